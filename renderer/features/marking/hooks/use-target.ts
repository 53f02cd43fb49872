import { useCallback, useEffect, useRef, useState } from 'react';
import type { Found } from '../../../../electron/contract/reading';
import type { ViewerHandle } from '../../documents/companion';
import { longer, shorter } from '../stretch';

/** Where a selection stands in the scrolled content of the pane. */
export interface SelectedAt {
  readonly place: Found;
  readonly left: number;
  readonly top: number;
}

const LAYER = 'desk-target';

/**
 * The stretch that the next mark is put on: what is selected, else a passage that was gone to, else the hit of the find bar.
 * Whatever was chosen last counts.
 */
export function useTarget(handle: ViewerHandle | null) {
  const [chosen, setChosen] = useState<Found | null>(null);
  const [selected, setSelected] = useState<SelectedAt | null>(null);
  /** The hit that was shown when the passage was chosen: a later one is newer than the passage. */
  const hitThen = useRef<Found | null>(null);

  useEffect(() => {
    if (!handle) return undefined;
    const read = () => {
      const pane = handle.pane.current;
      const selection = document.getSelection();
      const range =
        selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const place =
        range && pane?.contains(range.commonAncestorContainer) ? handle.marks.placeOf(range) : null;
      if (!range || !pane || !place) {
        setSelected(null);
        return;
      }
      const view = pane.getBoundingClientRect();
      const box = range.getBoundingClientRect();
      setSelected({
        place,
        left: Math.max(0, box.left - view.left + pane.scrollLeft),
        top: box.top - view.top + pane.scrollTop,
      });
    };
    // Read when the selection stands, not at every character that is dragged over.
    const onUp = () => requestAnimationFrame(read);
    const onChange = () => {
      if (document.getSelection()?.isCollapsed) setSelected(null);
    };
    window.addEventListener('pointerup', onUp);
    window.addEventListener('keyup', onUp);
    document.addEventListener('selectionchange', onChange);
    return () => {
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('keyup', onUp);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [handle]);

  useEffect(() => {
    handle?.marks.setLayer(LAYER, chosen ? [chosen] : []);
  }, [handle, chosen]);

  const choose = useCallback(
    (place: Found | null) => {
      hitThen.current = handle?.hit() ?? null;
      setChosen(place);
    },
    [handle],
  );
  const current = useCallback((): Found | null => {
    if (selected) return selected.place;
    const hit = handle?.hit() ?? null;
    return hit && hit !== hitThen.current ? hit : (chosen ?? hit);
  }, [selected, chosen, handle]);
  const resize = useCallback(
    (way: 'longer' | 'shorter') => {
      const place = current();
      if (place && handle) choose((way === 'longer' ? longer : shorter)(handle.content.text, place));
    },
    [current, choose, handle],
  );
  const keep = useCallback(
    (place: Found) => {
      document.getSelection()?.removeAllRanges();
      setSelected(null);
      choose(place);
    },
    [choose],
  );
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
    choose(null);
  }, [choose]);
  return { current, choose, keep, resize, clear, selected };
}
