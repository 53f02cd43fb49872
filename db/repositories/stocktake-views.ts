import type { ReadDb, WriteDb } from '../connection';
import type { StocktakeState } from '../domain/stock/codes';
import { type StocktakeLineRecord, type StocktakeRecord, stocktakeLineTable, stocktakeTable } from './stock';

/** The stock-taking that runs in a depot. */
export function stocktakeRunning(db: ReadDb, depotId: string): StocktakeRecord | undefined {
  return stocktakeTable.select(db, `WHERE depot_id = @depotId AND state = 'counting' AND voided_at IS NULL`, {
    depotId,
  })[0];
}

/** A line for everything that lies in the depot, with what the books say. */
export function listDepotForCounting(
  db: WriteDb,
  begun: { stocktakeId: string; depotId: string; origin: string; now: string },
): void {
  db.run(
    `INSERT INTO stocktake_line (id, stocktake_id, supply_id, book, origin, created_at, updated_at)
     SELECT lower(hex(randomblob(16))), @stocktakeId, id, COALESCE(stock, 0), @origin, @now, @now
       FROM supply WHERE depot_id = @depotId AND voided_at IS NULL`,
    begun,
  );
}

/** The line of one supply. */
export function stocktakeLineOf(
  db: ReadDb,
  stocktakeId: string,
  supplyId: string,
): StocktakeLineRecord | undefined {
  return stocktakeLineTable.select(
    db,
    'WHERE stocktake_id = @stocktakeId AND supply_id = @supplyId AND voided_at IS NULL',
    { stocktakeId, supplyId },
  )[0];
}

/**
 * Lines that were counted and differ from the books, in stock or in what is unfit. What was taken out of the register since is
 * counted by nobody.
 */
export function differingLines(db: ReadDb, stocktakeId: string): StocktakeLineRecord[] {
  return stocktakeLineTable.select(
    db,
    `WHERE stocktake_id = @stocktakeId AND voided_at IS NULL AND counted IS NOT NULL
       AND EXISTS (SELECT 1 FROM supply s WHERE s.id = supply_id AND s.voided_at IS NULL)
       AND (counted <> book OR unfit <> (SELECT s.unfit FROM supply s WHERE s.id = supply_id)) ORDER BY id`,
    { stocktakeId },
  );
}

/**
 * Whether what a line says is overtaken: another count or a workbook has said since how much there is, or something broke or was
 * mended while the line says how much is unfit.
 */
export function isCountOvertaken(
  db: ReadDb,
  line: Pick<StocktakeLineRecord, 'supplyId' | 'unfit' | 'updatedAt'>,
): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM stock_movement WHERE supply_id = @supplyId AND voided_at IS NULL AND created_at > @updatedAt
         AND (kind = 'stock-take' OR (@unfit IS NOT NULL AND unfit_change <> 0)))`,
      { supplyId: line.supplyId, unfit: line.unfit, updatedAt: line.updatedAt },
    ) === 1
  );
}

/** How far a stock-taking has come. */
export interface StocktakeProgress {
  lines: number;
  counted: number;
  differing: number;
}

export function stocktakeProgress(db: ReadDb, stocktakeId: string): StocktakeProgress {
  return db.get<StocktakeProgress>(
    `SELECT COUNT(*) AS lines, COUNT(counted) AS counted, TOTAL(counted <> book) AS differing
       FROM stocktake_line WHERE stocktake_id = @stocktakeId AND voided_at IS NULL`,
    { stocktakeId },
  ) as StocktakeProgress;
}

/** A line as it is counted. */
export interface CountingRow {
  id: string;
  supplyId: string;
  name: string;
  spec: string | null;
  unit: string | null;
  location: string | null;
  labelCode: string | null;
  book: number;
  counted: number | null;
  unfit: number | null;
  note: string | null;
}

/** Lines in the order of their places, some at a time. `which` leaves out what is counted or what agrees. */
export function countingRows(
  db: ReadDb,
  wanted: { stocktakeId: string; which: 'all' | 'open' | 'differing'; offset: number; limit: number },
): CountingRow[] {
  const condition = { all: '1', open: 'l.counted IS NULL', differing: 'l.counted <> l.book' }[wanted.which];
  const { stocktakeId, offset, limit } = wanted;
  return db.all<CountingRow>(
    `SELECT l.id, s.id AS supplyId, s.name, s.spec, s.unit, s.location, s.label_code AS labelCode, l.book, l.counted,
            l.unfit, l.note
       FROM stocktake_line l JOIN supply s ON s.id = l.supply_id
      WHERE l.stocktake_id = @stocktakeId AND l.voided_at IS NULL AND ${condition}
      ORDER BY s.location, s.name, s.spec, l.id LIMIT @limit OFFSET @offset`,
    { stocktakeId, limit, offset },
  );
}

/** A stock-taking in the list of its depot or of all. */
export interface StocktakeRow extends StocktakeProgress {
  id: string;
  depotId: string;
  depot: string;
  title: string;
  state: StocktakeState;
  startedOn: string;
  finishedOn: string | null;
  witness: string | null;
}

/** Stock-takings, running ones first, newest next; `depotId` null: of all depots of this desk. */
export function stocktakesOf(db: ReadDb, depotId: string | null): StocktakeRow[] {
  return db.all<StocktakeRow>(
    `SELECT t.id, t.depot_id AS depotId, d.name AS depot, t.title, t.state, t.started_on AS startedOn,
            t.finished_on AS finishedOn, t.witness, COUNT(l.id) AS lines, COUNT(l.counted) AS counted,
            TOTAL(l.counted <> l.book) AS differing
       FROM stocktake t JOIN depot d ON d.id = t.depot_id
       LEFT JOIN stocktake_line l ON l.stocktake_id = t.id AND l.voided_at IS NULL
      WHERE t.voided_at IS NULL AND (@depotId IS NULL OR t.depot_id = @depotId)
      GROUP BY t.id ORDER BY t.state <> 'counting', t.started_on DESC, t.id DESC LIMIT 200`,
    { depotId },
  );
}
