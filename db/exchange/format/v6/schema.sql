-- What format 6 adds to data.sqlite: these statements stand beside those of the formats before. Frozen like those: a reader
-- compares letter by letter.

CREATE TABLE receipt (
  id TEXT NOT NULL,
  package_id TEXT NOT NULL,
  package_sha256 TEXT NOT NULL,
  package_kind TEXT NOT NULL,
  office_id TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  period TEXT,
  merged_at TEXT NOT NULL,
  accepted INTEGER NOT NULL CHECK (accepted >= 0),
  returned INTEGER NOT NULL CHECK (returned >= 0),
  note TEXT,
  answered_on TEXT NOT NULL,
  answered_by TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE receipt_answer (
  id TEXT NOT NULL,
  receipt_id TEXT REFERENCES receipt (id),
  office_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  row_version INTEGER NOT NULL CHECK (row_version >= 1),
  title TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted','returned')),
  refusal TEXT,
  reason TEXT,
  made_by TEXT,
  settled_on TEXT,
  settled_note TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;
