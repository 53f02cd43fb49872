import type { WriteDb } from '../../connection';
import type { Core, Deps } from '../../core';
import { refreshAllDuties } from '../../services/duties/refresh';
import { completeSearchIndex } from '../../services/search/complete-index';
import type { Progress } from '../progress';

/**
 * What is derived from merged rows: search entries and duties, in short transactions of their own. The rows are in and
 * stay in; what a crash leaves undone is done when the database is next opened.
 */
export async function finishMerge(
  core: Core,
  depsFor: (db: WriteDb) => Deps,
  progress: (progress: Progress) => void,
): Promise<void> {
  progress({ done: 0, total: 0, label: 'package-index' });
  await completeSearchIndex(core);
  await refreshAllDuties(core, depsFor, {
    progress: (done, total) => progress({ done, total, label: 'duties' }),
  });
}
