import type { RowRefusal } from './row-decision';

/** An office as the receiving desk knows it. */
export interface KnownOffice {
  id: string;
  /** The office whose packages bring its rows: its own id when it reports here directly; null before the first package. */
  viaId: string | null;
}

export interface OriginQuestion {
  /** The desk that reads the package. */
  receiver: string;
  sender: string;
  /** Offices that the package itself lists. */
  listed: ReadonlySet<string>;
  known: ReadonlyMap<string, KnownOffice>;
}

/**
 * Whether a package from `sender` may bring rows owned by `origin`: its own always, those of a listed office unless
 * that office reports here directly or through somebody else, the reader's own never.
 * @returns null when it may, else the reason
 */
export function refusalOfOrigin(
  origin: string,
  { receiver, sender, listed, known }: OriginQuestion,
): RowRefusal | null {
  if (origin === receiver) return 'own-row';
  if (origin === sender) return null;
  if (!listed.has(origin)) return 'owner-unlisted';
  const via = known.get(origin)?.viaId ?? null;
  return via === null || via === sender ? null : 'other-channel';
}
