import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ViewerHandle } from '../../documents/companion';
import type { PlacedMark } from '../components/MarginMarks';
import type { Desk, Mark } from '../types';
import { useTarget } from './use-target';

/** A stretch of one of the documents. */
export interface DocumentPlace {
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
}

/** The document that is open, going to places of any of them, and the stretch that the next mark is put on. */
export function useReviewedPlan({ documents }: Desk) {
  const [sha256, setSha256] = useState(documents[0]?.sha256 ?? null);
  const [handle, setHandle] = useState<ViewerHandle | null>(null);
  const pending = useRef<DocumentPlace | null>(null);
  const target = useTarget(handle);
  const { choose } = target;

  /** Goes to a place, opening its document first where another is open. `chosen`: the next mark is put there. */
  const goTo = useCallback(
    (place: DocumentPlace, goal: 'sight' | 'head' = 'sight', chosen = false) => {
      if (place.sha256 !== sha256 || !handle) {
        pending.current = place;
        setSha256(place.sha256);
        return;
      }
      if (chosen) choose({ from: place.from, to: place.to });
      handle.reveal(place, goal);
    },
    [sha256, handle, choose],
  );
  useEffect(() => {
    const place = pending.current;
    if (!handle || !place) return;
    pending.current = null;
    choose({ from: place.from, to: place.to });
    handle.reveal(place, 'sight');
  }, [handle, choose]);
  return { sha256, setSha256, handle, onHandle: setHandle, goTo, target };
}

export type ReviewedPlan = ReturnType<typeof useReviewedPlan>;

/** Layers of the marks in the text, by kind; the style sheet names their colours. */
const LAYERS = ['highlight', 'comment', 'suggestion'] as const;

/** Shows the marks of the open document in its text; answers them with their places, and the boxes of each page. */
export function useShownMarks({ sha256, handle }: ReviewedPlan, marks: readonly Mark[]) {
  const placed = useMemo(
    () =>
      marks.flatMap((mark): PlacedMark[] =>
        mark.sha256 === sha256 && mark.fromAt !== null && mark.toAt !== null
          ? [{ from: mark.fromAt, to: mark.toAt, mark }]
          : [],
      ),
    [marks, sha256],
  );
  useEffect(() => {
    for (const kind of LAYERS)
      handle?.marks.setLayer(
        `desk-${kind}`,
        placed.filter(({ mark }) => mark.kind === kind),
      );
  }, [handle, placed]);
  const boxes = useMemo(() => {
    const byPage = new Map<number, Mark[]>();
    for (const mark of marks) {
      if (mark.sha256 !== sha256 || mark.box === null || mark.page === null) continue;
      byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark]);
    }
    return byPage;
  }, [marks, sha256]);
  return { placed, boxes };
}
