import type { Core } from '../../db/core';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { isPlanDeskError } from '../../db/domain/errors';
import {
  type CheckedBatch,
  giveUpFirstWaiting,
  storeChecks,
} from '../../db/services/plan-checks/check-batch';
import { storeCopies } from '../../db/services/plan-checks/near-copies';
import type { Progress } from '../contract/define';
import type { Host } from './host-state';

/** Documents that one worker checks before what it found is kept: a cancel loses no more. */
const BATCH = 300;
/** Longest that a worker may take: the first part covers its start and one large plan, milliseconds. */
const TIMEOUT_MS = 30_000;
const TIMEOUT_EACH_MS = 300;

/**
 * Checks the plans whose text, owner or rules changed, batch by batch on a worker thread; what a cancel or a crash leaves
 * is done the next time. Returns how many documents were checked.
 */
export async function checkPlans(
  host: Host,
  options: { progress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<number> {
  const { core } = host;
  if (!core) return 0;
  let checked = 0;
  let changed = false;
  let limit = BATCH;
  for (;;) {
    const batch = await checkBatch(host, core, limit, checked, options);
    if (batch === null) {
      limit = Math.max(1, Math.floor(limit / 5));
      continue;
    }
    limit = Math.min(BATCH, limit * 2);
    // Another database may have been opened meanwhile.
    if (host.core !== core) return checked;
    await storeChecks(core, batch, options.signal);
    checked += batch.checked.length;
    changed ||= batch.checked.length + batch.outdated.length > 0;
    if (changed) host.announce('checks', []);
    if (batch.left === 0 || batch.checked.length === 0) break;
  }
  if (!changed) return checked;
  const signal = options.signal ? { signal: options.signal } : {};
  const copies = await host.tasks.run('compare-plans', { database: core.file }, signal);
  if (host.core !== core) return checked;
  await storeCopies(core, copies, options.signal);
  host.announce('checks', []);
  return checked;
}

/**
 * One batch on a worker thread, or null when it took too much time or memory and a smaller one is to be tried. A single
 * document of which that is true is left unchecked: it costs itself and not the checks of all others.
 */
async function checkBatch(
  host: Host,
  core: Core,
  limit: number,
  before: number,
  options: { progress?: (progress: Progress) => void; signal?: AbortSignal },
): Promise<CheckedBatch | null> {
  try {
    return await host.tasks.run(
      'check-plans',
      {
        database: core.file,
        resourcesFolder: host.options.resourcesFolder,
        today: asCivilDate(core.clock.today()),
        limit,
      },
      {
        ...options,
        timeoutMs: TIMEOUT_MS + limit * TIMEOUT_EACH_MS,
        progress: ({ done, total, label }) =>
          options.progress?.({ done: before + done, total: before + total, label }),
      },
    );
  } catch (error) {
    const gaveUp = isPlanDeskError(error, 'TASK_OUT_OF_MEMORY') || isPlanDeskError(error, 'TASK_TIMEOUT');
    if (!gaveUp) throw error;
    if (limit > 1) return null;
    const given = giveUpFirstWaiting(core.read, host.law);
    host.log('info', { checkGivenUp: given.checked.map(({ documentId }) => documentId) });
    return given;
  }
}

/** How long changes are gathered before the plans are looked at again, milliseconds. */
const GATHER_MS = 2000;

/** Runs the checks behind everything else, some time after plans or enterprises changed, one run at a time. */
export class PlanChecker {
  readonly #host: () => Host | null;
  #timer: NodeJS.Timeout | null = null;
  #running = false;

  constructor(host: () => Host | null) {
    this.#host = host;
  }

  /** Asks for a run; asking again before it began changes nothing. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.#run(), GATHER_MS).unref();
  }

  async #run(): Promise<void> {
    this.#timer = null;
    if (this.#running) return this.soon();
    const host = this.#host();
    if (!host?.core) return;
    this.#running = true;
    try {
      await checkPlans(host);
    } catch (error) {
      // Closed meanwhile, or the disk is full: the documents still wait and are checked the next time.
      host.log('info', { checkingPlans: String(error) });
    } finally {
      this.#running = false;
    }
  }
}
