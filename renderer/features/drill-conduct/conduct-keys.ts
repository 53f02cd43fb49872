/** Every key of the controller's screen; its footer, its help and its handler read this list. */
export const conductKeys = [
  { id: 'clock', keys: ['Space'], shown: 'Space' },
  { id: 'send', keys: ['Enter', 'NumpadEnter'], shown: 'Enter' },
  { id: 'action', keys: ['KeyA'], shown: 'A' },
  { id: 'observation', keys: ['KeyO'], shown: 'O' },
  { id: 'problem', keys: ['KeyP'], shown: 'P' },
  { id: 'note', keys: ['KeyN'], shown: 'N' },
  { id: 'who', keys: [], shown: '1–9' },
  { id: 'more', keys: ['Digit0', 'Numpad0'], shown: '0' },
  { id: 'next', keys: ['ArrowDown'], shown: '↑↓' },
  { id: 'previous', keys: ['ArrowUp'], shown: null },
  { id: 'skip', keys: ['KeyK'], shown: 'K' },
  { id: 'jump', keys: ['KeyJ'], shown: 'J' },
  { id: 'older', keys: ['PageDown'], shown: 'PgUp/PgDn' },
  { id: 'newer', keys: ['PageUp'], shown: null },
  { id: 'correct', keys: ['KeyC'], shown: 'C' },
  { id: 'mode', keys: ['KeyT'], shown: 'T' },
  { id: 'end', keys: ['KeyE'], shown: 'E' },
  { id: 'help', keys: ['Slash', 'NumpadDivide'], shown: '?' },
  { id: 'leave', keys: ['KeyX'], shown: 'X' },
] as const;

export type ConductKey = (typeof conductKeys)[number]['id'];

type Shown = Extract<(typeof conductKeys)[number], { shown: string }>;

/** The keys that footer and help name. */
export const shownConductKeys = conductKeys.filter((each): each is Shown => each.shown !== null);

/**
 * What a key asks for. By its place on the keyboard, so that a Chinese input method or Caps Lock changes nothing; `digit`
 * is set for participants, from 1.
 */
export function conductKeyOf(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): { id: ConductKey; digit: number } | null {
  if (event.altKey || event.metaKey) return null;
  // Ctrl and ? asks for help as in other programs; no other key of the stage has a Ctrl.
  if (event.ctrlKey) return event.shiftKey && event.code === 'Slash' ? { id: 'help', digit: 0 } : null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit !== undefined) return { id: 'who', digit: Number(digit) };
  const found = conductKeys.find(({ keys }) => (keys as readonly string[]).includes(event.code));
  return found ? { id: found.id, digit: 0 } : null;
}
