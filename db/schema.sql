-- Regenerated from the migrations by scripts/make-schema.mjs; read it, do not edit it.

CREATE TABLE assessment (
  id          TEXT PRIMARY KEY,
  plan_id     TEXT NOT NULL REFERENCES plan (id),
  assessed_on TEXT NOT NULL,
  conclusion  TEXT CHECK (conclusion IN ('keep','revise')),   -- 办法 35: conclude whether to revise; NULL: the ledger told the day alone
  assessor    TEXT,
  details     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)), -- the form of YJ/T 9011: group, basis, items, advice
  remark      TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE audit_entry (
  seq        INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  actor_id   TEXT,
  actor_name TEXT NOT NULL,
  action     TEXT NOT NULL,                                -- the contract method, e.g. 'filing.file'
  entity     TEXT NOT NULL,
  entity_id  TEXT,
  details    TEXT NOT NULL CHECK (json_valid(details)),
  prev_hash  TEXT NOT NULL,
  hash       TEXT NOT NULL
) STRICT;

CREATE TABLE batch_change (
  batch_id   TEXT NOT NULL,
  seq        INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  rows       TEXT NOT NULL CHECK (json_valid(rows)),
  PRIMARY KEY (batch_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_change (                             -- what was done to this desk's working days, with what an undo puts back
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('import','add-day','remove-day','undo')),
  year        INTEGER,                                     -- of an import and its undo
  title       TEXT NOT NULL,                               -- file, or day and name
  source      TEXT NOT NULL,
  before      TEXT NOT NULL CHECK (json_valid(before)),    -- {overrides: [...], year: {...}|null} as they stood
  after       TEXT NOT NULL CHECK (json_valid(after)),
  moved       INTEGER NOT NULL,                            -- how many terms moved
  actor       TEXT NOT NULL,
  at          TEXT NOT NULL,
  undone_by   TEXT REFERENCES calendar_change (id)
) STRICT;

CREATE TABLE calendar_move (                               -- the terms that a change moved, kept to be looked at later
  change_id          TEXT NOT NULL REFERENCES calendar_change (id),
  seq                INTEGER NOT NULL,
  subject_id         TEXT NOT NULL,
  rule_id            TEXT NOT NULL,
  ref_id             TEXT NOT NULL,
  due_before         TEXT,
  due_after          TEXT,
  state_before       TEXT,                                 -- NULL: there was no such duty
  state_after        TEXT,
  provisional_before INTEGER NOT NULL CHECK (provisional_before IN (0,1)),
  provisional_after  INTEGER NOT NULL CHECK (provisional_after IN (0,1)),
  PRIMARY KEY (change_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_override (
  region_code TEXT NOT NULL,                               -- '000000' for the whole country
  day         TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('holiday','workday')),
  name        TEXT NOT NULL,
  source      TEXT NOT NULL,                               -- the notice it rests on
  updated_at  TEXT NOT NULL,
  PRIMARY KEY (region_code, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_year (                               -- years covered by an imported yearly arrangement, beyond the shipped ones
  year       INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE checklist_answer (
  id            TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES review_assignment (id),
  item          TEXT NOT NULL,                             -- id of the item in the review's set: 'C5.2.3'
  verdict       TEXT CHECK (verdict IN ('fit','mostly','unfit','covered','not-applicable')), -- 符合 基本符合 不符合 由综合预案覆盖 不涉及; NULL: a reason begun
  reason        TEXT NOT NULL DEFAULT '',
  search        TEXT CHECK (search IS NULL OR json_valid(search)), -- {words, sha256, hits, at}: the whole document was searched
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE comment_disposition (                         -- what became of one comment, in the hands of the unit and the chair
  id             TEXT PRIMARY KEY,
  review_id      TEXT NOT NULL REFERENCES review (id),
  target         TEXT NOT NULL CHECK (target IN ('mark','answer')),
  target_id      TEXT NOT NULL,                            -- a mark or a checklist answer
  decision       TEXT CHECK (decision IN ('accepted','partly','rejected')), -- 采纳 部分采纳 不采纳
  reason         TEXT,
  change_made    TEXT,
  change_page    TEXT,
  decided_by     TEXT,
  decided_on     TEXT,
  new_version_id TEXT REFERENCES plan_version (id),
  found          TEXT CHECK (found IN ('unchanged','changed','moved','lost')), -- where the marked words went in it
  place          TEXT CHECK (place IS NULL OR json_valid(place)), -- {sha256, from, to, quote, sectionPath, page}
  confirmed_on   TEXT,
  confirmed_by   TEXT,
  remark         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE compensation (                                -- 补偿 of teams and owners (安委〔2017〕1号 三; 吉政发〔2012〕8号 四（六）1)
  id            TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  payee         TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('claimed','agreed','paid','refused')), -- 已申请 已核定 已支付 不予补偿
  claimed       REAL NOT NULL CHECK (claimed >= 0),        -- yuan
  claimed_on    TEXT NOT NULL,
  agreed        REAL CHECK (agreed >= 0),
  agreed_on     TEXT, agreed_by TEXT,
  basis         TEXT,
  paid          REAL CHECK (paid >= 0),
  paid_on       TEXT,
  voucher_no    TEXT,
  refuse_reason TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE contact (                                     -- 通讯录
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('office','town','department','unit','other')), -- 应急机构 乡镇街道 相关部门 单位 其他
  organisation  TEXT NOT NULL,
  organisation_key TEXT NOT NULL,
  initials      TEXT NOT NULL DEFAULT '',
  field         TEXT,                                      -- of resources/codes/contact-fields.json: 气象 地震 自然资源 卫健 …
  department    TEXT,
  name          TEXT,
  post          TEXT,
  duty_phone    TEXT,                                      -- 24 h, of the organisation
  phone         TEXT,                                      -- of the person
  other_phone   TEXT,
  fax           TEXT,
  region_code   TEXT NOT NULL,
  town          TEXT,
  enterprise_id TEXT REFERENCES enterprise (id),
  call_order    INTEGER NOT NULL DEFAULT 100,              -- who is called first
  shareable     INTEGER CHECK (shareable IN (0,1)),
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE contact_check (                               -- 核对电话: one call to one number
  id          TEXT PRIMARY KEY,
  subject     TEXT NOT NULL CHECK (subject IN ('contact','team','depot','facility','expert','enterprise')),
  subject_id  TEXT NOT NULL,
  field       TEXT NOT NULL,                               -- which of its numbers: dutyPhone, phone …
  phone       TEXT NOT NULL,                               -- the number called
  result      TEXT NOT NULL CHECK (result IN ('reached','wrong','no-answer','changed')), -- 接通 错号 无人接听 已更换
  new_phone   TEXT,
  checked_on  TEXT NOT NULL,
  checked_by  TEXT,
  note        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

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

CREATE TABLE deployment (                                  -- 调用, 征用 of a team, of supplies or equipment
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('call-up','requisition')), -- 调用 征用
  number        TEXT,                                      -- 调用令号
  state         TEXT NOT NULL CHECK (state IN ('ordered','departed','arrived','returned','settled','cancelled')), -- 已下达 已出动 已到达 已归还 已结算 已取消
  incident_id   TEXT REFERENCES incident (id),
  drill_id      TEXT REFERENCES drill (id),
  purpose       TEXT NOT NULL,
  team_id       TEXT REFERENCES team (id),                 -- the team called
  depot_id      TEXT REFERENCES depot (id),                -- the depot that issues
  enterprise_id TEXT REFERENCES enterprise (id),           -- the unit whose property is taken
  owner         TEXT NOT NULL,                             -- to whom it belongs, by name
  destination   TEXT,
  ordered_by    TEXT,
  receiver      TEXT,                                      -- 领用人
  receiver_phone TEXT,
  headcount     INTEGER,
  vehicles      INTEGER,
  ordered_at    TEXT NOT NULL,                             -- moments
  departed_at   TEXT, arrived_at TEXT, returned_at TEXT,
  return_due_on TEXT,
  cancel_reason TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE deployment_cost (                             -- 费用
  id            TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  item_id       TEXT REFERENCES deployment_item (id),
  kind          TEXT NOT NULL CHECK (kind IN ('labour','vehicle','consumed','damage','loss','other')), -- 人工 车辆机械 消耗 损坏 丢失 其他
  description   TEXT NOT NULL,
  quantity      REAL NOT NULL,
  unit_price    REAL NOT NULL,                             -- yuan
  amount        REAL NOT NULL,                             -- yuan, to the fen
  basis         TEXT,                                      -- 依据: voucher, price list
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE deployment_item (                             -- one thing of it; one of supply, equipment or a name by hand
  id            TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  position      INTEGER NOT NULL,
  supply_id     TEXT REFERENCES supply (id),
  equipment_id  TEXT REFERENCES equipment (id),
  name          TEXT NOT NULL,
  spec          TEXT,
  unit          TEXT,
  quantity      REAL NOT NULL CHECK (quantity > 0),        -- handed out
  handed_over_at TEXT,                                     -- moment; NULL: ordered only
  expired_reason TEXT,                                     -- why it was taken although out of date
  returned      REAL NOT NULL DEFAULT 0 CHECK (returned >= 0), -- fit for use
  damaged       REAL NOT NULL DEFAULT 0 CHECK (damaged >= 0),  -- came back, not fit
  consumed      REAL NOT NULL DEFAULT 0 CHECK (consumed >= 0), -- used up
  lost          REAL NOT NULL DEFAULT 0 CHECK (lost >= 0),
  note          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT,
  CHECK (returned + damaged + consumed + lost <= quantity + 0.0005)
) STRICT;

CREATE TABLE depot (                                       -- 储备库
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL CHECK (kind IN ('government','enterprise','team','social')), -- 政府 企业 队伍 社会
  parent_id     TEXT REFERENCES depot (id),                -- 主库 of a branch; never in a circle
  owner         TEXT,                                      -- 权属单位
  enterprise_id TEXT REFERENCES enterprise (id),           -- the unit it belongs to
  team_id       TEXT REFERENCES team (id),                 -- the team that keeps it
  region_code   TEXT NOT NULL,
  town          TEXT,
  address       TEXT,
  longitude     REAL, latitude REAL,
  keeper        TEXT,
  phone         TEXT,                                      -- 24 h
  area          REAL,                                      -- square metres
  shareable     INTEGER CHECK (shareable IN (0,1)),
  closed_on     TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE document (
  sha256     TEXT PRIMARY KEY,                             -- of the original bytes
  size       INTEGER NOT NULL,
  kind       TEXT NOT NULL,                                -- what it truly is: docx doc pdf xlsx txt image other
  encoding   TEXT NOT NULL CHECK (encoding IN ('raw','deflate')),
  bytes      BLOB,                                         -- NULL: known from a package that came without files
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE document_annex (
  document_id TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('contact','supply')),
  name        TEXT NOT NULL,
  details     TEXT NOT NULL CHECK (json_valid(details)),   -- the lifted row: {duty, phones …} or {model, quantity, unit, place, keeper, phone …}
  start       INTEGER NOT NULL,                            -- where the row begins in the text
  PRIMARY KEY (document_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_finding (
  document_id TEXT NOT NULL,
  profile  TEXT NOT NULL,                                  -- outline list id, law-status, names, annex; 'checked' holds what was gone by
  seq      INTEGER NOT NULL,
  item     TEXT NOT NULL,                                  -- id of the list's item, of the law, the foreign name …
  outcome  TEXT NOT NULL CHECK (outcome IN ('checked','missing','empty','cited','foreign','copied',
             'phone-differs','phone-missing','phone-unreadable','head-differs','supply-unknown','quantity-differs')),
  start    INTEGER,                                        -- where in the text, when it is somewhere
  quote    TEXT,
  PRIMARY KEY (document_id, profile, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_text (
  sha256       TEXT PRIMARY KEY REFERENCES document (sha256),
  state        TEXT NOT NULL CHECK (state IN ('pending','ok','no-text','protected','unsupported','damaged','empty','suspicious')),
  fingerprint  BLOB,                                       -- MinHash of its passages, for near copies; NULL: not computed. Before the text, which it would else lie behind
  text         TEXT NOT NULL DEFAULT '',
  pages        TEXT CHECK (pages IS NULL OR json_valid(pages)),     -- [{page, start}]
  outline      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(outline)), -- [{level, text, offset}]
  warnings     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
  headers      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(headers)), -- texts of page headers and footers
  extracted_at TEXT
) STRICT;

CREATE TABLE drill (
  id              TEXT PRIMARY KEY,
  enterprise_id   TEXT REFERENCES enterprise (id),         -- NULL: a drill of the office (government, department, town)
  plan_id         TEXT REFERENCES plan (id),
  plan_title      TEXT,                                    -- the plan as the ledger names it, when it could not be linked
  title           TEXT NOT NULL,
  title_key       TEXT NOT NULL,
  form_text       TEXT,                                    -- 演练类型 as written
  plan_kind       TEXT CHECK (plan_kind IN ('comprehensive','special','onsite','government','department')), -- decides the legal frequency
  form            TEXT CHECK (form IN ('action','tabletop')),          -- 实战 桌面
  content         TEXT CHECK (content IN ('full','single')),           -- 综合演练 单项演练
  purpose         TEXT CHECK (purpose IN ('testing','demonstration','research')), -- 检验 示范 研究
  level           TEXT NOT NULL DEFAULT 'enterprise' CHECK (level IN ('enterprise','workshop','team','government','department','town')),
  no_notice       INTEGER NOT NULL DEFAULT 0 CHECK (no_notice IN (0,1)),
  planned_on      TEXT,
  start_on        TEXT, end_on TEXT,
  time_text       TEXT,                                    -- 上午, 9:00-10:30, as written
  place           TEXT,
  participants    INTEGER,
  scenario        TEXT,
  state           TEXT NOT NULL CHECK (state IN ('planned','prepared','running','paused','ended','evaluated','reported','closed','cancelled','postponed')),
  state_reason    TEXT,                                    -- why cancelled or moved
  evaluated       INTEGER NOT NULL DEFAULT 0 CHECK (evaluated IN (0,1)), -- an evaluation record exists (办法 34)
  evaluated_on    TEXT,
  evaluation_note TEXT,
  reported        INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0,1)),
  reported_on     TEXT,                                    -- handed to the office (条例 8)
  year_plan_year  INTEGER,                                 -- the year plan it was proposed for
  meets           TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(meets)), -- rule ids named when it was proposed
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, plan_version_id TEXT REFERENCES plan_version (id), accident_kind TEXT, starts_at TEXT, ends_at TEXT, part TEXT, organiser TEXT, responsible TEXT, observers INTEGER, cost REAL, fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0,1)), previous_drill_id TEXT REFERENCES drill (id), background TEXT, duration_minutes INTEGER, safety_note TEXT, ready_items TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ready_items)), conclusion TEXT, revise_plan INTEGER CHECK (revise_plan IN (0,1)), revise_note TEXT) STRICT;

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

CREATE TABLE duty (
  subject_id     TEXT NOT NULL,                            -- enterprise id, or the office's own id
  rule_id        TEXT NOT NULL,
  period         TEXT NOT NULL,                            -- '2026', '2026H1', '2026-10', or '' where the rule has no window
  ref_id         TEXT NOT NULL DEFAULT '',                 -- the plan, plan version or filing case it is about
  due_on         TEXT,
  state          TEXT NOT NULL CHECK (state IN ('met','open','due-soon','overdue','waived','not-applicable','provisional')),
  met_on         TEXT,
  late           INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0,1)),
  leads          INTEGER NOT NULL DEFAULT 0 CHECK (leads IN (0,1)), -- the stricter of two rules that ask for the same
  evidence_id    TEXT,
  PRIMARY KEY (subject_id, rule_id, period, ref_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_subject (
  subject_id     TEXT PRIMARY KEY,
  next_change_on TEXT NOT NULL,                            -- first civil day on which a state may differ without any edit
  overdue        INTEGER NOT NULL DEFAULT 0,               -- how many of its duties are overdue: counted once, shown often
  dirty          INTEGER NOT NULL DEFAULT 1 CHECK (dirty IN (0,1))
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise (
  id                   TEXT PRIMARY KEY,
  name                 TEXT NOT NULL,
  name_key             TEXT NOT NULL,                      -- compactName(name): NFKC, no blanks; for matching
  name_initials        TEXT NOT NULL DEFAULT '',           -- pinyin initials of the name
  uscc                 TEXT,                               -- 统一社会信用代码; NULL needs no_uscc_reason
  no_uscc_reason       TEXT,
  uscc_suspect         INTEGER NOT NULL DEFAULT 0 CHECK (uscc_suspect IN (0,1)), -- accepted although the check character fails
  region_code          TEXT NOT NULL,
  town                 TEXT,
  address              TEXT,
  longitude            REAL, latitude REAL,
  industry_code        TEXT,                               -- GB/T 4754
  supervision_category TEXT,                               -- 监管行业类别
  activities           TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(activities)), -- HazardActivity[]: the facts behind SET-A..E
  affiliation          TEXT CHECK (affiliation IN ('central','province','city','county','other')), -- 隶属关系
  size_tier            TEXT CHECK (size_tier IN ('large','medium','small','micro')),
  size_basis           TEXT,
  employees            INTEGER, revenue_wan REAL, assets_wan REAL, -- 人 / 万元 / 万元
  established_on       TEXT,
  status               TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active','suspended','closed')), -- 正常 停产 关闭
  legal_person         TEXT, legal_phone TEXT,
  principal            TEXT, principal_phone TEXT,         -- 主要负责人
  safety_officer       TEXT, safety_officer_phone TEXT,
  major_hazard_level   INTEGER CHECK (major_hazard_level BETWEEN 1 AND 4), -- 重大危险源 一级..四级
  standard_level       TEXT, standard_until TEXT,          -- 安全生产标准化
  licence_no           TEXT, licence_until TEXT,
  business_scope       TEXT,
  closed_on            TEXT,                                    -- 关闭之日, with status closed
  merged_into_id       TEXT,                                    -- the record that goes on, when two were kept for one unit
  remark               TEXT,
  sets                 TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sets)), -- derived: rule sets that count (computed, then overrides); for lists
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE enterprise_licence (
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  kind          TEXT NOT NULL,                             -- 安全生产许可证, 危险化学品经营许可证 …: words, lists differ by trade
  number        TEXT NOT NULL,
  scope         TEXT,
  issued_by     TEXT,
  issued_on     TEXT,
  valid_until   TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE enterprise_set_override (
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  set_id        TEXT NOT NULL,                             -- 'SET-A' .. 'SET-SEED-HR'
  member        INTEGER NOT NULL CHECK (member IN (0,1)),
  reason        TEXT NOT NULL,
  decided_by    TEXT NOT NULL,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE equipment (
  id            TEXT PRIMARY KEY,
  team_id       TEXT REFERENCES team (id),
  team          TEXT,                                      -- 所属队伍 as written
  team_key      TEXT NOT NULL DEFAULT '',
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  model         TEXT, model_key TEXT NOT NULL DEFAULT '',
  quantity      REAL, unit TEXT,
  bought_on     TEXT, checked_on TEXT, next_check_on TEXT,
  state         TEXT,                                      -- 完好 待修 报废 … as written
  keeper        TEXT, phone TEXT, location TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, code TEXT, capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)), condition TEXT CHECK (condition IN ('good','repair','scrapped')), unfit REAL NOT NULL DEFAULT 0, check_months INTEGER, label_code TEXT, shareable INTEGER CHECK (shareable IN (0,1))) STRICT;

CREATE TABLE expert (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  name_key        TEXT NOT NULL,
  name_initials   TEXT NOT NULL DEFAULT '',
  gender          TEXT CHECK (gender IN ('male','female')),
  born_on         TEXT,
  id_number       TEXT,                                    -- 公民身份号码: shown masked; never leaves in a package
  employer        TEXT,
  past_employers  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(past_employers)), -- [{name, from, to}], years or months as known
  position        TEXT,                                    -- 职务
  title           TEXT,                                    -- 技术职称
  qualification   TEXT,                                    -- 职业资格: 注册安全工程师 …
  education       TEXT,
  specialties     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(specialties)), -- in the words of the person or the roster
  specialty_codes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(specialty_codes)), -- of resources/codes/specialties.json
  task_kinds      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(task_kinds)), -- what the person is asked for: 评审评估, 应急处置 …
  work_since      TEXT,                                    -- in the field since
  phone           TEXT,
  email           TEXT,
  address         TEXT,
  region_code     TEXT NOT NULL,
  term_from       TEXT, term_to TEXT,                      -- 聘期
  term_exact      INTEGER NOT NULL DEFAULT 1 CHECK (term_exact IN (0,1)), -- 0: the ledger gave months only
  certificate_no  TEXT,
  yearly_cap      INTEGER,                                 -- most draws a year this person takes; NULL: the office's figure
  status          TEXT NOT NULL DEFAULT 'serving' CHECK (status IN ('applied','declined','serving','paused','expired','removed','left')), -- 申请中 未聘 在聘 暂停 期满 解聘 退出
  merged_into_id  TEXT REFERENCES expert (id),             -- the same person, entered twice
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, longitude REAL, latitude REAL) STRICT;

