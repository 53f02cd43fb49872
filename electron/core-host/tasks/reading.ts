import { openForReading, type ReadDb } from '../../../db/connection';
import { type Law, loadLaw } from '../../../db/law';

/** What a task that reads needs to know of the place it reads at. */
export interface ReadingPlace {
  database: string;
  resourcesFolder: string;
}

/** Works on a reading connection of the task's own, with the law as it lies in the folder. */
export async function reading<T>(
  { database, resourcesFolder }: ReadingPlace,
  work: (db: ReadDb, law: Law) => T | Promise<T>,
): Promise<T> {
  const { db, close } = openForReading(database);
  try {
    return await work(db, loadLaw(resourcesFolder));
  } finally {
    close();
  }
}
