import { foldInPlace } from './fold-text';

/** Numbers of a fingerprint: bands of rows, so that like documents meet in some band. */
const BANDS = 20;
const ROWS = 3;
export const FINGERPRINT_NUMBERS = BANDS * ROWS;
/** Shorter passages (headings, table cells) are common to all plans. */
const SHORTEST = 14;
/** Estimated share of common passages from which two plans are named. */
const ALIKE = 0.4;
/** Of documents that meet in one band, so many are compared with all of it: a template may be used by a thousand units. */
const MOST_IN_BAND = 60;
/** Others that are named for one document. */
export const MOST_COPIES = 3;

/** A sentence: what it is compared by, and where it stands. */
export interface Passage {
  readonly key: string;
  readonly start: number;
  readonly length: number;
}

const LETTER = /^\p{L}$/u;
const NO_LETTER = /[^\p{L}]/gu;
/** Of each UTF-16 unit, once it was looked at, whether it is a letter: 1 yes, 2 no. */
const kinds = new Uint8Array(65536);

function isLetter(unit: number): boolean {
  if (kinds[unit] === 0) kinds[unit] = LETTER.test(String.fromCharCode(unit)) ? 1 : 2;
  return kinds[unit] === 1;
}

/** 。；;, line end, tab. */
const isEnd = (unit: number): boolean =>
  unit === 0x3002 || unit === 0x0a || unit === 0x09 || unit === 0x3b || unit === 0xff1b;
const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

const HASH_START = 0x811c9dc5;
const hashWith = (value: number, unit: number): number => Math.imul(value ^ unit, 0x01000193);

function hash(text: string): number {
  let value = HASH_START;
  for (let at = 0; at < text.length; at += 1) value = hashWith(value, text.charCodeAt(at));
  return value >>> 0;
}

/** A sentence while it is visited; `key` is only put together for those who want it. */
interface Sentence {
  readonly start: number;
  readonly length: number;
  readonly hash: number;
  readonly key: () => string;
}

/**
 * Visits the sentences that are long enough to be compared. Their letters, without numbers, punctuation and the owner's
 * name, are counted and hashed as they go by: a fingerprint needs no string of them.
 */
function eachSentence(folded: string, owner: string | null, visit: (sentence: Sentence) => void): void {
  const name = owner === null ? '' : foldInPlace(owner);
  const nextName = (from: number): number => {
    const at = name === '' ? -1 : folded.indexOf(name, from);
    return at < 0 ? folded.length : at;
  };
  // A name with a stop in it is never whole within a sentence.
  const inOne = ![...name].some((character) => isEnd(character.charCodeAt(0)));
  let named = inOne ? nextName(0) : folded.length;
  for (let start = 0; start < folded.length; ) {
    let value = HASH_START;
    let letters = 0;
    let halves = false;
    let at = start;
    while (at < folded.length) {
      if (at === named) {
        at += name.length;
        named = nextName(at);
        continue;
      }
      const unit = folded.charCodeAt(at);
      if (isEnd(unit)) break;
      if (isLetter(unit)) {
        value = hashWith(value, unit);
        letters += 1;
      } else if (isHalf(unit)) halves = true;
      at += 1;
    }
    const sentence = folded.slice(start, at);
    const key = () => (name === '' ? sentence : sentence.replaceAll(name, '')).replace(NO_LETTER, '');
    const whole = halves ? key() : null;
    if ((whole?.length ?? letters) >= SHORTEST)
      visit({ start, length: at - start, hash: whole === null ? value >>> 0 : hash(whole), key });
    start = at + 1;
  }
}

/** Sentences of a text as they are compared: without numbers, punctuation and the owner's name. */
export function passagesOf(text: string, owner: string | null): Passage[] {
  const found: Passage[] = [];
  eachSentence(foldInPlace(text), owner, ({ key, start, length }) => {
    found.push({ key: key(), start, length });
  });
  return found;
}

const SEEDS = Int32Array.from({ length: FINGERPRINT_NUMBERS }, (_, seed) => Math.imul(seed + 1, 0x9e3779b1));

