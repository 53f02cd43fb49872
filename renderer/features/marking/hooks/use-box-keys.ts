import { useEffect, useRef } from 'react';
import { movedBox } from '../box-keys';
import type { DrawnBox } from '../types';

/** While a box is begun: arrows move it, with Shift they size it, Enter places it. Without a box nothing is taken. */
export function useBoxKeys(
  box: DrawnBox | null,
  onMove: (box: DrawnBox) => void,
  onPlace: (box: DrawnBox) => void,
): void {
  const latest = useRef({ box, onMove, onPlace });
  useEffect(() => {
    latest.current = { box, onMove, onPlace };
  });
  const begun = box !== null;
  useEffect(() => {
    if (!begun) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const { box: now, onMove: move, onPlace: place } = latest.current;
      const moved = now && movedBox(now, event.key, event.shiftKey);
      if (!now || (!moved && event.key !== 'Enter')) return;
      event.preventDefault();
      event.stopPropagation();
      if (moved) move(moved);
      else place(now);
    };
    // Before the pages scroll and before the desk takes the keys for its items.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [begun]);
}
