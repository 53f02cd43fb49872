/** What can be written down with one key, and the key; hints and handler read this list. */
export const logKeys = [
  { kind: 'call', code: 'KeyC', shown: 'C' },
  { kind: 'order', code: 'KeyO', shown: 'O' },
  { kind: 'departure', code: 'KeyD', shown: 'D' },
  { kind: 'arrival', code: 'KeyA', shown: 'A' },
  { kind: 'situation', code: 'KeyS', shown: 'S' },
  { kind: 'note', code: 'KeyN', shown: 'N' },
] as const;
export type NotedKind = (typeof logKeys)[number]['kind'];

/** What a key asks for, by its place on the keyboard: a Chinese input method changes nothing. */
export type LogKey = NotedKind | 'up' | 'down' | 'correct';

export function logKeyOf(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): LogKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.code === 'ArrowUp') return 'up';
  if (event.code === 'ArrowDown') return 'down';
  if (event.code === 'KeyE') return 'correct';
  return logKeys.find(({ code }) => code === event.code)?.kind ?? null;
}
