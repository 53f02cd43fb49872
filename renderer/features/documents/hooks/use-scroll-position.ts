import { type RefObject, useEffect, useRef } from 'react';

/** Where one is need not be known more often than it can be read. */
const PAUSE_MS = 100;

/** Calls back some times a second while the pane scrolls, once it stands, and whenever it was laid out anew (`layout` changed). */
export function useScrollPosition(
  pane: RefObject<HTMLElement | null>,
  look: () => void,
  layout: string,
): void {
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
    element.addEventListener('scroll', ask, { passive: true });
    return () => {
      clearTimeout(waiting);
      element.removeEventListener('scroll', ask);
    };
  }, [pane]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands where depends on the layout
  useEffect(() => {
    const asked = requestAnimationFrame(() => latest.current());
    return () => cancelAnimationFrame(asked);
  }, [layout]);
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
