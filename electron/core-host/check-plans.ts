import { join } from 'node:path';
import type { Core } from '../../db/core';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { isPlanDeskError } from '../../db/domain/errors';
import type { GivenUp } from '../../db/domain/plan/text-checks/unread';
import { type CheckedBatch, storeChecks } from '../../db/services/plan-checks/check-batch';
import { type ChangedDrift, storeFollowed } from '../../db/services/plan-checks/follow-registers';
import { type ChangedCopies, storeCopies } from '../../db/services/plan-checks/near-copies';
import type { Progress } from '../contract/define';
import type { Host } from './host-state';
import { readingLines } from './scratch-lines';
import type { CheckSurroundings } from './tasks/check-plans';

/** Documents that one worker checks before what it found is kept: a cancel loses no more. */
const BATCH = 1000;
/** Longest that a worker may take: the first part covers its start and one large plan, milliseconds. */
const TIMEOUT_MS = 30_000;
const TIMEOUT_EACH_MS = 100;
/** Longest that following the registers and comparing all plans may take, milliseconds. */
const WHOLE_TIMEOUT_MS = 1_800_000;

interface CheckOptions {
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** Runs that are going on: one after the other, two would do the same work. */
const turns = new WeakMap<Core, Promise<unknown>>();

/**
 * Checks the plans whose text, owner or rules changed, batch by batch on a worker thread, after looking what changed
 * registers mean for the others; what a cancel or a crash leaves is done the next time. Returns how many documents were
 * checked.
 */
export async function checkPlans(host: Host, options: CheckOptions = {}): Promise<number> {
  const { core } = host;
  if (!core) return 0;
  const before = turns.get(core) ?? Promise.resolve();
  const run = before.catch(() => undefined).then(() => new CheckRun(host, core, options).run());
  turns.set(core, run);
  return run;
}

class CheckRun {
  readonly #host: Host;
  readonly #core: Core;
  readonly #options: CheckOptions;
  #checked = 0;
  #changed = false;

  constructor(host: Host, core: Core, options: CheckOptions) {
    this.#host = host;
    this.#core = core;
    this.#options = options;
  }

  async run(): Promise<number> {
    this.#options.signal?.throwIfAborted();
    // Edits may go on meanwhile: every batch asks whether the registers are still those that were followed.
    do {
      if (!(await this.#followRegisters())) return this.#checked;
    } while ((await this.#checkBatches()) === 'behind');
    if (this.#changed) await this.#compare();
    return this.#checked;
  }

  /** False when another database was opened meanwhile. */
  get #goesOn(): boolean {
    return this.#host.core === this.#core;
  }

  get #surroundings(): CheckSurroundings {
    return {
      database: this.#core.file,
      resourcesFolder: this.#host.options.resourcesFolder,
      today: asCivilDate(this.#core.clock.today()),
    };
  }

  get #whole() {
    const { progress, signal } = this.#options;
    return { timeoutMs: WHOLE_TIMEOUT_MS, ...(progress && { progress }), ...(signal && { signal }) };
  }

  #tell(): void {
    this.#changed = true;
    this.#host.announce('checks', []);
  }

  async #followRegisters(): Promise<boolean> {
    const lines = this.#scratch('followed');
    const followed = await this.#host.tasks.run(
      'follow-registers',
      { database: this.#core.file, lines },
      this.#whole,
    );
    if (!this.#goesOn) return false;
    const changed = readingLines<ChangedDrift>(lines);
    if ((await storeFollowed(this.#core, followed, changed, this.#options.signal)) > 0) this.#tell();
    else if (followed.withoutText !== null) this.#host.announce('checks', []);
    return true;
  }

  async #checkBatches(): Promise<'done' | 'behind'> {
    let limit = BATCH;
    let giveUp: GivenUp | null = null;
    for (;;) {
      const batch: CheckedBatch | GivenUp = await this.#checkBatch(limit, giveUp);
      if (!this.#goesOn) return 'done';
      if (typeof batch === 'string') {
        // One document of which that is true costs itself and not the checks of all others.
        if (limit === 1) giveUp = batch;
        else limit = Math.max(1, Math.floor(limit / 5));
        continue;
      }
      if (giveUp !== null)
        this.#host.log('info', { checkGivenUp: batch.checked.map((one) => one.documentId), why: giveUp });
      giveUp = null;
      if (batch.behind) return 'behind';
      limit = Math.min(BATCH, limit * 2);
      await storeChecks(this.#core, batch, this.#options.signal);
      this.#checked += batch.checked.length;
      if (batch.checked.length + batch.outdated.length > 0) this.#tell();
      if (batch.left === 0 || batch.checked.length === 0) return 'done';
    }
  }

  /** One batch on a worker thread, or why it took too much and a smaller one is to be tried. */
  async #checkBatch(limit: number, giveUp: GivenUp | null): Promise<CheckedBatch | GivenUp> {
    const before = this.#checked;
    try {
      return await this.#host.tasks.run(
        'check-plans',
        { ...this.#surroundings, limit, giveUp },
        {
          ...this.#whole,
          timeoutMs: TIMEOUT_MS + limit * TIMEOUT_EACH_MS,
          progress: ({ done, total, label }) =>
            this.#options.progress?.({ done: before + done, total: before + total, label }),
        },
      );
    } catch (error) {
      // Giving up reads no text: what does not come to an end then is no document's fault.
      if (giveUp !== null) throw error;
      if (isPlanDeskError(error, 'TASK_OUT_OF_MEMORY') || isPlanDeskError(error, 'TASK_DIED'))
        return 'check-memory';
      if (isPlanDeskError(error, 'TASK_TIMEOUT')) return 'check-time';
      throw error;
    }
  }

  async #compare(): Promise<void> {
    const lines = this.#scratch('copies');
    const compared = await this.#host.tasks.run(
      'compare-plans',
      { database: this.#core.file, lines },
      this.#whole,
    );
    if (!this.#goesOn) return;
    await storeCopies(this.#core, compared, readingLines<ChangedCopies>(lines), this.#options.signal);
    this.#tell();
  }

  /** Runs follow each other, so a name is free again when the next one comes. */
  #scratch(what: string): string {
    return join(this.#host.options.scratchFolder, `checks-${what}.jsonl`);
  }
}
