-- Drills from the year plan to the closed finding: design, conduct, evaluation, findings, half-yearly reports.

ALTER TABLE drill ADD COLUMN plan_version_id TEXT REFERENCES plan_version (id); -- the version drilled
ALTER TABLE drill ADD COLUMN accident_kind TEXT;           -- of resources/codes/accident-kinds.json, or the unit's own word
ALTER TABLE drill ADD COLUMN starts_at TEXT;               -- 'HH:MM' on the planned or actual first day
ALTER TABLE drill ADD COLUMN ends_at TEXT;                 -- 'HH:MM' on the last day
ALTER TABLE drill ADD COLUMN part TEXT;                    -- which workshop or team (车间、工段、班组) drills
ALTER TABLE drill ADD COLUMN organiser TEXT;               -- 组织单位, 组织部门
ALTER TABLE drill ADD COLUMN responsible TEXT;             -- 负责人
ALTER TABLE drill ADD COLUMN observers INTEGER;            -- 观摩人数
ALTER TABLE drill ADD COLUMN cost REAL;                    -- 投入经费, yuan
ALTER TABLE drill ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0,1)); -- people have set the day: a proposal may not move it
ALTER TABLE drill ADD COLUMN previous_drill_id TEXT REFERENCES drill (id); -- the drill whose open findings it takes up
ALTER TABLE drill ADD COLUMN background TEXT;              -- 情景背景, for the players; `scenario` is the course of the accident
ALTER TABLE drill ADD COLUMN duration_minutes INTEGER;     -- how long it is designed to take
ALTER TABLE drill ADD COLUMN safety_note TEXT;             -- 安全注意事项 and when to break off
ALTER TABLE drill ADD COLUMN ready_items TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ready_items)); -- items of the readiness list that people have ticked
ALTER TABLE drill ADD COLUMN conclusion TEXT;              -- 评估结论, in the words of the evaluators
ALTER TABLE drill ADD COLUMN revise_plan INTEGER CHECK (revise_plan IN (0,1)); -- 是否建议修订预案 (办法 34)
ALTER TABLE drill ADD COLUMN revise_note TEXT;
-- What the duties ask of a drill now has its level in it: rules for workshops, teams and towns tell drills apart by it.
DROP INDEX drill_duty;
CREATE INDEX drill_duty ON drill (enterprise_id, end_on, state, plan_kind, evaluated, reported, reported_on, plan_id, level, id) WHERE voided_at IS NULL;
CREATE INDEX drill_previous ON drill (previous_drill_id) WHERE previous_drill_id IS NOT NULL;

CREATE TABLE drill_year_plan (                             -- 年度演练计划 of a unit (办法 33) or of the office
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT REFERENCES enterprise (id),           -- NULL: the office's own
  year          INTEGER NOT NULL,
  title         TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('draft','approved')),
  refusals      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refusals)), -- [{from, to, reason}]: stretches without drills
  wishes        TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(wishes)),   -- figures that differ from the shipped ones: {actionShare, …}
  explanation   TEXT,                                      -- why it came out so, as it stood when approved
  responsible   TEXT,
  budget        REAL,                                      -- yuan
  approved_by   TEXT,
  approved_on   TEXT,
  document_no   TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_year_plan_one ON drill_year_plan (origin, enterprise_id, year) WHERE voided_at IS NULL AND enterprise_id IS NOT NULL;
CREATE INDEX drill_year_plan_enterprise ON drill_year_plan (enterprise_id, year);

