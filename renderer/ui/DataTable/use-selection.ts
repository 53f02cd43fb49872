import { useMemo, useState } from 'react';
import type { GridSelection } from './types';

/** A selection that starts empty and is emptied when `resetKey` changes (other rows are shown). */
export function useSelection(resetKey: string): GridSelection {
  const [state, setState] = useState<{ key: string; ids: ReadonlySet<string> }>({
    key: resetKey,
    ids: new Set(),
  });
  const ids = state.key === resetKey ? state.ids : empty;
  return useMemo(() => ({ ids, set: (next) => setState({ key: resetKey, ids: next }) }), [ids, resetKey]);
}

const empty: ReadonlySet<string> = new Set();

/**
 * The selection after rows `from` … `to` were pressed. One row is turned over; a span is taken in as a whole, as far
 * as its rows are loaded.
 */
export function toggleRange<R>(
  ids: ReadonlySet<string>,
  rowAt: (index: number) => R | undefined,
  rowId: (row: R) => string,
  from: number,
  to: number,
): ReadonlySet<string> {
  const next = new Set(ids);
  if (from === to) {
    const row = rowAt(to);
    if (!row) return ids;
    const id = rowId(row);
    if (!next.delete(id)) next.add(id);
    return next;
  }
  for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
    const row = rowAt(at);
    if (row) next.add(rowId(row));
  }
  return next;
}
