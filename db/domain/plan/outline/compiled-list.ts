import { WordScanner } from '../../text/word-scanner';
import { headingKey } from './headings';
import type { OutlineItem, OutlineList } from './outline-rules';

/** Words that a heading may have beside a wording of four and more characters. */
const SPARE_CHARACTERS = 8;
const EXACT = 3;
const PARTIAL = 2;
/** Heading keys whose items are remembered: most headings stand in thousands of plans. Emptied when it is full. */
const MOST_KEYS = 10_000;

/** How well a heading says an item: in today's wordings and in those of the older editions; 0 when it does not. */
export interface Saying {
  readonly item: OutlineItem;
  readonly now: number;
  readonly former: number;
}

interface Wordings {
  readonly item: OutlineItem;
  readonly now: readonly string[];
  readonly former: readonly string[];
}

/** How well a heading says a wording, both as `headingKey`: the same words, or these with a few more; 0 when it does not. */
export function likeness(key: string, wording: string): number {
  if (key === wording) return EXACT;
  const spare = key.length - wording.length;
  return wording.length >= 4 && spare > 0 && spare <= SPARE_CHARACTERS && key.includes(wording)
    ? PARTIAL - spare / 20
    : 0;
}

function best(key: string, wordings: readonly string[]): number {
  let most = 0;
  for (const wording of wordings) most = Math.max(most, likeness(key, wording));
  return most;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A list of elements with everything that looking for them takes, made once. */
export class CompiledList {
  readonly byId: ReadonlyMap<string, OutlineItem>;
  /** Wordings of items as running text has them, each with its item, in the order in which they are preferred. */
  readonly words: WordScanner<OutlineItem>;
  readonly #wordings: readonly Wordings[];
  readonly #sayings = new Map<string, readonly Saying[]>();
  readonly #frontPatterns = new Map<OutlineItem, readonly RegExp[]>();

  constructor({ items }: OutlineList) {
    this.byId = new Map(items.map((item) => [item.id, item]));
    this.words = new WordScanner(
      items.flatMap((item) =>
        [item.title, ...item.names, ...item.former].map((word) => ({ word, value: item })),
      ),
    );
    this.#wordings = items.map((item) => ({
      item,
      now: [item.title, ...item.names].map(headingKey),
      former: item.former.map(headingKey),
    }));
  }

  /** The items that a heading with this key says, in the order of the list. */
  sayings(key: string): readonly Saying[] {
    const known = this.#sayings.get(key);
    if (known) return known;
    const made = this.#wordings
      .map(({ item, now, former }) => ({ item, now: best(key, now), former: best(key, former) }))
      .filter((saying) => saying.now > 0 || saying.former > 0);
    if (this.#sayings.size >= MOST_KEYS) this.#sayings.clear();
    this.#sayings.set(key, made);
    return made;
  }

  /** An item's wordings as front pages write them, with blanks between their characters. */
  frontPatterns(item: OutlineItem): readonly RegExp[] {
    const known = this.#frontPatterns.get(item);
    if (known) return known;
    const made = [item.title, ...item.names].map(
      (words) => new RegExp(Array.from(words, escaped).join('[\\s\\u3000]*')),
    );
    this.#frontPatterns.set(item, made);
    return made;
  }
}

const compiled = new WeakMap<OutlineList, CompiledList>();

export function compile(list: OutlineList): CompiledList {
  const known = compiled.get(list);
  if (known) return known;
  const made = new CompiledList(list);
  compiled.set(list, made);
  return made;
}
