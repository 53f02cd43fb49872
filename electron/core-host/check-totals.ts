import { PlanDeskError } from '../../db/domain/errors';
import { keepTotals, type Uncounted, uncountedOffices } from '../../db/exchange/desk/kept-totals';
import type { TotalsCheck } from '../../db/exchange/desk/totals';
import type { Host } from './host-state';

/** Offices between two words to the screens: each of them asks its list again. */
const TOLD_EVERY = 20;

/**
 * Holds what offices stated of themselves against a recount of their rows, for after a merge, an undo, and when a database is
 * opened. It takes seconds for a large county and nobody waits for it: one run follows the other, after texts were read.
 */
export function checkTotalsBehind(host: Host): void {
  host.reading = host.reading
    .then(() => checkOpenTotals(host))
    .catch((error: unknown) => host.log('bug', { checking: 'totals', error: String(error) }));
}

/** One by one, each result landing in a short transaction. Another database leaves the rest for the next time. */
async function checkOpenTotals(host: Host): Promise<void> {
  const core = host.core;
  let counted = 0;
  try {
    for (const office of core ? uncountedOffices(core.read) : []) {
      if (host.core !== core || !core) return;
      const found = await recount(host, core.file, office);
      if (host.core !== core) return;
      await core.transaction((db) => keepTotals(db, office, found));
      counted += 1;
      if (counted % TOLD_EVERY === 0) host.announce('exchange', []);
    }
  } finally {
    if (counted % TOLD_EVERY > 0) host.announce('exchange', []);
  }
}

async function recount(host: Host, database: string, { officeId }: Uncounted): Promise<TotalsCheck> {
  const { resourcesFolder } = host.options;
  try {
    return await host.tasks.run('check-totals', { database, resourcesFolder, officeId });
  } catch (error) {
    if (!(error instanceof PlanDeskError)) throw error;
    // A period that nobody can read, a worker that gave up: noted, so that it is not tried for ever.
    host.log('info', { notCounted: officeId, error: error.code });
    return { stated: null, differences: [] };
  }
}
