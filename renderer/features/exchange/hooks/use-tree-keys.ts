import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { RegionLine } from '../levels';

interface TreeKeys {
  readonly rows: readonly RegionLine[];
  readonly folded: ReadonlySet<string>;
  readonly parents: ReadonlySet<string>;
  fold(key: string, folded: boolean): void;
  open(line: RegionLine): void;
}

/**
 * The keys of a tree by rows: up and down go from line to line, right unfolds and then enters, left folds and then leaves.
 * One line holds the focus; Tab goes on to the figures of that line.
 */
export function useTreeKeys({ rows, folded, parents, fold, open }: TreeKeys) {
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === active),
  );
  const goTo = useCallback((line: RegionLine | undefined) => {
    if (!line) return;
    setActive(line.key);
    table.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.key)}"]`)?.focus();
  }, []);

  const act = (key: string, line: RegionLine): boolean => {
    const isParent = parents.has(line.key);
    const isFolded = folded.has(line.key);
    switch (key) {
      case 'ArrowDown':
        goTo(rows[at + 1]);
        return true;
      case 'ArrowUp':
        goTo(rows[at - 1]);
        return true;
      case 'Home':
        goTo(rows[0]);
        return true;
      case 'End':
        goTo(rows.at(-1));
        return true;
      case 'ArrowRight':
        if (isParent && isFolded) fold(line.key, false);
        else if (isParent) goTo(rows[at + 1]);
        return true;
      case 'ArrowLeft':
        if (isParent && !isFolded) fold(line.key, true);
        else goTo(rows.find((row) => row.key === line.parent));
        return true;
      case ' ':
        if (isParent) fold(line.key, !isFolded);
        return true;
      case 'Enter':
        open(line);
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const line = rows[at];
    // Keys pressed on a figure belong to it.
    if (!line || (event.target as HTMLElement).closest('button')) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (act(event.key, line)) event.preventDefault();
  };
  return { table, active: rows[at]?.key ?? null, setActive, onKeyDown };
}