CREATE TABLE drill_year_item (                             -- a line of an office's plan: an industry or an accident-prone link (吉市政办发〔2012〕14号)
  id            TEXT PRIMARY KEY,
  year_plan_id  TEXT NOT NULL REFERENCES drill_year_plan (id),
  position      INTEGER NOT NULL,
  category      TEXT,                                      -- of resources/codes/supervision-categories.json; NULL: across industries
  topic         TEXT NOT NULL,                             -- the link of the chain, the accident, the place
  month         INTEGER CHECK (month BETWEEN 1 AND 12),
  target        INTEGER NOT NULL DEFAULT 1,                -- drills to be organised or seen
  guidance      INTEGER NOT NULL DEFAULT 0,                -- experts wanted for guidance, and for observing
  observing     INTEGER NOT NULL DEFAULT 0,
  inspection_id TEXT REFERENCES inspection (id),           -- the spot checks drawn for it
  responsible   TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_year_item_plan ON drill_year_item (year_plan_id, position);

CREATE TABLE drill_participant (                           -- who and what is needed on the day: also what may not be booked twice
  id            TEXT PRIMARY KEY,
  drill_id      TEXT NOT NULL REFERENCES drill (id),
  kind          TEXT NOT NULL CHECK (kind IN ('person','team','part','agency','expert','equipment','place')), -- 人员 队伍 车间班组 外部单位 专家 器材 场地
  ref_id        TEXT,                                      -- the row of the register; NULL: named by hand
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,                             -- compactName(name)
  role          TEXT CHECK (role IN ('director','controller','evaluator','player','simulator','safety','recorder','support','observer')), -- 总指挥 导调 评估 参演 模拟 安全 记录 保障 观摩
  post          TEXT,                                      -- 抢险组组长 …
  phone         TEXT,
  headcount     INTEGER,
  quantity      REAL,                                      -- of equipment
  duty          TEXT,                                      -- what is expected of them
  attended      INTEGER CHECK (attended IN (0,1)),
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_participant_drill ON drill_participant (drill_id);
CREATE INDEX drill_participant_ref ON drill_participant (ref_id) WHERE ref_id IS NOT NULL;

CREATE TABLE drill_finding (
  id              TEXT PRIMARY KEY,
  drill_id        TEXT NOT NULL REFERENCES drill (id),
  number          INTEGER NOT NULL,                        -- within the drill
  title           TEXT NOT NULL,
  title_key       TEXT NOT NULL,                           -- compactName(title): for recognising repeats
  area            TEXT NOT NULL CHECK (area IN ('plan','warning','command','response','resources','communication','protection','organisation','other')), -- 预案 预警报告 指挥 处置 物资装备 通信 人员防护 组织 其他
  severity        TEXT NOT NULL CHECK (severity IN ('slight','plain','serious')), -- 轻微 一般 严重
  evidence        TEXT NOT NULL,                           -- what was seen
  log_ids         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(log_ids)),     -- entries of drill_log
  item            TEXT,                                    -- the item of the evaluation table it comes from
  plan_version_id TEXT REFERENCES plan_version (id),
  section_path    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(section_path)), -- headings from the chapter down
  owner           TEXT,                                    -- 整改责任人
  due_on          TEXT,
  state           TEXT NOT NULL CHECK (state IN ('open','assigned','corrected','verified','carried')), -- 待分派 整改中 待验证 已闭环 转入下次
  repeats_id      TEXT REFERENCES drill_finding (id),      -- the earlier finding that it repeats
  carried_to_id   TEXT REFERENCES drill (id),              -- the drill that takes it up
  carried_reason  TEXT,
  trigger_id      TEXT REFERENCES revision_trigger (id),   -- the proposal to revise the plan that came of it
  closed_on       TEXT,
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_finding_drill ON drill_finding (drill_id, number);
CREATE INDEX drill_finding_open ON drill_finding (state, due_on) WHERE voided_at IS NULL;
CREATE INDEX drill_finding_carried ON drill_finding (carried_to_id) WHERE carried_to_id IS NOT NULL;

CREATE TABLE corrective_action (
  id          TEXT PRIMARY KEY,
  finding_id  TEXT NOT NULL REFERENCES drill_finding (id),
  measure     TEXT NOT NULL,
  done_on     TEXT NOT NULL,
  done_by     TEXT NOT NULL,
  done_account TEXT,                                       -- the account it was entered under, where people sign in
  proof       TEXT NOT NULL,                               -- what shows it; files hang on drill_attachment
  verdict     TEXT CHECK (verdict IN ('accepted','rejected')), -- NULL: nobody has verified yet
  verified_on TEXT,
  verified_by TEXT,                                        -- another person than done_by
  verify_note TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX corrective_action_finding ON corrective_action (finding_id);

CREATE TABLE drill_objective (
  id           TEXT PRIMARY KEY,
  drill_id     TEXT NOT NULL REFERENCES drill (id),
  position     INTEGER NOT NULL,
  text         TEXT NOT NULL,                              -- who does what under which condition
  standard     TEXT,                                       -- by what it is measured
  section_path TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(section_path)), -- of the plan drilled
  finding_id   TEXT REFERENCES drill_finding (id),         -- the open finding of an earlier drill that it tries again
  met          TEXT CHECK (met IN ('yes','partly','no')),
  met_note     TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_objective_drill ON drill_objective (drill_id, position);

CREATE TABLE drill_inject (                                -- 情景信息
  id              TEXT PRIMARY KEY,
  drill_id        TEXT NOT NULL REFERENCES drill (id),
  number          INTEGER NOT NULL,                        -- as printed and called out
  at_minute       INTEGER NOT NULL,                        -- after the start: T+
  from_whom       TEXT NOT NULL,
  to_whom         TEXT NOT NULL,
  channel         TEXT NOT NULL CHECK (channel IN ('spoken','phone','radio','broadcast','paper','alarm','video','message')), -- 口头 电话 对讲机 广播 纸条 报警装置 视频 短信
  text            TEXT NOT NULL,
  question        TEXT,                                    -- table-top: what is asked
  expected_action TEXT,
  expected_minutes INTEGER,                                -- by when after the inject
  evaluator       TEXT,
  objective_id    TEXT REFERENCES drill_objective (id),
  phase           TEXT,
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_inject_drill ON drill_inject (drill_id, at_minute, number);

CREATE TABLE drill_run (                                   -- one conduct of a drill: its clock
  id            TEXT PRIMARY KEY,
  drill_id      TEXT NOT NULL REFERENCES drill (id),
  number        INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('running','paused','ended')),
  source        TEXT NOT NULL CHECK (source IN ('screen','paper')), -- paper: run without the program and entered later
  started_at    TEXT NOT NULL,
  ended_at      TEXT,
  clock_seconds INTEGER NOT NULL DEFAULT 0,                -- the drill's clock when it was last written down
  beat_at       TEXT NOT NULL,                             -- the moment it was last written down
  controller    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_run_drill ON drill_run (drill_id, number);

CREATE TABLE drill_log (                                   -- what happened, in order; corrected by a further entry, never changed
  id            TEXT PRIMARY KEY,
  drill_id      TEXT NOT NULL REFERENCES drill (id),
  run_id        TEXT REFERENCES drill_run (id),
  seq           INTEGER NOT NULL,
  at            TEXT NOT NULL,                             -- UTC
  clock_seconds INTEGER NOT NULL,                          -- on the drill's clock
  kind          TEXT NOT NULL CHECK (kind IN ('start','pause','resume','jump','end','interrupted','clock-changed','inject','skip','action','observation','question','answer','problem','note','correction')), -- 开始 暂停 继续 跳转 结束 中断 改钟 注入 略过 行动 观察 提问 作答 问题 备注 更正
  inject_id     TEXT REFERENCES drill_inject (id),
  corrects_id   TEXT REFERENCES drill_log (id),
  actor         TEXT,                                      -- who did it, or whom it concerns
  text          TEXT NOT NULL DEFAULT '',
  delay_seconds INTEGER,                                   -- of an action after its inject, or of an inject after its time
  late          INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0,1)), -- entered afterwards from paper
  author        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_log_seq ON drill_log (drill_id, seq);

CREATE TABLE drill_evaluation (                            -- one evaluator's form, or the self-evaluation of the players
  id        TEXT PRIMARY KEY,
  drill_id  TEXT NOT NULL REFERENCES drill (id),
  kind      TEXT NOT NULL CHECK (kind IN ('evaluator','self')),
  evaluator TEXT NOT NULL,
  post      TEXT,
  pack      TEXT NOT NULL,                                 -- of resources/rules/drill-evaluation.json
  tables    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tables)), -- the tables of the pack that this evaluator fills in
  items     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(items)),  -- those tables with groups and items, as they stood when the form was begun
  scale     TEXT NOT NULL CHECK (scale IN ('yes-no','grade','points')), -- 是否 优良中差 分值
  state     TEXT NOT NULL CHECK (state IN ('open','done')),
  opinion   TEXT NOT NULL DEFAULT '',
  signed_on TEXT,
  remark    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_evaluation_drill ON drill_evaluation (drill_id);

