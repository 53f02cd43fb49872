import { useEffect, useRef } from 'react';
import { type LogKey, logKeyOf } from '../log-keys';

const ELSEWHERE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** The keys of the log. Where somebody types, or a window lies over the page, they write there. */
export function useLogKeys(active: boolean, run: (key: LogKey) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
      const asked = logKeyOf(event);
      if (asked === null) return;
      event.preventDefault();
      latest.current(asked);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}
