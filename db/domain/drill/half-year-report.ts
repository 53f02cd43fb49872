import { asCivilDate, type CivilDate, civilDate } from '../dates/civil-date';
import { addWorkingDays, type WorkingCalendar } from '../dates/working-calendar';
import { type DutyWindow, previousWindow, windowOf } from '../duties/windows';
import type { SubmissionVerdict } from './codes';
import { type DrillState, isCompletedDrill } from './drill-state';

/**
 * Working days after the end of a half-year until its report is late. 条例 8 asks for the report without naming a day:
 * used only where the rule book has no rule of its own ([I]).
 */
export const USUAL_REPORT_DAYS = 10;

/** A half-year that begins in its year: `2026H1`. */
export function halfYearSpan(period: string): DutyWindow | null {
  const parts = /^(\d{4})H([12])$/.exec(period);
  const first = parts && civilDate(Number(parts[1]), parts[2] === '1' ? 1 : 7, 1);
  return first && windowOf(first, 'half-year');
}

/** Half-years from the latest that has begun back to the one that holds `from`, at most `most` of them. */
export function halfYearsBack(today: CivilDate, from: CivilDate, most: number): DutyWindow[] {
  const windows: DutyWindow[] = [];
  let window = windowOf(today, 'half-year');
  while (windows.length < most && window.end >= from) {
    windows.push(window);
    window = previousWindow(window, 'half-year');
  }
  return windows;
}

/** The last day on which the report of a half-year is in time; `provisional` beyond the days that a notice covers. */
export function reportDue(
  calendar: WorkingCalendar,
  window: DutyWindow,
  workingDays: number,
): { due: CivilDate; provisional: boolean } {
  const { due, provisional } = addWorkingDays(calendar, window.end, workingDays);
  return { due, provisional };
}

/**
 * How a report stands: nothing yet, reported as the ledger of drills says, being written, with the office, taken in, given
 * back.
 */
export const REPORT_STANDINGS = ['none', 'in-ledger', 'draft', 'handed-in', 'received', 'returned'] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];

/** Drills of a half-year that are marked as reported without a report kept here; `on` null: nobody noted the day. */
export interface LedgerReport {
  readonly on: string | null;
}

/**
 * A report that is kept here goes before what a ledger says of its drills.
 * @param verdict the office's word on the round that was handed in last; null while there is none
 */
export function reportStanding(
  submission: { readonly state: 'draft' | 'handed-in' } | null,
  verdict: SubmissionVerdict | null,
  ledger: LedgerReport | null = null,
): ReportStanding {
  if (submission === null) return ledger === null ? 'none' : 'in-ledger';
  if (submission.state === 'draft') return 'draft';
  return verdict ?? 'handed-in';
}

/** What is missing of a drill that is to be reported. */
export const REPORT_GAPS = [
  /** Not held, or on a day of another half-year. */
  'not-held',
  'outside',
  /** 办法 34. */
  'not-evaluated',
  'no-report',
  'findings-open',
  /** Nobody said which plan was drilled. */
  'no-plan',
] as const;
export type ReportGap = (typeof REPORT_GAPS)[number];

/** Gaps with which a drill cannot be reported at all; the others are told, and people decide. */
export const BLOCKING_GAPS: ReadonlySet<ReportGap> = new Set(['not-held', 'outside', 'not-evaluated']);

export interface ReportableDrill {
  readonly state: DrillState;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly planId: string | null;
  readonly planTitle: string | null;
  readonly hasReport: boolean;
  readonly openFindings: number;
}

/** What stands in the way of reporting a drill for a half-year, and what is missing of it. Its last day decides the half-year. */
export function reportGaps(drill: ReportableDrill, window: DutyWindow, today: CivilDate): ReportGap[] {
  const day = drill.endOn ?? drill.startOn;
  const backwards = drill.startOn !== null && day !== null && drill.startOn > day;
  if (!isCompletedDrill(drill.state) || day === null || day > today || backwards) return ['not-held'];
  const gaps: ReportGap[] = [];
  if (day < window.start || day > window.end) gaps.push('outside');
  if (drill.state === 'ended') gaps.push('not-evaluated');
  if (!drill.hasReport) gaps.push('no-report');
  if (drill.openFindings > 0) gaps.push('findings-open');
  if (drill.planId === null && (drill.planTitle ?? '') === '') gaps.push('no-plan');
  return gaps;
}

/** What becomes of a report that came as a package. */
export type ReportIntake = 'first' | 'next-round' | 'again' | 'known';

/**
 * Decides what a report is to the office. Rounds count up with each hand-in: an earlier one never takes the place of a
 * later one, and a round that was answered stays as it was answered.
 * @param own round and answer that the office has; null when nothing came yet
 * @param latest the package is later than every one received of this sender
 */
export function judgeReport(
  own: { readonly round: number; readonly answered: boolean } | null,
  round: number,
  latest: boolean,
): ReportIntake {
  if (own === null) return 'first';
  if (round > own.round) return 'next-round';
  return round === own.round && !own.answered && latest ? 'again' : 'known';
}

/** True once the half-year has begun: nobody reports of days to come. */
export function hasBegun(window: DutyWindow, today: string): boolean {
  return window.start <= asCivilDate(today);
}
