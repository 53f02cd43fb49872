import type { Deps } from '../../core';
import { insertImportBatch } from '../../repositories/import-batch';
import { BatchRecorder } from '../batches/recorder';
import { markDutiesDirty } from '../duties/refresh';
import { dropSearchEntries, noteSearchIncomplete } from '../search/complete-index';
import { createApplier, SEARCHED_AS } from './apply/appliers';
import type { StagedLedger } from './stage-file';
import type { StagingReader } from './staging-file';

export interface AppliedImport {
  batchId: string;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** Records whose index entries are taken out and whose duties are marked together. */
const CHUNK = 200;

/**
 * Writes a staged ledger: every row to be created or changed, the marks for duties and search, the batch that can be
 * undone. Belongs into one long transaction; any failure leaves nothing. Duties and index entries are made afterwards,
 * by `refreshAllDuties` and `completeSearchIndex`.
 * @throws PlanDeskError STAGING_STALE
 */
export async function applyStaged(
  deps: Deps,
  staging: { ledger: StagedLedger; reader: StagingReader },
  pause: () => Promise<void>,
  progress: (done: number, total: number) => void,
): Promise<AppliedImport> {
  const { ledger, reader } = staging;
  const batchId = deps.newId();
  const recorder = new BatchRecorder(deps.db, batchId);
  const applier = createApplier(ledger.kind, deps, recorder);
  const total = ledger.counts.create + ledger.counts.update;
  const touched = new Set<string>();
  const renamed = new Set<string>();
  const subjects = new Set<string>();
  const applied = { created: 0, updated: 0 };

  const settle = (): void => {
    const type = SEARCHED_AS[ledger.kind];
    if (type && touched.size > 0)
      dropSearchEntries(
        deps.db,
        type,
        'SELECT value FROM json_each(@ids)',
        { ids: JSON.stringify([...touched]), renamed: JSON.stringify([...renamed]) },
        'SELECT value FROM json_each(@renamed)',
      );
    markDutiesDirty(deps.db, subjects);
    touched.clear();
    renamed.clear();
    subjects.clear();
  };
  for (const row of reader.toApply()) {
    const { id, subjectId } = row.outcome === 'create' ? applier.create(row) : applier.update(row);
    if (row.outcome === 'create') applied.created += 1;
    else applied.updated += 1;
    // A new record has no entry yet: having none is what makes it wait for one.
    if (row.outcome === 'update') {
      touched.add(id);
      if (row.changes.some(({ field }) => field === 'name')) renamed.add(id);
    }
    if (subjectId !== null) subjects.add(subjectId);
    if ((applied.created + applied.updated) % CHUNK === 0) {
      settle();
      progress(applied.created + applied.updated, total);
    }
    await pause();
  }
  applier.finish?.();
  settle();
  noteSearchIncomplete(deps.db);
  recorder.flush();
  const answer: AppliedImport = {
    batchId,
    ...applied,
    unchanged: ledger.counts.unchanged,
    rejected: ledger.counts.reject,
  };
  insertImportBatch(deps.db, {
    id: batchId,
    kind: ledger.kind,
    fileName: ledger.fileName,
    fileSha256: ledger.sha256,
    counts: {
      read: ledger.counts.read,
      created: answer.created,
      updated: answer.updated,
      unchanged: answer.unchanged,
      duplicate: ledger.counts.duplicate,
      rejected: answer.rejected,
    },
    actor: deps.actor.name,
    appliedAt: deps.clock.now(),
  });
  deps.changed(ledger.kind);
  deps.changed('imports', [batchId]);
  deps.changed('duties');
  return answer;
}
