import { exportInjects, rehearseInjects } from '../../../db/services/drill-design/import-injects';
import { type ReadingPlace, reading } from './reading';

/** What a table of injects would bring into a drill's design. */
export function rehearseInjectsTask(input: ReadingPlace & { id: string; file: string }) {
  return reading(input, (db) => rehearseInjects(db, input.id, input.file));
}

/** The injects of a drill as a workbook. */
export function writeInjectsTask(
  input: ReadingPlace & { id: string; file: string },
): Promise<{ rows: number }> {
  return reading(input, async (db) => ({ rows: await exportInjects(db, input.id, input.file) }));
}
