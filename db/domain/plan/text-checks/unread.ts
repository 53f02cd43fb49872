/** Why a plan's document could not be checked. */
export const UNREAD_REASONS = [
  'no-text',
  'protected',
  'unsupported',
  'damaged',
  'empty-file',
  'not-received',
  'reading-stopped',
  'check-time',
  'check-memory',
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** A check that is given up because its worker took too much of one or the other. */
export type GivenUp = Extract<UnreadReason, 'check-time' | 'check-memory'>;

/** Words of reading for a document of which nothing could be read. */
const BY_STATE: Readonly<Record<string, UnreadReason>> = {
  'no-text': 'no-text',
  protected: 'protected',
  unsupported: 'unsupported',
  damaged: 'damaged',
  empty: 'empty-file',
};

/** What is known of a document before its text is looked at. */
export interface ReadingFacts {
  /** State of its text; pending while nobody has looked. */
  readonly textState: string;
  /** False: known from a package that came without files. */
  readonly stored: boolean;
  /** Codes of what reading noted; looked at for doubtful documents only. */
  readonly notes: readonly string[];
}

/**
 * Why there is no text to check; null where there is one. `waiting`: nobody has looked yet and somebody will.
 */
export function unreadReason({ textState, stored, notes }: ReadingFacts): UnreadReason | 'waiting' | null {
  if (textState === 'pending') return stored ? 'waiting' : 'not-received';
  if (textState === 'suspicious' && notes.includes('READING_STOPPED')) return 'reading-stopped';
  return BY_STATE[textState] ?? null;
}
