import type { ReadDb, WriteDb } from '../connection';

/** A stretch of one table's rows that a batch touched. */
export interface BatchChange {
  seq: number;
  table: string;
  /** JSON: `[id, version afterwards, row before or null][]`. */
  rows: string;
}

export function insertBatchChange(db: WriteDb, batchId: string, change: BatchChange): void {
  db.run('INSERT INTO batch_change (batch_id, seq, table_name, rows) VALUES (@batch, @seq, @table, @rows)', {
    batch: batchId,
    seq: change.seq,
    table: change.table,
    rows: change.rows,
  });
}

/** What a batch touched, the last first. */
export function listBatchChanges(db: ReadDb, batchId: string): BatchChange[] {
  return db.all(
    'SELECT seq, table_name AS "table", rows FROM batch_change WHERE batch_id = @batchId ORDER BY seq DESC',
    { batchId },
  );
}

/** Ids of the rows that a batch touched, as JSON arrays by table; a table may come more than once. */
export function listBatchIds(db: ReadDb, batchId: string): { table: string; ids: string }[] {
  return db.all(
    `SELECT table_name AS "table", (SELECT json_group_array(json_extract(value, '$[0]')) FROM json_each(rows)) AS ids
       FROM batch_change WHERE batch_id = @batchId`,
    { batchId },
  );
}

/** Documents that a batch put into plans. */
export function listBatchDocuments(db: ReadDb, batchId: string): { sha256: string; planId: string }[] {
  return db.all(
    `SELECT d.sha256, v.plan_id AS planId FROM batch_change c, json_each(c.rows) r
       JOIN plan_document d ON d.id = json_extract(r.value, '$[0]')
       JOIN plan_version v ON v.id = d.plan_version_id
      WHERE c.batch_id = @batchId AND c.table_name = 'plan_document'`,
    { batchId },
  );
}
