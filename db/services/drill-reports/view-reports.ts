import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import {
  BLOCKING_GAPS,
  halfYearSpan,
  halfYearsBack,
  hasBegun,
  type ReportStanding,
  reportDue,
  reportGaps,
  reportStanding,
  USUAL_REPORT_DAYS,
} from '../../domain/drill/half-year-report';
import type { DutyWindow } from '../../domain/duties/windows';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { drillTable } from '../../repositories/drill';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../repositories/drill-submission';
import {
  answersOf,
  drillsToReport,
  findSubmission,
  halfYearRows,
  heldDrills,
  markedReported,
  type ReportedDrillRow,
  reportDutyDue,
} from '../../repositories/drill-submission-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { type NoticeRecord, noticeTable } from '../../repositories/notice';
import { dutiesOfDrill } from '../drills/show-drill';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** Half-years that a unit's desk shows: the one that runs and the two years before it. */
const HALF_YEARS = 5;

/** The rule that gives the report its day. */
const REPORT_RULE = 'R-DRILL-6M-REPORT';

/** @throws PlanDeskError PERIOD_UNKNOWN for anything but '2026H1' */
export function windowOfPeriod(period: string): DutyWindow {
  const window = halfYearSpan(period);
  if (!window)
    throw new PlanDeskError('PERIOD_UNKNOWN', '报送期间应写成“2026H1”或“2026H2”，请重新选择。', { period });
  return window;
}

/** The last day on which the report of a half-year is in time at this desk. */
export function dueOfPeriod(desk: DeskLaw, window: DutyWindow): { due: CivilDate; provisional: boolean } {
  const rule = desk.ruleBook.rules.find(({ id }) => id === REPORT_RULE);
  const chosen = Number(desk.settings.switches[REPORT_RULE]?.days);
  const days =
    chosen > 0 ? chosen : rule?.unit === 'working-day' && rule.value ? rule.value : USUAL_REPORT_DAYS;
  return reportDue(desk.calendar, window, days);
}

/** The same for one unit: its duty counts from its own drills where the rule says so. */
function dueOfUnit(db: ReadDb, desk: DeskLaw, enterpriseId: string, window: DutyWindow) {
  const own = reportDutyDue(db, enterpriseId, window.period, REPORT_RULE);
  return own === null ? dueOfPeriod(desk, window) : { due: asCivilDate(own), provisional: false };
}

/** A unit's own desk: its units with the half-years that have begun, newest first, and how each stands. */
export function unitReports(db: ReadDb, law: Law, self: string, todayText: string) {
  const desk = deskLaw(db, law);
  const today = asCivilDate(todayText);
  const units = enterpriseTable.select(
    db,
    `WHERE origin = @self AND voided_at IS NULL AND status <> 'closed' ORDER BY created_at, id LIMIT 50`,
    { self },
  );
  return {
    units: units.map((unit) => {
      const from = asCivilDate(unit.createdAt.slice(0, 10));
      const windows = halfYearsBack(today, from, HALF_YEARS);
      return {
        id: unit.id,
        name: unit.name,
        uscc: unit.uscc,
        owes: unit.sets.includes('SET-A'),
        periods: windows.map((window) => periodRow(db, desk, { self, unit: unit.id, today, window })),
      };
    }),
  };
}

function periodRow(
  db: ReadDb,
  desk: DeskLaw,
  { self, unit, today, window }: { self: string; unit: string; today: CivilDate; window: DutyWindow },
) {
  const submission = findSubmission(db, { origin: self, enterpriseId: unit, period: window.period }) ?? null;
  const answer = submission && answerOfRound(db, submission);
  const span = { from: window.start, to: window.end };
  const ledger = submission === null ? markedReported(db, unit, span) : null;
  const standing = reportStanding(submission, answer?.verdict ?? null, ledger);
  const { due, provisional } = dueOfUnit(db, desk, unit, window);
  const reported = { ...lastHandIn(submission), ...(ledger && { handedInOn: ledger.on }) };
  return {
    period: window.period,
    ...span,
    due,
    provisional,
    standing,
    overdue: isLate({ standing, ...reported }, due, today),
    runs: window.end >= today,
    submissionId: submission?.id ?? null,
    round: submission?.round ?? 0,
    held: heldDrills(db, unit, span),
    reported: submission?.drillIds.length ?? 0,
    handedInOn: reported.handedInOn,
    number: answer?.number ?? null,
  };
}

const lastHandIn = (submission: DrillSubmissionRecord | null) => ({
  round: submission?.round ?? 1,
  handedInOn: submission?.handedInOn ?? null,
});

/**
 * The first hand-in decides: what is put right or added later was reported before. No law gives a return a day of its own.
 */
function isLate(
  { standing, round, handedInOn }: { standing: ReportStanding; round: number; handedInOn: string | null },
  due: string,
  today: string,
): boolean {
  if (round > 1) return false;
  return handedInOn === null
    ? due < today && (standing === 'none' || standing === 'draft')
    : handedInOn > due;
}

const answerOfRound = (db: ReadDb, { id, round }: DrillSubmissionRecord) =>
  answersOf(db, id).find((answer) => answer.round === round) ?? null;

