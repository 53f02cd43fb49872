import { checkTotals, type TotalsCheck } from '../../../db/exchange/desk/totals';
import { type ReadingPlace, reading } from './reading';

/** Recounts what an office stated of itself; see `checkTotals`. */
export function checkTotalsTask(input: ReadingPlace & { officeId: string }): Promise<TotalsCheck> {
  return reading(input, (db, law) => checkTotals(db, law, input.officeId));
}
