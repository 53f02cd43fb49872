import type { ReadDb } from '../connection';
import type { DrillForm } from '../domain/drill/axes';
import type { SubmissionState, SubmissionVerdict } from '../domain/drill/codes';
import { COMPLETED_DRILL_STATES, type DrillState } from '../domain/drill/drill-state';
import type { LedgerReport } from '../domain/drill/half-year-report';
import type { PlanKind } from '../domain/plan/kinds';
import { codeList } from './code-list';
import {
  type DrillSubmissionAnswerRecord,
  type DrillSubmissionRecord,
  drillSubmissionAnswerTable,
  drillSubmissionTable,
} from './drill-submission';

/** A drill with what its report to the office hangs on. */
export interface ReportedDrillRow {
  id: string;
  version: number;
  title: string;
  planId: string | null;
  planTitle: string | null;
  planKind: PlanKind | null;
  form: DrillForm | null;
  state: DrillState;
  startOn: string | null;
  endOn: string | null;
  place: string | null;
  participants: number | null;
  evaluatedOn: string | null;
  conclusion: string | null;
  reported: boolean;
  reportedOn: string | null;
  hasReport: boolean;
  openFindings: number;
  findings: number;
}

const REPORTED = `SELECT d.id, d.version, d.title, d.plan_id AS planId, COALESCE(p.title, d.plan_title) AS planTitle,
    d.plan_kind AS planKind, d.form, d.state, d.start_on AS startOn, d.end_on AS endOn, d.place, d.participants,
    d.evaluated_on AS evaluatedOn, COALESCE(d.conclusion, d.evaluation_note) AS conclusion, d.reported, d.reported_on AS reportedOn,
    EXISTS (SELECT 1 FROM drill_report r WHERE r.drill_id = d.id AND r.state = 'issued' AND r.voided_at IS NULL)
      OR EXISTS (SELECT 1 FROM drill_attachment a WHERE a.drill_id = d.id AND a.kind = 'report' AND a.voided_at IS NULL) AS hasReport,
    (SELECT COUNT(*) FROM drill_finding f WHERE f.drill_id = d.id AND f.voided_at IS NULL AND f.state NOT IN ('verified','carried')) AS openFindings,
    (SELECT COUNT(*) FROM drill_finding f WHERE f.drill_id = d.id AND f.voided_at IS NULL) AS findings
  FROM drill d LEFT JOIN plan p ON p.id = d.plan_id`;

type Flags<T> = Omit<T, 'reported' | 'hasReport'> & { reported: number; hasReport: number };
const withFlags = (row: Flags<ReportedDrillRow>): ReportedDrillRow => ({
  ...row,
  reported: row.reported === 1,
  hasReport: row.hasReport === 1,
});

/** Drills of a unit that were held, or are meant to be held, from one day to another, and those named besides; by their day. */
export function drillsToReport(
  db: ReadDb,
  enterpriseId: string,
  span: { from: string; to: string },
  named: readonly string[],
): ReportedDrillRow[] {
  return db
    .all<Flags<ReportedDrillRow>>(
      `${REPORTED} WHERE d.enterprise_id = @enterpriseId AND d.voided_at IS NULL
         AND (d.state NOT IN ('cancelled') AND COALESCE(d.end_on, d.start_on, d.planned_on) BETWEEN @from AND @to
           OR d.id IN (SELECT value FROM json_each(@named)))
       ORDER BY COALESCE(d.start_on, d.planned_on), d.id`,
      { enterpriseId, ...span, named: JSON.stringify(named) },
    )
    .map(withFlags);
}

