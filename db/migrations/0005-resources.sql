-- Teams, depots and their stock, hazards, contacts, the desk for incidents: the resource database and what it is for.

ALTER TABLE team ADD COLUMN field_code TEXT;               -- of resources/codes/teams.json; `field` keeps the words of the roster
ALTER TABLE team ADD COLUMN nature_code TEXT;              -- likewise
ALTER TABLE team ADD COLUMN level TEXT CHECK (level IN ('national','regional','city','county','enterprise')); -- 国家级 区域(省)级 市级 县级 企业级
ALTER TABLE team ADD COLUMN unit_rank TEXT CHECK (unit_rank IN ('brigade','company','squad')); -- 大队 中队 小队
ALTER TABLE team ADD COLUMN grade TEXT;                    -- 标准化等级, as on its certificate
ALTER TABLE team ADD COLUMN deputy TEXT;                   -- 副职
ALTER TABLE team ADD COLUMN leader_phone TEXT;
ALTER TABLE team ADD COLUMN qualified_members INTEGER;
ALTER TABLE team ADD COLUMN longitude REAL;                -- of the base, degrees, WGS 84 (CGCS2000)
ALTER TABLE team ADD COLUMN latitude REAL;
ALTER TABLE team ADD COLUMN coverage TEXT;                 -- 服务范围, in words
ALTER TABLE team ADD COLUMN coverage_km REAL;              -- radius of the service area
ALTER TABLE team ADD COLUMN response_minutes INTEGER;      -- from the call to leaving the base
ALTER TABLE team ADD COLUMN capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)); -- of resources/codes/capabilities.json
ALTER TABLE team ADD COLUMN approval_no TEXT;              -- 批准文号
ALTER TABLE team ADD COLUMN reported_on TEXT;              -- set-up told to the competent office (条例 12)
ALTER TABLE team ADD COLUMN published_on TEXT;
ALTER TABLE team ADD COLUMN insured_until TEXT;            -- personal accident insurance of all members (应对法 40)
ALTER TABLE team ADD COLUMN park TEXT;                     -- 园区: a joint team of its units (条例 10)
ALTER TABLE team ADD COLUMN shareable INTEGER CHECK (shareable IN (0,1)); -- may be called across regions (安委〔2017〕1号 三)
ALTER TABLE team ADD COLUMN disbanded_on TEXT;
CREATE INDEX team_host ON team (host_id) WHERE host_id IS NOT NULL AND voided_at IS NULL;
CREATE INDEX team_phone ON team (duty_phone) WHERE duty_phone IS NOT NULL AND voided_at IS NULL;

ALTER TABLE equipment ADD COLUMN code TEXT;                -- GB/T 38565, seven digits
ALTER TABLE equipment ADD COLUMN capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities));
ALTER TABLE equipment ADD COLUMN condition TEXT CHECK (condition IN ('good','repair','scrapped')); -- 完好 待修 报废; `state` keeps the words of the roster
ALTER TABLE equipment ADD COLUMN unfit REAL NOT NULL DEFAULT 0; -- of the quantity, not fit for use
ALTER TABLE equipment ADD COLUMN check_months INTEGER;     -- 检查保养周期
ALTER TABLE equipment ADD COLUMN label_code TEXT;          -- on its label, for stock-taking
ALTER TABLE equipment ADD COLUMN shareable INTEGER CHECK (shareable IN (0,1));
CREATE UNIQUE INDEX equipment_label ON equipment (origin, label_code) WHERE label_code IS NOT NULL AND voided_at IS NULL;
CREATE INDEX equipment_check ON equipment (origin, next_check_on) WHERE next_check_on IS NOT NULL AND voided_at IS NULL;

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
CREATE INDEX depot_name ON depot (name_key);
CREATE INDEX depot_enterprise ON depot (enterprise_id) WHERE enterprise_id IS NOT NULL;

