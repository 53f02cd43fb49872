import type { ReadDb } from '../connection';

/** A row of T6: a supply with what its ledger said on the day, or a piece of equipment. */
export interface StockReportRow {
  /** Of equipment `equipment:` and its id. */
  id: string;
  code: string | null;
  /** As written, of supplies. */
  category: string | null;
  name: string;
  spec: string | null;
  unit: string | null;
  quantity: number | null;
  unfit: number;
  place: string | null;
  owner: string | null;
  keeper: string | null;
  phone: string | null;
  expiresOn: string | null;
  checkedOn: string | null;
  town: string | null;
  origin: string;
}

/**
 * Supplies by depot, then equipment by team; `origin` null: of all offices. Stock is that of `asOf`, what has no ledger (it
 * came in a package) counts as it is. Supplies of which nothing was there are left out.
 */
export function stockReportRows(
  db: ReadDb,
  wanted: { asOf: string; origin: string | null },
): StockReportRow[] {
  return db.all<StockReportRow>(
    `SELECT * FROM (
       SELECT s.id AS id, s.code, s.category, s.name, s.spec, s.unit,
              CASE WHEN m.lines IS NULL THEN s.stock ELSE m.quantity END AS quantity,
              CASE WHEN m.lines IS NULL THEN s.unfit ELSE m.unfit END AS unfit,
              COALESCE(s.depot || ' ', '') || COALESCE(s.location, '') AS place, COALESCE(s.owner, d.owner) AS owner,
              COALESCE(s.keeper, d.keeper) AS keeper, COALESCE(s.phone, d.phone) AS phone, s.expires_on AS expiresOn,
              s.checked_on AS checkedOn, d.town, s.origin, 0 AS part, s.depot_key AS heap
         FROM supply s LEFT JOIN depot d ON d.id = s.depot_id
         LEFT JOIN (SELECT supply_id, COUNT(*) AS lines, TOTAL(CASE WHEN moved_on <= @asOf THEN quantity END) AS quantity,
                           TOTAL(CASE WHEN moved_on <= @asOf THEN unfit_change END) AS unfit
                      FROM stock_movement WHERE voided_at IS NULL GROUP BY supply_id) m ON m.supply_id = s.id
        WHERE s.voided_at IS NULL AND (@origin IS NULL OR s.origin = @origin)
       UNION ALL
       SELECT 'equipment:' || q.id, q.code, NULL, q.name, q.model, q.unit, q.quantity,
              CASE WHEN q.condition IN ('repair', 'scrapped') THEN COALESCE(q.quantity, 0) ELSE q.unfit END,
              COALESCE(q.team || ' ', '') || COALESCE(q.location, ''), t.host_unit, q.keeper, q.phone, NULL,
              q.checked_on, (SELECT e.town FROM enterprise e WHERE e.id = t.host_id), q.origin, 1, q.team_key
         FROM equipment q LEFT JOIN team t ON t.id = q.team_id
        WHERE q.voided_at IS NULL AND (@origin IS NULL OR q.origin = @origin) AND COALESCE(q.bought_on, '') <= @asOf)
      WHERE part = 1 OR quantity IS NULL OR quantity > 0
      ORDER BY part, heap, code, name, spec, id`,
    wanted,
  );
}
