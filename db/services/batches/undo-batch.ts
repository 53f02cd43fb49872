import type { SqlRow, WriteDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { type BatchChange, listBatchChanges } from '../../repositories/batch-change';
import type { BatchRow } from './recorder';

export interface UndoneBatch {
  restored: number;
  removed: number;
  /** Ids by table, for the search index, the duties and the screens. */
  touched: Map<string, string[]>;
}

/** Rows named in the error when an undo is refused. */
const NAMED = 20;
const TABLE_NAME = /^[a-z_]+$/;

/**
 * Puts back every row a batch touched: added rows go, changed rows become what they were. Refused as a whole when a row
 * was changed since, or when something made later refers to a row that would go.
 * Belongs into one transaction; `pause` gives other work its turn.
 * @throws PlanDeskError UNDO_BLOCKED {rows: [{table, id, why}]}
 */
export async function undoBatch(
  db: WriteDb,
  batchId: string,
  pause: () => Promise<void>,
): Promise<UndoneBatch> {
  const entries = listBatchChanges(db, batchId);
  await refuseIfTouchedSince(db, entries, pause);
  const undone: UndoneBatch = { restored: 0, removed: 0, touched: new Map() };
  for (const { table, rows } of entries) {
    if (!TABLE_NAME.test(table)) throw new Error(`batch_change names no table: ${table}`);
    for (const row of (JSON.parse(rows) as BatchRow[]).reverse()) {
      putBack(db, table, row);
      if (row[2] === null) undone.removed += 1;
      else undone.restored += 1;
      const ids = undone.touched.get(table);
      if (ids) ids.push(row[0]);
      else undone.touched.set(table, [row[0]]);
      await pause();
    }
  }
  return undone;
}

async function refuseIfTouchedSince(
  db: WriteDb,
  entries: readonly BatchChange[],
  pause: () => Promise<void>,
): Promise<void> {
  const touched: { table: string; id: string; why: string }[] = [];
  // A batch may touch a row twice; only the last version it left is compared.
  const seen = new Set<string>();
  for (const { table, rows } of entries) {
    for (const [id, versionAfter] of (JSON.parse(rows) as BatchRow[]).reverse()) {
      const key = `${table} ${id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const version = db.value<number>(`SELECT version FROM ${table} WHERE id = @id`, { id });
      if (version !== versionAfter)
        touched.push({ table, id, why: version === undefined ? '已不存在' : '之后又修改过' });
      await pause();
    }
  }
  if (touched.length > 0) throw blocked(touched);
}

function putBack(db: WriteDb, table: string, [id, , before]: BatchRow): void {
  try {
    if (before === null) db.run(`DELETE FROM ${table} WHERE id = @id`, { id });
    else restoreRow(db, table, before);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      throw blocked([{ table, id, why: '之后登记的资料引用了它' }], error);
    throw error;
  }
}

function restoreRow(db: WriteDb, table: string, before: SqlRow): void {
  const columns = Object.keys(before).filter((column) => column !== 'id');
  db.run(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
    before,
  );
}

function blocked(rows: { table: string; id: string; why: string }[], cause?: unknown): PlanDeskError {
  return new PlanDeskError(
    'UNDO_BLOCKED',
    `这一批不能整体撤销：有 ${rows.length} 条资料${rows[0]?.why ?? ''}。数据没有改动，请逐条更正。`,
    { rows: rows.slice(0, NAMED), total: rows.length },
    { cause },
  );
}
