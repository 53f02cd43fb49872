import type { WriteDb } from '../../connection';
import type { Core, Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { forgetKeysOfPackage } from '../../repositories/office-key';
import { RECORD_TOPICS } from '../../repositories/tables';
import {
  columnSearchedElsewhere,
  dropSearchEntries,
  noteSearchIncomplete,
} from '../../services/search/complete-index';
import { keepPartner } from '../filing/partners';
import { type ExchangedTable, type PackageManifest, tableNamed } from '../format/index';
import { withdrawReceipt } from '../receipts/note-receipt';
import { forgetOriginal } from './keep-original';
import { markSubjects } from './mark-duties';
import type { MergeTools } from './merge-package';

export interface UndoOutcome {
  restored: number;
  removed: number;
}

interface BatchRow {
  id: string;
  package_id: string;
  undone_at: string | null;
}

interface Blocking {
  table: string;
  id: string;
  why: string;
}

/** Rows named when an undo is refused. */
const NAMED = 20;

/**
 * Puts back what a merge changed and removes what it added, in one transaction. Refused as a whole once a later merge,
 * import or edit has touched one of the rows, or something made since refers to one that would go.
 * @throws PlanDeskError BATCH_UNKNOWN, ALREADY_UNDONE, UNDO_BLOCKED {rows: [{table, id, why}], total}
 */
export async function undoMerge(
  core: Pick<Core, 'longTransaction'>,
  batchId: string,
  tools: MergeTools,
): Promise<UndoOutcome> {
  return core.longTransaction(
    async (db, pause) => {
      const batch = db.get<BatchRow>(
        'SELECT id, package_id, undone_at FROM merge_batch WHERE id = @batchId',
        { batchId },
      );
      if (!batch)
        throw new PlanDeskError('BATCH_UNKNOWN', '没有找到这次合并的记录，请刷新后重新选择。', { batchId });
      if (batch.undone_at !== null)
        throw new PlanDeskError('ALREADY_UNDONE', '这次合并已经撤销过。', {
          batchId,
          undoneAt: batch.undone_at,
        });
      const chunks = (
        db.allRaw('SELECT seq, table_name FROM batch_change WHERE batch_id = @batchId ORDER BY seq DESC', {
          batchId,
        }) as [number, string][]
      ).map(([seq, name]) => ({ params: { batchId, seq }, table: known(name) }));
      await refuseIfTouched(db, chunks, pause);
      const outcome: UndoOutcome = { restored: 0, removed: 0 };
      // Added rows go before changed ones come back, and keys step aside in between: no two rows meet under one key.
      const passes: ((chunk: Chunk) => void)[] = [
        (chunk) => {
          outcome.removed += removeAdded(db, chunk);
        },
        (chunk) => parkRestored(db, chunk),
        (chunk) => {
          outcome.restored += restoreChanged(db, chunk);
        },
      ];
      for (const [done, pass] of passes.entries()) {
        tools.progress({ done, total: passes.length, label: 'package-undo' });
        for (const chunk of chunks) {
          pass(chunk);
          await pause();
        }
      }
      closeBatch(db, batch, tools.depsFor(db));
      tools.audit(db, batchId, { undone: true, packageId: batch.package_id, ...outcome });
      return outcome;
    },
    tools.signal,
    { withoutForeignKeys: true },
  );
}

/** One `batch_change` entry. */
interface Chunk {
  params: { batchId: string; seq: number };
  table: ExchangedTable;
}

function known(name: string): ExchangedTable {
  const table = tableNamed(name);
  if (!table) throw new Error(`batch_change names no exchanged table: ${name}`);
  return table;
}

/** Rows of one chunk: r.id, r.version as the merge left it, r.before (JSON or NULL). */
const CHUNK = `(SELECT json_extract(j.value, '$[0]') AS id, json_extract(j.value, '$[1]') AS version, json_extract(j.value, '$[2]') AS before
  FROM batch_change c JOIN json_each(c.rows) j WHERE c.batch_id = @batchId AND c.seq = @seq) r`;

async function refuseIfTouched(
  db: WriteDb,
  chunks: readonly Chunk[],
  pause: () => Promise<void>,
): Promise<void> {
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS removed (table_name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (table_name, id)) WITHOUT ROWID; DELETE FROM temp.removed',
  );
  const blocking: Blocking[] = [];
  for (const { params, table } of chunks) {
    if (table.kind !== 'document')
      blocking.push(
        ...db.all<Blocking>(
          `SELECT '${table.name}' AS "table", r.id, IIF(t.id IS NULL, '已不存在', '之后又修改过') AS why
             FROM ${CHUNK} LEFT JOIN main.${table.name} t ON t.id = r.id WHERE t.version IS NOT r.version`,
          params,
        ),
      );
    // What a reviewer handed in has been read once the results are open: it stays in the file.
    if (table.name === 'review_opinion')
      blocking.push(
        ...db.all<Blocking>(
          `SELECT '${table.name}' AS "table", r.id, '已经开启，不能再撤回' AS why
             FROM ${CHUNK} JOIN main.review_opinion o ON o.id = r.id
             JOIN main.review_assignment a ON a.id = o.assignment_id JOIN main.review v ON v.id = a.review_id
            WHERE v.state NOT IN ('sent','marking')`,
          params,
        ),
      );
    db.run(
      `INSERT OR IGNORE INTO temp.removed (table_name, id) SELECT '${table.name}', r.id FROM ${CHUNK} WHERE r.before IS NULL`,
      params,
    );
    await pause();
  }
  for (const name of new Set(chunks.map((chunk) => chunk.table.name)))
    blocking.push(...(await referrers(db, name, pause)));
  if (blocking.length > 0)
    throw new PlanDeskError(
      'UNDO_BLOCKED',
      `这次合并不能整体撤销：${reasonsOf(blocking)}。数据没有改动，请逐条更正。`,
      { rows: blocking.slice(0, NAMED), total: blocking.length },
    );
}

