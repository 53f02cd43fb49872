-- The filing desk: how a case came in and how it ended, the papers of each round, everything the office sends out,
-- inspections from their draw to the last finding, and an office's own forms.

ALTER TABLE filing_case ADD COLUMN channel TEXT CHECK (channel IN ('package','paper'));   -- NULL: from a ledger
ALTER TABLE filing_case ADD COLUMN source_id TEXT;          -- the unit's own case, when its package brought this one
ALTER TABLE filing_case ADD COLUMN end_kind TEXT CHECK (end_kind IN ('unit-closed','plan-withdrawn','withdrawn','transferred','mistake')); -- why a case is void
ALTER TABLE filing_case ADD COLUMN transferred_to TEXT;     -- the office that a case of another level went to
ALTER TABLE filing_case ADD COLUMN certificate_on TEXT;     -- the day the registration form was handed out
ALTER TABLE filing_case ADD COLUMN archive_no TEXT;         -- 档号 (办法 29)

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
CREATE INDEX filing_document_case ON filing_document (case_id, round);
CREATE INDEX filing_document_sha ON filing_document (sha256);

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
CREATE INDEX notice_case ON notice (case_id);
CREATE INDEX notice_enterprise ON notice (enterprise_id, kind, issued_on);

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
CREATE INDEX inspection_year ON inspection (year);

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
) STRICT;
CREATE UNIQUE INDEX inspection_unit_one ON inspection_unit (inspection_id, enterprise_id) WHERE voided_at IS NULL;
CREATE INDEX inspection_unit_enterprise ON inspection_unit (enterprise_id);

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
) STRICT;
CREATE INDEX inspection_finding_unit ON inspection_finding (inspection_unit_id);

CREATE TABLE form_template (                               -- an office's own layout in place of the shipped one; every version stays
  form       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  file_name  TEXT NOT NULL,
  sha256     TEXT NOT NULL REFERENCES document (sha256),
  active     INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0,1)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (form, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_link (                                 -- which of our rows a unit's own row became when its filing was received
  origin     TEXT NOT NULL,
  table_name TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  own_id     TEXT NOT NULL,
  PRIMARY KEY (origin, table_name, source_id)
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

-- Units with something overdue are counted on every home screen: from the index alone.
DROP INDEX duty_subject_overdue;
CREATE INDEX duty_subject_overdue ON duty_subject (overdue, subject_id) WHERE overdue > 0;

-- The inbox counts by rule and day: grouped in the order of the index, nothing is sorted.
DROP INDEX duty_state;
CREATE INDEX duty_state ON duty (state, leads, due_on, rule_id);

-- Rows of the list of text checks are counted and grouped without reading the passages they quote.
CREATE INDEX document_finding_listed ON document_finding (profile, outcome) WHERE outcome <> 'checked';
