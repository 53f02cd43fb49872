import type { ReadDb, SqlRow, WriteDb } from '../../connection';
import { decideRow } from '../../domain/exchange/row-decision';
import type { Change } from '../filing/record-batch';
import { type ExchangedTable, tableNamed } from '../format/index';
import { contentColumns } from '../rehearse/classify';

/** A row of a package beside ours of the same id, by the rules of every merge: only its owner changes a row. */
export function outcomeOf(
  db: Pick<WriteDb, 'get'>,
  table: ExchangedTable,
  theirs: SqlRow,
  latest: boolean,
): { outcome: ReturnType<typeof decideRow>['outcome']; ours: SqlRow | null } {
  const ours =
    db.get<SqlRow>(`SELECT ${table.columns.join(', ')} FROM main.${table.name} WHERE id = @id`, {
      id: theirs.id ?? null,
    }) ?? null;
  const mark = (row: SqlRow) => ({ origin: String(row.origin), version: Number(row.version) });
  const { outcome } = decideRow({
    theirs: mark(theirs),
    ours: ours && mark(ours),
    sameContent: ours !== null && contentColumns(table).every((column) => ours[column] === theirs[column]),
    ownerRefusal: null,
    latest,
  });
  return { outcome, ours };
}

/**
 * Writes rows of one table as they came and tells what changed, as a batch keeps it. Rows that are refused, in conflict or
 * the same stay as they are.
 */
export function putRows(
  db: WriteDb,
  table: ExchangedTable,
  rows: readonly SqlRow[],
  latest: boolean,
): Change[] {
  const { name, columns } = table;
  return rows.flatMap((theirs): Change[] => {
    const { outcome, ours } = outcomeOf(db, table, theirs, latest);
    const [id, version] = [String(theirs.id), Number(theirs.version)];
    const values = Object.fromEntries(columns.map((column) => [column, theirs[column] ?? null]));
    if (outcome === 'added') {
      db.run(
        `INSERT INTO main.${name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
        values,
      );
      return [[id, version, null]];
    }
    if (outcome !== 'changed' || ours === null) return [];
    const set = columns.filter((column) => column !== 'id').map((column) => `${column} = @${column}`);
    db.run(`UPDATE main.${name} SET ${set.join(', ')} WHERE id = @id`, values);
    const changed = columns.filter((column) => ours[column] !== values[column]);
    return [[id, version, Object.fromEntries(changed.map((column) => [column, ours[column] ?? null]))]];
  });
}

/**
 * A table in which a row of the package bears the id of a row here that is another's, or of another assignment; null when
 * none does. Nobody's ids meet by chance.
 */
export function strangeTable(
  db: Pick<ReadDb, 'value'>,
  rows: Readonly<Record<string, readonly SqlRow[]>>,
): string | null {
  for (const [name, brought] of Object.entries(rows)) {
    const table = tableNamed(name);
    if (table?.kind !== 'owned') continue;
    const tie = table.columns.includes('assignment_id') ? ['origin', 'assignment_id'] : ['origin'];
    const differs = tie
      .map((column) => `t.${column} IS NOT json_extract(j.value, '$.${column}')`)
      .join(' OR ');
    const found = db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM json_each(@rows) j JOIN ${name} t ON t.id = json_extract(j.value, '$.id') WHERE ${differs})`,
      {
        rows: JSON.stringify(
          brought.map((row) => Object.fromEntries(['id', ...tie].map((column) => [column, row[column]]))),
        ),
      },
    );
    if (found === 1) return table.label;
  }
  return null;
}
