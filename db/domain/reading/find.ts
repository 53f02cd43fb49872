import { normaliseText } from '../text/normalise';

/**
 * A text prepared for looking things up in it as search does: one spelling, blanks left out, so that a phrase is found
 * over a line end or with a blank typed between its characters.
 */
export interface SearchableText {
  /** Normalised characters without blanks. */
  readonly folded: string;
  /** For each unit of `folded` the stretch of the original that it comes from. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A stretch of the original text, `to` exclusive. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

/** More hits than anybody steps through; a single common character in a long plan stays below. */
const MOST_HITS = 20_000;
/** Characters that cannot combine with a neighbour and need no normalising: most of a Chinese plan. */
const PLAIN = /[\u4E00-\u9FFF0-9a-z、。《》【】“”‘’]/;

/** Prepares a text once; looking things up in it is then a matter of milliseconds. */
export function searchable(text: string): SearchableText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const unit = text[at] ?? '';
    const plain = PLAIN.test(unit) && !isCombining(text.charCodeAt(at + 1));
    const end = plain ? at + 1 : clusterEnd(text, at);
    const folded = plain ? unit : normaliseText(text.slice(at, end)).replaceAll(' ', '');
    if (folded !== '') pieces.push(folded);
    for (let unitAt = 0; unitAt < folded.length; unitAt++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { folded: pieces.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/**
 * All places where one of the words stands, in order, overlapping ones joined. Words are parted by blanks; a phrase in
 * quotation marks counts as one.
 */
export function findInText(text: SearchableText, words: string): Found[] {
  const found: Found[] = [];
  for (const word of wordsOf(words)) {
    for (let at = text.folded.indexOf(word); at >= 0 && found.length < MOST_HITS; ) {
      const last = at + word.length - 1;
      found.push({ from: text.starts[at] ?? 0, to: text.ends[last] ?? 0 });
      at = text.folded.indexOf(word, at + word.length);
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter((hit, at) => at === 0 || hit.from >= (found[at - 1]?.to ?? 0));
}

/** The words of a query, folded as the text is. */
export function wordsOf(query: string): string[] {
  const parts = query.match(/[“”"「」]([^“”"「」]+)[“”"「」]|[^\s“”"「」]+/gu) ?? [];
  const folded = parts.map((part) => normaliseText(part.replace(/[“”"「」]/gu, '')).replaceAll(' ', ''));
  return [...new Set(folded.filter((word) => word !== ''))];
}

function isCombining(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x3099 && code <= 0x309c) ||
    (code >= 0xfe00 && code <= 0xfe2f) ||
    code === 0x200d ||
    (code >= 0xff9e && code <= 0xff9f)
  );
}

/** One character with the marks that combine with it, surrogate pairs whole. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isCombining(text.charCodeAt(end))) end += 1;
  return end;
}