/** How many drills a unit has held from one day to another. */
export function heldDrills(db: ReadDb, enterpriseId: string, span: { from: string; to: string }): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM drill WHERE enterprise_id = @enterpriseId AND voided_at IS NULL
         AND state IN ${codeList(COMPLETED_DRILL_STATES)} AND COALESCE(end_on, start_on) BETWEEN @from AND @to`,
      { enterpriseId, ...span },
    ) ?? 0
  );
}

/** The earliest day on which a drill of the unit was marked as reported, '' where no day was noted; null without such a drill. */
const MARKED_REPORTED = `SELECT CASE WHEN COUNT(*) > 0 THEN COALESCE(MIN(m.reported_on), '') END FROM drill m
  WHERE m.voided_at IS NULL AND m.reported = 1 AND m.state IN ${codeList(COMPLETED_DRILL_STATES)} AND m.end_on BETWEEN @from AND @to`;

const ledgerReport = (marked: string | null): LedgerReport | null =>
  marked === null ? null : { on: marked === '' ? null : marked };

/** Whether drills of a unit from one day to another are marked as reported, and since when. */
export function markedReported(
  db: ReadDb,
  enterpriseId: string,
  span: { from: string; to: string },
): LedgerReport | null {
  const marked = db.value<string | null>(`${MARKED_REPORTED} AND m.enterprise_id = @enterpriseId`, {
    enterpriseId,
    ...span,
  });
  return ledgerReport(marked ?? null);
}

/** This desk's report of a unit for a half-year. */
export function findSubmission(
  db: ReadDb,
  at: { origin: string; enterpriseId: string; period: string },
): DrillSubmissionRecord | undefined {
  return drillSubmissionTable.select(
    db,
    'WHERE origin = @origin AND enterprise_id = @enterpriseId AND period = @period AND voided_at IS NULL',
    at,
  )[0];
}

/** The office's words on a report, oldest round first. */
export function answersOf(db: ReadDb, submissionId: string): DrillSubmissionAnswerRecord[] {
  return drillSubmissionAnswerTable.select(
    db,
    'WHERE submission_id = @submissionId AND voided_at IS NULL ORDER BY round, id',
    { submissionId },
  );
}

/** Every number that an office has given to receipts of reports, taken back or not. */
export function receiptNumbers(db: ReadDb, origin: string): string[] {
  return db
    .all<{ number: string }>(
      'SELECT number FROM drill_submission_answer WHERE origin = @origin AND number IS NOT NULL',
      { origin },
    )
    .map(({ number }) => number);
}

/** A unit in the list of a half-year, with its report where there is one. */
export interface HalfYearRow {
  enterpriseId: string;
  name: string;
  town: string | null;
  category: string | null;
  /** Belongs to the units that must report (SET-A). */
  owes: boolean;
  submissionId: string | null;
  state: SubmissionState | null;
  round: number | null;
  drills: number;
  handedInOn: string | null;
  verdict: SubmissionVerdict | null;
  number: string | null;
  answeredOn: string | null;
  /** Its day by the rule of the report; null where the rule asks for none. */
  due: string | null;
  /** Drills marked as reported, where there is no report; null where there are none. */
  ledger: LedgerReport | null;
}

/** The day by which a unit is to report of a half-year, as its duty has it; null where there is none. */
export function reportDutyDue(db: ReadDb, enterpriseId: string, period: string, rule: string): string | null {
  return (
    db.value<string | null>(
      'SELECT due_on FROM duty WHERE subject_id = @enterpriseId AND rule_id = @rule AND period = @period ORDER BY ref_id LIMIT 1',
      { enterpriseId, period, rule },
    ) ?? null
  );
}

/** The units of this desk that must report of a half-year, and those that did without having to; by town, then name. */
export function halfYearRows(
  db: ReadDb,
  { self, period, rule, ...span }: { self: string; period: string; rule: string; from: string; to: string },
): HalfYearRow[] {
  return db
    .all<Omit<HalfYearRow, 'owes' | 'ledger'> & { owes: number; marked: string | null }>(
      `SELECT e.id AS enterpriseId, e.name, e.town, e.supervision_category AS category, e.sets LIKE '%"SET-A"%' AS owes,
              s.id AS submissionId, s.state, s.round, COALESCE(json_array_length(s.drill_ids), 0) AS drills,
              s.handed_in_on AS handedInOn, a.verdict, a.number, a.answered_on AS answeredOn,
              (SELECT d.due_on FROM duty d WHERE d.subject_id = e.id AND d.rule_id = @rule AND d.period = @period ORDER BY d.ref_id LIMIT 1) AS due,
              CASE WHEN s.id IS NULL THEN (${MARKED_REPORTED} AND m.enterprise_id = e.id) END AS marked
         FROM enterprise e
         LEFT JOIN drill_submission s ON s.enterprise_id = e.id AND s.period = @period AND s.origin = @self AND s.voided_at IS NULL
         LEFT JOIN drill_submission_answer a ON a.submission_id = s.id AND a.round = s.round AND a.voided_at IS NULL
        WHERE e.origin = @self AND e.voided_at IS NULL AND e.merged_into_id IS NULL
          AND (s.id IS NOT NULL OR e.sets LIKE '%"SET-A"%' AND e.status <> 'closed')
        ORDER BY e.town IS NULL, e.town, e.name, e.id`,
      { self, period, rule, ...span },
    )
    .map(({ marked, ...row }) => ({ ...row, owes: row.owes === 1, ledger: ledgerReport(marked) }));
}
