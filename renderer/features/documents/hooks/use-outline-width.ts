import { useCallback, useState } from 'react';
import { sizes } from '../../../ui/tokens';

const storageKey = 'plandesk.document-outline';
const narrowest = sizes.outline / 2;
const widest = sizes.outline * 2.5;

interface Kept {
  readonly width: number;
  readonly shown: boolean;
}

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Kept>;
    const width = Number(kept.width);
    return {
      width: width >= narrowest && width <= widest ? width : sizes.outline,
      shown: kept.shown !== false,
    };
  } catch {
    // A damaged preference is worth less than a start without it.
    return { width: sizes.outline, shown: true };
  }
}

/** Width of the outline and whether it is shown, as this person left it on this PC. */
export function useOutlineWidth() {
  const [kept, setKept] = useState(read);
  const change = useCallback((next: Partial<Kept>) => {
    setKept((current) => {
      const changed = { ...current, ...next };
      changed.width = Math.min(widest, Math.max(narrowest, Math.round(changed.width)));
      localStorage.setItem(storageKey, JSON.stringify(changed));
      return changed;
    });
  }, []);
  return { ...kept, change };
}
