import { type CivilDate, daysBetween, earlierOf, isCivilDate } from '../dates/civil-date';

/** By which day a period is to be reported, as month and day: the half-years, and the year. */
export interface ReportingDays {
  /** Of the same year. */
  readonly H1: string;
  /** Of the next year. */
  readonly H2: string;
  /** Of the next year. */
  readonly year: string;
}

/** An upload that was merged here. */
export interface ReportedPackage {
  readonly sequence: number;
  /** What its sender counts it under, as `seriesOf` writes it. */
  readonly series: string;
  readonly period: string | null;
  /** The day the sender made it. */
  readonly madeOn: CivilDate;
  /** The day it was merged here. */
  readonly mergedOn: CivilDate;
}

/** An upload that lies at this desk, read and not merged. */
export type LyingPackage = Pick<ReportedPackage, 'sequence' | 'period' | 'madeOn'>;

/**
 * Where an office stands with a period. in-time, late: reported · received: it lies here and waits to be merged · waiting: the
 * day has not come · missing: other periods have come, this one has not · never: nothing has ever come.
 */
export const REPORTING_STATES = ['in-time', 'late', 'received', 'waiting', 'missing', 'never'] as const;
export type ReportingState = (typeof REPORTING_STATES)[number];

export interface ReportingStanding {
  readonly state: ReportingState;
  /** Days past the due day: of the report, or until today while there is none. 0 where nothing is late. */
  readonly daysLate: number;
  /** The first package that covers the period. */
  readonly report: ReportedPackage | null;
  /** The first one that covers it among those that wait, while none is merged. */
  readonly lying: LyingPackage | null;
  readonly last: ReportedPackage | null;
  /** Numbers below the last one, of those that are counted with it, that never came here; at most 50. */
  readonly missingNumbers: readonly number[];
}

const LISTED = 50;
const bySequence = (a: LyingPackage, b: LyingPackage): number => a.sequence - b.sequence;

/** The last day of reporting a period such as 2026, 2026H1. */
export function dueDayOf(period: string, days: ReportingDays): CivilDate {
  const year = Number(period.slice(0, 4));
  const part = period.slice(4);
  if (part === 'H1') return `${year}-${days.H1}` as CivilDate;
  return `${year + 1}-${part === 'H2' ? days.H2 : days.year}` as CivilDate;
}

/** A package covers its own period; the report of a year ends with it and so covers its second half as well. */
export function covers(reported: string | null, period: string): boolean {
  return reported === period || (period.endsWith('H2') && reported === period.slice(0, 4));
}

/**
 * Judges one office for one period. The day its package was made counts, because how long it travelled and waited here is
 * not the sender's doing; a clock that runs ahead of ours does not make a report later than its arrival.
 * @param packages in the order in which they were made
 */
export function judgeReporting(
  packages: readonly ReportedPackage[],
  period: string,
  dueOn: CivilDate,
  today: CivilDate,
  waiting: readonly LyingPackage[] = [],
): ReportingStanding {
  const last = packages.at(-1) ?? null;
  const report = firstReport(packages, period);
  const numbers = new Set(
    packages.filter(({ series }) => series === last?.series).map(({ sequence }) => sequence),
  );
  const missingNumbers: number[] = [];
  for (let at = 1; at < (last?.sequence ?? 0) && missingNumbers.length < LISTED; at++)
    if (!numbers.has(at)) missingNumbers.push(at);
  const lying =
    report === null
      ? ([...waiting].sort(bySequence).find((each) => covers(each.period, period)) ?? null)
      : null;
  const reportedOn = report === null ? null : reportedDay(report);
  const madeOn = reportedOn ?? (lying === null ? null : earlierOf(lying.madeOn, today));
  const daysLate = Math.max(0, daysBetween(dueOn, madeOn ?? today));
  const state: ReportingState =
    reportedOn !== null
      ? daysLate > 0
        ? 'late'
        : 'in-time'
      : lying !== null
        ? 'received'
        : daysLate === 0
          ? 'waiting'
          : last === null
            ? 'never'
            : 'missing';
  return { state, daysLate, report, lying, last, missingNumbers };
}

const reportedDay = ({ madeOn, mergedOn }: ReportedPackage): CivilDate => earlierOf(madeOn, mergedOn);

/** The first package of a count that covers the period; of several counts the one that was reported earliest. */
function firstReport(packages: readonly ReportedPackage[], period: string): ReportedPackage | null {
  const first = new Map<string, ReportedPackage>();
  for (const each of packages)
    if (covers(each.period, period) && !first.has(each.series)) first.set(each.series, each);
  return [...first.values()].reduce<ReportedPackage | null>(
    (earliest, each) => (earliest === null || reportedDay(each) < reportedDay(earliest) ? each : earliest),
    null,
  );
}

/** The periods that can be asked for, the latest first: those of this year and the two before that have begun. */
export function reportingPeriods(today: CivilDate): string[] {
  const year = Number(today.slice(0, 4));
  const begun = today.slice(5) >= '07-01' ? ['H2', 'H1'] : ['H1'];
  return [
    ...begun.map((half) => `${year}${half}`),
    ...[year - 1, year - 2].flatMap((each) => [`${each}`, `${each}H2`, `${each}H1`]),
  ];
}

/** 2026H1 in words, as papers have it. */
export function periodWords(period: string): string {
  const year = `${period.slice(0, 4)}年`;
  return period.endsWith('H1') ? `${year}上半年` : period.endsWith('H2') ? `${year}下半年` : year;
}

/** True for a month and day that every year has. */
export function isMonthAndDay(text: string): boolean {
  // 2025 has no 29 February.
  return isCivilDate(`2025-${text}`);
}
