import type { SqlRow, WriteDb } from '../../connection';
import type { Deps } from '../../core';
import { topicsOf } from '../../repositories/tables';
import { noteMerge } from '../desk/note-merge';
import { TABLES } from '../format/index';
import type { TableCounts } from '../merge/merge-package';
import type { ProvenPackage } from '../read/prove-package';

/** Rows of one unit that receiving a package may write, as conditions with @unit. */
const WATCHED: Readonly<Record<string, string>> = {
  enterprise: 'id = @unit',
  enterprise_set_override: 'enterprise_id = @unit',
  plan: 'enterprise_id = @unit',
  plan_version: 'plan_id IN (SELECT id FROM plan WHERE enterprise_id = @unit)',
  plan_document:
    'plan_version_id IN (SELECT v.id FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE p.enterprise_id = @unit)',
  filing_case: 'enterprise_id = @unit',
  filing_case_plan: 'case_id IN (SELECT id FROM filing_case WHERE enterprise_id = @unit)',
  filing_check: 'case_id IN (SELECT id FROM filing_case WHERE enterprise_id = @unit)',
  filing_event: 'case_id IN (SELECT id FROM filing_case WHERE enterprise_id = @unit)',
  filing_document: 'case_id IN (SELECT id FROM filing_case WHERE enterprise_id = @unit)',
  notice: 'enterprise_id = @unit',
};

/** The rows of a unit by table and id. */
export type UnitRows = ReadonlyMap<string, ReadonlyMap<string, SqlRow>>;

/** Takes down everything of a unit that a package could change; null: a unit that is not there yet. */
export function unitRows(db: WriteDb, unit: string | null): UnitRows {
  return new Map(
    Object.entries(WATCHED).map(([table, where]) => [
      table,
      new Map(
        unit === null
          ? []
          : db.all(`SELECT * FROM ${table} WHERE ${where}`, { unit }).map((row) => [String(row.id), row]),
      ),
    ]),
  );
}

/** A row in a batch: its id, its version as the batch left it, and what its changed columns held; null: it was added. */
export type Change = [id: string, version: number, before: SqlRow | null];

function changesBetween(before: ReadonlyMap<string, SqlRow>, after: ReadonlyMap<string, SqlRow>): Change[] {
  const changes: Change[] = [];
  for (const [id, row] of after) {
    const former = before.get(id);
    if (!former) changes.push([id, Number(row.version), null]);
    else {
      // Derived columns (an enterprise's sets) follow by themselves and leave the version alone.
      if (former.version === row.version) continue;
      const changed = Object.keys(row).filter((column) => row[column] !== former[column]);
      changes.push([
        id,
        Number(row.version),
        Object.fromEntries(changed.map((column) => [column, former[column] ?? null])),
      ]);
    }
  }
  return changes;
}

/**
 * Records what receiving a package about a unit has written as one batch, as a merge is recorded: it can be undone as long
 * as nobody has touched the rows since. Enters the package into the log.
 */
export function recordBatch(
  deps: Deps,
  before: UnitRows,
  { unit, newDocuments, ...received }: ReceivedPackage & { unit: string },
): { batchId: string; tables: TableCounts[] } {
  const after = unitRows(deps.db, unit);
  const changes = new Map(
    TABLES.map(({ name }) => [
      name,
      changesBetween(before.get(name) ?? new Map(), after.get(name) ?? new Map()),
    ]),
  );
  const kept = keepBatch(deps, changes, { ...received, newDocuments });
  deps.changed('duties');
  return kept;
}

export interface ReceivedPackage {
  proven: Pick<ProvenPackage, 'manifest' | 'sha256' | 'signer'>;
  fileName: string;
  /** With whom, over what, somebody has compared a key that is new here. */
  confirmedHow?: string | undefined;
  /** Hashes of documents that were not here before. */
  newDocuments: readonly string[];
  /** Under what the log counts the package; its sender when absent. */
  partner?: string;
}

/** Keeps the changed rows of each table as a batch, and the package in the log. */
export function keepBatch(
  deps: Deps,
  changed: ReadonlyMap<string, readonly Change[]>,
  { proven, fileName, confirmedHow, newDocuments, partner }: ReceivedPackage,
): { batchId: string; tables: TableCounts[] } {
  const { db } = deps;
  const batchId = deps.newId();
  const tables: TableCounts[] = [];
  let seq = 0;
  for (const { name } of TABLES) {
    const changes: readonly Change[] =
      name === 'document' ? newDocuments.map((hash) => [hash, 0, null]) : (changed.get(name) ?? []);
    if (changes.length === 0) continue;
    const added = changes.filter(([, , former]) => former === null).length;
    tables.push({ table: name, added, changed: changes.length - added, same: 0, conflict: 0, refused: 0 });
    seq += 1;
    db.run(
      'INSERT INTO batch_change (batch_id, seq, table_name, rows) VALUES (@batchId, @seq, @name, @rows)',
      { batchId, seq, name, rows: JSON.stringify(changes) },
    );
  }
  noteMerge(deps, batchId, proven, { fileName, tables, confirmedHow, ...(partner && { partner }) });
  for (const topic of topicsOf(tables.map(({ table }) => table))) deps.changed(topic);
  deps.changed('exchange');
  return { batchId, tables };
}

/** The batch in which this very package was received and not undone; null when it was not. */
export function receivedAlready(db: Pick<WriteDb, 'value'>, packageId: string): string | null {
  return (
    db.value<string>(
      'SELECT id FROM merge_batch WHERE package_id = @packageId AND undone_at IS NULL ORDER BY applied_at DESC, id DESC LIMIT 1',
      { packageId },
    ) ?? null
  );
}
