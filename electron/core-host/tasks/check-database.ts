import { openForReading } from '../../../db/connection';
import { type CheckReport, checkDatabase } from '../../../db/core';

/** Full integrity check, references and audit chain, away from the core host's thread. */
export async function checkDatabaseTask(input: { file: string }): Promise<CheckReport> {
  const { db, close } = openForReading(input.file);
  try {
    return checkDatabase(db);
  } finally {
    close();
  }
}