CREATE TABLE expert_absence (                              -- days on which a person cannot be asked
  id        TEXT PRIMARY KEY,
  expert_id TEXT NOT NULL REFERENCES expert (id),
  from_day  TEXT NOT NULL,
  to_day    TEXT NOT NULL,
  reason    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_distinct (                             -- two entries that a person has found to be two people
  id         TEXT PRIMARY KEY,
  expert_id  TEXT NOT NULL REFERENCES expert (id),
  other_id   TEXT NOT NULL REFERENCES expert (id),
  decided_on TEXT NOT NULL,
  reason     TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_draw (
  id                TEXT PRIMARY KEY,
  review_id         TEXT REFERENCES review (id),
  enterprise_id     TEXT REFERENCES enterprise (id),
  plan_version_id   TEXT REFERENCES plan_version (id),
  previous_draw_id  TEXT REFERENCES expert_draw (id),      -- the round whose order was used up, or that was reopened
  round             INTEGER NOT NULL DEFAULT 1,
  title             TEXT NOT NULL,
  unit_name         TEXT NOT NULL,
  unit_uscc         TEXT,                                  -- as it stood: goes into the numbers with the name
  held_on           TEXT NOT NULL,                         -- the day the experts are needed
  needs             TEXT NOT NULL CHECK (json_valid(needs)),           -- [{specialty, label, count}]; once drawn with {available, take}, in the order of drawing
  substitutes       INTEGER NOT NULL,                      -- kept for each need
  drafting_units    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(drafting_units)), -- who wrote the plan or advised on it
  settings          TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)), -- {employerYears, yearlyCap, declared: [{expertId, reason}]} as they stood
  state             TEXT NOT NULL CHECK (state IN ('planned','committed','drawn','closed','void')),
  seed              TEXT, seed_commitment TEXT,            -- the seed, and its hash as shown before the candidates were
  committed_at      TEXT,                                  -- when the hash was shown
  spoken            TEXT,                                  -- a number said by a witness and mixed in
  witness           TEXT,
  operator          TEXT,
  method            TEXT,                                  -- the way of drawing, by name
  candidates_sha256 TEXT,
  drawn_at          TEXT,
  reason            TEXT,                                  -- why a further round was needed
  remark            TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_draw_list (                            -- who could be drawn and who could not: large, and asked for by the proof alone
  id         TEXT PRIMARY KEY,
  draw_id    TEXT NOT NULL REFERENCES expert_draw (id),
  candidates TEXT NOT NULL CHECK (json_valid(candidates)), -- [{id, name, employer, specialties}] in the order that counts
  exclusions TEXT NOT NULL CHECK (json_valid(exclusions)), -- [{id, name, employer, reasons: [{code, reason}]}]
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_draw_place (
  id          TEXT PRIMARY KEY,
  draw_id     TEXT NOT NULL REFERENCES expert_draw (id),
  expert_id   TEXT NOT NULL REFERENCES expert (id),
  need        TEXT NOT NULL,                               -- specialty of the need
  place       INTEGER NOT NULL,                            -- 1 and on, in the drawn order of its need
  standing    TEXT NOT NULL CHECK (standing IN ('drawn','substitute')),
  answer      TEXT CHECK (answer IN ('accepted','refused','recused','unreachable')),
  reason      TEXT,
  answered_on TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_evaluation (                           -- of a year, or after one task
  id           TEXT PRIMARY KEY,
  expert_id    TEXT NOT NULL REFERENCES expert (id),
  year         INTEGER NOT NULL,
  task         TEXT,                                       -- the task it follows; NULL: the year as a whole
  attendance   INTEGER CHECK (attendance BETWEEN 1 AND 5), -- 出勤 专业水平 公正 按时, 1 to 5
  quality      INTEGER CHECK (quality BETWEEN 1 AND 5),
  fairness     INTEGER CHECK (fairness BETWEEN 1 AND 5),
  punctuality  INTEGER CHECK (punctuality BETWEEN 1 AND 5),
  grade        TEXT CHECK (grade IN ('excellent','competent','basic','unfit')), -- 优秀 合格 基本合格 不合格
  comment      TEXT,
  evaluated_on TEXT NOT NULL,
  evaluator    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_interest (                             -- what binds a person to a unit: blocks a draw for it (办法 22)
  id            TEXT PRIMARY KEY,
  expert_id     TEXT NOT NULL REFERENCES expert (id),
  kind          TEXT NOT NULL CHECK (kind IN ('employment','shareholding','relative','drafting','consultancy','litigation','other')),
  enterprise_id TEXT REFERENCES enterprise (id),
  unit_name     TEXT NOT NULL,
  uscc          TEXT,
  since         TEXT, until TEXT,
  declared_on   TEXT NOT NULL,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_term (                                 -- every step of a person's life in the pool
  id          TEXT PRIMARY KEY,
  expert_id   TEXT NOT NULL REFERENCES expert (id),
  step        TEXT NOT NULL CHECK (step IN ('apply','decline','appoint','renew','pause','resume','expire','remove','leave')),
  on_day      TEXT NOT NULL,
  term_from   TEXT, term_to TEXT,
  document_no TEXT,                                        -- 聘任文号, 证书号
  reason      TEXT,
  remark      TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_training (
  id             TEXT PRIMARY KEY,
  expert_id      TEXT NOT NULL REFERENCES expert (id),
  held_on        TEXT NOT NULL,
  title          TEXT NOT NULL,
  hours          REAL,
  result         TEXT,
  certificate_no TEXT,
  remark         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE expert_work (                                 -- what a person was asked for and did
  id            TEXT PRIMARY KEY,
  expert_id     TEXT NOT NULL REFERENCES expert (id),
  kind          TEXT NOT NULL CHECK (kind IN ('review','verification','drill-guidance','drill-observing','inspection','rescue','consulting','drafting','training','other')), -- 评审 论证 演练指导 演练观摩 …
  review_id     TEXT REFERENCES review (id),
  drill_id      TEXT REFERENCES drill (id),
  enterprise_id TEXT REFERENCES enterprise (id),
  unit_name     TEXT,
  title         TEXT NOT NULL,
  from_day      TEXT NOT NULL,
  to_day        TEXT,
  hours         REAL,
  paid          INTEGER NOT NULL DEFAULT 0 CHECK (paid IN (0,1)), -- paid by the unit: bars the person from its reviews
  fee           REAL,                                      -- yuan
  attended      INTEGER CHECK (attended IN (0,1)),
  record        TEXT,                                      -- what was seen and advised
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE facility (                                    -- 医院, 避难场所, 水源 …: places a rescue turns to
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('hospital','shelter','water','landing','other')), -- 医疗机构 避难场所 取水点 起降点 其他
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  grade         TEXT,                                      -- 三级甲等 …
  beds          INTEGER,
  capabilities  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)), -- 烧伤 中毒 创伤 高压氧 …
  phone         TEXT,                                      -- 24 h
  contact       TEXT,
  region_code   TEXT NOT NULL,
  town          TEXT,
  address       TEXT,
  longitude     REAL, latitude REAL,
  shareable     INTEGER CHECK (shareable IN (0,1)),
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE filing_case (
  id               TEXT PRIMARY KEY,
  enterprise_id    TEXT NOT NULL REFERENCES enterprise (id),
  kind             TEXT NOT NULL CHECK (kind IN ('first','refiling')),
  previous_case_id TEXT REFERENCES filing_case (id),
  state            TEXT NOT NULL CHECK (state IN ('draft','submitted','checking','returned','resubmitted','filed','deemed-filed','void')),
  round            INTEGER NOT NULL DEFAULT 1,             -- 1, +1 after each resubmission
  submitted_on     TEXT,                                   -- 申报日期
  received_on      TEXT,                                   -- 接收日期: day 0 of the five working days (办法 28)
  returned_on      TEXT,                                   -- 一次性告知补正
  decided_on       TEXT,                                   -- 备案日期
  filing_no        TEXT,                                   -- 备案编号, ours or verbatim from elsewhere
  contact          TEXT, contact_phone TEXT,
  handler          TEXT,                                   -- 经办人
  remark           TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, channel TEXT CHECK (channel IN ('package','paper')), source_id TEXT, end_kind TEXT CHECK (end_kind IN ('unit-closed','plan-withdrawn','withdrawn','transferred','mistake')), transferred_to TEXT, certificate_on TEXT, archive_no TEXT) STRICT;

CREATE TABLE filing_case_plan (
  id              TEXT PRIMARY KEY,
  case_id         TEXT NOT NULL REFERENCES filing_case (id),
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  filed_on        TEXT,                                    -- what a ledger says of this plan alone; NULL: as the case
  handler         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE filing_check (
  id       TEXT PRIMARY KEY,
  case_id  TEXT NOT NULL REFERENCES filing_case (id),
  round    INTEGER NOT NULL,
  material TEXT NOT NULL,                                  -- 'M1'..'M5' (办法 27) or a local extra
  outcome  TEXT NOT NULL CHECK (outcome IN ('present','missing','not-as-required','not-needed')),
  note     TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE filing_document (
  id        TEXT PRIMARY KEY,
  case_id   TEXT NOT NULL REFERENCES filing_case (id),
  round     INTEGER NOT NULL,
  material  TEXT NOT NULL,                                 -- 'M1'..'M5' (办法 27), a local extra, or 'other'
  sha256    TEXT NOT NULL REFERENCES document (sha256),
  file_name TEXT NOT NULL,
  pages     INTEGER,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE filing_event (
  id         TEXT PRIMARY KEY,
  case_id    TEXT NOT NULL REFERENCES filing_case (id),
  seq        INTEGER NOT NULL,
  action     TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  on_date    TEXT NOT NULL,                                -- the civil date it counts for
  at         TEXT NOT NULL,                                -- the moment it was entered
  actor      TEXT NOT NULL,
  reason     TEXT,
  rule_trace TEXT CHECK (rule_trace IS NULL OR json_valid(rule_trace)), -- rule ids and results as they stood
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE filing_number (
  region_code TEXT NOT NULL,
  year        INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  number      TEXT NOT NULL UNIQUE,
  case_id     TEXT NOT NULL REFERENCES filing_case (id),
  cancelled_reason TEXT,
  created_at  TEXT NOT NULL,
  PRIMARY KEY (region_code, year, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_template (                               -- an office's own layout in place of the shipped one; every version stays
  form       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  file_name  TEXT NOT NULL,
  sha256     TEXT NOT NULL REFERENCES document (sha256),
  active     INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0,1)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (form, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE government_filing (
  id              TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  kind            TEXT NOT NULL CHECK (kind IN ('filing','publication')),
  recipient       TEXT NOT NULL,                           -- 备案机关, or where it was published
  copies          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(copies)), -- 抄送
  done_on         TEXT NOT NULL,
  document_no     TEXT,
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE hazard (                                      -- 重大危险源 (安法 40, 117)
  id              TEXT PRIMARY KEY,
  enterprise_id   TEXT NOT NULL REFERENCES enterprise (id),
  name            TEXT NOT NULL,
  number          TEXT,                                    -- 编号
  level           INTEGER CHECK (level BETWEEN 1 AND 4),   -- 一级 … 四级, as assessed
  r_value         REAL,                                    -- R, as assessed
  people_nearby   INTEGER,                                 -- outside, within 500 m: gives α
  place           TEXT,
  longitude       REAL, latitude REAL,
  started_on      TEXT,                                    -- 投用
  process         TEXT,                                    -- 工艺, 储存方式
  monitoring      TEXT,                                    -- 监控措施
  responsible     TEXT,
  responsible_phone TEXT,
  assessor        TEXT,                                    -- 评估机构
  assessed_on     TEXT,
  next_assessment_on TEXT,
  filed_on        TEXT,
  filing_office   TEXT,
  filing_no       TEXT,
  neighbours      TEXT,                                    -- 周边: who lies within its reach
  reach_m         REAL,                                    -- 影响半径, as the assessment says
  removed_on      TEXT,                                    -- 核销
  remove_reason   TEXT,
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE hazard_alarm (                                -- 预警分级和联系人 of a unit's monitoring (吉政发〔2012〕8号 四（三）2)
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  hazard_id     TEXT REFERENCES hazard (id),               -- NULL: of the whole unit
  level         TEXT NOT NULL CHECK (level IN ('blue','yellow','orange','red')),
  condition     TEXT NOT NULL,                             -- 触发条件
  action        TEXT NOT NULL,                             -- 响应措施
  contact       TEXT,
  phone         TEXT,
  checked_on    TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE hazard_link (                                 -- what answers a hazard: one of plan, team, supply
  id        TEXT PRIMARY KEY,
  hazard_id TEXT NOT NULL REFERENCES hazard (id),
  plan_id   TEXT REFERENCES plan (id),
  team_id   TEXT REFERENCES team (id),
  supply_id TEXT REFERENCES supply (id),
  note      TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT,
  CHECK ((plan_id IS NOT NULL) + (team_id IS NOT NULL) + (supply_id IS NOT NULL) = 1)
) STRICT;

CREATE TABLE hazard_substance (
  id         TEXT PRIMARY KEY,
  hazard_id  TEXT NOT NULL REFERENCES hazard (id),
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  cas        TEXT,
  quantity   REAL NOT NULL CHECK (quantity >= 0),          -- tonnes
  critical   REAL CHECK (critical > 0),                    -- 临界量, tonnes
  beta       REAL CHECK (beta > 0),                        -- 校正系数 β
  remark     TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE hidden_danger (                               -- 重大隐患, 挂牌督办 (吉政发〔2012〕8号 四（三）2)
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  hazard_id     TEXT REFERENCES hazard (id),
  title         TEXT NOT NULL,
  description   TEXT,
  category      TEXT,                                      -- in the words of the sector's list
  place         TEXT,
  state         TEXT NOT NULL CHECK (state IN ('found','listed','corrected','accepted','delisted')), -- 已发现 已挂牌 已整改 已验收 已摘牌
  found_on      TEXT NOT NULL,
  found_by      TEXT,
  filed_on      TEXT,                                      -- reported to the office
  filing_office TEXT,
  listing_no    TEXT,                                      -- 挂牌文号
  listing_level TEXT CHECK (listing_level IN ('county','city','province')),
  listed_on     TEXT,
  supervisor    TEXT,                                      -- 督办单位
  responsible   TEXT,
  responsible_phone TEXT,
  measures      TEXT,
  funds         REAL,                                      -- yuan
  due_on        TEXT,
  extended_to   TEXT,
  extend_reason TEXT,
  corrected_on  TEXT,
  accepted_on   TEXT,                                      -- 验收
  accepted_by   TEXT,
  acceptance    TEXT,
  delisted_on   TEXT,                                      -- 摘牌
  delisting_no  TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE import_batch (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,                               -- enterprises plans experts teams equipment supplies drills
  file_name   TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  counts      TEXT NOT NULL CHECK (json_valid(counts)),    -- {read, created, updated, unchanged, rejected}
  actor       TEXT NOT NULL,
  applied_at  TEXT NOT NULL,
  undone_at   TEXT
) STRICT;

CREATE TABLE incident (                                    -- 事故, 险情
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  practice        INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0,1)), -- 练习: an incident that did not happen, to know the desk before it is needed
  state           TEXT NOT NULL CHECK (state IN ('open','ended','evaluated','closed')), -- 处置中 响应终止 已评估 已办结
  accident_kind   TEXT NOT NULL,                           -- of resources/codes/accident-kinds.json
  enterprise_id   TEXT REFERENCES enterprise (id),
  hazard_id       TEXT REFERENCES hazard (id),
  region_code     TEXT NOT NULL,
  town            TEXT,
  place           TEXT NOT NULL,
  longitude       REAL, latitude REAL,
  happened_at     TEXT,                                    -- moments
  learned_at      TEXT NOT NULL,                           -- when the office learned of it: starts its clock (493 art. 11)
  unit_learned_at TEXT,                                    -- when the head of the unit did (493 art. 9)
  reported_by     TEXT,
  reporter_phone  TEXT,
  description     TEXT,
  substances      TEXT,
  deaths          INTEGER NOT NULL DEFAULT 0 CHECK (deaths >= 0),
  serious_injuries INTEGER NOT NULL DEFAULT 0 CHECK (serious_injuries >= 0),
  missing         INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),
  trapped         INTEGER NOT NULL DEFAULT 0 CHECK (trapped >= 0),
  direct_loss     REAL,                                    -- yuan
  toll_changed_at TEXT,                                    -- starts the clock of a supplementary report (493 art. 13)
  grade           TEXT CHECK (grade IN ('ordinary','larger','major','extraordinary')), -- as people have set it
  grade_by        TEXT, grade_at TEXT,
  response_level  TEXT,                                    -- 响应等级 of the plan that was started
  commander       TEXT,
  ended_at        TEXT,
  end_reason      TEXT,
  closed_on       TEXT,
  remark          TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE incident_log (                                -- what happened, in order; put right by a further entry, never changed
  id          TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  seq         INTEGER NOT NULL,
  at          TEXT NOT NULL,                               -- moment of the fact
  kind        TEXT NOT NULL CHECK (kind IN ('call','order','departure','arrival','situation','toll','step','report','state','note','correction')), -- 电话 指令 出动 到达 现场情况 伤亡 步骤 报告 状态 记事 更正
  whom        TEXT,                                        -- with whom, to whom
  phone       TEXT,
  text        TEXT NOT NULL,
  answered    INTEGER CHECK (answered IN (0,1)),           -- of a call
  deployment_id TEXT REFERENCES deployment (id),
  step_id     TEXT REFERENCES incident_step (id),
  corrects_id TEXT REFERENCES incident_log (id),
  made_by     TEXT NOT NULL,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE incident_plan (                               -- a plan that was found to apply, and whether it was started
  id              TEXT PRIMARY KEY,
  incident_id     TEXT NOT NULL REFERENCES incident (id),
  plan_id         TEXT NOT NULL REFERENCES plan (id),
  plan_version_id TEXT REFERENCES plan_version (id),
  started_at      TEXT,                                    -- NULL: offered, not started
  started_by      TEXT,
  response_level  TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE incident_report (                             -- 首报 续报 终报, 应急处置评估报告
  id          TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  kind        TEXT NOT NULL CHECK (kind IN ('first','supplement','final','evaluation')),
  number      INTEGER NOT NULL,                            -- 1, 2, 3 … of the incident
  state       TEXT NOT NULL CHECK (state IN ('draft','issued')),
  recipient   TEXT,
  sections    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)), -- [{key, text}]
  document_no TEXT,
  how         TEXT,                                        -- 电话, 书面, 传真
  issued_at   TEXT,                                        -- moment
  issued_by   TEXT,
  revise_plan INTEGER CHECK (revise_plan IN (0,1)),        -- of an evaluation: should the plan be revised (条例 6, 办法 36)
  trigger_id  TEXT REFERENCES revision_trigger (id),
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE incident_step (                               -- 处置步骤 of a started plan, as a checklist
  id               TEXT PRIMARY KEY,
  incident_plan_id TEXT NOT NULL REFERENCES incident_plan (id),
  position         INTEGER NOT NULL,
  text             TEXT NOT NULL,
  section_path     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(section_path)), -- headings of the plan, from the chapter down
  done_at          TEXT,
  done_by          TEXT,
  skipped_reason   TEXT,
  note             TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE inspection (                                  -- a campaign: 备案情况检查, 演练抽查
  id            TEXT PRIMARY KEY,
  year          INTEGER NOT NULL,                          -- the annual plan it belongs to
  title         TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('filing','drill','both')),
  basis         TEXT,
  planned_from  TEXT, planned_to TEXT,
  target        INTEGER,                                   -- units to be visited
  population    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(population)), -- who may be drawn: sets, towns, industries
  strata        TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(strata)),     -- [{key, label, size, take}] as drawn
  seed          TEXT, seed_commitment TEXT,                -- the seed, and its hash as shown before the candidates were
  spoken        TEXT,                                      -- a number said by a witness and mixed in
  witness       TEXT,
  candidates_sha256 TEXT,                                  -- of the ordered list of candidates: the draw can be computed again
  drawn_at      TEXT,
  state         TEXT NOT NULL CHECK (state IN ('planned','drawn','running','closed')),
  closed_on     TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE inspection_finding (
  id                 TEXT PRIMARY KEY,
  inspection_unit_id TEXT NOT NULL REFERENCES inspection_unit (id),
  kind               TEXT NOT NULL CHECK (kind IN ('no-plan','no-review','not-filed','no-drill','not-assessed','not-revised','means','drill-system','other')), -- 未编制 未评审 未备案 未演练 未评估 未修订 物资不落实 演练制度 其他
  item               TEXT,                                 -- of the check form
  description        TEXT NOT NULL,
  order_no           TEXT,                                 -- 责令改正文号
  ordered_on         TEXT,
  due_on             TEXT,
  corrected_on       TEXT,
  rechecked_on       TEXT,
  recheck            TEXT CHECK (recheck IN ('passed','failed')),
  penalty            TEXT, penalised_on TEXT,              -- as decided by people
  closed_on          TEXT,
  remark             TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, drill_id TEXT REFERENCES drill (id)) STRICT;

CREATE TABLE inspection_unit (
  id            TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  stratum       TEXT NOT NULL,
  place         INTEGER NOT NULL,                          -- in the drawn order of its stratum
  standing      TEXT NOT NULL CHECK (standing IN ('drawn','substitute','added','replaced')),
  reason        TEXT,                                      -- why replaced or added
  visited_on    TEXT,
  inspectors    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(inspectors)),
  answers       TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)), -- item → {outcome, note}
  received_by   TEXT,                                      -- who signed for the unit
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, drill_id TEXT REFERENCES drill (id)) STRICT;

CREATE TABLE mark (                                        -- a place in a plan, with what the reviewer says of it
  id            TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES review_assignment (id),
  sha256        TEXT NOT NULL REFERENCES document (sha256),
  kind          TEXT NOT NULL CHECK (kind IN ('highlight','box','comment','suggestion')),
  item          TEXT,                                      -- the checklist item it speaks to
  body          TEXT NOT NULL DEFAULT '',
  from_at       INTEGER, to_at INTEGER,                    -- in the extracted text, UTF-16 units; NULL for a box on a page without text
  quote         TEXT NOT NULL DEFAULT '',
  before_quote  TEXT NOT NULL DEFAULT '',                  -- up to 64 characters on each side
  after_quote   TEXT NOT NULL DEFAULT '',
  section_path  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(section_path)), -- headings from the chapter down
  page          INTEGER,
  box           TEXT CHECK (box IS NULL OR json_valid(box)), -- {x, y, width, height} in fractions of the page
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE merge_batch (
  id          TEXT PRIMARY KEY,
  package_id  TEXT NOT NULL,
  sender_id   TEXT NOT NULL,
  counts      TEXT NOT NULL CHECK (json_valid(counts)),    -- per table {added, changed, same, conflict, refused}
  actor       TEXT NOT NULL,
  applied_at  TEXT NOT NULL,
  undone_at   TEXT
) STRICT;

CREATE TABLE notice (                                      -- what the office has sent out, to whom and when
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('receipt','supplement','deemed','transfer','copy','reminder','correction')), -- 接收凭证 补正告知 视为备案 移送 抄送 催报 责令改正
  number        TEXT,                                      -- 文号
  enterprise_id TEXT REFERENCES enterprise (id),
  case_id       TEXT REFERENCES filing_case (id),
  round         INTEGER,
  recipient     TEXT NOT NULL,
  issued_on     TEXT NOT NULL,
  due_on        TEXT,                                      -- by when the recipient is to act
  delivered_on  TEXT,
  delivered_how TEXT,
  details       TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)), -- what it said: items, rule ids
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE office (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  level       TEXT NOT NULL CHECK (level IN ('county','city','province','enterprise','expert')),
  region_code TEXT NOT NULL,                               -- GB/T 2260, six digits
  parent_id   TEXT,                                        -- reporting parent; not derived from the code (province-managed counties)
  key_id      TEXT,                                        -- fingerprint of the Ed25519 public key last seen
  public_key  TEXT,                                        -- base64 SPKI
  via_id      TEXT,                                        -- the office whose packages bring its rows: its own id when it reports here directly
  is_self     INTEGER NOT NULL DEFAULT 0 CHECK (is_self IN (0,1)),
  origin      TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at  TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE office_key (                                  -- keys under which others have signed; packages never write here
  id               TEXT PRIMARY KEY,
  office_id        TEXT NOT NULL,
  key_id           TEXT NOT NULL,                          -- SHA-256 of the SubjectPublicKeyInfo
  public_key       TEXT NOT NULL,                          -- base64 SPKI
  sm2_public_key   TEXT,                                   -- hexadecimal, where packages bear an SM2 signature beside (not certified)
  state            TEXT NOT NULL CHECK (state IN ('first-contact','confirmed','superseded','revoked')), -- 初次收到 已核对 已更换 已作废
  first_seen_at    TEXT NOT NULL,
  first_package_id TEXT,
  confirmed_at     TEXT, confirmed_by TEXT,
  confirmed_how    TEXT,                                   -- with whom, over what
  superseded_by    TEXT,                                   -- key id of the one that took its place
  revoked_at       TEXT, revoked_by TEXT, revoked_reason TEXT,
  UNIQUE (office_id, key_id)
) STRICT;

CREATE TABLE package_log (
  id           TEXT PRIMARY KEY,                           -- package id
  direction    TEXT NOT NULL CHECK (direction IN ('out','in')),
  kind         TEXT NOT NULL,
  partner_id   TEXT NOT NULL,                              -- recipient of an outgoing, sender of an incoming package
  seq          INTEGER NOT NULL,
  sha256       TEXT NOT NULL,                              -- of the whole file
  period       TEXT,
  file_name    TEXT NOT NULL,
  manifest     TEXT NOT NULL CHECK (json_valid(manifest)),
  at           TEXT NOT NULL
) STRICT;

CREATE TABLE package_original (                            -- what a county signed, kept by the city that forwards it
  package_id TEXT PRIMARY KEY,
  office_id  TEXT NOT NULL,
  sequence   INTEGER NOT NULL,
  base       TEXT NOT NULL CHECK (base IN ('full','since')),
  sha256     TEXT NOT NULL,                                -- of the whole file as it came
  manifest   BLOB NOT NULL,                                -- the very bytes
  signature  BLOB NOT NULL,
  kept_at    TEXT NOT NULL
) STRICT;

CREATE TABLE package_original_part (                       -- its data.sqlite, deflated, in blocks
  package_id TEXT NOT NULL REFERENCES package_original (package_id),
  part       INTEGER NOT NULL,
  bytes      BLOB NOT NULL,
  PRIMARY KEY (package_id, part)
) STRICT;

CREATE TABLE plan (
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT REFERENCES enterprise (id),           -- NULL: a plan of the office itself
  kind          TEXT NOT NULL CHECK (kind IN ('comprehensive','special','onsite','government','department')),
  title         TEXT NOT NULL,
  title_key     TEXT NOT NULL,                             -- compactName(title) without 《》
  status        TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active','withdrawn')),
  accident_kinds  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(accident_kinds)),   -- GB 6441 words or the unit's own; what the plan is for
  response_levels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(response_levels)),  -- the plan's own levels, highest first: ["Ⅰ级","Ⅱ级"]
  government_kind TEXT CHECK (government_kind IN ('overall','special','department','joint','town','village','event')), -- 国办发〔2024〕5号
  issuing_body    TEXT,                                    -- who issues a government or department plan
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE plan_document (
  id              TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  sha256          TEXT NOT NULL REFERENCES document (sha256),
  file_name       TEXT NOT NULL,
  role            TEXT NOT NULL CHECK (role IN ('text','review-opinion','risk-assessment','resource-survey','application','drafting-note','step-proof','other')),
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE plan_link (
  id             TEXT PRIMARY KEY,
  plan_id        TEXT NOT NULL REFERENCES plan (id),
  upper_plan_id  TEXT NOT NULL REFERENCES plan (id),
  accident_kind  TEXT,
  response_level TEXT,                                     -- the lower plan's level at which the higher one starts
  remark         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE plan_step (
  id              TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  step            TEXT NOT NULL CHECK (step IN ('group','data','risk-assessment','resource-survey','drafting','tabletop','review','approval')),
  done_on         TEXT NOT NULL,
  responsible     TEXT,
  proof           TEXT,                                    -- what shows it: minutes, a report's name, a document number
  plan_document_id TEXT REFERENCES plan_document (id),
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE plan_version (
  id            TEXT PRIMARY KEY,
  plan_id       TEXT NOT NULL REFERENCES plan (id),
  number        INTEGER NOT NULL,                          -- 1, 2, 3 … in the order of the chain
  label         TEXT NOT NULL,                             -- as the unit writes it: 第3版, 2025年修订版
  state         TEXT NOT NULL CHECK (state IN ('draft','in-review','failed','signed','published','superseded','withdrawn')),
  review_way    TEXT CHECK (review_way IN ('review','verification','none')),  -- 评审 论证 未评审
  review_date   TEXT,
  review_result TEXT CHECK (review_result IN ('passed','passed-after-changes','failed')),
  approved_on   TEXT,                                      -- 批准: government and department plans
  signed_on     TEXT,
  published_on  TEXT,                                      -- 公布之日: starts the twenty working days (办法 26)
  expires_on    TEXT,                                      -- a local habit, kept as written
  refiling      TEXT CHECK (refiling IN ('refile','keep')), -- what a person decided of filing this version anew (办法 37)
  refiling_on   TEXT, refiling_reason TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE receipt (                                     -- 回执: an upper office's answer to one package
  id             TEXT PRIMARY KEY,
  package_id     TEXT NOT NULL,
  package_sha256 TEXT NOT NULL,                            -- of the whole file, as package_log has it
  package_kind   TEXT NOT NULL,
  office_id      TEXT NOT NULL,                            -- whose package it was
  sequence       INTEGER NOT NULL CHECK (sequence >= 1),
  period         TEXT,
  merged_at      TEXT NOT NULL,
  accepted       INTEGER NOT NULL CHECK (accepted >= 0),   -- rows; those that no answer names are accepted
  returned       INTEGER NOT NULL CHECK (returned >= 0),
  note           TEXT,
  answered_on    TEXT NOT NULL, answered_by TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE receipt_answer (                              -- the word on one record
  id           TEXT PRIMARY KEY,
  receipt_id   TEXT REFERENCES receipt (id),               -- NULL while it waits for the next receipt
  office_id    TEXT NOT NULL,                              -- who is answered
  table_name   TEXT NOT NULL,
  row_id       TEXT NOT NULL,
  row_version  INTEGER NOT NULL CHECK (row_version >= 1),
  title        TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('accepted','returned')), -- 接收 退回
  refusal      TEXT,                                       -- the merge's own reason; NULL where a person returned it
  reason       TEXT,
  made_by      TEXT,
  settled_on   TEXT,                                       -- at the lower desk
  settled_note TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE response_card (
  id            TEXT PRIMARY KEY,
  plan_id       TEXT NOT NULL REFERENCES plan (id),
  post          TEXT NOT NULL,                             -- 岗位
  risk          TEXT NOT NULL,
  signs         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(signs)),    -- texts
  steps         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),    -- texts in their order
  gear          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gear)),
  never         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(never)),    -- what must not be done
  contacts      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts)), -- texts: name, duty, phone
  issued_on     TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE review (                                      -- 评审 or 论证 of one version of a plan (办法 21, GB/T 29639-2020 4.8)
  id                 TEXT PRIMARY KEY,
  plan_version_id    TEXT NOT NULL REFERENCES plan_version (id),
  previous_review_id TEXT REFERENCES review (id),          -- the failed one that this repeats
  kind               TEXT NOT NULL CHECK (kind IN ('review','verification')),
  way                TEXT NOT NULL CHECK (way IN ('meeting','letter')),
  title              TEXT NOT NULL,
  checklist_set      TEXT NOT NULL,                        -- set of resources/rules/review-checklists.json
  tables             TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tables)), -- the tables of that set which apply
  state              TEXT NOT NULL CHECK (state IN ('prepared','drawn','sent','marking','collected','met','passed','failed','minutes-signed','void')),
  minimum_experts    INTEGER NOT NULL,
  prepared_on        TEXT NOT NULL,
  deadline           TEXT,                                 -- by when results are to be back
  meeting_on         TEXT,
  meeting_time       TEXT,
  place              TEXT,
  host               TEXT,                                 -- 主持人
  head               TEXT,                                 -- the head of the unit, and whether present
  head_attended      INTEGER CHECK (head_attended IN (0,1)),
  closed_reason      TEXT,                                 -- why results were looked at before all were in
  discussion         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(discussion)), -- [{key, text, at}]: notes on one item or the whole
  opinion            TEXT,                                 -- 评审意见 as the group wrote it
  process            TEXT,                                 -- 评审过程 of the minutes
  outcome            TEXT CHECK (outcome IN ('passed','passed-after-changes','failed')), -- chosen by people
  outcome_on         TEXT,
  outcome_by         TEXT,
  outcome_note       TEXT,
  minutes_signed_on  TEXT,
  changes_confirmed_on TEXT,                               -- the chair's signature under the changes
  changes_confirmed_by TEXT,
  remark             TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE review_assignment (                           -- one expert of one review, as the organiser keeps it
  id            TEXT PRIMARY KEY,
  review_id     TEXT NOT NULL REFERENCES review (id),
  expert_id     TEXT REFERENCES expert (id),               -- NULL: named by hand
  draw_place_id TEXT REFERENCES expert_draw_place (id),
  name          TEXT NOT NULL,
  employer      TEXT,
  title         TEXT,
  specialty     TEXT,
  phone         TEXT,
  role          TEXT NOT NULL CHECK (role IN ('chair','member')),
  state         TEXT NOT NULL CHECK (state IN ('named','sent','returned','withdrawn')),
  sent_at       TEXT,
  due_on        TEXT,
  returned_at   TEXT,                                      -- when the result was taken in
  late          INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0,1)),
  key_id        TEXT,                                      -- the key that signed the first result
  recusal       TEXT,                                      -- why withdrawn
  attended      INTEGER CHECK (attended IN (0,1)),
  vote          TEXT CHECK (vote IN ('for','against','abstain')), -- at the meeting
  vote_note     TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE review_opinion (                              -- the reviewer's own page: written on the reviewer's desk
  id            TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES review_assignment (id),
  state         TEXT NOT NULL CHECK (state IN ('open','handed-in')),
  opinion       TEXT NOT NULL DEFAULT '',
  vote          TEXT CHECK (vote IN ('for','against','abstain')),
  vote_reason   TEXT,
  no_interest   INTEGER NOT NULL DEFAULT 0 CHECK (no_interest IN (0,1)), -- the statement of having no interest in the unit
  handed_in_at  TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE review_paper (                                -- a signed or made paper of a review, as a file
  id        TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  kind      TEXT NOT NULL CHECK (kind IN ('sign-in','votes','opinion','minutes','changes','marked-plan','other')),
  sha256    TEXT NOT NULL REFERENCES document (sha256),
  file_name TEXT NOT NULL,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE revision_trigger (
  id            TEXT PRIMARY KEY,
  plan_id       TEXT NOT NULL REFERENCES plan (id),
  reason        TEXT NOT NULL CHECK (reason IN ('law','command','risk','resources','drill-or-rescue','other')),
  source        TEXT NOT NULL CHECK (source IN ('accident','drill-finding','law-change','personnel-change','risk-change','assessment','other')),
  source_id     TEXT,                                      -- the drill or assessment it comes from
  raised_on     TEXT NOT NULL,
  description   TEXT NOT NULL,
  decision      TEXT CHECK (decision IN ('revise','keep')), -- NULL: nobody has decided yet
  decided_on    TEXT,
  decision_reason TEXT,
  settled_by_id TEXT REFERENCES plan_version (id),         -- the version that takes it into account
  settled_on    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE risk_analysis (
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  month         TEXT NOT NULL,                             -- 'YYYY-MM'
  done_on       TEXT NOT NULL,
  measures      TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, content TEXT, findings TEXT, level TEXT CHECK (level IN ('blue','yellow','orange','red')), analyst TEXT, participants TEXT) STRICT;

CREATE TABLE saved_view (
  id         TEXT PRIMARY KEY,
  screen     TEXT NOT NULL,
  name       TEXT NOT NULL,
  spec       TEXT NOT NULL CHECK (json_valid(spec)),
  created_at TEXT NOT NULL,
  UNIQUE (screen, name)
) STRICT;

CREATE VIRTUAL TABLE search_characters USING fts5 (characters, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', detail = none);

CREATE VIRTUAL TABLE search_index USING fts5 (grams, keys, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', detail = full);

CREATE TABLE search_item (
  docid  INTEGER PRIMARY KEY,
  type   TEXT NOT NULL,                                    -- enterprise plan filing drill expert team equipment supply; each has a stretch of docids
  ref_id TEXT NOT NULL,
  UNIQUE (type, ref_id)
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))           -- JSON, so that types survive
) STRICT;

CREATE TABLE signing_key (                                 -- this desk's own; never leaves it
  key_id          TEXT PRIMARY KEY,
  public_key      TEXT NOT NULL,
  private_key     TEXT NOT NULL,                           -- base64 PKCS #8, or that sealed under a data key
  sealed          INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0,1)),
  sm2_public_key  TEXT, sm2_private_key TEXT,              -- sealed as the other is
  made_at         TEXT NOT NULL, made_by TEXT NOT NULL,
  retired_at      TEXT,
  retired_reason  TEXT CHECK (retired_reason IN ('changed','lost','stolen')), -- 更换 遗失 泄露
  succession      TEXT CHECK (json_valid(succession))      -- the former key's word for this one
) STRICT;

CREATE TABLE signing_key_holder (                          -- accounts that can open a sealed key with their password
  key_id     TEXT NOT NULL REFERENCES signing_key (key_id),
  user_id    TEXT NOT NULL REFERENCES user (id),
  salt       TEXT NOT NULL,
  nonce      TEXT NOT NULL,
  wrapped    TEXT NOT NULL,                                -- the data key, AES-256-GCM under a key of argon2id
  made_at    TEXT NOT NULL,
  PRIMARY KEY (key_id, user_id)
) STRICT;

CREATE TABLE source_link (                                 -- which of our rows a unit's own row became when its filing was received
  origin     TEXT NOT NULL,
  table_name TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  own_id     TEXT NOT NULL,
  PRIMARY KEY (origin, table_name, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_movement (                              -- 出入库台账: written once, put right by a further movement
  id            TEXT PRIMARY KEY,
  supply_id     TEXT NOT NULL REFERENCES supply (id),
  seq           INTEGER NOT NULL,                          -- 1, 2, 3 … of this supply
  kind          TEXT NOT NULL CHECK (kind IN ('opening','in','out','transfer-in','transfer-out','stock-take','call-out','return','scrap','unfit','mended','reversal')), -- 期初 入库 出库 调入 调出 盘点 调用出库 归还 报废 转待修 修复 冲正
  quantity      REAL NOT NULL,                             -- what the stock gains; below nought: what it loses
  unfit_change  REAL NOT NULL DEFAULT 0,                   -- what the unfit part of it gains or loses
  balance       REAL NOT NULL CHECK (balance >= 0),        -- the stock after it
  unfit_balance REAL NOT NULL CHECK (unfit_balance >= 0 AND unfit_balance <= balance),
  moved_on      TEXT NOT NULL,
  document_no   TEXT,                                      -- 单号
  pair_id       TEXT,                                      -- both halves of a transfer bear the same
  reverses_id   TEXT REFERENCES stock_movement (id),
  deployment_item_id TEXT,                                 -- the line of a call-up it belongs to
  stocktake_id  TEXT,                                      -- the stock-taking it came from
  counterpart   TEXT,                                      -- from whom, to whom
  handled_by    TEXT,
  reason        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE stocktake (                                   -- 盘点
  id          TEXT PRIMARY KEY,
  depot_id    TEXT NOT NULL REFERENCES depot (id),
  title       TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('counting','done','cancelled')),
  started_on  TEXT NOT NULL,
  finished_on TEXT,
  counted_by  TEXT,
  witness     TEXT,                                        -- 监盘
  remark      TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE stocktake_line (
  id           TEXT PRIMARY KEY,
  stocktake_id TEXT NOT NULL REFERENCES stocktake (id),
  supply_id    TEXT NOT NULL REFERENCES supply (id),
  book         REAL NOT NULL,                              -- 账面数 when the counting began
  counted      REAL CHECK (counted >= 0),                  -- 实盘数; NULL: not counted yet
  unfit        REAL CHECK (unfit >= 0 AND unfit <= counted),
  note         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE supply (
  id            TEXT PRIMARY KEY,
  depot         TEXT, depot_key TEXT NOT NULL DEFAULT '',  -- 储备库 by name; a table of its own comes with the stock ledger
  category      TEXT,
  code          TEXT,                                      -- GB/T 38565, seven digits
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  spec          TEXT, spec_key TEXT NOT NULL DEFAULT '',
  stock         REAL, minimum_stock REAL, unit TEXT,
  made_on       TEXT, expires_on TEXT,
  expiry_kind   TEXT CHECK (expiry_kind IN ('day','month','none')), -- exact day, month only (its last day is kept), does not expire
  location      TEXT, keeper TEXT, phone TEXT,
  shareable     INTEGER CHECK (shareable IN (0,1)),        -- 可调用
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, depot_id TEXT REFERENCES depot (id), capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)), unfit REAL NOT NULL DEFAULT 0, batch_no TEXT, owner TEXT, checked_on TEXT, next_check_on TEXT, check_months INTEGER, unit_price REAL, label_code TEXT) STRICT;

CREATE TABLE team (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  name_key       TEXT NOT NULL,
  name_initials  TEXT NOT NULL DEFAULT '',
  field          TEXT,                                     -- 矿山 危险化学品 消防 …
  nature         TEXT,                                     -- 专业应急救援队伍 企业专职 企业兼职 …
  host_unit      TEXT,                                     -- 依托单位 as written
  host_id        TEXT REFERENCES enterprise (id),
  leader         TEXT,
  duty_phone     TEXT,                                     -- 24 h
  members        INTEGER, full_time_members INTEGER,
  founded_on     TEXT,
  base           TEXT,
  main_equipment TEXT,
  region_code    TEXT NOT NULL,
  remark         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
, field_code TEXT, nature_code TEXT, level TEXT CHECK (level IN ('national','regional','city','county','enterprise')), unit_rank TEXT CHECK (unit_rank IN ('brigade','company','squad')), grade TEXT, deputy TEXT, leader_phone TEXT, qualified_members INTEGER, longitude REAL, latitude REAL, coverage TEXT, coverage_km REAL, response_minutes INTEGER, capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)), approval_no TEXT, reported_on TEXT, published_on TEXT, insured_until TEXT, park TEXT, shareable INTEGER CHECK (shareable IN (0,1)), disbanded_on TEXT) STRICT;

CREATE TABLE team_agreement (                              -- 应急救援协议, 联合建队 (条例 10, 煤矿安全生产条例 29)
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('rescue','joint')), -- 救援协议 联合建队
  team_id       TEXT NOT NULL REFERENCES team (id),
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  number        TEXT,
  signed_on     TEXT,
  valid_from    TEXT NOT NULL,
  valid_until   TEXT,                                      -- NULL: until ended
  scope         TEXT,
  fee           REAL,                                      -- yuan a year
  ended_on      TEXT,
  end_reason    TEXT,
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE team_member (                                 -- of a team, or a part-time rescuer named by a small unit (条例 10)
  id             TEXT PRIMARY KEY,
  team_id        TEXT REFERENCES team (id),
  enterprise_id  TEXT REFERENCES enterprise (id),          -- the unit that named the part-time rescuer
  name           TEXT NOT NULL,
  name_key       TEXT NOT NULL,
  post           TEXT,                                     -- 岗位
  full_time      INTEGER NOT NULL DEFAULT 0 CHECK (full_time IN (0,1)),
  phone          TEXT,
  qualification  TEXT,                                     -- 培训合格证, 救护资格
  certificate_no TEXT,
  qualified_until TEXT,
  insurance_no   TEXT,
  insured_until  TEXT,
  joined_on      TEXT,
  left_on        TEXT,
  remark         TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT,
  CHECK (team_id IS NOT NULL OR enterprise_id IS NOT NULL)
) STRICT;

CREATE TABLE team_training (                               -- 训练, 考核, 拉练
  id           TEXT PRIMARY KEY,
  team_id      TEXT NOT NULL REFERENCES team (id),
  kind         TEXT NOT NULL CHECK (kind IN ('training','exercise','assessment')), -- 训练 联合演练 考核
  held_on      TEXT NOT NULL,
  hours        REAL,
  participants INTEGER,
  topic        TEXT NOT NULL,
  place        TEXT,
  teacher      TEXT,
  result       TEXT,
  remark       TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE user (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL UNIQUE,
  role          TEXT NOT NULL CHECK (role IN ('clerk','reviewer','leader','administrator','auditor')), -- 经办 审核 领导 系统管理员 审计员
  password_hash TEXT,                                      -- argon2id; NULL: this person signs in without a password
  failed_logins INTEGER NOT NULL DEFAULT 0,
  locked_until  TEXT,
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)),
  version       INTEGER NOT NULL DEFAULT 1,
  created_at    TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE watch_entry (                                 -- 值班记录: calls, warnings received and passed on, hand-over
  id          TEXT PRIMARY KEY,
  at          TEXT NOT NULL,                               -- moment
  kind        TEXT NOT NULL CHECK (kind IN ('call','warning','handover','other')), -- 来电 预警信息 交接 其他
  source      TEXT,                                        -- who: the weather office …
  level       TEXT CHECK (level IN ('blue','yellow','orange','red')),
  title       TEXT NOT NULL,
  text        TEXT,
  valid_until TEXT,                                        -- moment
  towns       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(towns)),
  passed_on   TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(passed_on)), -- [{to, at, how}]
  handled     TEXT,                                        -- 处理情况
  recorded_by TEXT,
  incident_id TEXT REFERENCES incident (id),
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE TABLE watch_shift (                                 -- 值班表 (条例 14)
  id            TEXT PRIMARY KEY,
  enterprise_id TEXT REFERENCES enterprise (id),           -- NULL: the office's own
  on_day        TEXT NOT NULL,                             -- the day it begins
  shift         TEXT NOT NULL CHECK (shift IN ('day','night','whole')), -- 白班 夜班 全天
  role          TEXT NOT NULL CHECK (role IN ('leader','chief','member')), -- 带班领导 值班长 值班员
  contact_id    TEXT REFERENCES contact (id),
  name          TEXT NOT NULL,
  phone         TEXT,
  instead_of    TEXT,                                      -- 替班: whom this person stands in for
  remark        TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;

CREATE INDEX assessment_plan ON assessment (plan_id, assessed_on);

CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id);

CREATE UNIQUE INDEX checklist_answer_one ON checklist_answer (assignment_id, item) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX comment_disposition_one ON comment_disposition (review_id, target, target_id) WHERE voided_at IS NULL;

CREATE INDEX compensation_deployment ON compensation (deployment_id);

CREATE INDEX contact_organisation ON contact (organisation_key);

CREATE INDEX contact_check_subject ON contact_check (subject_id, field, checked_on);

CREATE INDEX corrective_action_finding ON corrective_action (finding_id);

CREATE INDEX deployment_incident ON deployment (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX deployment_open ON deployment (state, ordered_at) WHERE voided_at IS NULL;

CREATE INDEX deployment_team ON deployment (team_id) WHERE team_id IS NOT NULL;

CREATE INDEX deployment_cost_deployment ON deployment_cost (deployment_id);

CREATE INDEX deployment_item_deployment ON deployment_item (deployment_id, position);

CREATE INDEX deployment_item_equipment ON deployment_item (equipment_id) WHERE equipment_id IS NOT NULL;

CREATE INDEX deployment_item_supply ON deployment_item (supply_id) WHERE supply_id IS NOT NULL;

CREATE INDEX depot_enterprise ON depot (enterprise_id) WHERE enterprise_id IS NOT NULL;

CREATE INDEX depot_name ON depot (name_key);

CREATE INDEX document_finding_listed ON document_finding (profile, outcome) WHERE outcome <> 'checked';

CREATE INDEX drill_date ON drill (start_on);

CREATE INDEX drill_duty ON drill (enterprise_id, end_on, state, plan_kind, evaluated, reported, reported_on, plan_id, level, id) WHERE voided_at IS NULL;

CREATE INDEX drill_plan ON drill (plan_id);

CREATE INDEX drill_planned ON drill (planned_on);

CREATE INDEX drill_previous ON drill (previous_drill_id) WHERE previous_drill_id IS NOT NULL;

CREATE INDEX drill_when ON drill (COALESCE(start_on, planned_on), id) WHERE voided_at IS NULL;

CREATE INDEX drill_attachment_drill ON drill_attachment (drill_id);

CREATE INDEX drill_attachment_sha ON drill_attachment (sha256);

CREATE INDEX drill_evaluation_drill ON drill_evaluation (drill_id);

CREATE INDEX drill_finding_carried ON drill_finding (carried_to_id) WHERE carried_to_id IS NOT NULL;

CREATE INDEX drill_finding_drill ON drill_finding (drill_id, number);

CREATE INDEX drill_finding_open ON drill_finding (state, due_on) WHERE voided_at IS NULL;

CREATE INDEX drill_inject_drill ON drill_inject (drill_id, at_minute, number);

CREATE INDEX drill_log_seq ON drill_log (drill_id, seq);

CREATE INDEX drill_objective_drill ON drill_objective (drill_id, position);

CREATE INDEX drill_participant_drill ON drill_participant (drill_id);

CREATE INDEX drill_participant_ref ON drill_participant (ref_id) WHERE ref_id IS NOT NULL;

CREATE UNIQUE INDEX drill_report_one ON drill_report (drill_id, kind) WHERE voided_at IS NULL;

CREATE INDEX drill_run_drill ON drill_run (drill_id, number);

CREATE UNIQUE INDEX drill_score_one ON drill_score (evaluation_id, item) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX drill_sheet_code ON drill_sheet (origin, code) WHERE voided_at IS NULL;

CREATE INDEX drill_sheet_drill ON drill_sheet (drill_id);

CREATE INDEX drill_submission_enterprise ON drill_submission (enterprise_id, period);

CREATE UNIQUE INDEX drill_submission_one ON drill_submission (origin, enterprise_id, period) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX drill_submission_answer_one ON drill_submission_answer (submission_id, round) WHERE voided_at IS NULL;

CREATE INDEX drill_year_item_plan ON drill_year_item (year_plan_id, position);

CREATE INDEX drill_year_plan_enterprise ON drill_year_plan (enterprise_id, year);

CREATE UNIQUE INDEX drill_year_plan_one ON drill_year_plan (origin, enterprise_id, year) WHERE voided_at IS NULL AND enterprise_id IS NOT NULL;

CREATE INDEX duty_rule ON duty (rule_id, state);

CREATE INDEX duty_state ON duty (state, leads, due_on, rule_id);

CREATE INDEX duty_subject_dirty ON duty_subject (dirty) WHERE dirty = 1;

CREATE INDEX duty_subject_next ON duty_subject (next_change_on);

CREATE INDEX duty_subject_overdue ON duty_subject (overdue, subject_id) WHERE overdue > 0;

CREATE INDEX enterprise_initials ON enterprise (name_initials, name, id) WHERE voided_at IS NULL;

CREATE INDEX enterprise_name_key ON enterprise (name_key);

CREATE INDEX enterprise_place ON enterprise (latitude, longitude) WHERE latitude IS NOT NULL AND voided_at IS NULL;

CREATE INDEX enterprise_region ON enterprise (region_code, town, name_key);

CREATE UNIQUE INDEX enterprise_uscc ON enterprise (origin, uscc) WHERE uscc IS NOT NULL AND voided_at IS NULL;

CREATE INDEX enterprise_licence_enterprise ON enterprise_licence (enterprise_id);

CREATE UNIQUE INDEX enterprise_set_override_one ON enterprise_set_override (enterprise_id, set_id) WHERE voided_at IS NULL;

CREATE INDEX equipment_check ON equipment (origin, next_check_on) WHERE next_check_on IS NOT NULL AND voided_at IS NULL;

CREATE UNIQUE INDEX equipment_label ON equipment (origin, label_code) WHERE label_code IS NOT NULL AND voided_at IS NULL;

CREATE INDEX equipment_name ON equipment (name_key, team_key);

CREATE INDEX equipment_team ON equipment (team_id);

CREATE UNIQUE INDEX expert_id_number ON expert (origin, id_number) WHERE id_number IS NOT NULL AND voided_at IS NULL;

CREATE INDEX expert_name ON expert (name_key);

CREATE INDEX expert_phone ON expert (phone) WHERE phone IS NOT NULL;

CREATE INDEX expert_term_to ON expert (term_to) WHERE voided_at IS NULL;

CREATE INDEX expert_absence_expert ON expert_absence (expert_id);

CREATE INDEX expert_draw_held ON expert_draw (held_on);

CREATE INDEX expert_draw_review ON expert_draw (review_id);

CREATE INDEX expert_draw_place_expert ON expert_draw_place (expert_id);

CREATE UNIQUE INDEX expert_draw_place_one ON expert_draw_place (draw_id, expert_id) WHERE voided_at IS NULL;

CREATE INDEX expert_evaluation_expert ON expert_evaluation (expert_id, year);

CREATE INDEX expert_interest_expert ON expert_interest (expert_id);

CREATE INDEX expert_term_expert ON expert_term (expert_id, on_day);

CREATE INDEX expert_training_expert ON expert_training (expert_id, held_on);

CREATE INDEX expert_work_drill ON expert_work (drill_id);

CREATE INDEX expert_work_enterprise ON expert_work (enterprise_id);

CREATE INDEX expert_work_expert ON expert_work (expert_id, from_day);

CREATE INDEX facility_name ON facility (name_key);

CREATE INDEX filing_case_enterprise ON filing_case (enterprise_id);

CREATE INDEX filing_case_no ON filing_case (filing_no);

CREATE INDEX filing_case_state ON filing_case (state, received_on, voided_at);

CREATE UNIQUE INDEX filing_case_plan_one ON filing_case_plan (case_id, plan_version_id);

CREATE INDEX filing_case_plan_version ON filing_case_plan (plan_version_id);

CREATE UNIQUE INDEX filing_check_one ON filing_check (case_id, round, material);

CREATE INDEX filing_document_case ON filing_document (case_id, round);

CREATE INDEX filing_document_sha ON filing_document (sha256);

CREATE UNIQUE INDEX filing_event_seq ON filing_event (case_id, seq);

CREATE INDEX government_filing_version ON government_filing (plan_version_id);

CREATE INDEX hazard_enterprise ON hazard (enterprise_id);

CREATE INDEX hazard_place ON hazard (latitude, longitude) WHERE latitude IS NOT NULL AND voided_at IS NULL;

CREATE INDEX hazard_reach ON hazard (reach_m) WHERE reach_m IS NOT NULL AND voided_at IS NULL;

CREATE INDEX hazard_alarm_enterprise ON hazard_alarm (enterprise_id);

CREATE INDEX hazard_link_hazard ON hazard_link (hazard_id);

CREATE INDEX hazard_link_plan ON hazard_link (plan_id) WHERE plan_id IS NOT NULL;

CREATE INDEX hazard_substance_hazard ON hazard_substance (hazard_id, position);

CREATE INDEX hidden_danger_enterprise ON hidden_danger (enterprise_id);

CREATE INDEX hidden_danger_open ON hidden_danger (state, due_on) WHERE voided_at IS NULL;

CREATE INDEX incident_enterprise ON incident (enterprise_id) WHERE enterprise_id IS NOT NULL;

CREATE INDEX incident_learned ON incident (learned_at);

CREATE UNIQUE INDEX incident_log_seq ON incident_log (incident_id, seq) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX incident_plan_one ON incident_plan (incident_id, plan_id) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX incident_report_number ON incident_report (incident_id, number) WHERE voided_at IS NULL;

CREATE INDEX incident_step_plan ON incident_step (incident_plan_id, position);

CREATE INDEX inspection_year ON inspection (year);

CREATE INDEX inspection_finding_drill ON inspection_finding (drill_id) WHERE drill_id IS NOT NULL;

CREATE INDEX inspection_finding_unit ON inspection_finding (inspection_unit_id);

CREATE INDEX inspection_unit_drill ON inspection_unit (drill_id) WHERE drill_id IS NOT NULL;

CREATE INDEX inspection_unit_enterprise ON inspection_unit (enterprise_id);

CREATE UNIQUE INDEX inspection_unit_one ON inspection_unit (inspection_id, enterprise_id) WHERE voided_at IS NULL;

CREATE INDEX mark_assignment ON mark (assignment_id, sha256, from_at);

CREATE INDEX notice_case ON notice (case_id);

CREATE INDEX notice_enterprise ON notice (enterprise_id, kind, issued_on);

CREATE UNIQUE INDEX office_one_self ON office (is_self) WHERE is_self = 1;

CREATE INDEX office_key_key ON office_key (key_id);

CREATE UNIQUE INDEX package_log_seq ON package_log (direction, partner_id, kind, seq, id);

CREATE INDEX package_original_office ON package_original (office_id, sequence);

CREATE INDEX plan_enterprise ON plan (enterprise_id);

CREATE INDEX plan_owner ON plan (COALESCE(enterprise_id, origin), id);

CREATE INDEX plan_title ON plan (title_key);

CREATE INDEX plan_document_sha ON plan_document (sha256);

CREATE INDEX plan_document_version ON plan_document (plan_version_id);

CREATE INDEX plan_link_plan ON plan_link (plan_id);

CREATE INDEX plan_link_upper ON plan_link (upper_plan_id);

CREATE UNIQUE INDEX plan_step_step ON plan_step (plan_version_id, step) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX plan_version_number ON plan_version (plan_id, number);

CREATE UNIQUE INDEX receipt_package ON receipt (origin, package_id) WHERE voided_at IS NULL;

CREATE INDEX receipt_answer_receipt ON receipt_answer (receipt_id);

CREATE INDEX receipt_answer_row ON receipt_answer (row_id) WHERE voided_at IS NULL;

CREATE INDEX receipt_answer_waiting ON receipt_answer (office_id) WHERE receipt_id IS NULL AND voided_at IS NULL;

CREATE INDEX response_card_plan ON response_card (plan_id);

CREATE INDEX review_state ON review (state, deadline);

CREATE INDEX review_version ON review (plan_version_id);

CREATE INDEX review_assignment_expert ON review_assignment (expert_id);

CREATE INDEX review_assignment_review ON review_assignment (review_id);

CREATE UNIQUE INDEX review_opinion_one ON review_opinion (assignment_id) WHERE voided_at IS NULL;

CREATE INDEX review_paper_review ON review_paper (review_id);

CREATE INDEX review_paper_sha ON review_paper (sha256);

CREATE INDEX revision_trigger_plan ON revision_trigger (plan_id);

CREATE UNIQUE INDEX risk_analysis_month ON risk_analysis (enterprise_id, month) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX signing_key_current ON signing_key ((1)) WHERE retired_at IS NULL;

CREATE INDEX stock_movement_day ON stock_movement (moved_on, id);

CREATE INDEX stock_movement_item ON stock_movement (deployment_item_id) WHERE deployment_item_id IS NOT NULL;

CREATE UNIQUE INDEX stock_movement_reversed ON stock_movement (reverses_id) WHERE reverses_id IS NOT NULL AND voided_at IS NULL;

CREATE UNIQUE INDEX stock_movement_seq ON stock_movement (supply_id, seq) WHERE voided_at IS NULL;

CREATE UNIQUE INDEX stocktake_counting ON stocktake (depot_id) WHERE state = 'counting' AND voided_at IS NULL;

CREATE UNIQUE INDEX stocktake_line_one ON stocktake_line (stocktake_id, supply_id) WHERE voided_at IS NULL;

CREATE INDEX supply_check ON supply (origin, next_check_on) WHERE next_check_on IS NOT NULL AND voided_at IS NULL;

CREATE INDEX supply_depot ON supply (depot_id, name_key);

CREATE INDEX supply_expiry ON supply (origin, expires_on) WHERE expires_on IS NOT NULL AND voided_at IS NULL;

CREATE UNIQUE INDEX supply_label ON supply (origin, label_code) WHERE label_code IS NOT NULL AND voided_at IS NULL;

CREATE INDEX supply_name ON supply (name_key, depot_key);

CREATE INDEX supply_shared ON supply (name_key, spec_key, unit, stock, unfit, expires_on, depot_id, origin, name, spec, category, code) WHERE shareable = 1 AND voided_at IS NULL;

CREATE INDEX team_host ON team (host_id) WHERE host_id IS NOT NULL AND voided_at IS NULL;

CREATE INDEX team_name ON team (name_key);

CREATE INDEX team_phone ON team (duty_phone) WHERE duty_phone IS NOT NULL AND voided_at IS NULL;

CREATE INDEX team_agreement_enterprise ON team_agreement (enterprise_id);

CREATE INDEX team_agreement_team ON team_agreement (team_id);

CREATE INDEX team_member_enterprise ON team_member (enterprise_id) WHERE enterprise_id IS NOT NULL;

CREATE INDEX team_member_team ON team_member (team_id);

CREATE INDEX team_training_team ON team_training (team_id, held_on);

CREATE INDEX watch_entry_at ON watch_entry (at);

CREATE INDEX watch_shift_enterprise ON watch_shift (enterprise_id, on_day) WHERE enterprise_id IS NOT NULL;

CREATE UNIQUE INDEX watch_shift_one ON watch_shift (on_day, shift, role, name, IFNULL(enterprise_id, '')) WHERE voided_at IS NULL;
