import { useEffect, useRef } from 'react';

/**
 * Every key of the program, in one list: the help page and the handler read the same value. `when: 'page'` marks keys
 * that the open screen may answer; the others always work.
 */
export const shortcuts = [
  { id: 'palette', keys: 'Ctrl+K', when: 'always' },
  { id: 'manual', keys: 'F1', when: 'always' },
  { id: 'shortcuts', keys: 'Ctrl+/', when: 'always' },
  { id: 'toggle-nav', keys: 'Ctrl+\\', when: 'always' },
  { id: 'filter', keys: 'Ctrl+F', when: 'page' },
  { id: 'new', keys: 'Ctrl+N', when: 'page' },
  { id: 'save', keys: 'Ctrl+S', when: 'page' },
  { id: 'export', keys: 'Ctrl+E', when: 'page' },
  { id: 'edit', keys: 'F2', when: 'page' },
  { id: 'refresh', keys: 'F5', when: 'page' },
  { id: 'find-next', keys: 'F3', when: 'page' },
  { id: 'find-previous', keys: 'Shift+F3', when: 'page' },
  { id: 'zoom-in', keys: 'Ctrl+=', when: 'page' },
  { id: 'zoom-out', keys: 'Ctrl+-', when: 'page' },
  { id: 'zoom-fit', keys: 'Ctrl+0', when: 'page' },
  { id: 'print', keys: 'Ctrl+P', when: 'page' },
  { id: 'back', keys: 'Alt+ArrowLeft', when: 'always' },
] as const;

export type ShortcutId = (typeof shortcuts)[number]['id'];

/** Keys that work inside a grid; listed in the help only, the grid answers them itself. */
export const gridKeys = [
  { id: 'move', keys: 'ArrowUp ArrowDown PageUp PageDown Home End' },
  { id: 'column', keys: 'ArrowLeft ArrowRight' },
  { id: 'open', keys: 'Enter' },
  { id: 'select', keys: 'Space' },
  { id: 'range', keys: 'Shift+ArrowDown' },
  { id: 'all', keys: 'Ctrl+A' },
  { id: 'copy', keys: 'Ctrl+C' },
] as const;

/** The plus sign is typed with Shift on most keyboards and alone on the number pad. */
const SAME_KEYS: Readonly<Record<string, string>> = { 'Ctrl++': 'Ctrl+=', 'Ctrl+Shift++': 'Ctrl+=' };

/** The keys of an event in the notation of the list above. */
export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    key,
  ];
  const keys = parts.filter(Boolean).join('+');
  return SAME_KEYS[keys] ?? keys;
}

const handlers = new Map<ShortcutId, (() => void)[]>();

/** Runs what the newest screen has bound to a shortcut; false when nothing is bound. */
export function runShortcut(id: ShortcutId): boolean {
  const run = handlers.get(id)?.at(-1);
  run?.();
  return run !== undefined;
}

/** Binds a shortcut while the component is shown. A later binding hides an earlier one. */
export function useShortcut(id: ShortcutId, run: (() => void) | undefined): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const bound = run !== undefined;
  useEffect(() => {
    if (!bound) return undefined;
    const handler = () => latest.current?.();
    handlers.set(id, [...(handlers.get(id) ?? []), handler]);
    return () => {
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== handler),
      );
    };
  }, [id, bound]);
}

/** Answers the keys of the list for the whole window; Alt+1 … Alt+9 go to the modules. */
export function useShortcutKeys(goToModule: (at: number) => void): void {
  const latest = useRef(goToModule);
  useEffect(() => {
    latest.current = goToModule;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const keys = keysOf(event);
      const moduleKey = /^Alt\+([1-9])$/.exec(keys);
      if (moduleKey) {
        event.preventDefault();
        latest.current(Number(moduleKey[1]) - 1);
        return;
      }
      const shortcut = shortcuts.find((item) => item.keys === keys);
      if (shortcut && runShortcut(shortcut.id)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
