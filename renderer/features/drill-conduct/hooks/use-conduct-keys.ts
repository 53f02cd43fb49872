import { useEffect, useRef } from 'react';
import { type ConductKey, conductKeyOf } from '../conduct-keys';

const ELSEWHERE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** The keys of the stage, without a mouse. Where somebody types, or a window lies over the stage, they write there. */
export function useConductKeys(run: (key: ConductKey, digit: number) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      const { target } = event;
      if (target instanceof Element && target.closest(ELSEWHERE)) return;
      const asked = conductKeyOf(event);
      if (!asked) return;
      // A button that has the focus is pressed by Enter and Space.
      const pressed = asked.id === 'send' || asked.id === 'clock';
      if (pressed && target instanceof Element && target.closest('button, a')) return;
      event.preventDefault();
      latest.current(asked.id, asked.digit);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
