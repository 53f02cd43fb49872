import type { Core } from '../../db/core';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { type DocumentCheckView, planChecksStamp } from '../../db/services/plan-checks/view-checks';
import type { TaskRunner } from './task-runner';

/** Plans whose checks are kept: a person goes back and forth between a few. */
const MOST_KEPT = 20;
/** Longest that the checks of one plan may take, milliseconds. */
const TIMEOUT_MS = 60_000;

type View = { documents: DocumentCheckView[] };

/**
 * What the pages of plans show of their checks, worked out on a worker thread and kept as long as everything it was worked
 * out from stays the same.
 */
export class PlanCheckViews {
  readonly #kept = new Map<string, { stamp: string; view: Promise<View> }>();

  /** @throws PlanDeskError NOT_FOUND, TASK_TIMEOUT, TASK_OUT_OF_MEMORY */
  of(core: Core, tasks: TaskRunner, resourcesFolder: string, planId: string): Promise<View> {
    const today = asCivilDate(core.clock.today());
    const stamp = planChecksStamp(core.read, core.law, planId, today);
    const kept = this.#kept.get(planId);
    if (kept?.stamp === stamp) return kept.view;
    const view = tasks.run(
      'read-plan-checks',
      { database: core.file, resourcesFolder, today, planId },
      { timeoutMs: TIMEOUT_MS },
    );
    const entry = { stamp, view };
    this.#kept.delete(planId);
    this.#kept.set(planId, entry);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    view.catch(() => {
      if (this.#kept.get(planId) === entry) this.#kept.delete(planId);
    });
    return view;
  }

  dropAll(): void {
    this.#kept.clear();
  }
}
