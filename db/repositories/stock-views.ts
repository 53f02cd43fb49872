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

/** Lines of a supply's ledger from the newest back, those before a number. */
export function movementsBefore(
  db: ReadDb,
  wanted: { supplyId: string; beforeSeq: number | null; limit: number },
): StockMovementRecord[] {
  return stockMovementTable.select(
    db,
    `WHERE supply_id = @supplyId AND voided_at IS NULL AND seq < COALESCE(@beforeSeq, 9e15) ORDER BY seq DESC LIMIT @limit`,
    wanted,
  );
}

/** Lines of a supply that were taken back: id → number. */
export function reversedIds(db: ReadDb, supplyId: string): Map<string, number> {
  return new Map(
    db
      .allRaw(
        `SELECT o.id, o.seq FROM stock_movement r JOIN stock_movement o ON o.id = r.reverses_id
          WHERE r.supply_id = @supplyId AND r.reverses_id IS NOT NULL AND r.voided_at IS NULL`,
        { supplyId },
      )
      .map(([id, seq]) => [String(id), Number(seq)]),
  );
}
