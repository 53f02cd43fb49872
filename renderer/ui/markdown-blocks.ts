export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const headingLine = /^(#{1,4})\s+(.+)$/;
const bulletLine = /^[-*]\s+(.+)$/;
const numberLine = /^\d+[.、]\s*(.+)$/;

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** Lines of one paragraph: words of Latin script are kept apart, Chinese is not. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) =>
    /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(line) ? `${text} ${line}` : text + line,
  );
}

/**
 * Splits a manual page into blocks. The pages are ours and use a small part of Markdown: headings, paragraphs, lists,
 * `>` notes and tables. Everything else is shown as the text it is; nothing becomes HTML.
 */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = text.split(/\r?\n/);
  let at = 0;
  /** Takes the following lines as long as they match. */
  const run = (matches: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && matches(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = headingLine.exec(line);
    if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      at += 1;
    } else if (bulletLine.test(line) || numberLine.test(line)) {
      const pattern = bulletLine.test(line) ? bulletLine : numberLine;
      // Indented lines go on with the item above them.
      const items: string[] = [];
      for (const next of run((each) => pattern.test(each) || /^\s+\S/.test(each))) {
        const begun = pattern.exec(next)?.[1];
        if (begun !== undefined) items.push(begun);
        else items.push(joinLines([items.pop() ?? '', next.trim()]));
      }
      blocks.push({ kind: 'list', ordered: pattern === numberLine, items });
    } else if (line.startsWith('|')) {
      const [head, , ...rows] = run((next) => next.startsWith('|')).map(cellsOf);
      blocks.push({ kind: 'table', head: head ?? [], rows });
    } else if (line.startsWith('>')) {
      const note = run((next) => next.startsWith('>')).map((part) => part.replace(/^>\s?/, ''));
      blocks.push({ kind: 'note', text: note.join(' ') });
    } else if (line.trim() === '') {
      at += 1;
    } else {
      const plain = run(
        (next) =>
          next.trim() !== '' && !/^(#|\||>)/.test(next) && !bulletLine.test(next) && !numberLine.test(next),
      );
      if (plain.length === 0) at += 1;
      blocks.push({ kind: 'paragraph', text: plain.length === 0 ? line : joinLines(plain) });
    }
  }
  return blocks;
}

export interface MarkdownSpan {
  readonly kind: 'text' | 'strong' | 'code';
  readonly text: string;
}

/** Splits a line into plain, **strong** and `code` parts. */
export function markdownSpans(text: string): MarkdownSpan[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**') && part.length > 4) return { kind: 'strong', text: part.slice(2, -2) };
      if (part.startsWith('`') && part.length > 2) return { kind: 'code', text: part.slice(1, -1) };
      return { kind: 'text', text: part };
    });
}
