import { openForReading } from '../../../db/connection';
import { type Proposal, proposeFolder, type ScannedFile } from '../../../db/services/bulk-plans/propose';
import type { TaskContext } from './context';

/** Finds owners and plans for the files of a folder from a reading connection of its own. */
export async function proposeFolderTask(
  input: { database: string; self: string; files: ScannedFile[] },
  context: TaskContext,
): Promise<Proposal[]> {
  const { db, close } = openForReading(input.database);
  try {
    return proposeFolder(db, input.self, input.files, context.signal);
  } finally {
    close();
  }
}
