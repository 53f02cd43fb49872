import type { ReadDb } from '../connection';
import type { DepotKind } from '../domain/stock/codes';
import type { DepotNode } from '../domain/stock/depot-tree';
import { type DepotRecord, depotTable } from './depot';

/** A live depot of an owner by its compared name. */
export function depotNamed(db: ReadDb, origin: string, nameKey: string): DepotRecord | undefined {
  return depotTable.select(
    db,
    'WHERE name_key = @nameKey AND origin = @origin AND voided_at IS NULL ORDER BY closed_on IS NOT NULL, id LIMIT 1',
    { nameKey, origin },
  )[0];
}

/** Closed depots of an owner; one whose name an open depot bears as well is not meant by that name. */
export function closedDepots(
  db: ReadDb,
  origin: string,
): { name: string; nameKey: string; closedOn: string }[] {
  return db.all(
    `SELECT d.name, d.name_key AS nameKey, d.closed_on AS closedOn FROM depot d
      WHERE d.origin = @origin AND d.voided_at IS NULL AND d.closed_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM depot o WHERE o.origin = d.origin AND o.name_key = d.name_key
          AND o.voided_at IS NULL AND o.closed_on IS NULL)`,
    { origin },
  );
}

/** How the depots of an owner hang together; closed ones too. */
export function depotNodes(db: ReadDb, origin: string): DepotNode[] {
  return db.all<{ id: string; parentId: string | null }>(
    'SELECT id, parent_id AS parentId FROM depot WHERE origin = @origin AND voided_at IS NULL',
    { origin },
  );
}

/** A depot as choosers show it. */
export interface DepotChoice {
  id: string;
  name: string;
  initials: string;
  parentId: string | null;
  closedOn: string | null;
}

/** The own depots by name, closed ones last. */
export function depotChoices(db: ReadDb, origin: string): DepotChoice[] {
  return db.all<DepotChoice>(
    `SELECT id, name, name_initials AS initials, parent_id AS parentId, closed_on AS closedOn FROM depot
      WHERE origin = @origin AND voided_at IS NULL ORDER BY closed_on IS NOT NULL, name_initials, name, id`,
    { origin },
  );
}

/** What lies in some depots together. `ids` as JSON. */
export interface DepotHoldings {
  /** Rows of supplies. */
  supplies: number;
  /** Rows of which there is something. */
  inStock: number;
  belowMinimum: number;
  expired: number;
  unfit: number;
  upkeepDue: number;
}

/** Counts rows of supplies in these depots as of `today`. */
export function holdingsOf(db: ReadDb, ids: readonly string[], today: string): DepotHoldings {
  return db.get<DepotHoldings>(
    `SELECT COUNT(*) AS supplies, TOTAL(stock > 0) AS inStock, TOTAL(COALESCE(stock, 0) < minimum_stock) AS belowMinimum,
            TOTAL(stock > 0 AND expires_on < @today) AS expired, TOTAL(unfit > 0) AS unfit,
            TOTAL(stock > 0 AND next_check_on < @today) AS upkeepDue
       FROM supply WHERE depot_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL`,
    { ids: JSON.stringify(ids), today },
  ) as DepotHoldings;
}

/** True while a depot has stock. */
export function hasStock(db: ReadDb, depotId: string): boolean {
  return (
    db.value<number>(
      'SELECT EXISTS (SELECT 1 FROM supply WHERE depot_id = @depotId AND stock > 0 AND voided_at IS NULL)',
      { depotId },
    ) === 1
  );
}

/** Branches directly under a depot that are not closed. */
export function openBranches(db: ReadDb, depotId: string): DepotRecord[] {
  return depotTable.select(
    db,
    'WHERE parent_id = @depotId AND voided_at IS NULL AND closed_on IS NULL ORDER BY name, id',
    { depotId },
  );
}

/** A depot in the list of depots, with what lies in it itself. */
export interface DepotRow extends DepotHoldings {
  id: string;
  name: string;
  kind: DepotKind;
  parentId: string | null;
  town: string | null;
  keeper: string | null;
  shareable: number | null;
  closedOn: string | null;
  origin: string;
  originName: string;
}

/** Depots in sight (`origin` null: of all offices), own ones first, by name. */
export function depotRows(db: ReadDb, origin: string | null, today: string): DepotRow[] {
  return db.all<DepotRow>(
    `SELECT d.id, d.name, d.kind, d.parent_id AS parentId, d.town, d.keeper, d.shareable, d.closed_on AS closedOn,
            d.origin, o.name AS originName, COUNT(s.id) AS supplies, TOTAL(s.stock > 0) AS inStock,
            TOTAL(COALESCE(s.stock, 0) < s.minimum_stock) AS belowMinimum,
            TOTAL(s.stock > 0 AND s.expires_on < @today) AS expired, TOTAL(s.unfit > 0) AS unfit,
            TOTAL(s.stock > 0 AND s.next_check_on < @today) AS upkeepDue
       FROM depot d JOIN office o ON o.id = d.origin
       LEFT JOIN supply s ON s.depot_id = d.id AND s.voided_at IS NULL
      WHERE d.voided_at IS NULL AND (@origin IS NULL OR d.origin = @origin)
      GROUP BY d.id ORDER BY o.is_self DESC, d.closed_on IS NOT NULL, d.name_initials, d.name, d.id`,
    { origin, today },
  );
}
