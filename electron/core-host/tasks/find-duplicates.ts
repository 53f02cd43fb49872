import { openForReading } from '../../../db/connection';
import { loadLaw } from '../../../db/law';
import { type SuspectedPair, suspectedDuplicates } from '../../../db/services/enterprises/find-duplicates';
import type { TaskContext } from './context';

/** Compares all units of the desk with one another from a reading connection of its own. */
export async function findDuplicatesTask(
  input: { database: string; self: string; resourcesFolder: string },
  _context: TaskContext,
): Promise<SuspectedPair[]> {
  const { db, close } = openForReading(input.database);
  try {
    return suspectedDuplicates(db, input.self, loadLaw(input.resourcesFolder).regions);
  } finally {
    close();
  }
}
