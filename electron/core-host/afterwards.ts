import type { Host } from './host-state';

/** Work after the rows are in. Its failure must not be told as the job's: it is made up for at the next opening. */
export async function afterwards(host: Host, job: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    host.log('bug', {
      after: job,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
