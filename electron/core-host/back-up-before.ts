import { listBackups } from '../../db/backup';
import type { JobContext } from './dispatch';
import type { Host } from './host-state';

/** Packages received one after another need one copy: each can be taken back by itself. */
const ENOUGH_MS = 60 * 60 * 1000;

/** The moment in the name of a copy, `20261122T093000000Z-before-receive.db`, in milliseconds; NaN without one. */
function momentOf(name: string): number {
  return Date.parse(name.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2}).*$/, '$1-$2-$3T$4:$5:$6Z'));
}

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
  const [newest] = listBackups(file);
  const age = newest?.name.endsWith(`-${occasion}.db`) ? Date.parse(at) - momentOf(newest.name) : Number.NaN;
  if (age >= 0 && age < ENOUGH_MS) return;
  await host.tasks.run('backup', { file, occasion, at }, work);
}
