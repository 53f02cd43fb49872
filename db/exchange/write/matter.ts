import { ROSTER_CONTENTS, type RosterContent } from '../../domain/exchange/roster-contents';
import { type ExchangedTable, TABLES, tableNamed } from '../format/index';
import { DRILL_RESULT, DRILL_TABLES, drillReportMatter, type ReportExtra } from './drill-matter';
import { REVIEW_PACK, REVIEW_RESULT } from './review-matter';
import { rosterMatter } from './roster-matter';

/** A paper that is made for the package and kept by the receiver alone: a certificate or a notice as it was issued. */
export interface MatterPaper {
  id: string;
  /** `certificate` or `supplement-notice`. */
  material: string;
  round: number;
  fileName: string;
  sha256: string;
  kind: string;
  bytes: Uint8Array;
}

/** A document of a list that goes downwards; null: its content lies in the live database. */
export interface HandedDocument {
  sha256: string;
  size: number;
  kind: string;
  createdAt: string;
  bytes: Uint8Array | null;
}

/** One matter with all it refers to: the content of a package whose base is `selection`. */
export interface Matter {
  kind: RowKind | 'roster' | 'drill-report' | 'drill-result';
  /** The case; for packages of a review the assignment of one expert, of drills the half-yearly report; empty for a roster. */
  caseId: string;
  papers: readonly MatterPaper[];
  /** What a unit adds to its report of drills. */
  extras?: readonly ReportExtra[];
  /** What a list that goes downwards holds; absent: all of it. */
  contents?: readonly RosterContent[];
  /** What such a list hands down beside its rows. */
  handed?: readonly HandedDocument[];
}

/** Kinds whose rows are the same whatever is chosen. */
type RowKind = 'filing' | 'filing-result' | 'review-pack' | 'review-result' | 'receipt';

const LIVE = 'voided_at IS NULL';
const PLANS = `SELECT plan_version_id FROM live.filing_case_plan WHERE case_id = @caseId AND ${LIVE}`;
const ROUND = '(SELECT round FROM live.filing_case WHERE id = @caseId)';
const UNIT = '(SELECT enterprise_id FROM live.filing_case WHERE id = @caseId)';
const OF_CASE = `case_id = @caseId AND ${LIVE}`;
const VERSION_PAPERS = `plan_version_id IN (${PLANS}) AND role <> 'drafting-note' AND role <> 'step-proof' AND ${LIVE}`;
const ROUND_PAPERS = `${OF_CASE} AND round = ${ROUND}`;

/** Rows that both kinds hold. */
const COMMON: Readonly<Record<string, string>> = {
  office: 'is_self = 1',
  enterprise: `id = ${UNIT}`,
  plan: `id IN (SELECT plan_id FROM live.plan_version WHERE id IN (${PLANS}))`,
  plan_version: `id IN (${PLANS})`,
  filing_case: 'id = @caseId',
  filing_case_plan: OF_CASE,
  filing_event: OF_CASE,
};

/** Which rows of a table belong to the matter, as a condition over the live table; a table without one stays empty. */
const ROWS: Readonly<Record<RowKind, Readonly<Record<string, string>>>> = {
  filing: {
    ...COMMON,
    enterprise_set_override: `enterprise_id = ${UNIT} AND ${LIVE}`,
    plan_document: VERSION_PAPERS,
    filing_document: ROUND_PAPERS,
    document: `sha256 IN (SELECT sha256 FROM live.plan_document WHERE ${VERSION_PAPERS} UNION SELECT sha256 FROM live.filing_document WHERE ${ROUND_PAPERS})`,
  },
  'filing-result': {
    ...COMMON,
    filing_check: OF_CASE,
    // Letters to others about the case are none of the unit's.
    notice: `${OF_CASE} AND kind IN ('receipt','supplement','deemed','transfer')`,
  },
  // `caseId` is the receipt.
  receipt: {
    office: 'is_self = 1',
    receipt: 'id = @caseId',
    receipt_answer: 'receipt_id = @caseId AND voided_at IS NULL',
  },
  'review-pack': REVIEW_PACK.rows,
  'review-result': REVIEW_RESULT.rows,
};

