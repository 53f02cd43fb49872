import type { ReadDb, WriteDb } from '../connection';
import type { LedgerKind } from '../ledgers/kinds/types';

/** What a batch did: a ledger of this kind came in, a folder of plans was registered, two units were made one. */
export type BatchKind = LedgerKind | 'plan-folder' | 'enterprise-merge' | 'expert-merge';

export interface ImportBatchRecord {
  id: string;
  kind: BatchKind;
  fileName: string;
  fileSha256: string;
  counts: Record<string, number>;
  actor: string;
  appliedAt: string;
  undoneAt: string | null;
}

interface BatchSql {
  id: string;
  kind: BatchKind;
  file_name: string;
  file_sha256: string;
  counts: string;
  actor: string;
  applied_at: string;
  undone_at: string | null;
}

const rowToBatch = (row: BatchSql): ImportBatchRecord => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  fileSha256: row.file_sha256,
  counts: JSON.parse(row.counts) as Record<string, number>,
  actor: row.actor,
  appliedAt: row.applied_at,
  undoneAt: row.undone_at,
});

export function insertImportBatch(db: WriteDb, batch: Omit<ImportBatchRecord, 'undoneAt'>): void {
  db.run(
    `INSERT INTO import_batch (id, kind, file_name, file_sha256, counts, actor, applied_at)
     VALUES (@id, @kind, @fileName, @fileSha256, @counts, @actor, @appliedAt)`,
    { ...batch, counts: JSON.stringify(batch.counts) },
  );
}

export function findImportBatch(db: ReadDb, id: string): ImportBatchRecord | undefined {
  const row = db.get<BatchSql>('SELECT * FROM import_batch WHERE id = @id', { id });
  return row && rowToBatch(row);
}

/** Newest first. */
export function listImportBatches(db: ReadDb): ImportBatchRecord[] {
  return db.all<BatchSql>('SELECT * FROM import_batch ORDER BY applied_at DESC, id DESC').map(rowToBatch);
}

export function markImportUndone(db: WriteDb, id: string, at: string): void {
  db.run('UPDATE import_batch SET undone_at = @at WHERE id = @id', { id, at });
}
