import { type RefObject, useEffect, useRef } from 'react';

/** Where one is need not be known more often than it can be read. */
const PAUSE_MS = 100;

/** Calls back some times a second while the pane scrolls, once it stands, and once at the beginning. */
export function useScrollPosition(pane: RefObject<HTMLElement | null>, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        latest.current();
      }, PAUSE_MS);
    };
    const first = requestAnimationFrame(() => latest.current());
    element.addEventListener('scroll', ask, { passive: true });
    return () => {
      cancelAnimationFrame(first);
      clearTimeout(waiting);
      element.removeEventListener('scroll', ask);
    };
  }, [pane]);
}

/** Index of the last element of a column that begins above `y`; elements are in order from top to bottom. */
export function lastAbove(count: number, topOf: (index: number) => number, y: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(middle) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
