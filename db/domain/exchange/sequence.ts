/** A package of one sender that was merged here. */
export interface MergedPackage {
  id: string;
  sequence: number;
  sha256: string;
  /** What numbers are counted for: kind and recipient. Absent: not known, and nothing is concluded from it. */
  line?: string | null;
  /** Moment (UTC) its sender's clock showed. */
  createdAt?: string | null;
}

export interface PackagePlace {
  id: string;
  sequence: number;
  /** As in `MergedPackage`. */
  line?: string;
  previousSha256: string | null;
  /** For a package of changes only: the one it builds on. */
  base: { sequence: number; sha256: string } | null;
}

/** What is odd about a package's place in its sender's sequence. */
export type SequenceFinding =
  | { code: 'PACKAGE_REPEATED'; sequence: number }
  | { code: 'PACKAGE_REORDERED'; sequence: number; last: number }
  | { code: 'PACKAGE_MISSING_BEFORE'; missing: number[]; blocks: boolean }
  | { code: 'PACKAGE_CHAIN_BROKEN'; sequence: number }
  /** Another package of this number to the same recipient was merged: two desks number their packages as one sender. */
  | { code: 'ORIGIN_ON_TWO_DESKS'; sequence: number };

/** More missing numbers than this are not listed one by one. */
const LISTED = 50;

export interface SequenceVerdict {
  findings: SequenceFinding[];
  /** Later than everything merged from this sender. */
  latest: boolean;
}

/**
 * Compares a package with what was merged from its sender before. A full package after a gap can be merged (it carries
 * everything) and the gap is named; a package of changes whose base is missing cannot.
 */
export function judgeSequence(place: PackagePlace, merged: readonly MergedPackage[]): SequenceVerdict {
  const repeated = merged.some((each) => each.id === place.id);
  const last = merged.reduce((highest, each) => Math.max(highest, each.sequence), 0);
  const latest = place.sequence > last;
  if (repeated) return { findings: [{ code: 'PACKAGE_REPEATED', sequence: place.sequence }], latest: false };
  const findings: SequenceFinding[] = [];
  const twin = merged.some(
    (each) => each.sequence === place.sequence && place.line !== undefined && each.line === place.line,
  );
  if (twin) findings.push({ code: 'ORIGIN_ON_TWO_DESKS', sequence: place.sequence });
  if (!latest) findings.push({ code: 'PACKAGE_REORDERED', sequence: place.sequence, last });
  const known = new Set(merged.map((each) => each.sequence));
  const missing: number[] = [];
  for (let number = last + 1; number < place.sequence && missing.length < LISTED; number++)
    missing.push(number);
  const baseMissing = place.base !== null && !merged.some((each) => each.sha256 === place.base?.sha256);
  if (baseMissing && place.base && !known.has(place.base.sequence) && !missing.includes(place.base.sequence))
    missing.push(place.base.sequence);
  if (missing.length > 0 || baseMissing)
    findings.push({ code: 'PACKAGE_MISSING_BEFORE', missing, blocks: baseMissing });
  const before = merged.filter((each) => each.sequence === place.sequence - 1);
  if (before.length > 0 && !before.some((each) => each.sha256 === place.previousSha256))
    findings.push({ code: 'PACKAGE_CHAIN_BROKEN', sequence: place.sequence });
  return { findings, latest };
}
