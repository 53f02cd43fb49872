import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { addWorkingDays } from '../../domain/dates/working-calendar';
import {
  daysAfter,
  type FindingAction,
  type FindingStep,
  findingState,
  transitionFinding,
} from '../../domain/inspection/finding-state';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  findingsOfUnit,
  type InspectionFindingRecord,
  type InspectionUnitRecord,
  inspectionFindingTable,
  inspectionUnitTable,
} from '../../repositories/inspection';
import { FieldCheck } from '../field-check';
import { issueNotice } from '../notices/issue-notice';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { blocked, daysOf } from './campaign';

/** The day until which a unit is to correct unless people say otherwise, with the days that do not count. */
export function usualCorrectionDay(
  deps: { db: ReadDb; law: Law },
  orderedOn: string,
): { due: string; workingDays: number; provisional: boolean } {
  const desk = deskLaw(deps.db, deps.law);
  const { workingDays } = desk.inspectionForm.correctWithin;
  const { due, provisional } = addWorkingDays(desk.calendar, orderedOn as CivilDate, workingDays);
  return { due, workingDays, provisional };
}

/**
 * 责令改正: orders findings of one unit to be corrected by a day, with one letter for all of them (条例 8 ¶3), which bears the
 * next number of the office's own series.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID, INSPECTION_BLOCKED
 */
export function orderCorrection(
  deps: Deps,
  input: {
    unitId: string;
    findingIds: readonly string[];
    onDate: string;
    dueOn: string;
  },
): { noticeId: string; orderNo: string; inspectionId: string; enterpriseId: string } {
  const unit = found(inspectionUnitTable.find(deps.db, input.unitId), '受检单位', input.unitId);
  assertEditable(deps, unit);
  const check = new FieldCheck();
  const onDate = check.date('onDate', input.onDate, deps.clock.today());
  const dueOn = check.date('dueOn', input.dueOn);
  const chosen = findingsOfUnit(deps.db, unit.id).filter(({ id }) => input.findingIds.includes(id));
  if (chosen.length === 0 || chosen.length !== new Set(input.findingIds).size)
    check.add('findingIds', 'REQUIRED', '请选择这家单位的要责令改正的问题。');
  check.throwIfAny();
  const step = { onDate, dueOn, reason: null } as FindingStep;
  // A step that is refused below takes the whole command back, its number with it.
  const { id: noticeId, number } = issueNotice(deps, {
    kind: 'correction',
    enterpriseId: unit.enterpriseId,
    recipient: enterpriseTable.find(deps.db, unit.enterpriseId)?.name ?? '',
    issuedOn: input.onDate as CivilDate,
    dueOn,
    details: {
      inspectionUnitId: unit.id,
      findings: chosen.map(({ id, description }) => ({ id, description })),
    },
  });
  const orderNo = number ?? '';
  for (const finding of chosen) take(deps, unit, finding, 'order', step, { orderNo });
  deps.changed('inspections', [unit.inspectionId]);
  return { noticeId, orderNo, inspectionId: unit.inspectionId, enterpriseId: unit.enterpriseId };
}

/** Steps of a finding other than the order. */
export type LaterStep = Exclude<FindingAction, 'order'>;

/**
 * Notes a correction, a re-check, the closing, or that a finding needs no order.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, INSPECTION_BLOCKED
 */
export function stepFinding(
  deps: Deps,
  input: { id: string; expectedVersion: number; action: LaterStep; onDate: string; remark: string | null },
): { id: string; version: number; inspectionId: string } {
  const { finding, unit } = editableFinding(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const onDate = check.date('onDate', input.onDate, deps.clock.today());
  const remark = check.lines(input.remark);
  check.throwIfAny();
  const step = { onDate, dueOn: null, reason: remark } as FindingStep;
  const kept = take(deps, unit, finding, input.action, step, remark === null ? {} : { remark });
  deps.changed('inspections', [unit.inspectionId]);
  return { id: kept.id, version: kept.version, inspectionId: unit.inspectionId };
}

/**
 * Keeps what people decided as a penalty; the program proposes none.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function notePenalty(
  deps: Deps,
  input: { id: string; expectedVersion: number; penalty: string; onDate: string },
): { id: string; version: number; inspectionId: string } {
  const { finding, unit } = editableFinding(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const penalty = check.required('penalty', input.penalty, '请填写处罚决定的内容。');
  const penalisedOn = check.date('onDate', input.onDate, deps.clock.today());
  if (penalisedOn !== null && unit.visitedOn !== null && penalisedOn < unit.visitedOn)
    check.add('onDate', 'DATE_TOO_EARLY', '处罚日期早于检查日期，请核对。');
  check.throwIfAny();
  const kept = { ...nextBookkeeping(deps, finding), penalty, penalisedOn };
  inspectionFindingTable.update(deps.db, kept);
  deps.changed('inspections', [unit.inspectionId]);
  return { id: kept.id, version: kept.version, inspectionId: unit.inspectionId };
}

function editableFinding(deps: Deps, id: string, expectedVersion: number) {
  const finding = found(inspectionFindingTable.find(deps.db, id), '检查问题', id);
  assertEditable(deps, finding, expectedVersion);
  const unit = found(
    inspectionUnitTable.find(deps.db, finding.inspectionUnitId),
    '受检单位',
    finding.inspectionUnitId,
  );
  return { finding, unit };
}

function take(
  deps: Deps,
  unit: InspectionUnitRecord,
  finding: InspectionFindingRecord,
  action: FindingAction,
  step: FindingStep,
  changes: Partial<InspectionFindingRecord>,
): InspectionFindingRecord {
  const days = daysOf(finding);
  const next = transitionFinding(action, { days, visitedOn: unit.visitedOn as CivilDate | null, step });
  if (!next.ok) throw blocked(findingState(days), next.error);
  const kept = { ...nextBookkeeping(deps, finding), ...daysAfter(days, action, step), ...changes };
  inspectionFindingTable.update(deps.db, kept);
  return kept;
}
