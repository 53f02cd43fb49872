import type { Block, BlockHeading } from './blocks';

/** A table while it is being read. Nested tables fold into the cell that holds them. */
export class TableBuilder {
  readonly rows: Block[] = [];
  #cells: { text: string; headings: readonly BlockHeading[] }[] = [];
  #cell: Block[] = [];
  rowDeleted = false;
  cellDeleted = false;

  startRow(): void {
    this.#cells = [];
    this.rowDeleted = false;
  }

  startCell(): void {
    this.#cell = [];
    this.cellDeleted = false;
  }

  /** A paragraph of the current cell, or a row of a table nested in it. */
  addToCell(block: Block): void {
    if (block.text !== '') this.#cell.push(block);
  }

  endCell(): void {
    if (this.cellDeleted) return;
    const headings: BlockHeading[] = [];
    let text = '';
    for (const block of this.#cell) {
      if (text !== '') text += ' ';
      for (const heading of block.headings) headings.push({ ...heading, at: heading.at + text.length });
      // A line break or tab inside a cell would look like the end of the row or the cell; lengths stay equal.
      text += block.text.replace(/[\n\t]/g, ' ');
    }
    this.#cells.push({ text, headings });
  }

  endRow(): void {
    if (this.rowDeleted) return;
    const headings: BlockHeading[] = [];
    let text = '';
    this.#cells.forEach((cell, index) => {
      if (index > 0) text += '\t';
      for (const heading of cell.headings) headings.push({ ...heading, at: heading.at + text.length });
      text += cell.text;
    });
    if (text.trim() === '') return;
    this.rows.push({ text: text.trimEnd(), headings, inTable: true, bold: false, size: null });
  }
}
