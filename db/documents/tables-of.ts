/** A row of a table as it stands in the extracted text. */
export interface TextRow {
  /** Where the row begins in the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

/** Rows that follow each other without a paragraph between them. */
export interface TextTable {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly TextRow[];
  /** Most cells of a row; rows lose their empty cells at the end. */
  readonly columns: number;
}

/**
 * The tables of an extracted text, of Word and PDF alike: each line is a paragraph or a table row, and cells of a row are
 * parted by tabs. A line without a tab ends a table, so a table of one column is none. Typed tables of contents (title,
 * tab, page number) are left out.
 */
export function tablesOf(text: string): TextTable[] {
  const tables: TextTable[] = [];
  let rows: TextRow[] = [];
  const close = (): void => {
    const [first] = rows;
    const last = rows.at(-1);
    if (first && last && !rows.every(isContentsLine)) {
      const columns = Math.max(...rows.map((row) => row.cells.length));
      tables.push({ start: first.start, end: last.end, rows, columns });
    }
    rows = [];
  };
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.includes('\t')) rows.push({ start, end, cells: line.split('\t').map((cell) => cell.trim()) });
    else close();
    start = end + 1;
  }
  close();
  return tables;
}

function isContentsLine({ cells }: TextRow): boolean {
  return cells.length === 2 && cells[0] !== '' && /^[…·.\s]*[-—－]?\d{1,4}[-—－]?$/.test(cells[1] ?? '');
}