/** Keeps in `least` the least of its numbers and those that a passage gives. */
function mixInto(least: Uint32Array, value: number): void {
  for (let seed = 0; seed < FINGERPRINT_NUMBERS; seed += 1) {
    let mixed = Math.imul(value ^ (SEEDS[seed] as number), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
    if (mixed < (least[seed] as number)) least[seed] = mixed;
  }
}

/**
 * MinHash of a text's passages; null for a text with too few to compare. `folded`: the text as `foldInPlace` gives it,
 * where the caller has it.
 */
export function fingerprintOf(
  text: string,
  owner: string | null,
  folded = foldInPlace(text),
): Uint32Array | null {
  const hashes = new Set<number>();
  eachSentence(folded, owner, (sentence) => hashes.add(sentence.hash));
  if (hashes.size < 6) return null;
  const least = new Uint32Array(FINGERPRINT_NUMBERS).fill(0xffffffff);
  for (const value of hashes) mixInto(least, value);
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

interface Liked {
  readonly other: string;
  readonly share: number;
}

const likerFirst = (a: Liked, b: Liked): number => b.share - a.share || (a.other < b.other ? -1 : 1);

/**
 * For each document those of other owners that it is like, the likest first, a few each. In a band with more documents
 * than are compared with each other, each of the rest is held against the first of them.
 */
export function findNearCopies(documents: readonly Fingerprinted[]): NearCopy[] {
  const found = new Map<string, Liked[]>();
  const note = (id: string, other: string, share: number) => {
    const known = found.get(id) ?? [];
    if (known.some((one) => one.other === other)) return;
    const least = known[MOST_COPIES - 1];
    const liked = { other, share };
    if (least && likerFirst(least, liked) < 0) return;
    found.set(id, [...known, liked].sort(likerFirst).slice(0, MOST_COPIES));
  };
  const compare = (a: Fingerprinted, b: Fingerprinted) => {
    if (a.owner === b.owner) return;
    const share = likeness(a.fingerprint, b.fingerprint);
    if (share < ALIKE) return;
    note(a.id, b.id, share);
    note(b.id, a.id, share);
  };
  for (let band = 0; band < BANDS; band += 1) {
    const groups = new Map<string, Fingerprinted[]>();
    for (const document of documents) {
      const key = document.fingerprint.subarray(band * ROWS, band * ROWS + ROWS).join();
      const group = groups.get(key);
      if (!group) groups.set(key, [document]);
      else {
        for (const one of group) compare(one, document);
        if (group.length < MOST_IN_BAND) group.push(document);
      }
    }
  }
  return [...found].flatMap(([id, others]) => others.map(({ other, share }) => ({ id, other, share })));
}

/** Sentences of two texts that agree. */
export interface SharedPassages {
  /**
   * The longest run of sentences that follow each other in both: its place and length in each text; null when no sentence
   * stands in both.
   */
  readonly longest: { readonly start: number; readonly length: number; readonly otherStart: number } | null;
  /** Letters of the sentences that are compared, and of those that stand in the other text too. */
  readonly compared: number;
  readonly shared: number;
}

/** Places of one sentence in the other text that are looked at: what stands everywhere is no run of its own. */
const PLACES = 8;

/** How much of a text stands in another one too, and the longest passage of it. Both as `passagesOf` gives them. */
export function sharedPassages(a: readonly Passage[], b: readonly Passage[]): SharedPassages {
  const places = new Map<string, number[]>();
  b.forEach(({ key }, at) => {
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < PLACES) known.push(at);
  });
  let compared = 0;
  let shared = 0;
  let longest: { from: number; to: number; otherFrom: number; letters: number } | null = null;
  let runs = new Map<number, { from: number; otherFrom: number; letters: number }>();
  for (const [at, { key }] of a.entries()) {
    compared += key.length;
    const there = places.get(key);
    if (there) shared += key.length;
    const next: typeof runs = new Map();
    for (const other of there ?? []) {
      const before = runs.get(other - 1);
      const run = before
        ? { ...before, letters: before.letters + key.length }
        : { from: at, otherFrom: other, letters: key.length };
      next.set(other, run);
      if (run.letters > (longest?.letters ?? 0)) longest = { ...run, to: at };
    }
    runs = next;
  }
  const [from, to, otherFrom] = longest
    ? [a[longest.from], a[longest.to], b[longest.otherFrom]]
    : [undefined, undefined, undefined];
  return {
    longest:
      from && to && otherFrom
        ? {
            start: from.start,
            length: to.start + to.length - from.start,
            otherStart: otherFrom.start,
          }
        : null,
    compared,
    shared,
  };
}
