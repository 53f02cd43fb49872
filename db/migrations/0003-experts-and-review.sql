-- The life of the expert pool, fair draws, reviews of plans with what every reviewer wrote, experts at drills.

-- An applicant is in the pool's book before anybody has appointed him: the list of states grows, so the table is made anew.
ALTER TABLE expert RENAME TO former_expert;
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
) STRICT;
INSERT INTO expert (id, name, name_key, name_initials, gender, born_on, id_number, employer, title, education, specialties,
    phone, region_code, term_from, term_to, term_exact, certificate_no, status, remark,
    origin, version, created_at, updated_at, voided_at, void_reason)
  SELECT id, name, name_key, name_initials, gender, born_on, id_number, employer, title, education, specialties,
    phone, region_code, term_from, term_to, term_exact, certificate_no, status, remark,
    origin, version, created_at, updated_at, voided_at, void_reason FROM former_expert ORDER BY rowid;
DROP TABLE former_expert;
CREATE INDEX expert_name ON expert (name_key);
CREATE INDEX expert_phone ON expert (phone) WHERE phone IS NOT NULL;
CREATE INDEX expert_term_to ON expert (term_to) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX expert_id_number ON expert (origin, id_number) WHERE id_number IS NOT NULL AND voided_at IS NULL;

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
CREATE INDEX expert_term_expert ON expert_term (expert_id, on_day);

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
CREATE INDEX expert_evaluation_expert ON expert_evaluation (expert_id, year);

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
CREATE INDEX expert_training_expert ON expert_training (expert_id, held_on);

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
CREATE INDEX expert_interest_expert ON expert_interest (expert_id);

CREATE TABLE expert_absence (                              -- days on which a person cannot be asked
  id        TEXT PRIMARY KEY,
  expert_id TEXT NOT NULL REFERENCES expert (id),
  from_day  TEXT NOT NULL,
  to_day    TEXT NOT NULL,
  reason    TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX expert_absence_expert ON expert_absence (expert_id);

CREATE TABLE expert_distinct (                             -- two entries that a person has found to be two people
  id         TEXT PRIMARY KEY,
  expert_id  TEXT NOT NULL REFERENCES expert (id),
  other_id   TEXT NOT NULL REFERENCES expert (id),
  decided_on TEXT NOT NULL,
  reason     TEXT,
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
CREATE INDEX review_version ON review (plan_version_id);
CREATE INDEX review_state ON review (state, deadline);

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
CREATE INDEX expert_draw_review ON expert_draw (review_id);
CREATE INDEX expert_draw_held ON expert_draw (held_on);

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
CREATE UNIQUE INDEX expert_draw_place_one ON expert_draw_place (draw_id, expert_id) WHERE voided_at IS NULL;
CREATE INDEX expert_draw_place_expert ON expert_draw_place (expert_id);

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
CREATE INDEX review_assignment_review ON review_assignment (review_id);
CREATE INDEX review_assignment_expert ON review_assignment (expert_id);

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
CREATE UNIQUE INDEX review_opinion_one ON review_opinion (assignment_id) WHERE voided_at IS NULL;

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
CREATE UNIQUE INDEX checklist_answer_one ON checklist_answer (assignment_id, item) WHERE voided_at IS NULL;

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
CREATE INDEX mark_assignment ON mark (assignment_id, sha256, from_at);

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
CREATE UNIQUE INDEX comment_disposition_one ON comment_disposition (review_id, target, target_id) WHERE voided_at IS NULL;

CREATE TABLE review_paper (                                -- a signed or made paper of a review, as a file
  id        TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  kind      TEXT NOT NULL CHECK (kind IN ('sign-in','votes','opinion','minutes','changes','marked-plan','other')),
  sha256    TEXT NOT NULL REFERENCES document (sha256),
  file_name TEXT NOT NULL,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX review_paper_review ON review_paper (review_id);
CREATE INDEX review_paper_sha ON review_paper (sha256);

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
CREATE INDEX expert_work_expert ON expert_work (expert_id, from_day);
CREATE INDEX expert_work_enterprise ON expert_work (enterprise_id);
CREATE INDEX expert_work_drill ON expert_work (drill_id);
