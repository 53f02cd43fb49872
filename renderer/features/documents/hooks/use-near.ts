import { type RefObject, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { NearSheets } from '../near-sheets';
import { Pace } from '../pace';

/** The sheets of a scrolling pane that are near what is seen, and how fast it is scrolled. `first` is drawn at once. */
export function useNear(pane: RefObject<HTMLElement | null>, first: number) {
  const [pace] = useState(() => new Pace());
  const [near] = useState(() => new NearSheets(pace, first));
  useEffect(() => {
    const ends = [pane.current && pace.watch(pane.current), near.watch(pane.current)];
    return () => {
      for (const end of ends) end?.();
    };
  }, [pane, pace, near]);
  return { near, pace };
}

/** Whether one sheet is near what is seen. */
export function useIsNear(near: NearSheets, index: number): boolean {
  return useSyncExternalStore(
    useCallback((listener) => near.subscribe(index, listener), [near, index]),
    () => near.has(index),
  );
}
