import type { ReadDb } from '../../../connection';
import { knownActivities } from '../../../domain/enterprise/facts';
import type { EnterpriseValues, ExistingRecord, LedgerOwner, LedgerRef } from '../../../ledgers/kinds/types';
import { type EnterpriseRecord, enterpriseTable } from '../../../repositories/enterprise';

type Ref = { uscc: string | null; nameKey: string };

/** Units that any of the references could mean, voided ones aside. */
function candidates(db: ReadDb, origin: string, refs: readonly Ref[]): EnterpriseRecord[] {
  const codes = JSON.stringify(refs.flatMap((ref) => ref.uscc ?? []));
  const names = JSON.stringify(refs.map((ref) => ref.nameKey));
  // Two index look-ups instead of one OR, which SQLite would answer by a scan.
  const byCode = enterpriseTable.select(
    db,
    'WHERE uscc IN (SELECT value FROM json_each(@codes)) AND origin = @origin AND voided_at IS NULL',
    { codes, origin },
  );
  const byName = enterpriseTable.select(
    db,
    'WHERE name_key IN (SELECT value FROM json_each(@names)) AND origin = @origin AND voided_at IS NULL',
    { names, origin },
  );
  return [...byCode, ...byName];
}

/** By code when there is one and it is known, else by name. */
function pick(refs: readonly Ref[], records: readonly EnterpriseRecord[]): (EnterpriseRecord | null)[] {
  const byCode = new Map(records.flatMap((record) => (record.uscc ? [[record.uscc, record] as const] : [])));
  const byName = new Map(records.map((record) => [record.nameKey, record]));
  return refs.map((ref) => (ref.uscc ? byCode.get(ref.uscc) : undefined) ?? byName.get(ref.nameKey) ?? null);
}

export function enterpriseValues(record: EnterpriseRecord): EnterpriseValues {
  return { ...record, activities: knownActivities(record.activities), usccReason: record.noUsccReason };
}

export function findEnterpriseRecords(
  db: ReadDb,
  origin: string,
  refs: readonly LedgerRef<'enterprises'>[],
): (ExistingRecord<'enterprises'> | null)[] {
  return pick(refs, candidates(db, origin, refs)).map(
    (record) => record && { id: record.id, version: record.version, values: enterpriseValues(record) },
  );
}

export function findEnterpriseOwners(
  db: ReadDb,
  origin: string,
  refs: readonly Ref[],
): (LedgerOwner | null)[] {
  return pick(refs, candidates(db, origin, refs)).map(
    (record) => record && { id: record.id, name: record.name, uscc: record.uscc },
  );
}
