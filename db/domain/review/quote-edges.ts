import type { AnchorText } from './anchor-text';
import { mainGroup, type Stretch } from './stretch';
import type { TextMap } from './text-map';

/** How far the end of a quote is looked for among words that were newly written into it. */
const FARTHEST_EDGE = 60;
/** Characters on each side that hold a quote in its place. */
const HELD = 4;

/** Where a quote whose words were changed begins and ends. */
export class QuoteEdges {
  readonly #a: AnchorText;
  readonly #b: AnchorText;
  readonly #map: TextMap;

  constructor(earlier: AnchorText, later: AnchorText, map: TextMap) {
    this.#a = earlier;
    this.#b = later;
    this.#map = map;
  }

  /**
   * Where a changed quote begins and ends: at its own outermost words that are left, and beyond them as far as the
   * neighbours let it. Null when there is nothing to go by or its words are scattered; empty when nothing is left between
   * its neighbours.
   */
  edgesOf(quote: Stretch): Stretch | null {
    const { to, group } = this.#map;
    let [first, last] = [-1, -1];
    const main = mainGroup(this.#map, quote);
    for (let at = quote.from; at < quote.to; at++) {
      if ((to[at] as number) < 0 || group[at] !== main) continue;
      if (first < 0) first = at;
      last = at;
    }
    if (first < 0) {
      const [left, right] = [quote.from - 1, quote.to];
      const [leftTo, rightTo] = [to[left] ?? -1, to[right] ?? -1];
      if (leftTo < 0 || rightTo < leftTo || group[left] !== group[right]) return null;
      return { from: leftTo + 1, to: rightTo };
    }
    const [inner, outer] = [to[first] as number, to[last] as number];
    if (outer - inner > (quote.to - quote.from) * 3 + 60) return null;
    return { from: this.#edge(quote.from, first, -1), to: this.#edge(quote.to - 1, last, 1) + 1 };
  }

  /** Whether the characters right before and behind the quote stand right before and behind the place. */
  isHeld(quote: Stretch, place: Stretch): boolean {
    const { to } = this.#map;
    for (let at = 1; at <= HELD; at++) {
      if (to[quote.from - at] !== place.from - at) return false;
      if (to[quote.to - 1 + at] !== place.to - 1 + at) return false;
    }
    return true;
  }

  /** Place of the outermost character of a quote, given the nearest one of its words that is known; `step` points outwards. */
  #edge(outermost: number, known: number, step: 1 | -1): number {
    const { to, group } = this.#map;
    let nearest = known;
    let place = to[known] as number;
    // What could also belong to a neighbour, but goes on as the quote does, is the quote's.
    while (nearest !== outermost && this.#a.codes[nearest + step] === this.#b.codes[place + step]) {
      nearest += step;
      place += step;
    }
    const missing = Math.abs(outermost - nearest);
    if (missing === 0) return place;
    const written = this.#writtenAgain(outermost, missing, place, step);
    if (written !== null) return written;
    // The next known character outside the quote bounds what can belong to it.
    const beside = to[outermost + step] ?? -1;
    const room =
      beside >= 0 && group[outermost + step] === group[known]
        ? (beside - place) * step - 1
        : Number.POSITIVE_INFINITY;
    let reach = Math.min(missing, room);
    if (room <= missing * 2 + 8 && room >= 0) reach = room;
    if (reach < 0) return place;
    let at = place;
    for (let moved = 0; moved < reach; moved++) {
      const next = at + step;
      // What another passage has claimed, or lies behind the end of the line, is not of this quote.
      if (next < 0 || next >= this.#b.codes.length || (this.#map.from[next] as number) >= 0) break;
      if (this.#b.parted[step > 0 ? next : at] === 3) break;
      at = next;
    }
    return at;
  }

  /** Where the end of a quote stands again among what nobody has claimed, outwards from a place in the same line. */
  #writtenAgain(outermost: number, missing: number, place: number, step: 1 | -1): number | null {
    const { codes, parted } = this.#b;
    for (let moved = 1; moved <= FARTHEST_EDGE; moved++) {
      const at = place + moved * step;
      if (at < 0 || at >= codes.length || (this.#map.from[at] as number) >= 0) return null;
      if (parted[step > 0 ? at : at + 1] === 3) return null;
      const same = codes[at] === this.#a.codes[outermost];
      if (same && (missing === 1 || codes[at - step] === this.#a.codes[outermost - step])) return at;
    }
    return null;
  }
}
