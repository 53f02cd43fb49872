import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import type { DrillRunRecord } from '../../repositories/drill-conduct';
import { newestRun } from '../../repositories/drill-conduct-views';
import { assertEditable, found } from '../own-row';
import { assertInSight } from '../own-sight';
import type { LiveClocks } from './live-clocks';

/** @throws PlanDeskError NOT_FOUND */
export function drillInSight(db: ReadDb, id: string): DrillRecord {
  assertInSight(db, 'drill', id);
  return found(drillTable.find(db, id), '演练', id);
}

/** A drill whose records may be written here. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED */
export function ownDrill(deps: Deps, id: string): DrillRecord {
  const drill = drillInSight(deps.db, id);
  assertEditable(deps, drill);
  return drill;
}

/** A conduct that goes on, with its drill and what its clock shows. */
export interface OpenRun {
  readonly drill: DrillRecord;
  readonly run: DrillRunRecord;
  readonly clockSeconds: number;
}

/**
 * The conduct that whoever asks is leading.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_NOT_RUNNING, DRILL_INTERRUPTED, DRILL_OTHER_CONTROLLER
 */
export function openRun(deps: Deps, clocks: LiveClocks, drillId: string): OpenRun {
  const drill = ownDrill(deps, drillId);
  const run = newestRun(deps.db, drillId);
  if (!run || run.state === 'ended')
    throw new PlanDeskError('DRILL_NOT_RUNNING', '演练还没有开始，或者已经结束。', { state: drill.state });
  assertController(deps, run);
  const clockSeconds = clocks.read(run);
  if (clockSeconds === null)
    throw new PlanDeskError('DRILL_INTERRUPTED', '演练进行中程序中断过，请先确认演练时钟从哪一刻继续。', {
      clockSeconds: run.clockSeconds,
      beatAt: run.beatAt,
    });
  return { drill, run, clockSeconds };
}

/**
 * One person leads; another one takes over knowingly, not by pressing a key in a second window.
 * @throws PlanDeskError DRILL_OTHER_CONTROLLER
 */
export function assertController(deps: Pick<Deps, 'actor'>, run: DrillRunRecord): void {
  if (run.controller !== null && run.controller !== deps.actor.name)
    throw new PlanDeskError(
      'DRILL_OTHER_CONTROLLER',
      `这次演练正由${run.controller}导调；需要由您继续时，请先接手导调。`,
      { controller: run.controller },
    );
}
