/** What is odd about the moment at which a package says it was made. */
export type ClockFinding =
  /** Later than the reader's own clock by more than clocks differ. */
  | { code: 'PACKAGE_FROM_FUTURE'; createdAt: string }
  /** Earlier than the package before it. */
  | { code: 'PACKAGE_CLOCK_BACK'; createdAt: string; before: string }
  /** Earlier than changes it holds. */
  | { code: 'PACKAGE_ROWS_FROM_FUTURE'; createdAt: string; changedUntil: string };

/** Clocks of offices without a network differ by minutes, now and then by an hour; that is nobody's concern. */
const TOLERANCE_MS = 2 * 3_600_000;

export interface ClockQuestion {
  /** All moments UTC. */
  createdAt: string;
  /** The latest change the sender made to rows of its own, where the package says so. */
  changedUntil: string | null;
  /** The reader's clock. */
  now: string;
  /** When the sender's latest package of a lower number says it was made; null before the first. */
  before: string | null;
}

/**
 * Compares the clocks of two offices by what their packages say. None of it blocks: legal days stand in the rows and were
 * counted by the sender, but whoever merges should know that they may be wrong.
 */
export function judgeClocks({ createdAt, changedUntil, now, before }: ClockQuestion): ClockFinding[] {
  const made = Date.parse(createdAt);
  const findings: ClockFinding[] = [];
  if (made > Date.parse(now) + TOLERANCE_MS) findings.push({ code: 'PACKAGE_FROM_FUTURE', createdAt });
  if (before !== null && made < Date.parse(before))
    findings.push({ code: 'PACKAGE_CLOCK_BACK', createdAt, before });
  if (changedUntil !== null && Date.parse(changedUntil) > made + TOLERANCE_MS)
    findings.push({ code: 'PACKAGE_ROWS_FROM_FUTURE', createdAt, changedUntil });
  return findings;
}
