import { type AnchorHeading, type AnchorText, samePath } from './anchor-text';
import type { TextMap } from './text-map';

/** Which section of the later document a section of the earlier one has become. */
export class SectionMap {
  readonly #a: AnchorText;
  readonly #b: AnchorText;
  /** For each heading of the earlier document the one of the later it has become, -1 when none. */
  readonly #partner: Int32Array;

  constructor(earlier: AnchorText, later: AnchorText, map: TextMap) {
    this.#a = earlier;
    this.#b = later;
    this.#partner = Int32Array.from(earlier.document.outline, (_, at) => partnerOf(at, earlier, later, map));
  }

  /**
   * Whether two positions stand in the same section: under headings of the same names, or of which one has become the
   * other. Where a document has no outline, what stayed in order (`inOrder`) is in the same section.
   */
  isSame(earlier: number, later: number, inOrder: boolean): boolean {
    if (this.#a.document.outline.length === 0 || this.#b.document.outline.length === 0) return inOrder;
    const [one, other] = [this.#a.headingAt(earlier), this.#b.headingAt(later)];
    if (one < 0 || other < 0) return one === other;
    return this.#partner[one] === other || samePath(this.#a.sectionPath(earlier), this.#b.sectionPath(later));
  }

  /** Whether both positions stand in the line of a heading. */
  areHeadings(earlier: number, later: number): boolean {
    return inHeading(this.#a, earlier) && inHeading(this.#b, later);
  }

  /** The heading under which the section of a position of the earlier document stands now. */
  sectionNow(earlier: number): AnchorHeading | null {
    const heading = this.#a.headingAt(earlier);
    const partner = heading < 0 ? -1 : (this.#partner[heading] ?? -1);
    return this.#b.document.outline[partner] ?? null;
  }
}

/** The heading whose line most characters of a heading have come to stand in: at least half of them. */
function partnerOf(at: number, a: AnchorText, b: AnchorText, map: TextMap): number {
  const heading = a.document.outline[at] as AnchorHeading;
  const from = a.headings[at] as number;
  const to = a.foldedAt(heading.offset + heading.text.length);
  const votes = new Map<number, number>();
  for (let place = from; place < to; place++) {
    const there = map.to[place] as number;
    if (there < 0) continue;
    const position = b.textRange(there, there + 1).from;
    if (!inHeading(b, position)) continue;
    const partner = b.headingAt(position);
    votes.set(partner, (votes.get(partner) ?? 0) + 1);
  }
  const [partner, count] = [...votes].sort((x, y) => y[1] - x[1])[0] ?? [-1, 0];
  return count * 2 >= to - from ? partner : -1;
}

function inHeading(text: AnchorText, position: number): boolean {
  const heading = text.document.outline[text.headingAt(position)];
  return heading !== undefined && position < heading.offset + heading.text.length;
}