/** The office's list of a half-year: who has reported, by a report or as the ledger of drills says, who has not, who is late. */
export function officeReports(db: ReadDb, law: Law, self: string, todayText: string, period: string) {
  const window = windowOfPeriod(period);
  const { due, provisional } = dueOfPeriod(deskLaw(db, law), window);
  const span = { from: window.start, to: window.end };
  const asked = { self, period, rule: REPORT_RULE, ...span };
  const rows = halfYearRows(db, asked).map(({ state, verdict, ledger, due: own, ...row }) => {
    const standing = reportStanding(state && { state }, verdict, ledger);
    const handedInOn = row.handedInOn ?? ledger?.on ?? null;
    const late = isLate({ standing, round: row.round ?? 1, handedInOn }, own ?? due, todayText);
    return { ...row, handedInOn, standing, late, due: own ?? due };
  });
  return {
    period,
    ...span,
    due,
    provisional,
    runs: window.end >= todayText,
    rows,
  };
}

/**
 * One report: which drills it names and could name, what is missing of each, the office's words, the orders to correct.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewReport(db: ReadDb, law: Law, self: string, todayText: string, id: string) {
  assertInSight(db, 'drill_submission', id);
  const record = found(drillSubmissionTable.find(db, id), '演练报告', id);
  const unit = found(enterpriseTable.find(db, record.enterpriseId), '单位', record.enterpriseId);
  const window = windowOfPeriod(record.period);
  const desk = deskLaw(db, law);
  const today = asCivilDate(todayText);
  const { due, provisional } = dueOfUnit(db, desk, record.enterpriseId, window);
  const span = { from: window.start, to: window.end };
  const drills = drillsToReport(db, record.enterpriseId, span, record.drillIds);
  const answers = answersOf(db, record.id);
  const verdict = answers.find(({ round }) => round === record.round)?.verdict ?? null;
  const standing = reportStanding(record, verdict);
  return {
    id: record.id,
    version: record.version,
    ours: record.origin === self,
    unit: { id: unit.id, name: unit.name, uscc: unit.uscc, owes: unit.sets.includes('SET-A') },
    period: record.period,
    ...span,
    begun: hasBegun(window, todayText),
    due,
    provisional,
    late: isLate({ standing, ...lastHandIn(record) }, due, todayText),
    standing,
    round: record.round,
    note: record.note,
    preparedBy: record.preparedBy,
    phone: maskPhone(record.phone),
    handedInOn: record.handedInOn,
    drills: drills.map((drill) => reportedDrill(db, law, drill, { window, today, chosen: record.drillIds })),
    answers: answers.map(
      ({ id: answerId, version, round, verdict: word, number, note, answeredOn, answeredBy }) => ({
        id: answerId,
        version,
        round,
        verdict: word,
        number,
        note,
        answeredOn,
        answeredBy,
      }),
    ),
    orders: ordersOf(db, record.enterpriseId),
  };
}

/** Drills of a unit that a report on paper may name. @throws PlanDeskError NOT_FOUND, PERIOD_UNKNOWN */
export function reportChoices(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  { enterpriseId, period }: { enterpriseId: string; period: string },
) {
  assertInSight(db, 'enterprise', enterpriseId);
  const window = windowOfPeriod(period);
  const span = { from: window.start, to: window.end };
  return drillsToReport(db, enterpriseId, span, []).map((drill) =>
    reportedDrill(db, law, drill, { window, today, chosen: [] }),
  );
}

function reportedDrill(
  db: ReadDb,
  law: Law,
  drill: ReportedDrillRow,
  { window, today, chosen }: { window: DutyWindow; today: CivilDate; chosen: readonly string[] },
) {
  const gaps = reportGaps(drill, window, today);
  const record = drillTable.find(db, drill.id);
  return {
    id: drill.id,
    title: drill.title,
    planTitle: drill.planTitle,
    planKind: drill.planKind,
    form: drill.form,
    state: drill.state,
    startOn: drill.startOn,
    endOn: drill.endOn,
    participants: drill.participants,
    evaluatedOn: drill.evaluatedOn,
    findings: drill.findings,
    openFindings: drill.openFindings,
    hasReport: drill.hasReport,
    reportedOn: drill.reportedOn,
    chosen: chosen.includes(drill.id),
    gaps,
    blocked: gaps.some((gap) => BLOCKING_GAPS.has(gap)),
    duties: record === undefined ? [] : dutiesOfDrill(db, law, record),
  };
}

/** 责令改正通知书 that a unit was given, newest first. */
function ordersOf(db: ReadDb, enterpriseId: string) {
  return noticeTable
    .select(
      db,
      `WHERE enterprise_id = @enterpriseId AND kind = 'correction' AND voided_at IS NULL ORDER BY issued_on DESC, id LIMIT 50`,
      { enterpriseId },
    )
    .map(({ id, number, issuedOn, dueOn, details }) => ({
      id,
      number,
      issuedOn,
      dueOn,
      findings: findingsIn(details),
    }));
}

/** What an order to correct names. */
export function findingsIn(details: NoticeRecord['details']): string[] {
  const { findings } = details;
  return Array.isArray(findings)
    ? findings.flatMap((finding: unknown) =>
        typeof finding === 'object' && finding !== null && 'description' in finding
          ? [String(finding.description)]
          : [],
      )
    : [];
}
