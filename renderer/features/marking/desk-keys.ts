/** Every key of the desk, as its footer shows them: the handler reads the same list. */
export const deskKeys = [
  { id: 'verdict', keys: ['1', '2', '3', '4', '5'], shown: '1–5' },
  { id: 'next', keys: ['J', 'ArrowDown'], shown: 'J/K' },
  { id: 'previous', keys: ['K', 'ArrowUp'], shown: null },
  { id: 'undecided', keys: ['N'], shown: 'N' },
  { id: 'reason', keys: ['Enter'], shown: 'Enter' },
  { id: 'passage', keys: ['P'], shown: 'P' },
  { id: 'passageBack', keys: ['Shift+P'], shown: null },
  { id: 'longer', keys: ['.'], shown: './,' },
  { id: 'shorter', keys: [','], shown: null },
  { id: 'highlight', keys: ['H'], shown: 'H' },
  { id: 'comment', keys: ['M'], shown: 'M' },
  { id: 'suggest', keys: ['S'], shown: 'S' },
  { id: 'cite', keys: ['C'], shown: 'C' },
  { id: 'box', keys: ['B'], shown: 'B' },
  { id: 'search', keys: ['F'], shown: 'F' },
  { id: 'undo', keys: ['Ctrl+Z'], shown: 'Ctrl+Z' },
  { id: 'escape', keys: ['Escape'], shown: null },
] as const;

export type DeskKey = (typeof deskKeys)[number]['id'];

type Shown = Extract<(typeof deskKeys)[number], { shown: string }>;

/** The keys that the footer names. */
export const shownKeys = deskKeys.filter((each): each is Shown => each.shown !== null);

/** What a key of the desk asks for; `digit` is set for verdicts, from 1. */
export function deskKeyOf(keys: string): { id: DeskKey; digit: number } | null {
  const found = deskKeys.find((each) => (each.keys as readonly string[]).includes(keys));
  return found ? { id: found.id, digit: found.id === 'verdict' ? Number(keys) : 0 } : null;
}
