import type { Found } from '../../../electron/contract/reading';

/** A drawn stretch of the document: which positions of the text it holds and where a stretch of them stands in the page. */
export interface DrawnText {
  readonly from: number;
  readonly to: number;
  rangeOf(place: Found): Range | null;
  /** The stretch of the text that a selection covers here; null when it covers none. */
  placeOf(selected: Range): Found | null;
}

const HIT = 'document-hit';
const HIT_NOW = 'document-hit-now';

/**
 * Marks hits in what is drawn. Marks are the browser's own highlights over ranges of text: nothing is put into the
 * document's elements, so selecting and copying stay as they are.
 */
export class HighlightBook {
  readonly #drawn = new Map<number, DrawnText>();
  readonly #layers = new Map<string, readonly Found[]>();
  readonly #listeners = new Set<() => void>();
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
    for (const name of this.#layers.keys()) this.#layers.set(name, []);
    this.#mark();
  }

  /** Marks of another kind, under a name of their own for the style sheet; `places` in the order of the text. */
  setLayer(name: string, places: readonly Found[]): void {
    this.#layers.set(name, places);
    this.#mark();
  }

  /** Told whenever other stretches are drawn, or others marked. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Those of some places (in the order of the text) that begin in what is drawn, each with where it stands. */
  drawnOf<T extends Found>(places: readonly T[]): { place: T; range: Range }[] {
    return [...this.#drawn.values()].flatMap((drawn) =>
      between(places, drawn).flatMap((place) => {
        const range = drawn.rangeOf(place);
        return range ? [{ place, range }] : [];
      }),
    );
  }

  /** The stretch of the text that a selection covers, over the sheets that are drawn. */
  placeOf(selected: Range): Found | null {
    let whole: Found | null = null;
    for (const drawn of this.#drawn.values()) {
      const part = drawn.placeOf(selected);
      if (!part) continue;
      whole = whole ? { from: Math.min(whole.from, part.from), to: Math.max(whole.to, part.to) } : part;
    }
    return whole;
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
    this.#paint();
    for (const listener of this.#listeners) listener();
  }

  #paint(): void {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    const ranges: Range[] = [];
    for (const drawn of this.#drawn.values()) {
      for (const hit of between(this.#hits, drawn)) {
        const range = hit === this.#now ? null : drawn.rangeOf(hit);
        if (range) ranges.push(range);
      }
    }
    const now = this.#now && this.rangeOf(this.#now);
    for (const [name, places] of this.#layers)
      CSS.highlights.set(name, new Highlight(...this.drawnOf(places).map(({ range }) => range)));
    CSS.highlights.set(HIT, new Highlight(...ranges));
    CSS.highlights.set(HIT_NOW, new Highlight(...(now ? [now] : [])));
  }
}

/** The hits that begin inside a drawn stretch; hits are in order. */
function between<T extends Found>(hits: readonly T[], { from, to }: DrawnText): readonly T[] {
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
