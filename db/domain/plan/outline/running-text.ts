import type { CompiledList } from './compiled-list';
import type { OutlineItem } from './outline-rules';

/** Words found in a text, and where they begin. */
export interface Told {
  readonly at: number;
  readonly words: string;
}

/** What parts sentences or cells, and which of it a sentence begins behind. */
const PARTS = '\n\t。；;：:';
const BEGINS = '\n。；;';
/** What closes a wording that stands for a heading. */
const CLOSES = '。：:';
/** Characters that may stand between the beginning of a sentence and the wording: a number, a bracket. */
const LEAD = 8;

/** Where the sentence of a place begins: its mark, or 0 at the beginning of the text; -1 when that is too far or a cell. */
function sentenceMark(text: string, at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - LEAD - 1); before -= 1) {
    const character = text.charAt(before);
    if (BEGINS.includes(character)) return before;
    if (PARTS.includes(character)) return -1;
  }
  return at <= LEAD ? 0 : -1;
}

interface Place extends Told {
  readonly mark: number;
}

/** Items told in running text: their wordings at the beginning of a line or sentence, closed by a colon or stop. */
export class RunningText {
  readonly #list: CompiledList;
  readonly #text: string;
  #places: Map<OutlineItem, Place[]> | null = null;

  constructor(list: CompiledList, text: string) {
    this.#list = list;
    this.#text = text;
  }

  /** The first place of an item's wordings whose sentence begins at `from` or behind it and before `end`. */
  find(item: OutlineItem, from: number, end: number): Told | null {
    this.#places ??= this.#read();
    const place = this.#places.get(item)?.find(({ mark }) => mark >= Math.max(0, from - 1));
    return place && place.mark < end ? { at: place.at, words: place.words } : null;
  }

  #read(): Map<OutlineItem, Place[]> {
    const text = this.#text;
    const places = new Map<OutlineItem, Place[]>();
    this.#list.words.scan(text, (at, there) => {
      let mark: number | null = null;
      for (const { word, value: item } of there) {
        const behind = text.charAt(at + word.length);
        if (behind === '' || !CLOSES.includes(behind)) continue;
        mark ??= sentenceMark(text, at);
        if (mark < 0) break;
        const known = places.get(item);
        // Of several wordings that begin together the first is preferred.
        if (!known) places.set(item, [{ at, words: word, mark }]);
        else if (known.at(-1)?.at !== at) known.push({ at, words: word, mark });
      }
      return undefined;
    });
    return places;
  }
}
