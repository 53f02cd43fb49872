import { useCallback, useState } from 'react';
import { sizes } from '../../../ui/tokens';

const storageKey = 'plandesk.marking-aside';
const narrowest = sizes.sidePanel * 0.75;
const widest = sizes.sidePanel * 2;

function read(): number {
  const kept = Number(localStorage.getItem(storageKey));
  return kept >= narrowest && kept <= widest ? kept : sizes.sidePanel * 1.15;
}

/** Width of the tables beside the plan, as this person left it on this PC. */
export function useAsideWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(read);
  const change = useCallback((wanted: number) => {
    const next = Math.round(Math.min(widest, Math.max(narrowest, wanted)));
    localStorage.setItem(storageKey, String(next));
    setWidth(next);
  }, []);
  return [width, change];
}
