const QUOTE = '"';

export interface CsvRecord {
  fields: string[];
  next: number;
  /** Line ends inside and behind the record. */
  lines: number;
}

/** One record at a position of a text; null = its end is not in the text yet. */
export class RecordReader {
  private readonly separator: string;

  constructor(separator: string) {
    this.separator = separator;
  }

  read(text: string, from: number, final: boolean): CsvRecord | null {
    const fields: string[] = [];
    let lines = 0;
    let p = from;
    for (;;) {
      let field = '';
      if (text[p] === QUOTE) {
        const close = this.closingQuote(text, p + 1, final);
        if (close < 0) return null;
        field = text.slice(p + 1, close);
        if (field.includes(QUOTE)) field = field.replaceAll('""', QUOTE);
        lines += countLines(field);
        p = close + 1;
      }
      // What follows a closing quote before the next separator belongs to the field: some exports quote only a part.
      const stop = this.fieldEnd(text, p);
      if (stop >= text.length && !final) return null;
      if (stop > p) field += text.slice(p, stop);
      fields.push(field);
      if (stop >= text.length) return { fields, next: text.length, lines };
      if (text[stop] === this.separator) {
        p = stop + 1;
        continue;
      }
      if (text[stop] === '\r' && stop + 1 >= text.length && !final) return null;
      const next = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
      return { fields, next, lines: lines + 1 };
    }
  }

  private closingQuote(text: string, from: number, final: boolean): number {
    let p = from;
    for (;;) {
      const quote = text.indexOf(QUOTE, p);
      if (quote < 0) return -1;
      if (quote + 1 >= text.length) return final ? quote : -1;
      if (text[quote + 1] !== QUOTE) return quote;
      p = quote + 2;
    }
  }

  private fieldEnd(text: string, from: number): number {
    const separator = this.separator.charCodeAt(0);
    for (let i = from; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === separator || code === 0x0a || code === 0x0d) return i;
    }
    return text.length;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