/** How many rows stand in the way, reason by reason. */
function reasonsOf(blocking: readonly Blocking[]): string {
  const rows = new Map<string, number>();
  for (const { why } of blocking) rows.set(why, (rows.get(why) ?? 0) + 1);
  return [...rows].map(([why, count]) => `有 ${count} 条资料${why}`).join('，');
}

/** Rows looked through at once. */
const SCAN = 5000;

/**
 * Rows that would be left referring to nothing. Each table that refers to `name` is walked once: the columns that refer
 * have no index of their own in every table. Texts of a document go with it; a layout that was adopted keeps it (`ADOPTED`).
 */
async function referrers(db: WriteDb, name: string, pause: () => Promise<void>): Promise<Blocking[]> {
  const links = db.all<{ child: string; column: string; keyed: number }>(
    `SELECT m.name AS child, f."from" AS column, EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'id') AS keyed
       FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND f."table" = @name AND m.name NOT IN ('document_text', 'form_template')`,
    { name },
  );
  const found: Blocking[] = [];
  for (const { child, column, keyed } of links) {
    // A table without ids is none of the exchanged ones: it cannot have been added by the batch.
    const stays =
      keyed === 1
        ? `AND NOT EXISTS (SELECT 1 FROM temp.removed x WHERE x.table_name = '${child}' AND x.id = t.id)`
        : '';
    const clings = `SELECT '${child}' AS "table", CAST(t.${column} AS TEXT) AS id, '之后登记的资料引用了它' AS why FROM main.${child} t
      WHERE EXISTS (SELECT 1 FROM temp.removed x WHERE x.table_name = '${name}' AND x.id = t.${column}) ${stays}`;
    if (keyed === 0) found.push(...db.all<Blocking>(clings));
    for (let after = 0; keyed === 1; ) {
      const upTo = db.value<number>(
        `SELECT MAX(rowid) FROM (SELECT rowid FROM main.${child} WHERE rowid > @after ORDER BY rowid LIMIT @size)`,
        { after, size: SCAN },
      );
      if (upTo === undefined || upTo === null) break;
      found.push(...db.all<Blocking>(`${clings} AND t.rowid > @after AND t.rowid <= @upTo`, { after, upTo }));
      after = upTo;
      await pause();
    }
  }
  return found;
}

/** Documents that this office has made layouts of its own: they are its own by now, whoever brought them. */
const ADOPTED = 'SELECT sha256 FROM form_template';

