import { headingName } from '../plan/compare/blocks';
import { likeness, type Measured, measured } from '../plan/compare/similarity';
import type { AnchorText } from './anchor-text';
import type { Loss } from './loss';
import type { SectionMap } from './section-map';
import { mainGroup, type Stretch, shareInside, shareOutside, unsureShare } from './stretch';
import type { TextMap } from './text-map';

/**
 * Share of its characters a sentence has to keep, or nothing in it is looked for: with none, one or both of its neighbours
 * still beside it; more where it stands elsewhere.
 */
const RECOGNISED = [1, 0.93, 0.7] as const;
const RECOGNISED_ELSEWHERE = [1, 0.9, 0.75] as const;
/** A neighbour has to keep this much to be one. */
const NEIGHBOUR = 0.85;
/** A sentence or row alone, without what was added to a short one, has to keep this much. */
const OWN = 0.6;
/** A rival sentence must be less alike by this much. */
const MARGIN = 0.12;
/** Sentences on each side that may be rivals. */
const NEIGHBOURS = 5;

/** What speaks for a place and against it: whether the sentence there is the one that was marked. */
export class SentenceEvidence {
  readonly #a: AnchorText;
  readonly #b: AnchorText;
  readonly #map: TextMap;
  readonly #sections: SectionMap;

  constructor(earlier: AnchorText, later: AnchorText, map: TextMap, sections: SectionMap) {
    this.#a = earlier;
    this.#b = later;
    this.#map = map;
    this.#sections = sections;
  }

  /** What speaks against a place: the sentence is not the same one, or another one is as much alike. */
  trouble(quote: Stretch, place: Stretch): Loss | null {
    if (this.#standsElsewhere(quote, place)) return 'ambiguous';
    const unit = this.#a.unitAround(quote.from, quote.to);
    const target = this.#b.unitAround(place.from, place.to);
    const kept = this.#kept(unit, target);
    const moved = mainGroup(this.#map, quote) !== 0;
    const neighbours = this.#neighboursOf(unit, target);
    if (neighbours > 0 && this.isRenumberedHeading(quote, place)) return null;
    const needed = (moved ? RECOGNISED_ELSEWHERE : RECOGNISED)[neighbours];
    if (kept < needed || (moved && shareInside(this.#map.from, target, unit) < needed))
      return unsureShare(this.#map, unit) > 0.3 ? 'ambiguous' : 'unrecognised';
    if (!this.#keepsItsOwn(quote, place)) return 'unrecognised';
    if (neighbours < 2 && (moved || !this.inSameSection(quote, place)) && this.#isRepeated(quote))
      return 'ambiguous';
    return this.#hasRival(unit, target) ? 'ambiguous' : null;
  }

  /** Whether a place is in the section in which the quote stood. */
  inSameSection(quote: Stretch, place: Stretch): boolean {
    const before = this.#a.textRange(quote.from, quote.to).from;
    const after = this.#b.textRange(place.from, place.to).from;
    return this.#sections.isSame(before, after, mainGroup(this.#map, quote) === 0);
  }

  /** Whether both stand in headings that are called the same. */
  isRenumberedHeading(quote: Stretch, place: Stretch): boolean {
    const before = this.#a.textRange(quote.from, quote.to);
    const after = this.#b.textRange(place.from, place.to);
    if (!this.#sections.areHeadings(before.from, after.from)) return false;
    const one = this.#a.document.outline[this.#a.headingAt(before.from)];
    const other = this.#b.document.outline[this.#b.headingAt(after.from)];
    return one !== undefined && other !== undefined && headingName(one.text) === headingName(other.text);
  }

  /** Whether the sentence of a quote was changed at a place although it stands word for word in the later text. */
  #standsElsewhere(quote: Stretch, place: Stretch): boolean {
    const unit = this.#a.unitAt(quote.from);
    if (quote.to > unit.to) return false;
    const words = this.#a.folded.slice(unit.from, unit.to);
    const there = this.#b.unitAt(place.from);
    return words !== this.#b.folded.slice(there.from, there.to) && (this.#b.unitCounts.get(words) ?? 0) > 0;
  }

  /** Whether the sentence or row alone keeps most of its words: neighbours do not make up for it, however short it is. */
  #keepsItsOwn(quote: Stretch, place: Stretch): boolean {
    const unit = this.#a.unitAt(quote.from);
    return quote.to > unit.to || this.#kept(unit, this.#b.unitAt(place.from)) >= OWN;
  }

  /** Whether the sentence of a quote stands more than once in either text. */
  #isRepeated(quote: Stretch): boolean {
    const unit = this.#a.unitAt(quote.from);
    const words = this.#a.folded.slice(unit.from, unit.to);
    return [this.#a, this.#b].some((text) => (text.unitCounts.get(words) ?? 0) > 1);
  }

  /** How many of the two sentences beside the earlier one stand beside the later one, or one further. */
  #neighboursOf(unit: Stretch, target: Stretch): 0 | 1 | 2 {
    let count = 0;
    for (const step of [1, -1] as const) {
      const beside = this.#a.unitBeside(unit, step);
      const next = this.#b.unitBeside(target, step);
      const further = next && this.#b.unitBeside(next, step);
      if (beside && [next, further].some((place) => place && this.#kept(beside, place) >= NEIGHBOUR))
        count += 1;
    }
    return count as 0 | 1 | 2;
  }

  /** Another sentence nearby, not itself accounted for, that could be the earlier or the later one of the pair. */
  #hasRival(unit: Stretch, target: Stretch): boolean {
    const one = this.#measured(this.#a, unit);
    const other = this.#measured(this.#b, target);
    const bar = likeness(one, other) - MARGIN;
    const accountedA = (rival: Stretch) => shareOutside(this.#map.to, rival, target) > 0.6;
    const accountedB = (rival: Stretch) => shareOutside(this.#map.from, rival, unit) > 0.6;
    return (
      this.#beside(this.#a, unit).some(
        (rival) => !accountedA(rival) && likeness(this.#measured(this.#a, rival), other) > bar,
      ) ||
      this.#beside(this.#b, target).some(
        (rival) => !accountedB(rival) && likeness(this.#measured(this.#b, rival), one) > bar,
      )
    );
  }

  #beside(text: AnchorText, unit: Stretch): Stretch[] {
    const found: Stretch[] = [];
    for (const step of [1, -1] as const) {
      let at: Stretch | null = unit;
      for (let count = 0; count < NEIGHBOURS && at; count++) {
        at = text.unitBeside(at, step);
        if (at) found.push(at);
      }
    }
    return found;
  }

  #measured(text: AnchorText, { from, to }: Stretch): Measured {
    return measured(text.folded.slice(from, to));
  }

  /** Share of a stretch that has come to stand inside a stretch of the later text. */
  #kept(stretch: Stretch, target: Stretch): number {
    return shareInside(this.#map.to, stretch, target);
  }
}