ALTER TABLE supply ADD COLUMN depot_id TEXT REFERENCES depot (id); -- `depot` keeps the name beside it, for ledgers and lists
ALTER TABLE supply ADD COLUMN capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)); -- what it is for: 灭火 排水 通风 …
ALTER TABLE supply ADD COLUMN unfit REAL NOT NULL DEFAULT 0; -- of the stock: 待修、损坏
ALTER TABLE supply ADD COLUMN batch_no TEXT;
ALTER TABLE supply ADD COLUMN owner TEXT;                  -- 权属单位, where not the depot's
ALTER TABLE supply ADD COLUMN checked_on TEXT;
ALTER TABLE supply ADD COLUMN next_check_on TEXT;
ALTER TABLE supply ADD COLUMN check_months INTEGER;        -- 检查保养周期
ALTER TABLE supply ADD COLUMN unit_price REAL;             -- yuan
ALTER TABLE supply ADD COLUMN label_code TEXT;             -- on its label, for stock-taking
CREATE INDEX supply_depot ON supply (depot_id, name_key);
CREATE UNIQUE INDEX supply_label ON supply (origin, label_code) WHERE label_code IS NOT NULL AND voided_at IS NULL;
CREATE INDEX supply_expiry ON supply (origin, expires_on) WHERE expires_on IS NOT NULL AND voided_at IS NULL;
CREATE INDEX supply_check ON supply (origin, next_check_on) WHERE next_check_on IS NOT NULL AND voided_at IS NULL;

CREATE INDEX supply_shared ON supply (name_key, spec_key, unit, stock, unfit, expires_on, depot_id, origin, name, spec, category, code) WHERE shareable = 1 AND voided_at IS NULL;

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
CREATE UNIQUE INDEX stock_movement_seq ON stock_movement (supply_id, seq) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX stock_movement_reversed ON stock_movement (reverses_id) WHERE reverses_id IS NOT NULL AND voided_at IS NULL;
CREATE INDEX stock_movement_day ON stock_movement (moved_on, id);
CREATE INDEX stock_movement_item ON stock_movement (deployment_item_id) WHERE deployment_item_id IS NOT NULL;

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
CREATE UNIQUE INDEX stocktake_counting ON stocktake (depot_id) WHERE state = 'counting' AND voided_at IS NULL;

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
CREATE UNIQUE INDEX stocktake_line_one ON stocktake_line (stocktake_id, supply_id) WHERE voided_at IS NULL;

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
CREATE INDEX team_member_team ON team_member (team_id);
CREATE INDEX team_member_enterprise ON team_member (enterprise_id) WHERE enterprise_id IS NOT NULL;

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
CREATE INDEX team_training_team ON team_training (team_id, held_on);

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
CREATE INDEX team_agreement_team ON team_agreement (team_id);
CREATE INDEX team_agreement_enterprise ON team_agreement (enterprise_id);

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
CREATE INDEX facility_name ON facility (name_key);

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
CREATE INDEX hazard_enterprise ON hazard (enterprise_id);
CREATE INDEX hazard_place ON hazard (latitude, longitude) WHERE latitude IS NOT NULL AND voided_at IS NULL; -- what is near an incident
CREATE INDEX hazard_reach ON hazard (reach_m) WHERE reach_m IS NOT NULL AND voided_at IS NULL; -- what reaches far
CREATE INDEX enterprise_place ON enterprise (latitude, longitude) WHERE latitude IS NOT NULL AND voided_at IS NULL;

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
CREATE INDEX hazard_substance_hazard ON hazard_substance (hazard_id, position);

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
CREATE INDEX hazard_link_hazard ON hazard_link (hazard_id);
CREATE INDEX hazard_link_plan ON hazard_link (plan_id) WHERE plan_id IS NOT NULL;

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
CREATE INDEX hazard_alarm_enterprise ON hazard_alarm (enterprise_id);

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
CREATE INDEX hidden_danger_enterprise ON hidden_danger (enterprise_id);
CREATE INDEX hidden_danger_open ON hidden_danger (state, due_on) WHERE voided_at IS NULL;

