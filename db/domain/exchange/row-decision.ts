/** What becomes of one row of a package. */
export const ROW_OUTCOMES = ['added', 'changed', 'same', 'conflict', 'refused'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Why a row is refused. */
export const ROW_REFUSALS = [
  /** The row belongs to the desk that reads the package; nobody else edits it. */
  'own-row',
  /** Its owner reports here through another office, or directly. */
  'other-channel',
  /** The package names no office that owns it. */
  'owner-unlisted',
  /** The row is known under another owner. */
  'owner-differs',
  /** A newer state of the row was merged before this older package. */
  'older',
  /** A row it hangs on is neither known nor accepted. */
  'parent-missing',
  /** It would hang on a row of an office the sender does not speak for. */
  'parent-foreign',
  /** Another row holds the same code, number or place. */
  'key-taken',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

/** What the decision needs of a row. */
export interface RowMark {
  origin: string;
  version: number;
}

export interface RowComparison {
  theirs: RowMark;
  /** The row of the same id here, or null. */
  ours: RowMark | null;
  /** Whether all exchanged fields agree, bookkeeping moments and what the package leaves out aside. */
  sameContent: boolean;
  /**
   * Whether the fields that differ are empty here alone, and packages of this sender left them out before: what was withheld
   * comes now, without a new version.
   */
  onlyFills?: boolean;
  /** Why the package may not bring rows of this owner, or null when it may. */
  ownerRefusal: RowRefusal | null;
  /** True when the package is later in its sender's sequence than everything merged from that sender. */
  latest: boolean;
  /** A list of what is shared goes round to everybody: what the reader itself has given to it comes home, and stays as it is. */
  goesRound?: boolean;
}

export interface RowDecision {
  outcome: RowOutcome;
  refusal: RowRefusal | null;
}

const refused = (refusal: RowRefusal): RowDecision => ({ outcome: 'refused', refusal });
const plainly = (outcome: RowOutcome): RowDecision => ({ outcome, refusal: null });

/**
 * Decides one row. A row belongs to its owner: only the owner, or the office that forwards for it, changes it here.
 * The higher version wins; a lower one counts only in the sender's latest package, where it means that the owner took
 * a change back. One version with two contents is a conflict, left for people.
 */
export function decideRow({
  theirs,
  ours,
  sameContent,
  ownerRefusal,
  latest,
  goesRound = false,
  onlyFills = false,
}: RowComparison): RowDecision {
  if (ours === null) return ownerRefusal === null ? plainly('added') : refused(ownerRefusal);
  const sameOwner = ours.origin === theirs.origin;
  if (sameOwner && ours.version === theirs.version && sameContent) return plainly('same');
  if (goesRound && ownerRefusal === 'own-row' && sameOwner) return plainly('same');
  if (ownerRefusal !== null) return refused(ownerRefusal);
  if (!sameOwner) return refused('owner-differs');
  if (theirs.version > ours.version) return plainly('changed');
  if (theirs.version < ours.version) return latest ? plainly('changed') : refused('older');
  return plainly(onlyFills ? 'changed' : 'conflict');
}

/** Counts per table, as the rehearsal and the batch tell them. */
export type OutcomeCounts = Record<RowOutcome, number>;

/** All outcomes at nought. */
export function noOutcomes(): OutcomeCounts {
  return { added: 0, changed: 0, same: 0, conflict: 0, refused: 0 };
}
