-- data.sqlite of package format 1. Frozen: a reader compares these statements letter by letter with the schema of the
-- file it was given. One statement a table, parents first; no index, trigger, view or virtual table beside them.
--
-- Same columns, types, defaults and checks as the tables of the program's own database, less what is derived
-- (enterprise.sets), personal beyond the profile (expert.id_number) or nobody else's business (keys, document bytes):
-- SQLite then copies whole tables without taking their rows apart.

CREATE TABLE office (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('county','city','province','enterprise','expert')),
  region_code TEXT NOT NULL,
  parent_id TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE enterprise (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  uscc TEXT,
  no_uscc_reason TEXT,
  uscc_suspect INTEGER NOT NULL DEFAULT 0 CHECK (uscc_suspect IN (0,1)),
  region_code TEXT NOT NULL,
  town TEXT,
  address TEXT,
  longitude REAL,
  latitude REAL,
  industry_code TEXT,
  supervision_category TEXT,
  activities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(activities)),
  affiliation TEXT CHECK (affiliation IN ('central','province','city','county','other')),
  size_tier TEXT CHECK (size_tier IN ('large','medium','small','micro')),
  size_basis TEXT,
  employees INTEGER,
  revenue_wan REAL,
  assets_wan REAL,
  established_on TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active','suspended','closed')),
  legal_person TEXT,
  legal_phone TEXT,
  principal TEXT,
  principal_phone TEXT,
  safety_officer TEXT,
  safety_officer_phone TEXT,
  major_hazard_level INTEGER CHECK (major_hazard_level BETWEEN 1 AND 4),
  standard_level TEXT,
  standard_until TEXT,
  licence_no TEXT,
  licence_until TEXT,
  business_scope TEXT,
  closed_on TEXT,
  merged_into_id TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE enterprise_set_override (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  set_id TEXT NOT NULL,
  member INTEGER NOT NULL CHECK (member IN (0,1)),
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE enterprise_licence (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  scope TEXT,
  issued_by TEXT,
  issued_on TEXT,
  valid_until TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE document (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  kind TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT REFERENCES enterprise (id),
  kind TEXT NOT NULL CHECK (kind IN ('comprehensive','special','onsite','government','department')),
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active','withdrawn')),
  accident_kinds TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(accident_kinds)),
  response_levels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(response_levels)),
  government_kind TEXT CHECK (government_kind IN ('overall','special','department','joint','town','village','event')),
  issuing_body TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE plan_version (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft','in-review','failed','signed','published','superseded','withdrawn')),
  review_way TEXT CHECK (review_way IN ('review','verification','none')),
  review_date TEXT,
  review_result TEXT CHECK (review_result IN ('passed','passed-after-changes','failed')),
  approved_on TEXT,
  signed_on TEXT,
  published_on TEXT,
  expires_on TEXT,
  refiling TEXT CHECK (refiling IN ('refile','keep')),
  refiling_on TEXT,
  refiling_reason TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE plan_document (
  id TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  sha256 TEXT NOT NULL REFERENCES document (sha256),
  file_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('text','review-opinion','risk-assessment','resource-survey','application','drafting-note','step-proof','other')),
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  assessed_on TEXT NOT NULL,
  conclusion TEXT CHECK (conclusion IN ('keep','revise')),
  assessor TEXT,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE plan_step (
  id TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  step TEXT NOT NULL CHECK (step IN ('group','data','risk-assessment','resource-survey','drafting','tabletop','review','approval')),
  done_on TEXT NOT NULL,
  responsible TEXT,
  proof TEXT,
  plan_document_id TEXT REFERENCES plan_document (id),
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE revision_trigger (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  reason TEXT NOT NULL CHECK (reason IN ('law','command','risk','resources','drill-or-rescue','other')),
  source TEXT NOT NULL CHECK (source IN ('accident','drill-finding','law-change','personnel-change','risk-change','assessment','other')),
  source_id TEXT,
  raised_on TEXT NOT NULL,
  description TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('revise','keep')),
  decided_on TEXT,
  decision_reason TEXT,
  settled_by_id TEXT REFERENCES plan_version (id),
  settled_on TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE response_card (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  post TEXT NOT NULL,
  risk TEXT NOT NULL,
  signs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(signs)),
  steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),
  gear TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gear)),
  never TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(never)),
  contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts)),
  issued_on TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE plan_link (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  upper_plan_id TEXT NOT NULL REFERENCES plan (id),
  accident_kind TEXT,
  response_level TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE government_filing (
  id TEXT PRIMARY KEY,
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  kind TEXT NOT NULL CHECK (kind IN ('filing','publication')),
  recipient TEXT NOT NULL,
  copies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(copies)),
  done_on TEXT NOT NULL,
  document_no TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE risk_analysis (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  month TEXT NOT NULL,
  done_on TEXT NOT NULL,
  measures TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE filing_case (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id),
  kind TEXT NOT NULL CHECK (kind IN ('first','refiling')),
  previous_case_id TEXT REFERENCES filing_case (id),
  state TEXT NOT NULL CHECK (state IN ('draft','submitted','checking','returned','resubmitted','filed','deemed-filed','void')),
  round INTEGER NOT NULL DEFAULT 1,
  submitted_on TEXT,
  received_on TEXT,
  returned_on TEXT,
  decided_on TEXT,
  filing_no TEXT,
  contact TEXT,
  contact_phone TEXT,
  handler TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE filing_case_plan (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES filing_case (id),
  plan_version_id TEXT NOT NULL REFERENCES plan_version (id),
  filed_on TEXT,
  handler TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE filing_check (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES filing_case (id),
  round INTEGER NOT NULL,
  material TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('present','missing','not-as-required','not-needed')),
  note TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE filing_event (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES filing_case (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  on_date TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT,
  rule_trace TEXT CHECK (rule_trace IS NULL OR json_valid(rule_trace)),
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE drill (
  id TEXT PRIMARY KEY,
  enterprise_id TEXT REFERENCES enterprise (id),
  plan_id TEXT REFERENCES plan (id),
  plan_title TEXT,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  form_text TEXT,
  plan_kind TEXT CHECK (plan_kind IN ('comprehensive','special','onsite','government','department')),
  form TEXT CHECK (form IN ('action','tabletop')),
  content TEXT CHECK (content IN ('full','single')),
  purpose TEXT CHECK (purpose IN ('testing','demonstration','research')),
  level TEXT NOT NULL DEFAULT 'enterprise' CHECK (level IN ('enterprise','workshop','team','government','department','town')),
  no_notice INTEGER NOT NULL DEFAULT 0 CHECK (no_notice IN (0,1)),
  planned_on TEXT,
  start_on TEXT,
  end_on TEXT,
  time_text TEXT,
  place TEXT,
  participants INTEGER,
  scenario TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned','prepared','running','paused','ended','evaluated','reported','closed','cancelled','postponed')),
  state_reason TEXT,
  evaluated INTEGER NOT NULL DEFAULT 0 CHECK (evaluated IN (0,1)),
  evaluated_on TEXT,
  evaluation_note TEXT,
  reported INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0,1)),
  reported_on TEXT,
  year_plan_year INTEGER,
  meets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(meets)),
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE expert (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  gender TEXT CHECK (gender IN ('male','female')),
  born_on TEXT,
  employer TEXT,
  title TEXT,
  education TEXT,
  specialties TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(specialties)),
  phone TEXT,
  region_code TEXT NOT NULL,
  term_from TEXT,
  term_to TEXT,
  term_exact INTEGER NOT NULL DEFAULT 1 CHECK (term_exact IN (0,1)),
  certificate_no TEXT,
  status TEXT NOT NULL DEFAULT 'serving' CHECK (status IN ('serving','paused','expired','removed','left')),
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE team (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_initials TEXT NOT NULL DEFAULT '',
  field TEXT,
  nature TEXT,
  host_unit TEXT,
  host_id TEXT REFERENCES enterprise (id),
  leader TEXT,
  duty_phone TEXT,
  members INTEGER,
  full_time_members INTEGER,
  founded_on TEXT,
  base TEXT,
  main_equipment TEXT,
  region_code TEXT NOT NULL,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE equipment (
  id TEXT PRIMARY KEY,
  team_id TEXT REFERENCES team (id),
  team TEXT,
  team_key TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  model TEXT,
  model_key TEXT NOT NULL DEFAULT '',
  quantity REAL,
  unit TEXT,
  bought_on TEXT,
  checked_on TEXT,
  next_check_on TEXT,
  state TEXT,
  keeper TEXT,
  phone TEXT,
  location TEXT,
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;

CREATE TABLE supply (
  id TEXT PRIMARY KEY,
  depot TEXT,
  depot_key TEXT NOT NULL DEFAULT '',
  category TEXT,
  code TEXT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  spec TEXT,
  spec_key TEXT NOT NULL DEFAULT '',
  stock REAL,
  minimum_stock REAL,
  unit TEXT,
  made_on TEXT,
  expires_on TEXT,
  expiry_kind TEXT CHECK (expiry_kind IN ('day','month','none')),
  location TEXT,
  keeper TEXT,
  phone TEXT,
  shareable INTEGER CHECK (shareable IN (0,1)),
  remark TEXT,
  origin TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT
) STRICT;
