import type { ReadDb } from '../../connection';
import { isUnitDesk } from '../../services/own-sight';
import { tableNamed } from '../format/index';
import { MOMENTS } from '../format/table';
import type { TableCounts } from '../merge/merge-package';

/** What one merged package of an office brought. */
export interface MergedChange {
  batchId: string;
  sequence: number | null;
  period: string | null;
  appliedAt: string;
  /** 'full', or 'since' what number. */
  base: string;
  tables: { table: string; added: number; changed: number }[];
}

/** More packages than this are for the log. */
const SHOWN = 10;

/** What the packages of an office brought, the latest first; merges that were undone brought nothing. */
export function officeChanges(db: ReadDb, officeId: string): MergedChange[] {
  if (isUnitDesk(db)) return [];
  return db
    .all<{
      batchId: string;
      counts: string;
      appliedAt: string;
      sequence: number | null;
      period: string | null;
      base: string | null;
    }>(
      `SELECT b.id AS batchId, b.counts, b.applied_at AS appliedAt, p.seq AS sequence, p.period,
              CASE json_extract(p.manifest, '$.base.kind') WHEN 'since' THEN 'since:' || json_extract(p.manifest, '$.base.sequence')
                ELSE json_extract(p.manifest, '$.base.kind') END AS base
         FROM merge_batch b LEFT JOIN package_log p ON p.id = b.package_id
        WHERE b.sender_id = @officeId AND b.undone_at IS NULL AND COALESCE(p.kind, 'upload') = 'upload'
        ORDER BY b.applied_at DESC, b.id DESC LIMIT ${SHOWN}`,
      { officeId },
    )
    .map(({ counts, base, ...batch }) => ({
      ...batch,
      base: base ?? 'full',
      tables: (JSON.parse(counts) as TableCounts[])
        .filter(({ added, changed }) => added + changed > 0)
        .map(({ table, added, changed }) => ({ table, added, changed })),
    }));
}

/** A record that a merge added or changed, as it stands now. */
export interface ChangedRecord {
  id: string;
  title: string;
  /** Columns that the merge changed; empty for a record that it added. */
  fields: string[];
}

/** Records of one table that a merge added, or changed, in the order they came. */
export function changedRecords(
  db: ReadDb,
  query: { batchId: string; table: string; outcome: 'added' | 'changed'; offset: number; limit: number },
): { total: number; rows: ChangedRecord[] } {
  const table = tableNamed(query.table);
  if (!table || table.kind === 'document' || isUnitDesk(db)) return { total: 0, rows: [] };
  const { batchId, offset, limit } = query;
  const wanted = query.outcome === 'added' ? 'IS NULL' : 'IS NOT NULL';
  const from = `FROM batch_change c JOIN json_each(c.rows) j WHERE c.batch_id = @batchId AND c.table_name = @table
      AND json_extract(j.value, '$[2]') ${wanted}`;
  const rows = db.all<{ id: string; title: string | null; before: string | null }>(
    `SELECT x.id, ${table.title.replaceAll('{row}', 't')} AS title, x.before
       FROM (SELECT json_extract(j.value, '$[0]') AS id, json_extract(j.value, '$[2]') AS before ${from}
              ORDER BY c.seq, j.key LIMIT @limit OFFSET @offset) x
       LEFT JOIN ${table.name} t ON t.id = x.id`,
    { batchId, table: table.name, limit, offset },
  );
  return {
    total: db.value<number>(`SELECT COUNT(*) ${from}`, { batchId, table: table.name }) ?? 0,
    rows: rows.map(({ id, title, before }) => ({
      id,
      title: title ?? id,
      fields:
        before === null
          ? []
          : Object.keys(JSON.parse(before) as object).filter(
              (column) => column !== 'version' && !MOMENTS.includes(column),
            ),
    })),
  };
}
