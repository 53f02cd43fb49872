import { type ParagraphBlock, paragraphText, type ViewBlock } from '../../domain/reading/blocks';

/** How far a paragraph may lie behind the one before it: room for paragraphs that only one of the two readers saw. */
const REACH = 4000;

/**
 * Tells every paragraph where its text begins in the extracted text, which search hits, outline and marks refer to.
 * Both come from the same file in the same order; a paragraph that is not found keeps -1 and costs nothing else.
 */
export function placeBlocks(blocks: readonly ViewBlock[], text: string): ViewBlock[] {
  let cursor = 0;
  const place = (block: ParagraphBlock, inTable: boolean): ParagraphBlock => {
    const own = paragraphText(block);
    // In a table the extracted text has a blank for every tab and line end inside a cell.
    const wanted = inTable ? own.replace(/[\n\t]/g, ' ') : own;
    if (wanted === '') return block;
    const from = skipBlanks(text, cursor);
    const start = text.startsWith(wanted, from) ? from : near(text, wanted, cursor);
    if (start < 0) return block;
    cursor = start + wanted.length;
    return { ...block, start };
  };
  const placeAll = (all: readonly ViewBlock[], inTable: boolean): ViewBlock[] =>
    all.map((block) => {
      if (block.kind === 'page-break') return block;
      if (block.kind === 'paragraph') return place(block, inTable);
      const start = skipBlanks(text, cursor);
      const rows = block.rows.map((row) =>
        row.map((cell) => ({ ...cell, blocks: placeAll(cell.blocks, true) })),
      );
      return { ...block, start, rows };
    });
  return placeAll(blocks, false);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at]?.trim() === '') at += 1;
  return at;
}

function near(text: string, wanted: string, from: number): number {
  const found = text.slice(from, from + REACH + wanted.length).indexOf(wanted);
  return found < 0 ? -1 : from + found;
}