CREATE TABLE drill_score (
  id            TEXT PRIMARY KEY,
  evaluation_id TEXT NOT NULL REFERENCES drill_evaluation (id),
  item          TEXT NOT NULL,                             -- id of the item in the pack
  verdict       TEXT CHECK (verdict IN ('yes','no','excellent','good','fair','poor','not-applicable')),
  points        REAL,
  remark        TEXT NOT NULL DEFAULT '',
  log_ids       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(log_ids)), -- the evidence
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_score_one ON drill_score (evaluation_id, item) WHERE voided_at IS NULL;

CREATE TABLE drill_report (                                -- 演练评估报告, 演练总结 (办法 34)
  id        TEXT PRIMARY KEY,
  drill_id  TEXT NOT NULL REFERENCES drill (id),
  kind      TEXT NOT NULL CHECK (kind IN ('evaluation','summary')),
  state     TEXT NOT NULL CHECK (state IN ('draft','issued')),
  sections  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)), -- [{key, text}]
  author    TEXT,
  issued_on TEXT,
  issued_by TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_report_one ON drill_report (drill_id, kind) WHERE voided_at IS NULL;

CREATE TABLE drill_attachment (
  id         TEXT PRIMARY KEY,
  drill_id   TEXT NOT NULL REFERENCES drill (id),
  kind       TEXT NOT NULL CHECK (kind IN ('photo','sign-in','paper','report','proof','recording','other')), -- 照片 签到 方案脚本 报告 整改证明 录音录像 其他
  sha256     TEXT NOT NULL REFERENCES document (sha256),
  file_name  TEXT NOT NULL,
  caption    TEXT,
  log_id     TEXT REFERENCES drill_log (id),
  finding_id TEXT REFERENCES drill_finding (id),
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX drill_attachment_drill ON drill_attachment (drill_id);
CREATE INDEX drill_attachment_sha ON drill_attachment (sha256);

CREATE TABLE drill_sheet (                                 -- a printed sheet of the paper kit, found again by its short code
  id         TEXT PRIMARY KEY,
  drill_id   TEXT NOT NULL REFERENCES drill (id),
  code       TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('run-sheet','controller-card','evaluator-form','sign-in')),
  ref_id     TEXT,                                         -- the evaluation or participant it was printed for
  printed_at TEXT NOT NULL,
  entered_at TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_sheet_code ON drill_sheet (origin, code) WHERE voided_at IS NULL;
CREATE INDEX drill_sheet_drill ON drill_sheet (drill_id);

CREATE TABLE drill_submission (                            -- what a unit reports of a half-year (条例 8, 办法 33)
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  period        TEXT NOT NULL,                             -- '2026H1'
  round         INTEGER NOT NULL DEFAULT 1,                -- handed in again after a return
  drill_ids     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(drill_ids)),
  state         TEXT NOT NULL CHECK (state IN ('draft','handed-in')),
  note          TEXT,
  prepared_by   TEXT,
  phone         TEXT,
  handed_in_on  TEXT,
  source_id     TEXT,                                      -- the unit's own row, in a report that came by package
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_submission_one ON drill_submission (origin, enterprise_id, period) WHERE voided_at IS NULL;
CREATE INDEX drill_submission_enterprise ON drill_submission (enterprise_id, period);

CREATE TABLE drill_submission_answer (                     -- the office's word on it
  id            TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES drill_submission (id),
  round         INTEGER NOT NULL,
  verdict       TEXT NOT NULL CHECK (verdict IN ('received','returned')), -- 已接收 退回补充
  number        TEXT,                                      -- 回执编号
  note          TEXT,
  answered_on   TEXT NOT NULL,
  answered_by   TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX drill_submission_answer_one ON drill_submission_answer (submission_id, round) WHERE voided_at IS NULL;

ALTER TABLE inspection_finding ADD COLUMN drill_id TEXT REFERENCES drill (id); -- the drill that was spot-checked (条例 8 ¶3)
ALTER TABLE inspection_unit ADD COLUMN drill_id TEXT REFERENCES drill (id); -- the drill that the visit was to see
CREATE INDEX inspection_unit_drill ON inspection_unit (drill_id) WHERE drill_id IS NOT NULL;
CREATE INDEX inspection_finding_drill ON inspection_finding (drill_id) WHERE drill_id IS NOT NULL;
