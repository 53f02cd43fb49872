import { openForReading } from '../../../db/connection';
import { type OutputCell, writeTable } from '../../../db/ledgers/write-workbook';
import { findColumn, type ListRequest } from '../../../db/repositories/lists/conditions';
import { listInSight } from '../../../db/repositories/lists/own-list';
import { type Cell, countRows, iterateRows } from '../../../db/repositories/lists/query';
import type { ListColumn } from '../../../db/repositories/lists/types';
import type { TaskContext } from './context';

export interface ExportListInput {
  /** The database. */
  file: string;
  target: string;
  list: string;
  request: ListRequest;
  columns: string[];
  title: string;
  /** Column key → heading; `<codes>.<value>` → word of a coded value; `boolean.0` and `boolean.1`. */
  labels: Record<string, string>;
  today: string;
}

const TYPES = {
  text: 'text',
  code: 'code',
  number: 'number',
  date: 'date',
  coded: 'text',
  phone: 'code',
  state: 'text',
  boolean: 'text',
  days: 'number',
} as const;

/** Turns stored values into what a reader of the sheet expects: words for codes, dates and numbers as such. */
function wordsOf(column: ListColumn, labels: Record<string, string>): (value: Cell) => OutputCell {
  if (column.type === 'boolean')
    return (value) => (value === null ? null : (labels[`boolean.${value}`] ?? value));
  const { codes } = column;
  if (codes === undefined) return (value) => value;
  const word = (value: string) => labels[`${codes}.${value}`] ?? value;
  return (value) =>
    value === null
      ? null
      : column.many
        ? String(value).split('、').map(word).join('、')
        : word(String(value));
}

/** Writes the rows that a list shows, phones shortened as on screen, to a workbook. Reads a snapshot of its own. */
export async function exportListTask(
  input: ExportListInput,
  { progress, signal }: TaskContext,
): Promise<{ rows: number }> {
  const connection = openForReading(input.file);
  let rows: ReturnType<typeof iterateRows> | undefined;
  try {
    const list = listInSight(connection.db, input.list);
    const columns = input.columns.map((key) => findColumn(list, key));
    const words = columns.map((column) => wordsOf(column, input.labels));
    const shown = iterateRows(connection.db, list, input.request, input.columns, input.today);
    rows = shown;
    const total = countRows(connection.db, list, input.request, input.today);
    const written = await writeTable({
      file: input.target,
      sheetName: input.title,
      title: input.title,
      columns: columns.map((column) => ({
        label: input.labels[column.key] ?? column.key,
        type: TYPES[column.type],
        width: Math.max(8, Math.round(column.width / 8)),
      })),
      rows: (function* () {
        for (const row of shown) yield row.map((value, i) => words[i]?.(value) ?? null);
      })(),
      total,
      onProgress: ({ rows: done }) => progress({ done, total, label: 'export' }),
      signal,
    });
    return { rows: written };
  } finally {
    rows?.return(undefined);
    connection.close();
  }
}
