/** Whose rows a number in a text stands for: a column of a table, in one line of it or (null) in all. */
export interface NumberSource {
  readonly report: string;
  readonly column: string;
  readonly line: string | null;
}

export interface TextPart {
  readonly text: string;
  /** Null: words. */
  readonly source: NumberSource | null;
}

// Signs of the private use area: no text that is drafted from numbers has them.
const [OPEN, MIDDLE, CLOSE, NEXT] = ['\uE000', '\uE001', '\uE002', '\uE003'];
const LINKED = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'g');

/** A number that carries where it comes from through the drafting of a sentence. */
export function linked(
  value: string | number,
  report: string,
  column: string,
  line: string | null = null,
): string {
  const source = [report, column, ...(line === null ? [] : [line])].join(NEXT);
  return `${OPEN}${source}${MIDDLE}${value}${CLOSE}`;
}

/** The sentence as it is printed. */
export function plainText(text: string): string {
  return text.replace(LINKED, '$2');
}

/** The sentence in parts: words, and numbers with their source. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const found of text.matchAll(LINKED)) {
    if (found.index > at) parts.push({ text: text.slice(at, found.index), source: null });
    const [report = '', column = '', line] = (found[1] ?? '').split(NEXT ?? '');
    parts.push({ text: found[2] ?? '', source: { report, column, line: line ?? null } });
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), source: null });
  return parts;
}
