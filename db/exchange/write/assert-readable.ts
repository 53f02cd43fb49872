import { openForReading, type ReadDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { TABLES, tableNamed } from '../format/index';
import type { ParentLink } from '../format/table';
import { unfitRow } from '../read/check-data';

/** Rows looked at in one go: a few milliseconds. */
const STRETCH = 8000;

/**
 * Holds the rows against what every reader will ask of them: a package that is whole but that nobody can read would be
 * noticed weeks later. Gives way every few thousand rows.
 * @param look.references also whether every reference is answered inside the data
 * @throws PlanDeskError EXPORT_VALUES_UNFIT {table, id}
 */
export async function assertReadable(
  dataFile: string,
  look: { references: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { db, close } = openForReading(dataFile);
  try {
    for (const table of TABLES) {
      const rows = db.value<number>(`SELECT MAX(rowid) FROM ${table.name}`) ?? 0;
      for (let after = 0; after < rows; after += STRETCH) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
        const id = unfitRow(db, table, { after, upTo: after + STRETCH });
        if (id !== undefined) throw unfit(`${table.label} ${id}`, { table: table.name, id });
      }
    }
    if (!look.references) return;
    for (const { name, parents } of TABLES)
      for (const parent of parents) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
        const reference = `${name} → ${parent.table}`;
        if (isBroken(db, name, parent)) throw unfit(reference, { reference });
      }
  } finally {
    close();
  }
}

/** Whether a row refers to one that is not there. The data have no index; SQLite makes one for each question. */
function isBroken(db: ReadDb, name: string, { column, table }: ParentLink): boolean {
  const { key } = tableNamed(table) ?? { key: 'id' };
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM ${name} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT ${key} FROM ${table}))`,
    ) === 1
  );
}

function unfit(where: string, details: Readonly<Record<string, unknown>>): PlanDeskError {
  return new PlanDeskError(
    'EXPORT_VALUES_UNFIT',
    `数据库里有不合格式的内容（${where}），接收单位将无法读取，没有导出。请更正这条记录后重试。`,
    details,
  );
}
