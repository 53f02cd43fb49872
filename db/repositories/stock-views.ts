import type { ReadDb } from '../connection';
import type { MovementKind } from '../domain/stock/codes';
import { type StockMovementRecord, stockMovementTable } from './stock';

/** The newest line of a supply's ledger. */
export function lastMovement(db: ReadDb, supplyId: string): StockMovementRecord | undefined {
  return stockMovementTable.select(
    db,
    'WHERE supply_id = @supplyId AND voided_at IS NULL ORDER BY seq DESC LIMIT 1',
    { supplyId },
  )[0];
}

/** The line that a document has already brought to a supply's ledger and that nobody took back. */
export function movementOfDocument(
  db: ReadDb,
  wanted: { supplyId: string; kind: MovementKind; documentNo: string },
): StockMovementRecord | undefined {
  return stockMovementTable.select(
    db,
    `WHERE supply_id = @supplyId AND kind = @kind AND document_no = @documentNo AND voided_at IS NULL
       AND id NOT IN (SELECT r.reverses_id FROM stock_movement r WHERE r.reverses_id = stock_movement.id AND r.voided_at IS NULL)
     LIMIT 1`,
    wanted,
  )[0];
}

/** The line that takes another one back. */
export function reversalOfMovement(db: ReadDb, movementId: string): StockMovementRecord | undefined {
  return stockMovementTable.select(db, 'WHERE reverses_id = @movementId AND voided_at IS NULL', {
    movementId,
  })[0];
}

/** Both halves of a transfer, what left first. */
export function movementsOfPair(db: ReadDb, pairId: string): StockMovementRecord[] {
  return stockMovementTable.select(
    db,
    'WHERE pair_id = @pairId AND voided_at IS NULL ORDER BY quantity, id',
    { pairId },
  );
}
