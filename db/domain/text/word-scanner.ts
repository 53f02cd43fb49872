/** A word that is looked for, and what it stands for. */
export interface SoughtWord<T> {
  readonly word: string;
  readonly value: T;
}

/** Characters of a word's beginning that are looked at first; with shorter words, as many as the shortest has. */
const HEAD = 4;
/** Size of the table of marks, by how many words there are: small ones stay in the processor's cache. */
const FEW = 1000;
const BITS_OF_FEW = 15;
const BITS_OF_MANY = 20;
/** Spreads neighbouring characters over the table. */
const SPREAD = 0x9e3779b1;

/**
 * Finds all places of thousands of words in one pass over a text. A sliding number made of the last few characters
 * tells nearly every place where no word begins; the others are looked at. Empty words are never found.
 */
export class WordScanner<T> {
  readonly #byHead = new Map<string, SoughtWord<T>[]>();
  readonly #head: number;
  readonly #bits: number;
  readonly #marks: Uint8Array;

  constructor(words: Iterable<SoughtWord<T>>) {
    const all = [...words].filter(({ word }) => word !== '');
    this.#head = all.reduce((least, { word }) => Math.min(least, word.length), HEAD);
    this.#bits = all.length < FEW ? BITS_OF_FEW : BITS_OF_MANY;
    this.#marks = new Uint8Array(2 ** this.#bits);
    for (const sought of all) {
      const head = sought.word.slice(0, this.#head);
      const known = this.#byHead.get(head);
      if (known) known.push(sought);
      else this.#byHead.set(head, [sought]);
      this.#marks[this.#numberOf(head)] = 1;
    }
  }

  /**
   * Visits every place where one or more of the words begin, in the order of the text, with those words in the order
   * in which they were given. A visit may answer where to go on; places before it are passed over.
   */
  scan(text: string, visit: (at: number, there: readonly SoughtWord<T>[]) => number | undefined): void {
    if (this.#byHead.size === 0) return;
    const [marks, byHead, head] = [this.#marks, this.#byHead, this.#head];
    const [shift, drop, mask] = [Math.ceil(this.#bits / head), 32 - this.#bits, 2 ** this.#bits - 1];
    let number = 0;
    let from = 0;
    for (let last = 0; last < text.length; last += 1) {
      // What came more than `head` characters before has been shifted out.
      number = ((number << shift) ^ (Math.imul(text.charCodeAt(last), SPREAD) >>> drop)) & mask;
      if (marks[number] === 0) continue;
      const at = last - head + 1;
      if (at < from) continue;
      const there = byHead.get(text.slice(at, last + 1))?.filter(({ word }) => text.startsWith(word, at));
      if (there && there.length > 0) from = visit(at, there) ?? from;
    }
  }

  #numberOf(head: string): number {
    const [shift, drop, mask] = [Math.ceil(this.#bits / head.length), 32 - this.#bits, 2 ** this.#bits - 1];
    let number = 0;
    for (let at = 0; at < head.length; at += 1)
      number = ((number << shift) ^ (Math.imul(head.charCodeAt(at), SPREAD) >>> drop)) & mask;
    return number;
  }
}