ALTER TABLE risk_analysis ADD COLUMN content TEXT;         -- 分析内容: what was looked at
ALTER TABLE risk_analysis ADD COLUMN findings TEXT;        -- 主要风险
ALTER TABLE risk_analysis ADD COLUMN level TEXT CHECK (level IN ('blue','yellow','orange','red')); -- 研判等级
ALTER TABLE risk_analysis ADD COLUMN analyst TEXT;         -- 主持人
ALTER TABLE risk_analysis ADD COLUMN participants TEXT;

ALTER TABLE expert ADD COLUMN longitude REAL;              -- of the place of work, for the way to an incident; never leaves in a package
ALTER TABLE expert ADD COLUMN latitude REAL;

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
CREATE INDEX contact_organisation ON contact (organisation_key);

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
CREATE INDEX contact_check_subject ON contact_check (subject_id, field, checked_on);

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
CREATE UNIQUE INDEX watch_shift_one ON watch_shift (on_day, shift, role, name, IFNULL(enterprise_id, '')) WHERE voided_at IS NULL;
CREATE INDEX watch_shift_enterprise ON watch_shift (enterprise_id, on_day) WHERE enterprise_id IS NOT NULL;

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
CREATE INDEX watch_entry_at ON watch_entry (at);

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
CREATE INDEX incident_learned ON incident (learned_at);
CREATE INDEX incident_enterprise ON incident (enterprise_id) WHERE enterprise_id IS NOT NULL;

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
CREATE UNIQUE INDEX incident_plan_one ON incident_plan (incident_id, plan_id) WHERE voided_at IS NULL;

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
CREATE INDEX incident_step_plan ON incident_step (incident_plan_id, position);

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
CREATE UNIQUE INDEX incident_log_seq ON incident_log (incident_id, seq) WHERE voided_at IS NULL;

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
CREATE UNIQUE INDEX incident_report_number ON incident_report (incident_id, number) WHERE voided_at IS NULL;

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
CREATE INDEX deployment_incident ON deployment (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX deployment_team ON deployment (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX deployment_open ON deployment (state, ordered_at) WHERE voided_at IS NULL;

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
CREATE INDEX deployment_item_deployment ON deployment_item (deployment_id, position);
CREATE INDEX deployment_item_equipment ON deployment_item (equipment_id) WHERE equipment_id IS NOT NULL;
CREATE INDEX deployment_item_supply ON deployment_item (supply_id) WHERE supply_id IS NOT NULL;

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
CREATE INDEX deployment_cost_deployment ON deployment_cost (deployment_id);

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
CREATE INDEX compensation_deployment ON compensation (deployment_id);

-- Depots that stood as names beside the stock become rows of their own, and what lies in them the opening of its ledger.
INSERT INTO depot (id, name, name_key, kind, region_code, origin, created_at, updated_at)
  SELECT lower(hex(randomblob(16))), MIN(s.depot), s.depot_key, CASE o.level WHEN 'enterprise' THEN 'enterprise' ELSE 'government' END,
    o.region_code, s.origin, MIN(s.created_at), MIN(s.created_at)
  FROM supply s JOIN office o ON o.id = s.origin AND o.is_self = 1
  WHERE s.depot_key <> '' AND s.depot IS NOT NULL AND s.voided_at IS NULL GROUP BY s.origin, s.depot_key;
UPDATE supply SET depot_id = (SELECT d.id FROM depot d WHERE d.origin = supply.origin AND d.name_key = supply.depot_key)
  WHERE origin IN (SELECT id FROM office WHERE is_self = 1) AND voided_at IS NULL;
INSERT INTO stock_movement (id, supply_id, seq, kind, quantity, balance, unfit_balance, moved_on, origin, created_at, updated_at)
  SELECT lower(hex(randomblob(16))), id, 1, 'opening', stock, stock, 0, substr(updated_at, 1, 10), origin, updated_at, updated_at
  FROM supply WHERE stock > 0 AND voided_at IS NULL AND origin IN (SELECT id FROM office WHERE is_self = 1);
