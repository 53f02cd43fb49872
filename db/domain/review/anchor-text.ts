import { headingName } from '../plan/compare/blocks';
import { type SearchableText, searchable } from '../reading/find';

/** A heading as text extraction found it; `offset` counts UTF-16 units of the text. */
export interface AnchorHeading {
  readonly level: number;
  readonly text: string;
  readonly offset: number;
}

/** A document in which marks stand or are looked for; `pages` is null where the format has no fixed pages. */
export interface AnchorDocument {
  readonly text: string;
  readonly outline: readonly AnchorHeading[];
  readonly pages: readonly { readonly page: number; readonly start: number }[] | null;
}

/** How strongly two neighbouring characters are parted: not at all, by a comma, by a sentence end or cell, by a line end. */
const CLAUSE = 1;
const SENTENCE = 2;
const LINE = 3;
const AFTER_SENTENCE = /[。；！？!?;]/u;
const AFTER_CLAUSE = /[，、：,:]/u;

/** Shorter than this a sentence, row or line says too little to be told from others: its neighbours are added. */
const SHORTEST_UNIT = 14;

/**
 * A document made ready for re-finding: its characters without blanks in one spelling, so that another line width, a
 * blank or a full-width figure is no change.
 */
export class AnchorText {
  readonly document: AnchorDocument;
  readonly folded: string;
  /** Character codes of `folded`. */
  readonly codes: Int32Array;
  /** `parted[i]` tells how the characters before and at `i` are parted. */
  readonly parted: Uint8Array;
  /** Where the headings begin in `folded`. */
  readonly headings: Int32Array;
  readonly #searchable: SearchableText;
  #unitCounts: ReadonlyMap<string, number> | null = null;

  constructor(document: AnchorDocument) {
    this.document = document;
    this.#searchable = searchable(document.text);
    const { folded, starts, ends } = this.#searchable;
    this.folded = folded;
    this.codes = Int32Array.from(folded, (_, at) => folded.charCodeAt(at));
    this.parted = new Uint8Array(folded.length + 1).fill(0);
    this.parted[0] = LINE;
    this.parted[folded.length] = LINE;
    for (let at = 1; at < folded.length; at++) {
      const before = folded[at - 1] as string;
      const from = ends[at - 1] ?? 0;
      const to = starts[at] ?? 0;
      const between = to > from ? document.text.slice(from, to) : '';
      this.parted[at] = between.includes('\n')
        ? LINE
        : between.includes('\t') || AFTER_SENTENCE.test(before)
          ? SENTENCE
          : AFTER_CLAUSE.test(before)
            ? CLAUSE
            : 0;
    }
    this.headings = Int32Array.from(document.outline, (heading) => this.foldedAt(heading.offset));
  }

  /** First folded character that stands at a position of the text or behind it. */
  foldedAt(position: number): number {
    const { starts } = this.#searchable;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stretch of the text that folded characters come from; `to` exclusive on both sides. */
  textRange(from: number, to: number): { from: number; to: number } {
    const { starts, ends } = this.#searchable;
    return { from: starts[from] ?? 0, to: ends[to - 1] ?? 0 };
  }

  /** The sentence, or the whole row of a table, around folded characters; short ones with the lines about them. */
  unitAround(from: number, to: number): { from: number; to: number } {
    const line = this.#widened(from, to, LINE);
    const isRow = this.document.text
      .slice(...Object.values(this.textRange(line.from, line.to)))
      .includes('\t');
    let unit = isRow ? line : this.#widened(from, to, SENTENCE);
    if (unit.to - unit.from < SHORTEST_UNIT) unit = line;
    while (unit.to - unit.from < SHORTEST_UNIT) {
      const wider = this.#widened(
        Math.max(0, unit.from - 1),
        Math.min(this.folded.length, unit.to + 1),
        LINE,
      );
      if (wider.from === unit.from && wider.to === unit.to) break;
      unit = wider;
    }
    return unit;
  }

  /** The next sentence or line behind (`step` 1) or before (-1) a place, null at the ends of the text. */
  unitBeside(unit: { from: number; to: number }, step: 1 | -1): { from: number; to: number } | null {
    const at = step > 0 ? unit.to : unit.from - 1;
    return at < 0 || at >= this.folded.length ? null : this.unitAt(at);
  }

  /** How often each sentence and row stands in the text. */
  get unitCounts(): ReadonlyMap<string, number> {
    if (this.#unitCounts) return this.#unitCounts;
    const counts = new Map<string, number>();
    for (const { from, to } of this.units()) {
      const words = this.folded.slice(from, to);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    this.#unitCounts = counts;
    return counts;
  }

  /** All sentences and rows, in order. */
  *units(): Generator<{ from: number; to: number }> {
    for (let at = 0; at < this.folded.length; ) {
      const unit = this.unitAt(at);
      yield unit;
      at = unit.to;
    }
  }

  /** The sentence or row that a character belongs to. */
  unitAt(at: number): { from: number; to: number } {
    const line = this.#widened(at, at + 1, LINE);
    const { from, to } = this.textRange(line.from, line.to);
    return this.document.text.slice(from, to).includes('\t') ? line : this.#widened(at, at + 1, SENTENCE);
  }

  #widened(from: number, to: number, parting: number): { from: number; to: number } {
    let start = from;
    let end = Math.max(to, from + 1);
    while (start > 0 && (this.parted[start] as number) < parting) start -= 1;
    while (end < this.folded.length && (this.parted[end] as number) < parting) end += 1;
    return { from: start, to: Math.min(end, this.folded.length) };
  }

  /** Index of the heading under which a position of the text stands, -1 before the first; a heading stands under itself. */
  headingAt(position: number): number {
    const { outline } = this.document;
    let found = -1;
    for (let low = 0, high = outline.length - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      if ((outline[middle]?.offset ?? 0) <= position) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    return found;
  }

  /** The headings above a position, highest first, as the document writes them. */
  sectionPath(position: number): string[] {
    const { outline } = this.document;
    const path: string[] = [];
    let level = Number.POSITIVE_INFINITY;
    for (let at = this.headingAt(position); at >= 0 && level > 1; at--) {
      const heading = outline[at];
      if (!heading || heading.level >= level) continue;
      path.unshift(heading.text.trim());
      level = heading.level;
    }
    return path;
  }

  /** Page on which a position stands; null when the document has no page map. */
  pageAt(position: number): number | null {
    const { pages } = this.document;
    let found: number | null = null;
    for (const { page, start } of pages ?? []) {
      if (found !== null && start > position) break;
      found = page;
    }
    return found;
  }
}

/** Two section paths name the same section when their headings are called the same, whatever their numbers. */
export function samePath(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length && one.every((name, at) => headingName(name) === headingName(other[at] ?? ''))
  );
}
