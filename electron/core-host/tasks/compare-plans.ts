import { openForReading } from '../../../db/connection';
import { type CopyFinding, compareAllPlans } from '../../../db/services/plan-checks/near-copies';

/** Finds plans of different owners that are alike, from a reading connection of its own. */
export async function comparePlansTask(input: { database: string }): Promise<CopyFinding[]> {
  const { db, close } = openForReading(input.database);
  try {
    return compareAllPlans(db);
  } finally {
    close();
  }
}
