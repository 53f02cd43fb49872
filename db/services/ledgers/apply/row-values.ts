import type { Deps } from '../../../core';
import { PlanDeskError } from '../../../domain/errors';
import type { LedgerKind, LedgerValuesByKind } from '../../../ledgers/kinds/types';
import type { Bookkeeping } from '../../../repositories/bookkeeping';
import type { Table } from '../../../repositories/table';
import type { KeptRow } from '../staging-file';

/** The values of a row that staging let through. */
export function valuesOf<K extends LedgerKind>(row: KeptRow): LedgerValuesByKind[K] {
  if (!row.values) throw new Error(`staged row ${row.seq} has no values`);
  return row.values as LedgerValuesByKind[K];
}

/** The fields a row changes, with their new values. */
export function changesOf(row: KeptRow): Record<string, unknown> {
  return Object.fromEntries(row.changes.map((change) => [change.field, change.after]));
}

/**
 * The record that staging compared with, if it still is that record.
 * @throws PlanDeskError STAGING_STALE
 */
export function unchangedSince<T extends Bookkeeping & { readonly id: string }>(
  deps: Deps,
  table: Table<T>,
  row: KeptRow,
): T {
  const record = row.existingId === null ? undefined : table.find(deps.db, row.existingId);
  if (!record || record.version !== row.existingVersion || record.voidedAt !== null)
    throw new PlanDeskError(
      'STAGING_STALE',
      `核对之后“${row.label}”又被改过，本次没有写入任何数据，请重新核对后再导入。`,
      { sheet: row.sheet, row: row.row, label: row.label },
    );
  return record;
}

/** A changed record with its raised counter. */
export function raised<T extends Bookkeeping>(deps: Deps, record: T): T {
  return { ...record, version: record.version + 1, updatedAt: deps.clock.now() };
}
