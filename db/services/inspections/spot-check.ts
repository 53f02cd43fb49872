import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import { drillTable } from '../../repositories/drill';
import {
  type InspectionUnitRecord,
  inspectionUnitTable,
  unitsOfInspection,
} from '../../repositories/inspection';
import { found, nextBookkeeping } from '../own-row';
import { editableInspection, isToVisit } from './campaign';
import { addUnit } from './change-units';

/** Months back from which the drills of a unit are offered to be looked at. */
const MONTHS = 18;

/**
 * Has a drill seen in a campaign of spot checks (条例 8 ¶3): its unit is added with the reason, or, where it is on the list
 * already, is to be visited for this drill.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, NO_SPOT_CHECK, UNIT_TWICE, INSPECTION_BLOCKED
 */
export function seeDrill(
  deps: Deps,
  input: { inspectionId: string; drillId: string; reason: string },
): { id: string; enterpriseId: string } {
  const drill = found(drillTable.find(deps.db, input.drillId), '演练', input.drillId);
  const { enterpriseId } = drill;
  const record = editableInspection(deps, input.inspectionId);
  if (enterpriseId === null || drill.voidedAt !== null || record.kind === 'filing')
    throw new PlanDeskError('NO_SPOT_CHECK', '只能在演练抽查里抽查单位的演练，请另选一次检查或一次演练。', {
      kind: record.kind,
    });
  const present = unitsOfInspection(deps.db, record.id).find((unit) => unit.enterpriseId === enterpriseId);
  const listed = present !== undefined && isToVisit(present) && present.visitedOn === null;
  const id = listed ? present.id : addUnit(deps, { ...input, enterpriseId }).id;
  const unit = found(inspectionUnitTable.find(deps.db, id), '受检单位', id);
  inspectionUnitTable.update(deps.db, { ...nextBookkeeping(deps, unit), drillId: drill.id });
  deps.changed('inspections', [record.id]);
  return { id, enterpriseId };
}

/** Drills of a unit that a visit may be about: those of the last year and a half, and the one that was chosen. */
export function drillsToSee(db: ReadDb, unit: InspectionUnitRecord, onDate: string) {
  return drillTable
    .select(
      db,
      `WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND state <> 'cancelled'
         AND (COALESCE(start_on, planned_on) BETWEEN date(@onDate, '-${MONTHS} months') AND @onDate OR id = @chosen)
       ORDER BY COALESCE(start_on, planned_on) DESC, id`,
      { enterpriseId: unit.enterpriseId, onDate, chosen: unit.drillId },
    )
    .map(({ id, title, startOn, plannedOn, state }) => ({
      id,
      title,
      date: startOn ?? plannedOn,
      held: isCompletedDrill(state),
    }));
}
