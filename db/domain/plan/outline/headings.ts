import { normaliseText } from '../../text/normalise';

/** A heading as reading found it: level 1 is the highest, `offset` is where it begins in the text. */
export interface HeadingEntry {
  readonly level: number;
  readonly text: string;
  readonly offset: number;
}

/** A heading with what it is compared by and the stretch of text that belongs to it. */
export interface Heading extends HeadingEntry {
  /** Numbering and punctuation stripped. */
  readonly key: string;
  /** Index of the heading it stands under, or -1. */
  readonly parent: number;
  readonly isAnnex: boolean;
  /** First character behind the heading's own line. */
  readonly bodyStart: number;
  /** End of its section, deeper sections included. */
  readonly end: number;
}

const DIGITS = '一二三四五六七八九十百';
/** Chapter numbers, annex numbers, 1.2.3, 一、, （一）, ①; what stands before the words of a heading. */
const NUMBERING = new RegExp(
  `^(?:第[${DIGITS}\\d]+[章节篇条]|附[件录表图]\\s*[${DIGITS}\\d]*|\\d{1,2}(?:\\.\\d{1,2})*[.、)]?|[${DIGITS}]+[、.]|\\([${DIGITS}\\d]+\\)|[①-⑳])[\\s:：、.]*`,
);
const ANNEX = new RegExp(`^附[件录表图]\\s*[${DIGITS}\\dA-Za-z]*`);
const JOINERS = /以及|及其|及|和|与|或者|或/g;
/** A typed table of contents: a leader or a tab, then the page. */
const CONTENTS_LINE = /(?:…{2,}|\.{4,}|·{4,}|\t)\s*\d+\s*$/;
const NUMBERED_LINE = new RegExp(
  `^(?:第[${DIGITS}\\d]+[章节]|附[件录][${DIGITS}\\d]*|\\d{1,2}(?:[.．]\\d{1,2}){0,3}[.、．]?[\\s　]|[${DIGITS}]+、)\\S?`,
);
const MAX_HEADING = 40;
/** A plan of a thousand pages has fewer; a list of more numbered lines is none of headings. */
const MOST_HEADINGS = 20_000;

/** True for a line of a typed table of contents. */
export function isContentsLine(line: string): boolean {
  return CONTENTS_LINE.test(line);
}

/** What headings are compared by: half width, without numbering, blanks and punctuation, 及 和 与 taken for the same. */
export function headingKey(text: string): string {
  let rest = normaliseText(text);
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(NUMBERING, '');
  }
  return (rest === '' ? normaliseText(text) : rest)
    .replace(JOINERS, '与')
    .replace(/[\s、,，.。:：;；·/()（）《》〈〉"“”'‘’—-]/g, '');
}

/** Short numbered lines of a text whose reading found no heading at all. */
function guessHeadings(text: string): HeadingEntry[] {
  const found: HeadingEntry[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const fits =
      trimmed.length <= MAX_HEADING &&
      !/[。；;，,：:]$/.test(trimmed) &&
      !isContentsLine(trimmed) &&
      !line.includes('\t') &&
      NUMBERED_LINE.test(trimmed);
    if (fits) {
      const decimal = /^\d{1,2}(?:[.．]\d{1,2})*/.exec(trimmed)?.[0];
      const level = decimal === undefined ? 1 : decimal.split(/[.．]/).length;
      found.push({ level, text: trimmed, offset: offset + line.indexOf(trimmed) });
      if (found.length === MOST_HEADINGS) break;
    }
    offset += line.length + 1;
  }
  return found;
}

/** What the words of a heading say by themselves. */
interface HeadingWords {
  readonly isBlank: boolean;
  readonly key: string;
  readonly namesAnnex: boolean;
}

/** Most headings stand in thousands of plans. Emptied when it is full; longer ones are not kept. */
const words = new Map<string, HeadingWords>();
const MOST_WORDS = 10_000;
const KEPT_LENGTH = 60;

function wordsOf(text: string): HeadingWords {
  const known = words.get(text);
  if (known) return known;
  const plain = normaliseText(text);
  const made = { isBlank: plain === '', key: headingKey(text), namesAnnex: ANNEX.test(plain) };
  if (text.length > KEPT_LENGTH) return made;
  if (words.size >= MOST_WORDS) words.clear();
  words.set(text, made);
  return made;
}

/** The headings of a document in order, each with its place in the tree and its stretch of text. */
export function readHeadings(text: string, outline: readonly HeadingEntry[]): Heading[] {
  const entries = (outline.length > 0 ? outline.slice(0, MOST_HEADINGS) : guessHeadings(text))
    .filter((entry) => !wordsOf(entry.text).isBlank && entry.offset <= text.length)
    .sort((a, b) => a.offset - b.offset);
  const open: { index: number; level: number }[] = [];
  const ends = entries.map(() => text.length);
  const parents = entries.map((entry, index) => {
    for (let last = open.at(-1); last && last.level >= entry.level; last = open.at(-1)) {
      ends[last.index] = entry.offset;
      open.pop();
    }
    const parent = open.at(-1)?.index ?? -1;
    open.push({ index, level: entry.level });
    return parent;
  });
  const headings: Heading[] = [];
  entries.forEach((entry, index) => {
    const parent = parents[index] ?? -1;
    const end = ends[index] ?? text.length;
    const lineEnd = text.indexOf('\n', entry.offset);
    const { key, namesAnnex } = wordsOf(entry.text);
    const isAnnex = namesAnnex || headings[parent]?.isAnnex === true;
    headings.push({
      ...entry,
      key,
      parent,
      isAnnex,
      bodyStart: lineEnd < 0 ? text.length : Math.min(lineEnd + 1, end),
      end,
    });
  });
  return headings;
}

/** Whether a section holds any text beside its own and deeper headings. */
export function hasText(text: string, headings: readonly Heading[], index: number): boolean {
  const section = headings[index];
  if (!section) return false;
  let from = section.bodyStart;
  for (let at = index + 1; at < headings.length; at += 1) {
    const inner = headings[at];
    if (!inner || inner.offset >= section.end) break;
    if (text.slice(from, inner.offset).trim() !== '') return true;
    from = Math.max(from, inner.bodyStart);
  }
  return text.slice(from, section.end).trim() !== '';
}