/** Takes the added rows of a chunk away, with what was derived from them. */
function removeAdded(db: WriteDb, { params, table }: Chunk): number {
  const stays = table.kind === 'document' ? `AND r.id NOT IN (${ADOPTED})` : '';
  const added = `SELECT r.id FROM ${CHUNK} WHERE r.before IS NULL ${stays}`;
  if (table.kind === 'document')
    db.run(`DELETE FROM document_text WHERE sha256 IN (SELECT r.id FROM ${CHUNK})`, params);
  else {
    markSubjects(db, table.name, 't', `${CHUNK} JOIN main.${table.name} t ON t.id = r.id`, params);
    const column = columnSearchedElsewhere(table.name);
    const differing = column
      ? `SELECT r.id FROM ${CHUNK} JOIN main.${table.name} t ON t.id = r.id
          WHERE r.before IS NOT NULL AND ${had(column)} AND json_extract(r.before, '$.${column}') IS NOT t.${column}`
      : undefined;
    dropSearchEntries(db, table.name, `SELECT r.id FROM ${CHUNK}`, params, differing);
  }
  if (table.name === 'enterprise' || table.name === 'office')
    for (const derived of ['duty', 'duty_subject'])
      db.run(`DELETE FROM ${derived} WHERE subject_id IN (${added})`, params);
  return db.run(`DELETE FROM main.${table.name} WHERE ${table.key} IN (${added})`, params).changes;
}

/** Holds the columns that a before-image of the chunk has under this name. */
const had = (column: string): string => `json_type(r.before, '$.${column}') IS NOT NULL`;

function parkRestored(db: WriteDb, { params, table }: Chunk): void {
  for (const { parked, aside } of table.keys)
    db.run(
      `UPDATE main.${table.name} SET ${parked} = ${aside} WHERE id IN (SELECT r.id FROM ${CHUNK} WHERE r.before IS NOT NULL AND ${had(parked)})`,
      params,
    );
}

function restoreChanged(db: WriteDb, { params, table }: Chunk): number {
  const changed = `FROM ${CHUNK} WHERE r.before IS NOT NULL`;
  if (table.kind === 'document')
    return db.run(
      `UPDATE main.document SET bytes = NULL, encoding = 'raw', size = r.before ->> '$.size', kind = r.before ->> '$.kind'
        ${changed} AND document.sha256 = r.id AND r.id NOT IN (${ADOPTED})`,
      params,
    ).changes;
  const columns = restorable(table).map(
    (column) => `${column} = IIF(${had(column)}, json_extract(r.before, '$.${column}'), t.${column})`,
  );
  const restored = db.run(
    `UPDATE main.${table.name} AS t SET ${columns.join(', ')} ${changed} AND t.id = r.id`,
    params,
  ).changes;
  markSubjects(
    db,
    table.name,
    't',
    `${CHUNK} JOIN main.${table.name} t ON t.id = r.id WHERE r.before IS NOT NULL`,
    params,
  );
  return restored;
}

/** Columns a before-image may hold: the exchanged ones, and an office's standing. */
function restorable(table: ExchangedTable): string[] {
  const own = table.columns.filter((column) => column !== 'id');
  return table.kind === 'office' ? [...own, 'via_id', 'key_id', 'public_key'] : own;
}

/** A sender whose own record went with its package is still called by its name: in the log, and where its key is listed. */
function keepName(db: WriteDb, packageId: string): void {
  const manifest = db.value<string>(
    `SELECT manifest FROM package_log p WHERE id = @packageId AND direction = 'in'
        AND NOT EXISTS (SELECT 1 FROM office o WHERE o.id = p.partner_id)`,
    { packageId },
  );
  if (manifest !== undefined) keepPartner(db, JSON.parse(manifest) as Pick<PackageManifest, 'sender'>);
}

/** The package counts as not merged any more, so that it can be merged again and its number is expected again. */
function closeBatch(db: WriteDb, batch: BatchRow, deps: Deps): void {
  db.run('UPDATE merge_batch SET undone_at = @now WHERE id = @id', { id: batch.id, now: deps.clock.now() });
  const others = db.value<number>(
    'SELECT COUNT(*) FROM merge_batch WHERE package_id = @id AND undone_at IS NULL',
    { id: batch.package_id },
  );
  if (others === 0) {
    keepName(db, batch.package_id);
    db.run(`DELETE FROM package_log WHERE id = @id AND direction = 'in'`, { id: batch.package_id });
    forgetOriginal(db, batch.package_id);
    withdrawReceipt(deps, batch.package_id, '合并已撤销');
    forgetKeysOfPackage(db, batch.package_id);
  }
  // What a row of another desk became is forgotten with the row.
  db.run(
    'DELETE FROM source_link WHERE EXISTS (SELECT 1 FROM temp.removed x WHERE x.table_name = source_link.table_name AND x.id = source_link.own_id)',
  );
  noteSearchIncomplete(db);
  for (const topic of [...RECORD_TOPICS, 'duties', 'exchange'] as const) deps.changed(topic);
}
