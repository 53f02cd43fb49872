import type { Deps } from '../../core';
import {
  findingsOfUnit,
  type InspectionUnitRecord,
  inspectionFindingTable,
  inspectionUnitTable,
} from '../../repositories/inspection';
import type { BatchRecorder } from '../batches/recorder';
import { isToVisit } from '../inspections/campaign';
import { nextBookkeeping } from '../own-row';

/**
 * Where both records of a unit were drawn for one campaign, it is visited once: the surviving record's place stays and
 * takes over the form and the findings of the other, whose place is voided and keeps naming the other record, so that
 * the draw can still be computed again. Returns the voided places.
 */
export function joinVisits(
  deps: Deps,
  recorder: BatchRecorder,
  pair: { keepId: string; dropId: string },
): ReadonlySet<string> {
  const voided = new Set<string>();
  for (const [kept, dropped] of doubledVisits(deps, pair)) {
    for (const finding of findingsOfUnit(deps.db, dropped.id))
      recorder.update(inspectionFindingTable, {
        ...nextBookkeeping(deps, finding),
        inspectionUnitId: kept.id,
      });
    recorder.update(inspectionUnitTable, {
      ...nextBookkeeping(deps, dropped),
      voidedAt: deps.clock.now(),
      voidReason: '合并单位时与保留记录的同一次检查重复',
    });
    recorder.update(inspectionUnitTable, { ...nextBookkeeping(deps, kept), ...joined(kept, dropped) });
    voided.add(dropped.id);
  }
  return voided;
}

/** Live places of both records in the same campaigns of this desk. */
function doubledVisits(
  deps: Deps,
  { keepId, dropId }: { keepId: string; dropId: string },
): [kept: InspectionUnitRecord, dropped: InspectionUnitRecord][] {
  const live = (enterpriseId: string) =>
    inspectionUnitTable.select(
      deps.db,
      'WHERE enterprise_id = @enterpriseId AND origin = @self AND voided_at IS NULL ORDER BY id',
      { enterpriseId, self: deps.self },
    );
  const kept = new Map(live(keepId).map((unit) => [unit.inspectionId, unit]));
  return live(dropId).flatMap((unit): [InspectionUnitRecord, InspectionUnitRecord][] => {
    const other = kept.get(unit.inspectionId);
    return other ? [[other, unit]] : [];
  });
}

/** The place that stays: to be visited when either was, with the form of the one that was visited. */
function joined(kept: InspectionUnitRecord, dropped: InspectionUnitRecord): Partial<InspectionUnitRecord> {
  const standing = isToVisit(kept) ? kept.standing : dropped.standing;
  if (kept.visitedOn !== null || dropped.visitedOn === null) return { standing };
  const { visitedOn, inspectors, answers, receivedBy, remark } = dropped;
  return { standing, visitedOn, inspectors, answers, receivedBy, remark };
}
