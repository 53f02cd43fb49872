import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the keyboard into a screen that has just opened, where the element that had it is gone: otherwise Tab begins at
 * the top bar again and goes through the whole navigation. A field that a screen has chosen keeps the keyboard.
 */
export function useFocusOnScreen(path: string): RefObject<HTMLElement | null> {
  const screen = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) screen.current?.focus({ preventScroll: true });
  }, [path]);
  return screen;
}
