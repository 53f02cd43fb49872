/** A heading inside a block: where it begins in the block's text. */
export interface BlockHeading {
  readonly level: number;
  readonly text: string;
  readonly at: number;
}

/** One line of the extracted text: a paragraph or a table row. */
export interface Block {
  readonly text: string;
  readonly headings: readonly BlockHeading[];
  readonly inTable: boolean;
  /** All of its visible text is bold. */
  readonly bold: boolean;
  /** Largest type size in half points; null when nothing states one. */
  readonly size: number | null;
}

/** Assembles blocks to text, one line each, with the headings' offsets in it. */
export function joinBlocks(blocks: readonly Block[]): {
  text: string;
  outline: { level: number; text: string; offset: number }[];
  offsets: number[];
} {
  const lines: string[] = [];
  const offsets: number[] = [];
  const outline: { level: number; text: string; offset: number }[] = [];
  let offset = 0;
  for (const block of blocks) {
    lines.push(block.text);
    offsets.push(offset);
    for (const heading of block.headings) {
      outline.push({ level: heading.level, text: heading.text, offset: offset + heading.at });
    }
    offset += block.text.length + 1;
  }
  return { text: lines.join('\n'), outline, offsets };
}
