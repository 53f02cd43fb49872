import type { Deps } from '../../core';
import type { AlarmLevel } from '../../domain/hazard/codes';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  type HazardAlarmRecord,
  type HazardLinkRecord,
  hazardAlarmTable,
  hazardLinkTable,
  hazardTable,
} from '../../repositories/hazard';
import { planTable } from '../../repositories/plan';
import { supplyTable } from '../../repositories/supply';
import { teamTable } from '../../repositories/team';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { editableHazard, settleHazard } from './save-hazard';

export type LinkKind = 'plan' | 'team' | 'supply';

/**
 * Says that a plan, a team or a supply answers a hazard. Saying it again changes nothing.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function linkHazard(
  deps: Deps,
  input: { id: string; kind: LinkKind; targetId: string; note: string | null },
): { id: string; linkId: string } {
  const hazard = editableHazard(deps, input.id);
  assertInSight(deps.db, input.kind, input.targetId);
  const of = { plan: planTable, team: teamTable, supply: supplyTable } as const;
  const words = { plan: '预案', team: '救援队伍', supply: '应急物资' } as const;
  found(of[input.kind].find(deps.db, input.targetId), words[input.kind], input.targetId);
  const column = `${input.kind}_id`;
  const known = hazardLinkTable.select(
    deps.db,
    `WHERE hazard_id = @id AND ${column} = @targetId AND voided_at IS NULL`,
    { id: hazard.id, targetId: input.targetId },
  )[0];
  if (known) return { id: hazard.id, linkId: known.id };
  const record: HazardLinkRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    hazardId: hazard.id,
    planId: input.kind === 'plan' ? input.targetId : null,
    teamId: input.kind === 'team' ? input.targetId : null,
    supplyId: input.kind === 'supply' ? input.targetId : null,
    note: input.note,
  };
  hazardLinkTable.insert(deps.db, record);
  settleHazard(deps, hazard);
  return { id: hazard.id, linkId: record.id };
}

/** Takes such a link back. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED */
export function unlinkHazard(deps: Deps, input: { linkId: string }): { id: string; linkId: string } {
  const link = found(hazardLinkTable.find(deps.db, input.linkId), '危险源联动', input.linkId);
  assertEditable(deps, link);
  hazardLinkTable.update(deps.db, {
    ...nextBookkeeping(deps, link),
    voidedAt: deps.clock.now(),
    voidReason: '已解除关联',
  });
  const hazard = hazardTable.find(deps.db, link.hazardId);
  if (hazard) settleHazard(deps, hazard);
  return { id: link.hazardId, linkId: link.id };
}

/** One warning level as it is entered. */
export interface AlarmFields {
  level: AlarmLevel;
  condition: string;
  action: string;
  contact: string | null;
  phone: string | null;
  checkedOn: string | null;
  remark: string | null;
}

/**
 * Keeps a warning level of a unit, or of one of its hazards.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveAlarm(
  deps: Deps,
  input: {
    id?: string | undefined;
    expectedVersion?: number | undefined;
    enterpriseId: string;
    hazardId: string | null;
    fields: AlarmFields;
  },
): { id: string; version: number } {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const hazard = input.hazardId === null ? undefined : editableHazard(deps, input.hazardId);
  const before =
    input.id === undefined
      ? undefined
      : found(hazardAlarmTable.find(deps.db, input.id), '预警分级', input.id);
  if (before) assertEditable(deps, before, input.expectedVersion);
  const check = new FieldCheck();
  const fields = {
    level: input.fields.level,
    condition: check.required('condition', check.lines(input.fields.condition), '请写明触发条件。'),
    action: check.required('action', check.lines(input.fields.action), '请写明响应措施。'),
    contact: check.text(input.fields.contact),
    phone: check.phone('phone', input.fields.phone, before?.phone ?? null),
    checkedOn: check.date('checkedOn', input.fields.checkedOn, deps.clock.today()),
    remark: check.lines(input.fields.remark),
  };
  check.throwIfAny();
  const record: HazardAlarmRecord = before
    ? { ...nextBookkeeping(deps, before), ...fields }
    : {
        ...newBookkeeping(deps),
        ...fields,
        id: deps.newId(),
        enterpriseId: input.enterpriseId,
        hazardId: hazard?.id ?? null,
      };
  if (before) hazardAlarmTable.update(deps.db, record);
  else hazardAlarmTable.insert(deps.db, record);
  deps.changed('hazards', [record.hazardId ?? record.enterpriseId]);
  return { id: record.id, version: record.version };
}

/** Takes a warning level back. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidAlarm(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): { id: string; version: number } {
  const before = found(hazardAlarmTable.find(deps.db, input.id), '预警分级', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: '已删去' };
  hazardAlarmTable.update(deps.db, record);
  deps.changed('hazards', [record.hazardId ?? record.enterpriseId]);
  return { id: record.id, version: record.version };
}