const INTERNAL: Readonly<Record<string, readonly string[]>> = {
  plan: ['remark'],
  plan_version: ['remark', 'refiling', 'refiling_on', 'refiling_reason'],
  // The former case stays where it is: the receiver knows its own.
  filing_case: ['previous_case_id', 'remark', 'archive_no'],
  notice: ['remark'],
};

/** Columns that stay at home: telephones and names of people whom no form names, remarks, and what the receiver knows better. */
const BLANKED: Readonly<Record<RowKind, Readonly<Record<string, readonly string[]>>>> = {
  filing: {
    ...INTERNAL,
    filing_case: ['previous_case_id', 'archive_no'],
    enterprise: [
      'legal_phone',
      'principal',
      'principal_phone',
      'safety_officer',
      'safety_officer_phone',
      'merged_into_id',
      'remark',
    ],
  },
  'filing-result': {
    ...INTERNAL,
    enterprise: [
      'legal_person',
      'legal_phone',
      'principal',
      'principal_phone',
      'safety_officer',
      'safety_officer_phone',
      'merged_into_id',
      'remark',
      'address',
      'employees',
      'revenue_wan',
      'assets_wan',
      'business_scope',
    ],
  },
  receipt: { receipt_answer: ['settled_on', 'settled_note'] },
  'review-pack': REVIEW_PACK.blanked,
  'review-result': REVIEW_RESULT.blanked,
};

/** Lists that travel empty. */
const EMPTIED: Readonly<Partial<Record<RowKind, Readonly<Record<string, readonly string[]>>>>> = {
  'review-pack': REVIEW_PACK.emptied,
  'review-result': REVIEW_RESULT.emptied,
};

type MatterChoice = Pick<Matter, 'kind' | 'extras' | 'contents'>;

/** Rows, columns that stay at home and lists that travel empty; `guarded`: references to rows left out travel as NULL. */
function factsOf({ kind, extras = [], contents = ROSTER_CONTENTS }: MatterChoice) {
  if (kind === 'drill-report') return { ...drillReportMatter(extras), guarded: true };
  if (kind === 'roster') return { ...rosterMatter(contents), emptied: {}, guarded: true };
  if (kind === 'drill-result') return { ...DRILL_RESULT, guarded: true };
  return { rows: ROWS[kind], blanked: BLANKED[kind], emptied: EMPTIED[kind] ?? {}, guarded: false };
}

/** The statement that copies a table's rows of the matter from the live database; null leaves it empty. */
export function matterCopy(matter: MatterChoice, table: ExchangedTable): string | null {
  const facts = factsOf(matter);
  const rows = facts.rows[table.name];
  if (rows === undefined) return null;
  const blanked = new Set(facts.blanked[table.name] ?? []);
  const emptied = new Set(facts.emptied[table.name] ?? []);
  const parents = new Map(facts.guarded ? table.parents.map((link) => [link.column, link.table]) : []);
  const values = table.columns.map((column) => {
    if (blanked.has(column)) return 'NULL';
    if (emptied.has(column)) return "'[]'";
    const parent = parents.get(column);
    if (parent === undefined) return column;
    const brought = facts.rows[parent];
    if (brought === undefined) return 'NULL';
    const key = tableNamed(parent)?.key ?? 'id';
    return `IIF(${column} IN (SELECT ${key} FROM live.${parent} WHERE ${brought}), ${column}, NULL)`;
  });
  return `INSERT INTO main.${table.name} (${table.columns.join(', ')}) SELECT ${values.join(', ')} FROM live.${table.name} WHERE ${rows}`;
}

/** Tables that a package of this kind may have rows in; a reader refuses any other. */
export function tablesOfMatter(kind: Matter['kind']): ReadonlySet<string> {
  if (kind === 'drill-report' || kind === 'drill-result') return new Set(DRILL_TABLES[kind]);
  if (kind === 'roster') return new Set([...Object.keys(rosterMatter(ROSTER_CONTENTS).rows), 'document']);
  const papers = kind === 'filing-result' ? ['filing_document', 'document'] : [];
  return new Set(
    [...Object.keys(ROWS[kind]), ...papers].filter((name) => TABLES.some((t) => t.name === name)),
  );
}
