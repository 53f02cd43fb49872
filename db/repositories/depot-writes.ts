import type { WriteDb } from '../connection';

/** The name of a depot where it stands beside its stock. */
export function renameDepotOfSupplies(
  db: WriteDb,
  renamed: { depotId: string; depot: string; depotKey: string; now: string },
): void {
  db.run(
    `UPDATE supply SET depot = @depot, depot_key = @depotKey, version = version + 1, updated_at = @now
      WHERE depot_id = @depotId AND voided_at IS NULL`,
    renamed,
  );
}
