import { type RefObject, useEffect, useRef } from 'react';

/** Calls back at most once a frame while the pane scrolls, and once at the beginning. */
export function useScrollPosition(pane: RefObject<HTMLElement | null>, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    let asked = 0;
    const ask = () => {
      if (asked !== 0) return;
      asked = requestAnimationFrame(() => {
        asked = 0;
        latest.current();
      });
    };
    ask();
    element.addEventListener('scroll', ask, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
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
