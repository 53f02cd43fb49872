import { likeness } from '../plan/outline/compiled-list';
import {
  type Heading,
  type HeadingEntry,
  headingKey,
  isContentsLine,
  readHeadings,
} from '../plan/outline/headings';
import type { AnnexKind } from '../plan/outline/outline-rules';
import { liftAnnexes } from '../plan/text-checks/annex-lists';
import { passageAt } from '../plan/text-checks/fold-text';
import { type SearchableText, searchable } from '../reading/find';
import { normaliseText } from '../text/normalise';
import type { ChecklistItem } from './checklist';

/** How a passage was told: by its heading, by a table of an annex, or by words of a paragraph. */
export type PassageKind = 'heading' | 'annex' | 'words';

/** A place of the plan that may tell an item; positions in the extracted text, `to` exclusive. */
export interface Passage {
  readonly kind: PassageKind;
  readonly from: number;
  readonly to: number;
  /** Heading it stands under, or is; empty before the first. */
  readonly section: string;
  readonly excerpt: string;
  /** Likelier places first; comparable within one item only. */
  readonly score: number;
}

/** A plan prepared for looking items up, once for all of them. */
export interface PassageSource {
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly folded: SearchableText;
  readonly annexes: readonly { readonly kind: AnnexKind; readonly start: number }[];
}

const HEADING = 10;
const IN_GROUP = 3;
const ODD_PLACE = 6;
/** Of two headings that say it equally well, the deeper one is nearer to the point. */
const DEPTH = 0.2;
const ANNEX_TABLE = 30;
const FRONT = 2;
/** Words of a name are looked for in running text from this length: 目的 stands everywhere. */
const TELLING = 4;

export function passageSource(text: string, outline: readonly HeadingEntry[]): PassageSource {
  return {
    text,
    headings: readHeadings(text, outline),
    folded: searchable(text),
    annexes: liftAnnexes(text),
  };
}

/**
 * Every place that may tell an item, likeliest first: the heading tree, then tables of annexes, then paragraphs that use
 * its words outside the sections found by their heading. Nothing is left out because of the chapter it stands in.
 * `groupTitle`: the project of the table it belongs to. `more`: words of the reader's own.
 */
export function passagesFor(
  item: ChecklistItem,
  groupTitle: string,
  source: PassageSource,
  more: readonly string[] = [],
): Passage[] {
  const byHeading = headingPassages(item, groupTitle, source);
  const sections = byHeading.map(({ heading }) => heading);
  const found = [
    ...byHeading.map(({ passage }) => passage),
    ...annexPassages(item, source),
    ...wordPassages(wordsOf(item, more), item, source, sections),
  ];
  return found.sort((a, b) => b.score - a.score || a.from - b.from);
}

/** All words by which an item is looked for in running text, as a search on record names them. */
export function wordsOf(item: ChecklistItem, more: readonly string[] = []): string[] {
  const { names, words } = item.find;
  const named = [item.title, ...names].filter((name) => name.length >= TELLING && item.points.length > 0);
  return [...new Set([...words, ...named, ...more.map((word) => word.trim()).filter((word) => word !== '')])];
}

function headingPassages(
  item: ChecklistItem,
  groupTitle: string,
  { text, headings }: PassageSource,
): { heading: Heading; passage: Passage }[] {
  const names = (item.points.length > 0 ? [item.title, ...item.find.names] : item.find.names).map(headingKey);
  const group = headingKey(groupTitle);
  return headings.flatMap((heading, index) => {
    const said = Math.max(0, ...names.map((name) => likeness(heading.key, name)));
    if (said === 0) return [];
    const inGroup = ancestors(headings, index).some((above) => likeness(above.key, group) > 0);
    const odd = item.find.place === 'body' && heading.isAnnex;
    const score =
      said * HEADING + (inGroup ? IN_GROUP : 0) - (odd ? ODD_PLACE : 0) + Math.min(heading.level, 9) * DEPTH;
    const to = heading.offset + heading.text.length;
    const excerpt = text.slice(heading.bodyStart, heading.bodyStart + 60).split('\n', 1)[0] ?? '';
    const section = heading.text.trim();
    return [{ heading, passage: { kind: 'heading', from: heading.offset, to, section, excerpt, score } }];
  });
}

function ancestors(headings: readonly Heading[], index: number): Heading[] {
  const found: Heading[] = [];
  for (let at = headings[index]?.parent ?? -1; at >= 0; at = headings[at]?.parent ?? -1) {
    const above = headings[at];
    if (above) found.push(above);
  }
  return found;
}

function annexPassages(item: ChecklistItem, source: PassageSource): Passage[] {
  const table = source.annexes.find(({ kind }) => kind === item.find.annex);
  if (!table) return [];
  const lineEnd = source.text.indexOf('\n', table.start);
  const to = lineEnd < 0 ? source.text.length : lineEnd;
  return [
    {
      kind: 'annex',
      from: table.start,
      to,
      section: sectionAt(source.headings, table.start),
      excerpt: passageAt(source.text, table.start, to - table.start),
      score: ANNEX_TABLE,
    },
  ];
}

interface Line {
  from: number;
  to: number;
  readonly words: Set<string>;
}

function wordPassages(
  words: readonly string[],
  item: ChecklistItem,
  { text, folded, headings }: PassageSource,
  sections: readonly Heading[],
): Passage[] {
  const lines = new Map<number, Line>();
  for (const word of words) {
    const sought = normaliseText(word).replaceAll(' ', '');
    if (sought === '') continue;
    for (
      let at = folded.folded.indexOf(sought);
      at >= 0;
      at = folded.folded.indexOf(sought, at + sought.length)
    ) {
      const from = folded.starts[at] ?? 0;
      const to = folded.ends[at + sought.length - 1] ?? from;
      const line = text.lastIndexOf('\n', from - 1) + 1;
      const known = lines.get(line);
      if (known) known.words.add(word);
      else lines.set(line, { from, to, words: new Set([word]) });
      if (known && from < known.from) [known.from, known.to] = [from, to];
    }
  }
  const first = headings[0]?.offset ?? 0;
  return [...lines].flatMap(([line, { from, to, words: said }]): Passage[] => {
    if (sections.some(({ offset, end }) => from >= offset && from < end)) return [];
    if (isContentsLine(text.slice(line, lineEndFrom(text, line)))) return [];
    const score = Math.min(9, said.size * 2) + (item.find.place === 'front' && from < first ? FRONT : 0);
    const section = sectionAt(headings, from);
    return [{ kind: 'words', from, to, section, excerpt: passageAt(text, from, to - from), score }];
  });
}

function lineEndFrom(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The last heading that begins at or before a place; empty before the first. */
export function sectionAt(headings: readonly Heading[], at: number): string {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.offset ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1]?.text.trim() ?? '';
}

/** The headings above a place from the highest down, as marks keep them. */
export function sectionPathAt(headings: readonly Heading[], at: number): string[] {
  const index = headings.findLastIndex(({ offset }) => offset <= at);
  const heading = headings[index];
  if (!heading) return [];
  return [...ancestors(headings, index).reverse(), heading].map(({ text }) => text.trim());
}
