import { useEffect, useRef } from 'react';
import { keysOf } from '../../../ui/shortcuts';
import { type DeskKey, deskKeyOf } from '../desk-keys';

const TYPING = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';

/** True where keys write or choose something of their own. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/**
 * The keys of the desk, one hand on them. Arrows scroll the pages while these have the focus, and Enter presses a button
 * that has it.
 */
export function useDeskKeys(run: (key: DeskKey, digit: number) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const asked = deskKeyOf(keysOf(event));
      if (!asked) return;
      const { target } = event;
      if (isTyping(target) && asked.id !== 'escape') return;
      const element = target instanceof Element ? target : null;
      if (event.key.startsWith('Arrow') && element?.closest('[data-pages]')) return;
      if (event.key === 'Enter' && element?.closest('button, a, [role="separator"]')) return;
      event.preventDefault();
      latest.current(asked.id, asked.digit);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
