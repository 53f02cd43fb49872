import type { ReadDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** A licence of a unit: 安全生产许可证, 危险化学品经营许可证 … Dates `YYYY-MM-DD`. */
export interface LicenceRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  kind: string;
  number: string;
  scope: string | null;
  issuedBy: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  remark: string | null;
}

export const licenceTable = defineTable<LicenceRecord>('enterprise_licence', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  kind: plain('kind'),
  number: plain('number'),
  scope: plain('scope'),
  issuedBy: plain('issued_by'),
  issuedOn: plain('issued_on'),
  validUntil: plain('valid_until'),
  remark: plain('remark'),
});

/** Licences of a unit, the one that ends first on top, voided ones aside. */
export function listLicences(db: ReadDb, enterpriseId: string): LicenceRecord[] {
  return licenceTable.select(
    db,
    'WHERE enterprise_id = @enterpriseId AND voided_at IS NULL ORDER BY valid_until IS NULL, valid_until, kind, id',
    { enterpriseId },
  );
}
