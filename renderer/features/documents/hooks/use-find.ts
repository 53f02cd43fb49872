import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  type Found,
  findInText,
  searchable,
  type ViewedContent,
} from '../../../../electron/contract/reading';
import { firstFrom } from '../highlights';

/** Words looked for in a document, the hits, and which of them is the one shown. */
export interface Finding {
  readonly words: string;
  readonly hits: readonly Found[];
  /** Index of the hit that is shown; -1 when there is none. */
  readonly now: number;
  search(words: string): void;
  step(by: 1 | -1): void;
}

/**
 * Looks words up in the whole text at once, drawn or not. The first hit shown is the one at or behind `from()`, so that
 * searching goes on from where one reads.
 */
export function useFind(
  content: ViewedContent,
  initial: { words: string; at: number | null },
  from: () => number,
): Finding {
  const text = useMemo(() => searchable(content.text), [content]);
  const [words, setWords] = useState(initial.words);
  const hits = useMemo(() => findInText(text, words), [text, words]);
  const [now, setNow] = useState(() =>
    hits.length === 0 ? -1 : Math.min(hits.length - 1, nearest(hits, initial.at ?? 0)),
  );
  const search = useCallback(
    (next: string) => {
      setWords(next);
      const found = findInText(text, next);
      const at = firstFrom(found, from());
      setNow(found.length === 0 ? -1 : at % found.length);
    },
    [text, from],
  );
  const step = useCallback(
    (by: 1 | -1) =>
      setNow((current) => (hits.length === 0 ? -1 : (current + by + hits.length) % hits.length)),
    [hits],
  );
  useEffect(() => {
    if (hits.length === 0) setNow(-1);
  }, [hits]);
  return { words, hits, now, search, step };
}

/** The hit that holds a position or lies closest to it. */
function nearest(hits: readonly Found[], at: number): number {
  const behind = firstFrom(hits, at);
  const before = behind - 1;
  const distance = (index: number) => Math.abs((hits[index]?.from ?? Number.POSITIVE_INFINITY) - at);
  return before >= 0 && distance(before) < distance(behind) ? before : Math.min(behind, hits.length - 1);
}
