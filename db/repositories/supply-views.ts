import type { ReadDb } from '../connection';
import { type SupplyRecord, supplyTable } from './supply';

/** The row of the same thing in another depot: name, code, specification, unit, batch and dates alike. */
export function sameSupplyIn(db: ReadDb, supply: SupplyRecord, depotId: string): SupplyRecord | undefined {
  const { nameKey, specKey, code, unit, batchNo, madeOn, expiresOn, origin } = supply;
  return supplyTable.select(
    db,
    `WHERE depot_id = @depotId AND name_key = @nameKey AND spec_key = @specKey AND code IS @code AND unit IS @unit
       AND batch_no IS @batchNo AND made_on IS @madeOn AND expires_on IS @expiresOn AND origin = @origin
       AND voided_at IS NULL ORDER BY id LIMIT 1`,
    { depotId, nameKey, specKey, code, unit, batchNo, madeOn, expiresOn, origin },
  )[0];
}
