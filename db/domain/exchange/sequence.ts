import { compactName } from '../text/normalise';

/** What a sender counts its numbers for, each from 1: a kind of package to one recipient, who may be known by name alone. */
export function seriesOf(kind: string, recipientName: string): string {
  return `${kind} ${compactName(recipientName)}`;
}

/** A package of one sender that was merged here. */
export interface MergedPackage {
  id: string;
  sequence: number;
  sha256: string;
  /** As `seriesOf` writes it. */
  series: string;
  /** Moment (UTC) its sender's clock showed. */
  createdAt: string;
}

export interface PackagePlace extends Omit<MergedPackage, 'sha256'> {
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
  /** Later than everything merged from this sender: by number in its own series, by the sender's clock in the others. */
  latest: boolean;
}

/**
 * Compares a package with what was merged from its sender before, of whatever series. A full package after a gap can be merged (it carries
 * everything) and the gap is named; a package of changes whose base is missing cannot.
 */
export function judgeSequence(place: PackagePlace, merged: readonly MergedPackage[]): SequenceVerdict {
  if (merged.some((each) => each.id === place.id))
    return { findings: [{ code: 'PACKAGE_REPEATED', sequence: place.sequence }], latest: false };
  const series = merged.filter((each) => each.series === place.series);
  const last = series.reduce((highest, each) => Math.max(highest, each.sequence), 0);
  const isNext = place.sequence > last;
  const madeAt = Date.parse(place.createdAt);
  const latest =
    isNext && merged.every((each) => each.series === place.series || !(Date.parse(each.createdAt) > madeAt));
  const findings: SequenceFinding[] = [];
  const known = new Set(series.map((each) => each.sequence));
  if (known.has(place.sequence)) findings.push({ code: 'ORIGIN_ON_TWO_DESKS', sequence: place.sequence });
  if (!isNext) findings.push({ code: 'PACKAGE_REORDERED', sequence: place.sequence, last });
  const missing: number[] = [];
  for (let number = last + 1; number < place.sequence && missing.length < LISTED; number++)
    missing.push(number);
  const baseMissing = place.base !== null && !series.some((each) => each.sha256 === place.base?.sha256);
  if (baseMissing && place.base && !known.has(place.base.sequence) && !missing.includes(place.base.sequence))
    missing.push(place.base.sequence);
  if (missing.length > 0 || baseMissing)
    findings.push({ code: 'PACKAGE_MISSING_BEFORE', missing, blocks: baseMissing });
  const before = series.filter((each) => each.sequence === place.sequence - 1);
  if (before.length > 0 && !before.some((each) => each.sha256 === place.previousSha256))
    findings.push({ code: 'PACKAGE_CHAIN_BROKEN', sequence: place.sequence });
  return { findings, latest };
}
