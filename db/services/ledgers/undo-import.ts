import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { listBatchDocuments, listBatchIds } from '../../repositories/batch-change';
import { dropOrphanDocuments } from '../../repositories/document';
import { findImportBatch, markImportUndone } from '../../repositories/import-batch';
import { RECORD_TABLES, topicsOf } from '../../repositories/tables';
import { undoBatch } from '../batches/undo-batch';
import { markDutiesDirty } from '../duties/refresh';
import { found } from '../own-row';
import { dropSearchEntries, isSearchedElsewhere, noteSearchIncomplete } from '../search/complete-index';

const CHOSEN = 'SELECT value FROM json_each(@ids)';

/**
 * Takes an import back as one step. Belongs into one long transaction.
 * @throws PlanDeskError NOT_FOUND, BATCH_ALREADY_UNDONE, UNDO_BLOCKED {rows}
 */
export async function undoImport(
  deps: Deps,
  batchId: string,
  pause: () => Promise<void>,
): Promise<{ restored: number; removed: number }> {
  const batch = found(findImportBatch(deps.db, batchId), '导入批次', batchId);
  if (batch.undoneAt !== null)
    throw new PlanDeskError('BATCH_ALREADY_UNDONE', '这一批已经撤销过了。', {
      batchId,
      undoneAt: batch.undoneAt,
    });
  // Asked before and after: rows that go can only name their enterprise before, restored ones only afterwards.
  const before = subjectsOf(deps, batchId);
  // Once they are gone nobody could say whose text changed.
  const documents = listBatchDocuments(deps.db, batchId);
  const batchIds = listBatchIds(deps.db, batchId);
  // A link that goes can only name its plan now.
  for (const { table, ids } of batchIds)
    if (isSearchedElsewhere(table)) dropSearchEntries(deps.db, table, CHOSEN, { ids });
  const names = new Map(
    batchIds.filter(({ table }) => table === 'enterprise').flatMap(({ ids }) => namesOf(deps, ids)),
  );
  const undone = await undoBatch(deps.db, batchId, pause);
  noteSearchIncomplete(deps.db);
  for (const [table, touched] of undone.touched) {
    const ids = JSON.stringify(touched);
    if (table !== 'enterprise') dropSearchEntries(deps.db, table, CHOSEN, { ids });
    else {
      const renamed = namesOf(deps, ids).flatMap(([id, name]) => (names.get(id) === name ? [] : id));
      const differing = 'SELECT value FROM json_each(@renamed)';
      dropSearchEntries(deps.db, table, CHOSEN, { ids, renamed: JSON.stringify(renamed) }, differing);
    }
  }
  // Units that are gone are marked as well: the next run finds nothing to evaluate and forgets their duties.
  markDutiesDirty(deps.db, new Set([...before, ...(undone.touched.get('enterprise') ?? [])]));
  dropSearchEntries(deps.db, 'plan', CHOSEN, {
    ids: JSON.stringify(documents.map((document) => document.planId)),
  });
  dropOrphanDocuments(
    deps.db,
    documents.map((document) => document.sha256),
  );
  markImportUndone(deps.db, batchId, deps.clock.now());
  for (const topic of topicsOf(undone.touched.keys())) deps.changed(topic);
  deps.changed('imports', [batchId]);
  deps.changed('duties');
  return { restored: undone.restored, removed: undone.removed };
}

/** `ids` is a JSON array. */
function namesOf(deps: Deps, ids: string): [id: string, name: string][] {
  return deps.db
    .allRaw(`SELECT id, name FROM enterprise WHERE id IN (${CHOSEN})`, { ids })
    .map(([id, name]) => [String(id), String(name)]);
}

function subjectsOf(deps: Deps, batchId: string): Set<string> {
  const subjects = new Set<string>();
  for (const { table, ids } of listBatchIds(deps.db, batchId)) {
    const duties = RECORD_TABLES[table]?.duties;
    if (!duties) continue;
    const rows = deps.db.allRaw(
      `SELECT ${duties.of('t')} FROM main.${table} t WHERE t.id IN (SELECT value FROM json_each(@ids))`,
      { ids },
    );
    for (const [id] of rows) if (typeof id === 'string') subjects.add(id);
  }
  return subjects;
}
