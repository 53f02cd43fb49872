import { listBackups, occasionOf } from '../../db/backup';
import type { JobContext } from './dispatch';
import type { Host } from './host-state';

/** Packages received one after another need one copy: each can be taken back by itself. */
const ENOUGH_MS = 60 * 60 * 1000;

/**
 * Backs the database up before work that comes many times a day, unless its newest copy is of the same occasion and of
 * this hour: a dozen copies of one morning would push out the one before the last import.
 * @throws PlanDeskError BACKUP_FAILED, DISK_FULL
 */
export async function backUpBefore(
  host: Host,
  file: string,
  occasion: string,
  work: Pick<JobContext, 'progress' | 'signal'>,
): Promise<void> {
  const at = host.clock.now();
  const now = Date.parse(at);
  // A copy under another name, or with a moment still to come, says nothing of this hour.
  const newest = listBackups(file)
    .map(({ name }) => occasionOf(name))
    .find((copy) => copy !== null && copy.moment <= now);
  if (newest?.occasion === occasion && now - newest.moment < ENOUGH_MS) return;
  await host.tasks.run('backup', { file, occasion, at }, work);
}
