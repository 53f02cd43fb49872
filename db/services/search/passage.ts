import { pageOf, passageAround } from '../../documents/passage';
import type { OutlineEntry, PageStart } from '../../documents/types';
import type { PlanText } from '../../repositories/search-source';
import { locate, type Place } from './locate';

/** Where a document speaks of what was looked for. */
export interface Passage {
  /** The passage on one line. */
  readonly snippet: string;
  /** Page of the document; null where the format has no pages, or the words stand in the record's own fields. */
  readonly page: number | null;
  /** The nearest heading above; null as above. */
  readonly heading: string | null;
  /** The document to open and where, in characters of its text, with the words as they are written there. */
  readonly document: { readonly sha256: string; readonly offset: number; readonly words: string } | null;
}

/** Characters on each side of a hit, and of each of two. */
const AROUND = 56;
const AROUND_EACH = 26;
/** Places of the leading term that are looked at for one where the others are near. */
const PLACES = 40;

/**
 * The most telling passage: of the first term (they come rarest first) that stands in a document, the place with most
 * other terms around it; else of the record's own fields.
 */
export function passageOf(
  documents: readonly PlanText[],
  fields: readonly string[],
  terms: readonly string[],
): Passage {
  for (const term of terms)
    for (const document of documents) {
      const place = placeAmong(document.text, term, terms);
      if (place) return inDocument(document, place, terms);
    }
  const own = fields.join('\n').trim();
  for (const term of terms) {
    const place = locate(own, term);
    if (place) return { snippet: snippetAt(own, place, AROUND), page: null, heading: null, document: null };
  }
  return { snippet: '', page: null, heading: null, document: null };
}

function placeAmong(text: string, term: string, terms: readonly string[]): Place | null {
  const first = locate(text, term);
  if (!first || terms.length === 1) return first;
  const others = terms.filter((other) => other !== term);
  let best = first;
  let most = -1;
  for (
    let at = first.offset, seen = 0;
    at >= 0 && seen < PLACES;
    at = text.indexOf(term, at + term.length), seen += 1
  ) {
    const around = text.slice(Math.max(0, at - AROUND), at + term.length + AROUND);
    const near = others.filter((other) => around.includes(other)).length;
    if (near > most) {
      most = near;
      best = seen === 0 ? first : { offset: at, length: term.length };
    }
    if (near === others.length) break;
  }
  return best;
}

function inDocument(
  { sha256, text, pages, outline }: PlanText,
  place: Place,
  terms: readonly string[],
): Passage {
  const map = pages === null ? null : (JSON.parse(pages) as PageStart[]);
  const headings = JSON.parse(outline) as OutlineEntry[];
  const above = headings.filter((heading) => heading.offset <= place.offset).at(-1);
  return {
    snippet: snippetOf(text, place, terms),
    page: pageOf(map, place.offset),
    heading: above?.text ?? null,
    document: {
      sha256,
      offset: place.offset,
      words: text.slice(place.offset, place.offset + place.length).replace(/\s+/g, ' '),
    },
  };
}

/** The stretch around a place; when another term stands elsewhere, a shorter one and then the stretch around that. */
function snippetOf(text: string, place: Place, terms: readonly string[]): string {
  const whole = snippetAt(text, place, AROUND);
  for (const term of terms) {
    if (locate(whole, term)) continue;
    const other = locate(text, term);
    if (other) return `${snippetAt(text, place, AROUND_EACH)} ${snippetAt(text, other, AROUND_EACH)}`;
  }
  return whole;
}

function snippetAt(text: string, place: Place, around: number): string {
  const { before, hit, after } = passageAround(text, place.offset, place.length, around);
  return before + hit + after;
}
