import { useEffect, useRef } from 'react';

interface ViewerKeys {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  findStep(by: 1 | -1): void;
}

/**
 * Keys of the viewer: Ctrl with plus, minus and 0 for the size of the pages (elsewhere they size the whole window), F3 and
 * Shift+F3 for the next and previous hit.
 */
export function useViewerKeys(keys: ViewerKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { zoomIn, zoomOut, fit, findStep } = latest.current;
      const answer = () => {
        if (event.key === 'F3') return () => findStep(event.shiftKey ? -1 : 1);
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
        if (event.key === '+' || event.key === '=') return zoomIn;
        if (event.key === '-') return zoomOut;
        return event.key === '0' ? fit : null;
      };
      const run = answer();
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
