import type { Found } from '../../../electron/contract/reading';

/** A drawn stretch of the document: which positions of the text it holds and where a stretch of them stands in the page. */
export interface DrawnText {
  readonly from: number;
  readonly to: number;
  rangeOf(place: Found): Range | null;
}

const HIT = 'document-hit';
const HIT_NOW = 'document-hit-now';

/**
 * Marks hits in what is drawn. Marks are the browser's own highlights over ranges of text: nothing is put into the
 * document's elements, so selecting and copying stay as they are.
 */
export class HighlightBook {
  readonly #drawn = new Map<number, DrawnText>();
  #hits: readonly Found[] = [];
  #now: Found | null = null;

  put(sheet: number, drawn: DrawnText): void {
    this.#drawn.set(sheet, drawn);
    this.#mark();
  }

  remove(sheet: number): void {
    this.#drawn.delete(sheet);
    this.#mark();
  }

  show(hits: readonly Found[], now: Found | null): void {
    this.#hits = hits;
    this.#now = now;
    this.#mark();
  }

  clear(): void {
    this.#drawn.clear();
    this.#hits = [];
    this.#now = null;
    this.#mark();
  }

  /** Where a stretch of the text stands, when its sheet is drawn. */
  rangeOf(place: Found): Range | null {
    for (const drawn of this.#drawn.values()) {
      if (place.from < drawn.from || place.from >= drawn.to) continue;
      const range = drawn.rangeOf(place);
      if (range) return range;
    }
    return null;
  }

  #mark(): void {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    const ranges: Range[] = [];
    for (const drawn of this.#drawn.values()) {
      for (const hit of between(this.#hits, drawn)) {
        const range = hit === this.#now ? null : drawn.rangeOf(hit);
        if (range) ranges.push(range);
      }
    }
    const now = this.#now && this.rangeOf(this.#now);
    CSS.highlights.set(HIT, new Highlight(...ranges));
    CSS.highlights.set(HIT_NOW, new Highlight(...(now ? [now] : [])));
  }
}

/** The hits that begin inside a drawn stretch; hits are in order. */
function between(hits: readonly Found[], { from, to }: DrawnText): readonly Found[] {
  return hits.slice(firstFrom(hits, from), firstFrom(hits, to));
}

/** Index of the first hit that begins at `position` or behind it. */
export function firstFrom(hits: readonly Found[], position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
