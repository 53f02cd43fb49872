import type { ReadDb } from '../connection';
import { FILING_PILES, type FilingPile } from './lists/filing-cases';

/** How many cases lie in each pile of the desk; the register's filter `pile` opens exactly these. */
export function countPiles(db: ReadDb, today: string): Record<FilingPile, number> {
  const piles = Object.entries(FILING_PILES);
  const sums = piles.map(([pile, condition]) => `SUM(${condition}) AS ${pile}`).join(', ');
  const row = db.get<Record<FilingPile, number | null>>(
    `SELECT ${sums} FROM filing_case c
     WHERE c.voided_at IS NULL AND c.state IN ('submitted','checking','returned','resubmitted','filed','deemed-filed')`,
    { today },
  );
  return Object.fromEntries(piles.map(([pile]) => [pile, row?.[pile as FilingPile] ?? 0])) as Record<
    FilingPile,
    number
  >;
}
