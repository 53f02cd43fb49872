import { useCallback, useState } from 'react';

const STEPS = [0.4, 0.5, 0.6, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** How large the pages are drawn. `zoom` null fits the width of the pane; `scale` is what that comes to. */
export function useZoom() {
  const [zoom, setZoom] = useState<number | null>(null);
  const [scale, setScale] = useState(1);
  const step = useCallback(
    (by: 1 | -1) => {
      const next =
        by > 0 ? STEPS.find((each) => each > scale + 0.01) : STEPS.findLast((each) => each < scale - 0.01);
      if (next !== undefined) setZoom(next);
    },
    [scale],
  );
  const fit = useCallback(() => setZoom(null), []);
  return { zoom, scale, setScale, step, fit };
}
