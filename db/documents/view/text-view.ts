import type { ParagraphBlock } from '../../domain/reading/blocks';
import type { OutlineEntry } from '../types';

/** Plain text as blocks, one a line, with the headings of its outline. Offsets are those of `text` itself. */
export function textView(text: string, outline: readonly OutlineEntry[]): ParagraphBlock[] {
  const levels = new Map(outline.map((entry) => [entry.offset, entry.level]));
  const blocks: ParagraphBlock[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const level = levels.get(start);
    blocks.push({
      kind: 'paragraph',
      start: line === '' ? -1 : start,
      spans: line === '' ? [] : [line],
      ...(level !== undefined && { level }),
    });
    start += line.length + 1;
  }
  return blocks;
}
