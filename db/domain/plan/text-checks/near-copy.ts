import { foldInPlace } from './fold-text';

/** Numbers of a fingerprint: bands of rows, so that like documents meet in some band. */
const BANDS = 20;
const ROWS = 3;
export const FINGERPRINT_NUMBERS = BANDS * ROWS;
/** Shorter passages (headings, table cells) are common to all plans. */
const SHORTEST = 14;
/** Estimated share of common passages from which two plans are named. */
const ALIKE = 0.4;
/** Documents of one band that are compared with each other: a template used by a thousand units says little of each pair. */
const MOST_IN_BAND = 60;
const MOST_PER_DOCUMENT = 3;

/** A sentence: what it is compared by, and where it stands. */
interface Passage {
  readonly key: string;
  readonly start: number;
  readonly length: number;
}

/** Sentences of a text as they are compared: without numbers, punctuation and the owner's name. */
function passagesOf(text: string, owner: string | null): Passage[] {
  const name = owner === null ? '' : foldInPlace(owner);
  const found: Passage[] = [];
  for (const { 0: sentence, index } of foldInPlace(text).matchAll(/[^。；;\n\t]+/g)) {
    const key = (name === '' ? sentence : sentence.replaceAll(name, '')).replace(/[^\p{L}]/gu, '');
    if (key.length >= SHORTEST) found.push({ key, start: index, length: sentence.length });
  }
  return found;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function mix(value: number, seed: number): number {
  let mixed = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** MinHash of a text's passages; null for a text with too few to compare. */
export function fingerprintOf(text: string, owner: string | null): Uint32Array | null {
  const hashes = new Set(passagesOf(text, owner).map(({ key }) => hash(key)));
  if (hashes.size < 6) return null;
  const least = new Uint32Array(FINGERPRINT_NUMBERS).fill(0xffffffff);
  for (const value of hashes)
    for (let seed = 0; seed < FINGERPRINT_NUMBERS; seed += 1) {
      const mixed = mix(value, seed);
      if (mixed < (least[seed] ?? 0)) least[seed] = mixed;
    }
  return least;
}

/** Estimated share of passages that two texts have in common, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < FINGERPRINT_NUMBERS; at += 1) if (a[at] === b[at]) same += 1;
  return same / FINGERPRINT_NUMBERS;
}

/** A document in the comparison of all with all. */
export interface Fingerprinted {
  readonly id: string;
  /** Documents of one owner are not compared with each other. */
  readonly owner: string;
  readonly fingerprint: Uint32Array;
}

export interface NearCopy {
  readonly id: string;
  readonly other: string;
  /** 0 to 1. */
  readonly share: number;
}

/** For each document those of other owners that it is like, the likest first, a few each. */
export function findNearCopies(documents: readonly Fingerprinted[]): NearCopy[] {
  const found = new Map<string, Map<string, number>>();
  const note = (id: string, other: string, share: number) => {
    const known = found.get(id) ?? new Map<string, number>();
    found.set(id, known.set(other, share));
  };
  for (let band = 0; band < BANDS; band += 1) {
    const groups = new Map<string, Fingerprinted[]>();
    for (const document of documents) {
      const key = document.fingerprint.subarray(band * ROWS, band * ROWS + ROWS).join();
      const group = groups.get(key);
      if (!group) groups.set(key, [document]);
      else if (group.length < MOST_IN_BAND) group.push(document);
    }
    for (const group of groups.values())
      for (const [at, a] of group.entries())
        for (const b of group.slice(at + 1)) {
          if (a.owner === b.owner || found.get(a.id)?.has(b.id)) continue;
          const share = likeness(a.fingerprint, b.fingerprint);
          if (share < ALIKE) continue;
          note(a.id, b.id, share);
          note(b.id, a.id, share);
        }
  }
  return [...found].flatMap(([id, others]) =>
    [...others]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_PER_DOCUMENT)
      .map(([other, share]) => ({ id, other, share })),
  );
}

/** The longest sentence of a text that stands in another one too, with its place; null when there is none. */
export function longestShared(
  a: { readonly text: string; readonly owner: string | null },
  b: { readonly text: string; readonly owner: string | null },
): { readonly quote: string; readonly start: number } | null {
  const others = new Set(passagesOf(b.text, b.owner).map(({ key }) => key));
  let longest: Passage | null = null;
  for (const passage of passagesOf(a.text, a.owner))
    if (others.has(passage.key) && passage.key.length > (longest?.key.length ?? 0)) longest = passage;
  if (longest === null) return null;
  const { start, length } = longest;
  return { start, quote: a.text.slice(start, start + length).trim() };
}
