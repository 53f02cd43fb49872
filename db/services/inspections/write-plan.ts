import type { ReadDb } from '../../connection';
import { writeTable } from '../../ledgers/write-workbook';
import { planTable } from './inspection-forms';

/** Characters of a workbook's column for one share of the printed page's width. */
const CHARACTERS = 3;

/**
 * Writes the plan of a year as .xlsx, the same lines as the printed plan, and answers their number.
 * @throws PlanDeskError as `writeTable`
 */
export function writePlan(
  db: ReadDb,
  { file, year, today, signal }: { file: string; year: number; today: string; signal: AbortSignal },
): Promise<number> {
  const { title, columns, rows } = planTable(db, today, year);
  return writeTable({
    file,
    sheetName: `${year}年检查计划`,
    title,
    columns: columns.map(({ heading, width, kind }, at) => ({
      label: heading,
      type: kind === 'number' || at === 0 ? 'number' : 'text',
      width: Math.max(width * CHARACTERS, 8),
    })),
    rows: rows.map((row) => [...row]),
    signal,
  });
}
