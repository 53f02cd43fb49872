import type { ReadDb } from '../../../connection';
import { pastEmployerText } from '../../../domain/expert/past-employers';
import type { ExistingRecord, LedgerKind, LedgerRef, LedgerValues } from '../../../ledgers/kinds/types';
import type { Bookkeeping } from '../../../repositories/bookkeeping';
import { equipmentTable } from '../../../repositories/equipment';
import { expertTable } from '../../../repositories/expert';
import { supplyTable } from '../../../repositories/supply';
import type { Table } from '../../../repositories/table';
import { teamTable } from '../../../repositories/team';

/**
 * Finds records of a register whose fields bear the names of the ledger's values: candidates by compared name, then
 * the exact key in memory. Where the ledger leaves part of the key out, the only candidate is meant.
 */
function finder<
  K extends LedgerKind,
  T extends Bookkeeping & { readonly id: string; readonly nameKey: string },
>(
  table: Table<T>,
  keyOfRecord: (record: T) => string,
  keyOfRef: (ref: LedgerRef<K> & { nameKey: string }) => string,
) {
  return (db: ReadDb, origin: string, refs: readonly LedgerRef<K>[]): (ExistingRecord<K> | null)[] => {
    const named = refs as readonly (LedgerRef<K> & { nameKey: string })[];
    const records = table.select(
      db,
      'WHERE name_key IN (SELECT value FROM json_each(@names)) AND origin = @origin AND voided_at IS NULL',
      { names: JSON.stringify(named.map((ref) => ref.nameKey)), origin },
    );
    const byKey = new Map(records.map((record) => [keyOfRecord(record), record]));
    return named.map((ref) => {
      const record = byKey.get(keyOfRef(ref));
      return record
        ? { id: record.id, version: record.version, values: record as unknown as LedgerValues<K> }
        : null;
    });
  };
}

const joined = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => part ?? '').join('\u0001');

export const findTeamRecords = finder<'teams', Parameters<typeof teamTable.insert>[1]>(
  teamTable,
  (team) => team.nameKey,
  (ref) => ref.nameKey,
);

export const findEquipmentRecords = finder<'equipment', Parameters<typeof equipmentTable.insert>[1]>(
  equipmentTable,
  (item) => joined(item.teamKey, item.nameKey, item.modelKey, item.boughtOn),
  (ref) => joined(ref.teamKey, ref.nameKey, ref.modelKey, ref.boughtOn),
);

export const findSupplyRecords = finder<'supplies', Parameters<typeof supplyTable.insert>[1]>(
  supplyTable,
  (supply) => joined(supply.depotKey, supply.code, supply.nameKey, supply.specKey, supply.madeOn),
  (ref) => joined(ref.depotKey, ref.code, ref.nameKey, ref.specKey, ref.madeOn),
);

/** An identity number decides; without one, name and phone together do (there are namesakes). */
export function findExpertRecords(
  db: ReadDb,
  origin: string,
  refs: readonly LedgerRef<'experts'>[],
): (ExistingRecord<'experts'> | null)[] {
  const records = expertTable.select(
    db,
    `WHERE id IN (SELECT id FROM expert WHERE name_key IN (SELECT value FROM json_each(@names))
                  UNION SELECT id FROM expert WHERE id_number IN (SELECT value FROM json_each(@numbers)) AND origin = @origin)
       AND origin = @origin AND voided_at IS NULL`,
    {
      names: JSON.stringify(refs.map((ref) => ref.nameKey)),
      numbers: JSON.stringify(refs.flatMap((ref) => ref.idNumber ?? [])),
      origin,
    },
  );
  const byNumber = new Map(
    records.flatMap((record) => (record.idNumber ? [[record.idNumber, record] as const] : [])),
  );
  const byPerson = new Map(records.map((record) => [joined(record.nameKey, record.phone), record]));
  return refs.map((ref) => {
    const record = ref.idNumber ? byNumber.get(ref.idNumber) : byPerson.get(joined(ref.nameKey, ref.phone));
    if (!record) return null;
    const values = { ...record, pastEmployers: record.pastEmployers.map(pastEmployerText) };
    return { id: record.id, version: record.version, values };
  });
}
