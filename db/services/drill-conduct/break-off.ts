import type { Deps } from '../../core';
import { drillRunTable } from '../../repositories/drill-conduct';
import { newestRun } from '../../repositories/drill-conduct-views';
import { nextBookkeeping } from '../own-row';
import { appendLog } from './append-log';

/**
 * Ends the conduct of a drill that is cancelled, or taken out of the register, while its clock runs: no screen could end it
 * any more. What was logged stays.
 */
export function breakOffRun(deps: Deps, drillId: string, reason: string): void {
  const run = newestRun(deps.db, drillId);
  if (!run || run.state === 'ended') return;
  const { clockSeconds } = run;
  appendLog(deps, drillId, run, { kind: 'end', clockSeconds, text: `演练中止：${reason}` });
  drillRunTable.update(deps.db, {
    ...nextBookkeeping(deps, run),
    state: 'ended',
    endedAt: deps.clock.now(),
  });
}
