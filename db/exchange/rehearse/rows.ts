import { openForReading, type ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import type { RowOutcome } from '../../domain/exchange/row-decision';
import { type ExchangedTable, tableNamed } from '../format/index';
import { contentColumns } from './classify';
import { rehearsalFiles } from './rehearse-package';

export interface RowQuery {
  scratchFolder: string;
  databaseFile: string;
  table: string;
  outcome: Exclude<RowOutcome, 'same'>;
  /** 'table.column' that the package leaves out: nothing is compared there. */
  omitted: readonly string[];
  offset: number;
  limit: number;
}

export interface RehearsedRow {
  id: string;
  title: string;
  reason: string | null;
  fields: { field: string; ours: string | null; theirs: string | null }[];
}

/** A page of the rows that a rehearsal would add, change, refuse, or found in conflict, with the fields that differ. */
export function rehearsedRows(query: RowQuery): { total: number; rows: RehearsedRow[] } {
  const table = tableNamed(query.table);
  if (!table || table.kind === 'document') return { total: 0, rows: [] };
  const { data, findings } = rehearsalFiles(query.scratchFolder);
  const { db, close } = openForReading(findings, { pack: data, live: query.databaseFile });
  try {
    const from = fromSql(db, table, query.outcome);
    const columns = contentColumns(table, query.omitted);
    const title = table.title.replaceAll('{row}', 'p');
    const found = db.all<Record<string, string | number | null>>(
      `SELECT p.id, ${title} AS title_, x.refusal AS reason_,
              ${columns.map((column) => `p.${column} AS theirs_${column}, o.${column} AS ours_${column}`).join(', ')}
         ${from} ORDER BY p.rowid LIMIT @limit OFFSET @offset`,
      { limit: query.limit, offset: query.offset },
    );
    return {
      total: db.value<number>(`SELECT COUNT(*) ${from}`) ?? 0,
      rows: found.map((row) => ({
        id: String(row.id),
        title: String(row.title_ ?? row.id),
        reason: row.reason_ === null ? null : String(row.reason_),
        fields: columns
          .map((column) => ({
            field: column,
            ours: shown(column, row[`ours_${column}`]),
            theirs: shown(column, row[`theirs_${column}`]),
          }))
          .filter((field) => row[`ours_${field.field}`] !== row[`theirs_${field.field}`]),
      })),
    };
  } finally {
    close();
  }
}

/** A table that is new as a whole has no verdicts: there every row was added. */
function fromSql(db: ReadDb, { name }: ExchangedTable, outcome: RowQuery['outcome']): string {
  const joined = `FROM pack.${name} p LEFT JOIN live.${name} o ON o.id = p.id LEFT JOIN main.${name} x ON x.row = p.rowid`;
  const judged = db.value<number>(`SELECT EXISTS (SELECT 1 FROM main.${name})`) === 1;
  if (judged) return `${joined} WHERE x.outcome = '${outcome}'`;
  return outcome === 'added' ? `${joined} WHERE o.id IS NULL` : `${joined} WHERE FALSE`;
}

/** Telephone numbers leave the core masked, here as everywhere. */
function shown(column: string, value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return /phone/.test(column) ? maskPhone(String(value)) : String(value);
}
