/**
 * What a ledger row becomes. Storage writes these values, screens show them, the command line prints them.
 *
 * Conventions for every `…Values` type
 * - a key that is absent: the file has no such column. The record keeps what it has.
 * - `null`: the column is there and the cell is empty (or says 无, —, /). It never wipes a known value on update.
 * - dates are civil dates `YYYY-MM-DD`; phones are `0432-00001234` or eleven digits, several joined by `、`.
 * - text is half-width, trimmed, without line breaks; names keep their full-width brackets.
 * Aliases, not interfaces: such values pass as plain records wherever fields are compared one by one.
 */

import type { DrillContent, DrillForm, DrillLevel, DrillPurpose } from '../../domain/drill/axes';
import type { Affiliation, EnterpriseStatus, HazardActivity, SizeTier } from '../../domain/enterprise/facts';
import type { EnterprisePlanKind } from '../../domain/plan/kinds';
import type { TeamLevel } from '../../domain/team/codes';

export const LEDGER_KINDS = [
  'enterprises',
  'plans',
  'experts',
  'teams',
  'equipment',
  'supplies',
  'drills',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export type EnterpriseValues = {
  name: string;
  /** 18 characters, upper case; null when the unit has none, then `usccReason` says why. */
  uscc?: string | null;
  /** What the ledger wrote in place of a code: 正在办理, 无 … */
  usccReason?: string | null;
  town?: string | null;
  /** 监管行业类别, one of the names in resources/codes/supervision-categories.json. */
  supervisionCategory?: string | null;
  /** GB/T 4754: section letter and 2 to 4 digits, `B0610`. */
  industryCode?: string | null;
  legalPerson?: string | null;
  legalPhone?: string | null;
  principal?: string | null;
  principalPhone?: string | null;
  safetyOfficer?: string | null;
  /** A ledger with one unnamed phone column means this one: it is the number the office rings. */
  safetyOfficerPhone?: string | null;
  address?: string | null;
  employees?: number | null;
  establishedOn?: string | null;
  /** Hazard activities that category and flags state, sorted; on update they are added, never removed. */
  activities?: readonly HazardActivity[];
  /** 1 (一级, worst) to 4. */
  majorHazardLevel?: number | null;
  /** 一级, 二级, 三级, 四级 or 小微; null = 未达标 or unknown. */
  standardLevel?: string | null;
  standardUntil?: string | null;
  licenceNo?: string | null;
  licenceUntil?: string | null;
  /** 上年营业收入, 万元. */
  revenueWan?: number | null;
  /** 资产总额, 万元. */
  assetsWan?: number | null;
  sizeTier?: SizeTier | null;
  affiliation?: Affiliation | null;
  /** A wording that says more (在建, 季节性生产) is kept in `remark`. */
  status?: EnterpriseStatus | null;
  businessScope?: string | null;
  longitude?: number | null;
  latitude?: number | null;
  remark?: string | null;
};

export type PlanValues = {
  /** The unit as the ledger names it; the resolved enterprise stands in `StagedRow.owner`. */
  unitName?: string | null;
  uscc?: string | null;
  /** Without 《》. */
  title: string;
  kind: EnterprisePlanKind;
  /** 版本号 as written: 第3版, 2025版. */
  versionLabel?: string | null;
  /** 评审 (must, art. 21), 论证 (voluntary), 未评审. */
  reviewWay?: 'review' | 'verification' | 'none' | null;
  reviewDate?: string | null;
  reviewResult?: 'passed' | 'passed-after-changes' | 'failed' | null;
  signedOn?: string | null;
  publishedOn?: string | null;
  submittedOn?: string | null;
  receivedOn?: string | null;
  filedOn?: string | null;
  /** `220283-2025-0001` for the usual style, else verbatim (half-width). */
  filingNo?: string | null;
  expiresOn?: string | null;
  lastAssessedOn?: string | null;
  handler?: string | null;
  contactName?: string | null;
  contactPhone?: string | null;
  remark?: string | null;
};

export type ExpertValues = {
  name: string;
  gender?: 'male' | 'female' | null;
  bornOn?: string | null;
  /** 18 characters, upper case X. Sensitive: store protected, show masked. */
  idNumber?: string | null;
  employer?: string | null;
  /** Each as `pastEmployerText` words it. */
  pastEmployers?: readonly string[];
  position?: string | null;
  /** 技术职称/职业资格. */
  title?: string | null;
  education?: string | null;
  specialties?: readonly string[];
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  /** When the ledger gives months only: first day of the month … */
  termFrom?: string | null;
  /** … to its last day, and `termExact` is false. */
  termTo?: string | null;
  termExact?: boolean;
  certificateNo?: string | null;
  remark?: string | null;
};

export type TeamValues = {
  name: string;
  /** 矿山, 危险化学品, 消防 … */
  field?: string | null;
  /** 国家综合性消防救援队伍, 专业应急救援队伍, 企业专职, 企业兼职, 基层, 社会力量 … */
  nature?: string | null;
  hostUnit?: string | null;
  leader?: string | null;
  /** 24-hour number. */
  dutyPhone?: string | null;
  members?: number | null;
  fullTimeMembers?: number | null;
  foundedOn?: string | null;
  base?: string | null;
  mainEquipment?: string | null;
  level?: TeamLevel | null;
  grade?: string | null;
  deputy?: string | null;
  leaderPhone?: string | null;
  qualifiedMembers?: number | null;
  longitude?: number | null;
  latitude?: number | null;
  coverage?: string | null;
  coverageKm?: number | null;
  responseMinutes?: number | null;
  approvalNo?: string | null;
  reportedOn?: string | null;
  insuredUntil?: string | null;
  park?: string | null;
  /** May be called across regions. */
  shareable?: boolean | null;
  remark?: string | null;
};

export type EquipmentValues = {
  /** 所属队伍, by name. */
  team?: string | null;
  name: string;
  model?: string | null;
  quantity?: number | null;
  unit?: string | null;
  boughtOn?: string | null;
  checkedOn?: string | null;
  nextCheckOn?: string | null;
  /** 完好, 待修, 报废; another word as written. */
  state?: string | null;
  keeper?: string | null;
  phone?: string | null;
  location?: string | null;
  remark?: string | null;
};

export type SupplyValues = {
  /** 储备库, by name. */
  depot?: string | null;
  category?: string | null;
  /** GB/T 38565: seven digits. */
  code?: string | null;
  name: string;
  spec?: string | null;
  stock?: number | null;
  unit?: string | null;
  minimumStock?: number | null;
  madeOn?: string | null;
  /** null with `expiryKind` 'none': does not expire (长期, 无, —). */
  expiresOn?: string | null;
  /** 'day' exact, 'month' only year and month given (last day of it taken), 'none' no expiry. */
  expiryKind?: 'day' | 'month' | 'none' | null;
  location?: string | null;
  keeper?: string | null;
  phone?: string | null;
  /** 可调用. */
  shareable?: boolean | null;
  remark?: string | null;
  batchNo?: string | null;
  /** 权属单位. */
  owner?: string | null;
  /** Yuan. */
  unitPrice?: number | null;
  checkedOn?: string | null;
  /** Months between two checks. */
  checkMonths?: number | null;
  nextCheckOn?: string | null;
  /** Codes of capabilities.json; only where the reader knows them. */
  capabilities?: readonly string[];
};

export type DrillValues = {
  unitName?: string | null;
  uscc?: string | null;
  name: string;
  /** 演练类型 as written. */
  formText?: string | null;
  /** null when the wording does not tell. */
  form?: DrillForm | null;
  content?: DrillContent | null;
  level?: DrillLevel | null;
  noNotice?: boolean;
  purpose?: DrillPurpose | null;
  /** 演练类型 and 预案种类 together as they were read: what a choice about a wording is kept under. */
  wording?: string;
  /** The plan drilled decides the legal frequency (办法 art. 33). */
  planKind?: EnterprisePlanKind | null;
  /** 依据预案 as written, without 《》. */
  planTitle?: string | null;
  startOn: string;
  endOn: string;
  /** 上午, 9:00-10:30. */
  timeText?: string | null;
  place?: string | null;
  participants?: number | null;
  evaluated?: boolean | null;
  evaluatedOn?: string | null;
  reported?: boolean | null;
  /** The day of the report when the ledger tells it; the missing year is taken from the drill. */
  reportedOn?: string | null;
  state?: 'planned' | 'completed' | 'cancelled' | 'postponed' | null;
  remark?: string | null;
};

export interface LedgerValuesByKind {
  enterprises: EnterpriseValues;
  plans: PlanValues;
  experts: ExpertValues;
  teams: TeamValues;
  equipment: EquipmentValues;
  supplies: SupplyValues;
  drills: DrillValues;
}
export type LedgerValues<K extends LedgerKind = LedgerKind> = LedgerValuesByKind[K];

/**
 * How a row is found again. `…Key` = `compactName(text)` of db/domain/text/normalise: storage compares names in that form.
 * `ownerId` is the id that `ExistingLookup.findOwners` gave.
 */
export interface LedgerRefByKind {
  enterprises: { uscc: string | null; nameKey: string };
  plans: { ownerId: string; kind: PlanValues['kind']; titleKey: string; versionKey: string };
  experts: { idNumber: string | null; nameKey: string; phone: string | null };
  teams: { nameKey: string };
  equipment: { teamKey: string; nameKey: string; modelKey: string; boughtOn: string | null };
  supplies: {
    depotKey: string;
    code: string | null;
    nameKey: string;
    specKey: string;
    madeOn: string | null;
  };
  drills: { ownerId: string; nameKey: string; startOn: string };
}
export type LedgerRef<K extends LedgerKind = LedgerKind> = LedgerRefByKind[K];

/**
 * A record that is already kept; `values` in the shape above. A field that storage keeps is there even when it is empty
 * (null); one that is absent is not kept and never compared.
 */
export interface ExistingRecord<K extends LedgerKind = LedgerKind> {
  id: string;
  /** The optimistic lock's counter when it was read. */
  version: number;
  values: LedgerValues<K>;
}

/** The enterprise that a plan or drill row names. */
export interface LedgerOwner {
  id: string;
  name: string;
  uscc: string | null;
}

/** A team that answers a number. */
export interface TeamNumber {
  readonly name: string;
  readonly nameKey: string;
  readonly dutyPhone: string;
}

/** A depot that takes nothing in any more. */
export interface ClosedDepot {
  readonly name: string;
  readonly nameKey: string;
  /** Civil day. */
  readonly closedOn: string;
}

/**
 * What staging asks of storage, in batches of some hundred rows. Answers stand in the order of the questions, null = not kept.
 * `enterprises`: by code when the row has one, else by name; a record found by name that has another code is still answered.
 */
export interface ExistingLookup {
  findRecords<K extends LedgerKind>(
    kind: K,
    refs: readonly LedgerRef<K>[],
  ): readonly (ExistingRecord<K> | null)[] | Promise<readonly (ExistingRecord<K> | null)[]>;
  findOwners(
    refs: readonly { uscc: string | null; nameKey: string }[],
  ): readonly (LedgerOwner | null)[] | Promise<readonly (LedgerOwner | null)[]>;
  /** Living teams that have a duty phone, as it is kept: several joined by 、. Only asked for teams. */
  listTeamNumbers(): readonly TeamNumber[] | Promise<readonly TeamNumber[]>;
  /** Closed depots without an open one of the same name. Only asked for supplies. */
  listClosedDepots(): readonly ClosedDepot[] | Promise<readonly ClosedDepot[]>;
  /** Which enterprise id holds a filing number already; null = free. Only asked for plans. */
  findFilingNumberOwners(
    filingNos: readonly string[],
  ): readonly (string | null)[] | Promise<readonly (string | null)[]>;
}

/** `reject`: the row must not come in. `warn`: it comes in, the field is empty or flagged. */
export type ProblemOutcome = 'reject' | 'warn';

export interface RowProblem {
  /** Heading as the file has it, upper level first: 安全管理人员/手机; empty when the row as a whole is meant. */
  column: string;
  /** Key of the values type. */
  field: string;
  /** The cell as read. */
  value: string;
  /** Stable snake_case name: uscc_check, date_impossible, dup_conflict … */
  code: string;
  /** A Chinese sentence for the user. */
  message: string;
  outcome: ProblemOutcome;
}

export const STAGED_OUTCOMES = ['create', 'update', 'unchanged', 'duplicate', 'reject'] as const;
export type StagedOutcome = (typeof STAGED_OUTCOMES)[number];

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

export interface StagedRow<K extends LedgerKind = LedgerKind> {
  sheet: string;
  /** Row number in the sheet as Excel shows it; for csv the record number with the header counted. */
  row: number;
  /** csv only: the physical line on which the record begins. */
  line?: number;
  outcome: StagedOutcome;
  /** The row's name for people: the unit, the plan's title … */
  label: string;
  /** Of a rejected row what could be read; its wrong cells stand in `problems`. */
  values: LedgerValues<K>;
  /** plans and drills: the enterprise it belongs to. */
  owner?: LedgerOwner;
  /** update and unchanged: the record it meets. */
  existingId?: string;
  existingVersion?: number;
  /** update only. */
  changes?: readonly FieldChange[];
  problems: readonly RowProblem[];
  /** duplicate only: the row number that came first. */
  firstRow?: number;
}

export interface StageCounts {
  /** Data rows seen. */
  read: number;
  create: number;
  update: number;
  unchanged: number;
  duplicate: number;
  reject: number;
  /** Rows that come in with at least one flagged field. */
  warned: number;
  /** Titles, subtotals, notes and signature lines that were passed over. */
  notData: number;
}
