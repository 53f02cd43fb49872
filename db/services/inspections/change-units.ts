import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { enterpriseTable } from '../../repositories/enterprise';
import { inspectionUnitTable, unitsOfInspection } from '../../repositories/inspection';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { editableInspection, stepInspection } from './campaign';

/** Where units stand that people added. */
const ADDED_STRATUM = 'added';

/**
 * Puts the next substitute of its stratum in the place of a unit that cannot be visited: closed, moved away. People give
 * the reason; who comes instead was fixed by the draw.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, ALREADY_VISITED, NO_SUBSTITUTE, INSPECTION_BLOCKED
 */
export function replaceUnit(
  deps: Deps,
  input: { unitId: string; expectedVersion: number; reason: string },
): { inspectionId: string; substituteId: string; enterpriseId: string } {
  const unit = found(inspectionUnitTable.find(deps.db, input.unitId), '受检单位', input.unitId);
  assertEditable(deps, unit, input.expectedVersion);
  if (unit.visitedOn !== null || unit.standing !== 'drawn')
    throw new PlanDeskError('ALREADY_VISITED', '只有抽中且还没有检查的单位可以替换。', { unitId: unit.id });
  const substitute = unitsOfInspection(deps.db, unit.inspectionId).find(
    (other) => other.stratum === unit.stratum && other.standing === 'substitute',
  );
  if (!substitute)
    throw new PlanDeskError(
      'NO_SUBSTITUTE',
      '这一层没有候补单位了。可以说明理由后增加单位，或者在记录中注明未检查的原因。',
      { stratum: unit.stratum },
    );
  stepInspection(deps, editableInspection(deps, unit.inspectionId), 'replace-unit');
  inspectionUnitTable.update(deps.db, {
    ...nextBookkeeping(deps, unit),
    standing: 'replaced',
    reason: input.reason.trim(),
  });
  inspectionUnitTable.update(deps.db, {
    ...nextBookkeeping(deps, substitute),
    standing: 'drawn',
    reason: `替换${nameOf(deps, unit.enterpriseId)}`,
  });
  return { inspectionId: unit.inspectionId, substituteId: substitute.id, enterpriseId: unit.enterpriseId };
}

/**
 * Adds a unit that the draw did not hit, with the reason: a complaint, an accident. It stands apart from the drawn ones.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, UNIT_TWICE, INSPECTION_BLOCKED
 */
export function addUnit(
  deps: Deps,
  input: { inspectionId: string; enterpriseId: string; reason: string },
): { id: string } {
  const record = editableInspection(deps, input.inspectionId);
  const enterprise = found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId);
  assertEditable(deps, enterprise);
  const present = unitsOfInspection(deps.db, record.id).find((unit) => unit.enterpriseId === enterprise.id);
  if (present && present.standing !== 'substitute')
    throw new PlanDeskError('UNIT_TWICE', `“${enterprise.name}”已经在这次检查的名单里。`, {
      unitId: present.id,
    });
  stepInspection(deps, record, 'add-unit');
  if (present) {
    // The unit keeps its place in the drawn order, so that the draw can still be computed again.
    inspectionUnitTable.update(deps.db, {
      ...nextBookkeeping(deps, present),
      standing: 'added',
      reason: input.reason.trim(),
    });
    return { id: present.id };
  }
  const id = deps.newId();
  inspectionUnitTable.insert(deps.db, {
    id,
    inspectionId: record.id,
    enterpriseId: enterprise.id,
    stratum: ADDED_STRATUM,
    place: 0,
    standing: 'added',
    reason: input.reason.trim(),
    visitedOn: null,
    inspectors: [],
    answers: {},
    receivedBy: null,
    drillId: null,
    remark: null,
    ...newBookkeeping(deps),
  });
  return { id };
}

const nameOf = (deps: Deps, id: string) => enterpriseTable.find(deps.db, id)?.name ?? '';
