import { openForReading, type ReadDb } from '../../../db/connection';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { loadCheckRules } from '../../../db/law/check-rules';
import {
  type BatchRequest,
  type CheckedBatch,
  checkWaiting,
} from '../../../db/services/plan-checks/check-batch';
import {
  type ChangedDrift,
  type Followed,
  followRegisters,
} from '../../../db/services/plan-checks/follow-registers';
import {
  type ChangedCopies,
  type ComparedPlans,
  compareAllPlans,
} from '../../../db/services/plan-checks/near-copies';
import { type DocumentCheckView, readPlanChecks } from '../../../db/services/plan-checks/view-checks';
import { writingLines } from '../scratch-lines';
import type { TaskContext } from './context';

/** What every check is told: where the texts are, by which rules and as of which day. */
export interface CheckSurroundings {
  database: string;
  resourcesFolder: string;
  today: CivilDate;
}

/** `lines`: scratch file for what may be too much for a message. */
interface WithLines {
  database: string;
  lines: string;
}

function reading<T>(database: string, work: (db: ReadDb) => T): T {
  const { db, close } = openForReading(database);
  try {
    return work(db);
  } finally {
    close();
  }
}

/** Checks the texts of plans that wait for it, from a reading connection of its own. */
export async function checkPlansTask(
  { database, resourcesFolder, today, ...request }: CheckSurroundings & BatchRequest,
  { progress }: TaskContext,
): Promise<CheckedBatch> {
  return reading(database, (db) =>
    checkWaiting(db, loadCheckRules(resourcesFolder), today, request, (done, total) =>
      progress({ done, total, label: 'plan-checks' }),
    ),
  );
}

/** Finds what changed registers mean for what was found before. */
export async function followRegistersTask({ database, lines }: WithLines): Promise<Followed> {
  return reading(database, (db) =>
    writingLines<ChangedDrift, Followed>(lines, (emit) => followRegisters(db, emit)),
  );
}

/** Finds plans of different owners that are alike. */
export async function comparePlansTask(
  { database, lines }: WithLines,
  { progress }: TaskContext,
): Promise<ComparedPlans> {
  return reading(database, (db) =>
    writingLines<ChangedCopies, ComparedPlans>(lines, (emit) =>
      compareAllPlans(db, emit, (done, total) => progress({ done, total, label: 'plan-copies' })),
    ),
  );
}

/** What one plan's own page shows of the checks. */
export async function readPlanChecksTask({
  database,
  resourcesFolder,
  today,
  planId,
}: CheckSurroundings & { planId: string }): Promise<{ documents: DocumentCheckView[] }> {
  return reading(database, (db) => readPlanChecks(db, loadCheckRules(resourcesFolder), planId, today));
}
