import { openForReading } from '../../../db/connection';
import { loadLaw } from '../../../db/law';
import { deskLaw } from '../../../db/law/desk-law';
import {
  proposeSchedule,
  type ScheduledDrill,
  type UnmetDuty,
} from '../../../db/services/drills/propose-schedule';
import type { TaskContext } from './context';

/** Proposes a year's drills from a reading connection of its own. */
export async function proposeScheduleTask(
  input: {
    database: string;
    resourcesFolder: string;
    year: number;
    today: string;
    self: string;
    enterpriseId: string | null;
  },
  context: TaskContext,
): Promise<{ drills: ScheduledDrill[]; unmet: UnmetDuty[]; enterprises: number }> {
  const { db, close } = openForReading(input.database);
  try {
    const law = deskLaw(db, loadLaw(input.resourcesFolder));
    const drills: ScheduledDrill[] = [];
    const unmet: UnmetDuty[] = [];
    for (const batch of proposeSchedule(db, law, input)) {
      drills.push(...batch.drills);
      unmet.push(...batch.unmet);
      context.progress({ done: batch.done, total: batch.total, label: 'schedule' });
    }
    return { drills, unmet, enterprises: new Set(drills.map((drill) => drill.enterpriseId)).size };
  } finally {
    close();
  }
}
