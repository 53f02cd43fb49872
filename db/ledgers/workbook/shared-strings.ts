import { refusal } from './refusals';
import {
  BANG,
  decodeRaw,
  decodeText,
  equalsAscii,
  GT,
  LT,
  localStart,
  nameEnd,
  readSpecial,
  SLASH,
  skipTag,
} from './xml-bytes';

/** No cell text can be longer than 32,767 characters; rich text marks may stand around every one of them. */
const LONGEST_ITEM = 16 * 1024 * 1024;

/**
 * The table of shared strings, from pieces of `sharedStrings.xml` (see [Note: byte scanning] in xml-bytes.ts).
 * The runs of rich text are joined; phonetic readings (`rPh`) are not part of the text.
 */
export class SharedStringScanner {
  readonly strings: string[] = [];
  private carry: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    const buf = this.carry.length === 0 ? chunk : Buffer.concat([this.carry, chunk]);
    const end = buf.length;
    let p = 0;
    while (p < end) {
      if (buf[p] !== LT) {
        p += 1;
        continue;
      }
      const next = this.tag(buf, p, end);
      if (next < 0) break;
      p = next;
    }
    this.carry = buf.subarray(p);
    if (this.carry.length > LONGEST_ITEM) throw refusal('FILE_SUSPICIOUS', { reason: 'item-size' });
  }

  /** @throws PlanDeskError FILE_DAMAGED when the part ends inside an item. */
  finish(): readonly string[] {
    if (this.carry.length > 0) throw refusal('FILE_DAMAGED', { reason: 'shared-strings-cut' });
    return this.strings;
  }

  private tag(buf: Buffer, at: number, end: number): number {
    const first = buf[at + 1];
    if (first === undefined) return -1;
    if (first === BANG || first === 0x3f) return readSpecial(buf, at, end)?.next ?? -1;
    const to = nameEnd(buf, at + 1, end);
    if (to < 0) return -1;
    const isItem = equalsAscii(buf, localStart(buf, at + 1, to), to, 'si');
    const next = skipTag(buf, at, end);
    if (next < 0 || !isItem) return next;
    if (buf[next - 2] !== SLASH) return this.item(buf, next, end);
    this.strings.push('');
    return next;
  }

  private item(buf: Buffer, from: number, end: number): number {
    let text = '';
    let inText = false;
    let inPhonetic = false;
    let p = from;
    for (;;) {
      let q = p;
      while (q < end && buf[q] !== LT) q += 1;
      if (q + 1 >= end) return -1;
      if (inText && q > p) text = join(text, decodeText(buf, p, q));
      const first = buf[q + 1];
      if (first === BANG || first === 0x3f) {
        const special = readSpecial(buf, q, end);
        if (special === null) return -1;
        if (inText && special.textTo > special.textFrom)
          text += decodeRaw(buf, special.textFrom, special.textTo);
        p = special.next;
        continue;
      }
      const closing = first === SLASH;
      const nameFrom = q + (closing ? 2 : 1);
      const nameTo = nameEnd(buf, nameFrom, end);
      const next = nameTo < 0 ? -1 : skipTag(buf, q, end);
      if (next < 0) return -1;
      const local = localStart(buf, nameFrom, nameTo);
      const opens = !closing && !(buf[next - 2] === SLASH && buf[next - 1] === GT);
      if (equalsAscii(buf, local, nameTo, 't')) inText = opens && !inPhonetic;
      else if (equalsAscii(buf, local, nameTo, 'rPh')) inPhonetic = opens;
      else if (closing && equalsAscii(buf, local, nameTo, 'si')) {
        this.strings.push(text);
        return next;
      }
      p = next;
    }
  }
}

/** The common case is one run: no concatenation then, which would keep both halves alive. */
function join(text: string, run: string): string {
  return text === '' ? run : text + run;
}
