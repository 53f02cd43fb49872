import { asDatabaseError, openForReading } from '../../../db/connection';
import { assertSound, type CheckReport, checkDatabase } from '../../../db/core';

/** Full integrity check, references and audit chain, away from the core host's thread. */
export async function checkDatabaseTask(input: { file: string }): Promise<CheckReport> {
  const { db, close } = openForReading(input.file);
  try {
    return checkDatabase(db);
  } finally {
    close();
  }
}

/** The quick check of a database that is open already. @throws PlanDeskError DATABASE_DAMAGED */
export async function proveDatabaseTask(input: { file: string }): Promise<void> {
  const { db, close } = openForReading(input.file);
  try {
    assertSound(db, input.file);
  } catch (error) {
    throw asDatabaseError(error, input.file);
  } finally {
    close();
  }
}
