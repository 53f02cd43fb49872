import { useCallback, useEffect, useMemo, useState } from 'react';
import { toApiError } from '../api/errors';

/** A fact of a record in the words of its screen. */
export interface ConflictFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}
/** A fact that was another one when the entry began. */
export interface ConflictRow {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly now: string;
}
export interface Conflict {
  /** The version that the entry rests on: what a command is asked with. */
  readonly lock: number;
  /** What somebody else has changed meanwhile; empty when nothing in sight differs. */
  readonly rows: readonly ConflictRow[];
  /** Goes on with what stands there now. */
  accept(): void;
  /** Runs a command; when the core finds the version stale, the record is asked for again so that both can be shown. */
  guarded<T>(work: (lock: number) => Promise<T>): Promise<T>;
}

/**
 * Watches a record while something is entered about it. The entry rests on the record as it was when it began: a change
 * by somebody else is shown beside it and has to be seen before the entry may be saved on top of it. A higher version
 * without a difference in sight, such as one's own tick that has just been kept, needs no question.
 */
export function useConflict<R extends { readonly version: number }>(
  record: R,
  factsOf: (record: R) => readonly ConflictFact[],
  reload: () => void,
): Conflict {
  const [base, setBase] = useState(record);
  const rows = useMemo(
    () => (record.version === base.version ? none : differences(factsOf(base), factsOf(record))),
    [base, record, factsOf],
  );
  useEffect(() => {
    if (record.version !== base.version && rows.length === 0) setBase(record);
  }, [record, base, rows]);
  const lock = base.version;
  return {
    lock,
    rows,
    accept: useCallback(() => setBase(record), [record]),
    guarded: useCallback(
      async (work) => {
        try {
          return await work(lock);
        } catch (error) {
          if (toApiError(error).code === 'STALE_VERSION') reload();
          throw error;
        }
      },
      [lock, reload],
    ),
  };
}

const none: readonly ConflictRow[] = [];

function differences(before: readonly ConflictFact[], now: readonly ConflictFact[]): ConflictRow[] {
  const was = new Map(before.map((fact) => [fact.key, fact.value]));
  return now.flatMap(({ key, label, value }) => {
    const old = was.get(key) ?? '';
    return old === value ? [] : [{ key, label, before: old, now: value }];
  });
}
