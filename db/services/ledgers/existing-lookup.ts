import type { ReadDb } from '../../connection';
import type {
  ExistingLookup,
  ExistingRecord,
  LedgerKind,
  LedgerOwner,
  LedgerRef,
} from '../../ledgers/kinds/types';
import { closedDepots } from '../../repositories/depot-views';
import { teamNumbers } from '../../repositories/team-views';
import { findDrillRecords } from './lookups/drills';
import { findEnterpriseOwners, findEnterpriseRecords } from './lookups/enterprises';
import { findPlanRecords } from './lookups/plans';
import {
  findEquipmentRecords,
  findExpertRecords,
  findSupplyRecords,
  findTeamRecords,
} from './lookups/simple';

/** Answers in the order of the questions. */
type Finder<K extends LedgerKind> = (
  db: ReadDb,
  origin: string,
  refs: readonly LedgerRef<K>[],
) => (ExistingRecord<K> | null)[];

const FINDERS: { readonly [K in LedgerKind]: Finder<K> } = {
  enterprises: findEnterpriseRecords,
  plans: findPlanRecords,
  drills: findDrillRecords,
  experts: findExpertRecords,
  teams: findTeamRecords,
  equipment: findEquipmentRecords,
  supplies: findSupplyRecords,
};

/** What staging asks of the registers: only rows of the desk's own office can be met and changed by a ledger. */
export function createExistingLookup(db: ReadDb, origin: string): ExistingLookup {
  return {
    findRecords: (kind, refs) => FINDERS[kind](db, origin, refs),
    findOwners: (refs): (LedgerOwner | null)[] => findEnterpriseOwners(db, origin, refs),
    listTeamNumbers: () =>
      teamNumbers(db, origin).map(({ name, nameKey, dutyPhone }) => ({ name, nameKey, dutyPhone })),
    listClosedDepots: () => closedDepots(db, origin),
    findFilingNumberOwners: (filingNos) => {
      const rows = db.all<{ filing_no: string; enterprise_id: string }>(
        `SELECT filing_no, enterprise_id FROM filing_case
          WHERE filing_no IN (SELECT value FROM json_each(@numbers)) AND voided_at IS NULL`,
        { numbers: JSON.stringify(filingNos) },
      );
      const owners = new Map(rows.map((row) => [row.filing_no, row.enterprise_id]));
      return filingNos.map((number) => owners.get(number) ?? null);
    },
  };
}
