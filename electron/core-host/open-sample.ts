import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../db/connection';
import { asCivilDate, daysBetween } from '../../db/domain/dates/civil-date';
import { readSetting } from '../../db/repositories/setting';
import { SAMPLE_SETTING } from '../../db/services/sample/make-sample';
import { readSampleData } from '../../db/services/sample/sample-data';
import type { Host } from './host-state';
import { leave, openExisting } from './open-database';
import type { Session } from './session';
import type { TaskContext } from './tasks/context';

const SAMPLE_FILE = '示例县.db';
/** An older sample has drifted: hardly a case in it still waits for an answer. */
const FRESH_DAYS = 30;

/**
 * Opens the sample county in the program's own folder. It is made when it is not there, when it was made for another
 * schema or from other word lists, or when it is older than thirty days; what stood there before gives way only to a finished one.
 * @throws PlanDeskError those of openCore; AbortError when cancelled, then nothing has changed
 */
export async function openSample(
  host: Host,
  session: Session,
  context: Pick<TaskContext, 'progress' | 'signal'>,
): Promise<void> {
  const { dataFolder } = host.options;
  const file = join(dataFolder, SAMPLE_FILE);
  if (!isFresh(file, host)) {
    mkdirSync(dataFolder, { recursive: true });
    const unfinished = `${file}.partial`;
    remove(unfinished);
    try {
      await host.tasks.run(
        'make-sample',
        { file: unfinished, resourcesFolder: host.options.resourcesFolder },
        context,
      );
      if (host.core?.file === file) leave(host, session);
      remove(file);
      renameSync(unfinished, file);
    } finally {
      remove(unfinished);
    }
  }
  await openExisting(host, session, file);
}

function isFresh(file: string, host: Host): boolean {
  if (!existsSync(file)) return false;
  const made = madeOf(file);
  if (made?.madeFrom !== readSampleData(host.options.resourcesFolder).madeFrom) return false;
  const age = daysBetween(asCivilDate(made.madeOn), asCivilDate(host.clock.today()));
  return age >= 0 && age <= FRESH_DAYS;
}

function madeOf(file: string): { madeFrom: string; madeOn: string } | null {
  try {
    const { db, close } = openForReading(file);
    try {
      return readSetting<{ madeFrom: string; madeOn: string } | null>(db, SAMPLE_SETTING, null);
    } finally {
      close();
    }
  } catch {
    // Damaged or no database of ours: it is made anew, as if it were not there.
    return null;
  }
}

/** A database with what SQLite and the lock may have left beside it. */
function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${suffix}`, { force: true });
}
