import { openForReading } from '../../../db/connection';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { loadLaw } from '../../../db/law';
import { type CheckedBatch, checkWaiting } from '../../../db/services/plan-checks/check-batch';
import type { TaskContext } from './context';

/** Checks the texts of plans that wait for it, from a reading connection of its own. */
export async function checkPlansTask(
  input: { database: string; resourcesFolder: string; today: CivilDate; limit: number },
  { progress }: TaskContext,
): Promise<CheckedBatch> {
  const { db, close } = openForReading(input.database);
  try {
    return checkWaiting(db, loadLaw(input.resourcesFolder), input.today, input.limit, (done, total) =>
      progress({ done, total, label: 'plan-checks' }),
    );
  } finally {
    close();
  }
}
