import { headingName } from '../plan/compare/blocks';
import { measured, likeness as measuredLikeness } from '../plan/compare/similarity';
import { type AnchorDocument, AnchorText } from './anchor-text';
import type { MarkFate } from './codes';
import type { Loss } from './loss';
import { QuoteEdges } from './quote-edges';
import { SectionMap } from './section-map';
import { SentenceEvidence } from './sentence-evidence';
import { type Stretch, unsureShare } from './stretch';
import { mapTexts, type TextMap } from './text-map';

/** A mark of a reviewer, tied to the words it stands on. Positions are UTF-16 units of the document's extracted text. */
export interface MarkPlace {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  /** What stands right before and behind the quote. */
  readonly before: string;
  readonly after: string;
  readonly sectionPath: readonly string[];
}

/**
 * A mark found again:
 * - `unchanged`: the same words in the same section. A section of which only number or place changed is the same.
 * - `changed`: the passage is there, its words differ.
 * - `moved`: the same words under another heading.
 */
export interface FoundMark {
  readonly state: Exclude<MarkFate, 'lost'>;
  readonly from: number;
  readonly to: number;
  /** The words that stand there now. */
  readonly words: string;
  readonly sectionPath: readonly string[];
  readonly page: number | null;
  /** A changed passage that also stands under another heading. */
  readonly elsewhere: boolean;
}

/** A mark of which nothing trustworthy was found; `section` is where its section is now, when that is known. */
export interface LostMark {
  readonly state: 'lost';
  readonly loss: Loss;
  readonly section: {
    readonly from: number;
    readonly sectionPath: readonly string[];
    readonly page: number | null;
  } | null;
}

export type AnchoredMark = FoundMark | LostMark;

/** Quotes alike by less are told as changed only when both neighbours hold them in their place. */
const ALIKE = 0.4;
/** A place much longer than the quote must hold nearly all of it. */
const ALIKE_THOUGH_LONGER = 0.75;

/**
 * Finds the marks of an earlier text again in a later one, in the order given. A mark is `lost` rather than at a place that
 * could be wrong: where two places are equally good, or its sentence is not to be recognised, nothing is said.
 */
export function anchorMarks(
  marks: readonly MarkPlace[],
  earlier: AnchorDocument,
  later: AnchorDocument,
): AnchoredMark[] {
  const anchorer = new Anchorer(new AnchorText(earlier), new AnchorText(later));
  return marks.map((mark) => anchorer.find(mark));
}

class Anchorer {
  readonly #a: AnchorText;
  readonly #b: AnchorText;
  readonly #map: TextMap;
  readonly #sections: SectionMap;
  readonly #edges: QuoteEdges;
  readonly #evidence: SentenceEvidence;

  constructor(earlier: AnchorText, later: AnchorText) {
    this.#a = earlier;
    this.#b = later;
    this.#map = mapTexts(earlier, later);
    this.#sections = new SectionMap(earlier, later, this.#map);
    this.#edges = new QuoteEdges(earlier, later, this.#map);
    this.#evidence = new SentenceEvidence(earlier, later, this.#map, this.#sections);
  }

  find(mark: MarkPlace): AnchoredMark {
    const quote = this.#placeOf(mark);
    if (quote === null) return { state: 'lost', loss: 'not-in-source', section: null };
    const found = this.#exact(quote) ?? this.#changed(quote);
    return typeof found === 'string' ? this.#lost(quote, found) : found;
  }

  /** Folded characters of the quote: where it was made, or at the one place where it stands with its surroundings. */
  #placeOf(mark: MarkPlace): Stretch | null {
    const { text } = this.#a.document;
    if (mark.quote.trim() === '') return null;
    if (text.slice(mark.from, mark.to) === mark.quote) return this.#foldedRange(mark.from, mark.to);
    const around = mark.before + mark.quote + mark.after;
    const at = text.indexOf(around);
    if (at < 0 || text.indexOf(around, at + 1) >= 0) return null;
    const from = at + mark.before.length;
    return this.#foldedRange(from, from + mark.quote.length);
  }

  #foldedRange(from: number, to: number): Stretch | null {
    const stretch = { from: this.#a.foldedAt(from), to: this.#a.foldedAt(to) };
    return stretch.to > stretch.from ? stretch : null;
  }

  /** The quote word for word; null when its words changed, a loss when its sentence is not to be recognised. */
  #exact(quote: Stretch): FoundMark | Loss | null {
    const length = quote.to - quote.from;
    const shifts = new Map<number, number>();
    for (let at = quote.from; at < quote.to; at++) {
      const to = this.#map.to[at] as number;
      if (to >= 0) shifts.set(to - at, (shifts.get(to - at) ?? 0) + 1);
    }
    const [shift, count] = [...shifts].sort((x, y) => y[1] - x[1])[0] ?? [0, 0];
    if (count * 2 < length) return null;
    for (let at = quote.from; at < quote.to; at++)
      if (this.#a.codes[at] !== this.#b.codes[at + shift]) return null;
    const place = { from: quote.from + shift, to: quote.to + shift };
    const trouble = this.#evidence.trouble(quote, place);
    return trouble ?? this.#found(quote, place, true);
  }

  /** The quote with other words at the place its neighbours and its own remaining words give. */
  #changed(quote: Stretch): FoundMark | Loss {
    const place = this.#edges.edgesOf(quote);
    if (place === null) return unsureShare(this.#map, quote) > 0.3 ? 'ambiguous' : 'unrecognised';
    if (place.to <= place.from) return 'deleted';
    const trouble = this.#evidence.trouble(quote, place);
    if (trouble) return trouble;
    const alike = likeness(
      this.#a.folded.slice(quote.from, quote.to),
      this.#b.folded.slice(place.from, place.to),
    );
    const longest = (quote.to - quote.from) * 1.4 + 12;
    if (place.to - place.from > longest && alike < ALIKE_THOUGH_LONGER) return 'unrecognised';
    if (alike < ALIKE && !this.#edges.isHeld(quote, place)) return 'unrecognised';
    return this.#found(quote, place, false);
  }

  #found(quote: Stretch, place: Stretch, exact: boolean): FoundMark {
    const { from, to } = this.#b.textRange(place.from, place.to);
    const source = this.#a.textRange(quote.from, quote.to);
    const words = this.#b.document.text.slice(from, to);
    const same = this.#evidence.inSameSection(quote, place);
    const renumbered =
      !exact &&
      this.#evidence.isRenumberedHeading(quote, place) &&
      headingName(words) === headingName(this.#a.document.text.slice(source.from, source.to));
    const asItWas = exact || renumbered;
    return {
      state: asItWas ? (same ? 'unchanged' : 'moved') : 'changed',
      from,
      to,
      words,
      sectionPath: this.#b.sectionPath(from),
      page: this.#b.pageAt(from),
      elsewhere: !same,
    };
  }

  #lost(quote: Stretch, loss: Loss): LostMark {
    const heading = this.#sections.sectionNow(this.#a.textRange(quote.from, quote.to).from);
    return {
      state: 'lost',
      loss,
      section: heading && {
        from: heading.offset,
        sectionPath: this.#b.sectionPath(heading.offset),
        page: this.#b.pageAt(heading.offset),
      },
    };
  }
}

function likeness(one: string, other: string): number {
  return measuredLikeness(measured(one), measured(other));
}
