import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { findingState } from '../../domain/inspection/finding-state';
import { type InspectionItem, type ItemAnswer, itemsFor } from '../../domain/inspection/items';
import type { Law } from '../../law';
import { drillTable } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  findingsOfUnit,
  type InspectionRecord,
  type InspectionUnitRecord,
  inspectionFindingTable,
  inspectionUnitTable,
} from '../../repositories/inspection';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { daysOf, editableInspection, isToVisit, stepInspection } from './campaign';

/** A check form as it was filled in. */
export interface CheckFields {
  visitedOn: string;
  inspectors: readonly string[];
  receivedBy: string | null;
  /** The drill that was looked at, in a spot check of drills. */
  drillId?: string | null;
  answers: Readonly<Record<string, ItemAnswer>>;
  remark: string | null;
}

/** Items that a campaign asks of one of its units. */
export function itemsOfUnit(
  deps: { db: ReadDb; law: Law },
  record: InspectionRecord,
  unit: InspectionUnitRecord,
  onDate: string,
): InspectionItem[] {
  const sets = enterpriseTable.find(deps.db, unit.enterpriseId)?.sets ?? [];
  return itemsFor(deps.law.inspectionForm, record.kind, sets, (unit.visitedOn ?? onDate) as CivilDate);
}

/**
 * Keeps a check form. Each item that is not as required becomes a finding; a finding that nothing was done about yet follows
 * the form when it is corrected, one that was ordered stays whatever the form says later.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, NOT_TO_VISIT, FIELDS_INVALID, FINDING_ORDERED,
 *   INSPECTION_BLOCKED
 */
export function checkUnit(
  deps: Deps,
  input: { unitId: string; expectedVersion: number; fields: CheckFields },
): { id: string; version: number; inspectionId: string; findings: number } {
  const unit = found(inspectionUnitTable.find(deps.db, input.unitId), '受检单位', input.unitId);
  assertEditable(deps, unit, input.expectedVersion);
  if (!isToVisit(unit))
    throw new PlanDeskError('NOT_TO_VISIT', '候补或已被替换的单位不登记检查结果。', {
      standing: unit.standing,
    });
  const record = editableInspection(deps, unit.inspectionId);
  stepInspection(deps, record, 'check-unit');
  const next = readForm(deps, record, unit, input.fields);
  inspectionUnitTable.update(deps.db, next);
  // A campaign on drills is a spot check, which the office owes (条例 8).
  if (record.kind !== 'filing') markDutiesDirty(deps.db, [deps.self]);
  const items = itemsOfUnit(deps, record, next, input.fields.visitedOn);
  followForm(deps, next, items);
  return {
    id: unit.id,
    version: next.version,
    inspectionId: record.id,
    findings: findingsOfUnit(deps.db, unit.id).length,
  };
}

function readForm(
  deps: Deps,
  record: InspectionRecord,
  unit: InspectionUnitRecord,
  fields: CheckFields,
): InspectionUnitRecord {
  const check = new FieldCheck();
  const visitedOn = check.date('visitedOn', fields.visitedOn, deps.clock.today());
  const inspectors = fields.inspectors.map((name) => name.trim()).filter((name) => name !== '');
  // 行政执法: at least two persons; fewer is a question for the office, not for the program.
  if (inspectors.length === 0) check.add('inspectors', 'REQUIRED', '请填写检查人员。');
  const items = itemsOfUnit(deps, record, { ...unit, visitedOn: null }, fields.visitedOn);
  const answers: Record<string, ItemAnswer> = {};
  for (const item of items) {
    const answer = fields.answers[item.id];
    if (answer === undefined)
      check.add(`answers.${item.id}`, 'REQUIRED', `第${item.code}项“${item.title}”还没有填写。`);
    else {
      const note = check.lines(answer.note) ?? '';
      if (answer.outcome === 'problem' && note === '')
        check.add(`answers.${item.id}`, 'REQUIRED', `第${item.code}项不符合，请写明发现的问题。`);
      answers[item.id] = { outcome: answer.outcome, note };
    }
  }
  const seen = fields.drillId ? drillTable.find(deps.db, fields.drillId) : undefined;
  if (fields.drillId && seen?.enterpriseId !== unit.enterpriseId)
    check.add('drillId', 'DRILL_UNKNOWN', '所选演练不是这个单位的，请刷新后重选。');
  check.throwIfAny();
  return {
    ...nextBookkeeping(deps, unit),
    visitedOn,
    inspectors,
    answers,
    receivedBy: check.text(fields.receivedBy),
    drillId: fields.drillId === undefined ? unit.drillId : fields.drillId,
    remark: check.lines(fields.remark),
  };
}

/** Makes the unit's findings say what its form says. */
function followForm(deps: Deps, unit: InspectionUnitRecord, items: readonly InspectionItem[]): void {
  const kept = findingsOfUnit(deps.db, unit.id);
  for (const item of items) {
    const answer = unit.answers[item.id];
    const present = kept.find((finding) => finding.item === item.id);
    const isFresh = present !== undefined && findingState(daysOf(present)) === 'found';
    if (answer?.outcome === 'problem') {
      if (present === undefined)
        inspectionFindingTable.insert(deps.db, {
          id: deps.newId(),
          inspectionUnitId: unit.id,
          kind: item.finding,
          item: item.id,
          description: answer.note,
          // What was found wrong with drills belongs to the one that was seen.
          drillId: item.group === 'drill' ? unit.drillId : null,
          orderNo: null,
          orderedOn: null,
          dueOn: null,
          correctedOn: null,
          recheckedOn: null,
          recheck: null,
          penalty: null,
          penalisedOn: null,
          closedOn: null,
          remark: null,
          ...newBookkeeping(deps),
        });
      else if (isFresh && present.description !== answer.note)
        inspectionFindingTable.update(deps.db, {
          ...nextBookkeeping(deps, present),
          description: answer.note,
        });
    } else if (isFresh)
      inspectionFindingTable.update(deps.db, {
        ...nextBookkeeping(deps, present),
        voidedAt: deps.clock.now(),
        voidReason: '检查表更正，不再作为问题。',
      });
    else if (present !== undefined)
      throw new PlanDeskError(
        'FINDING_ORDERED',
        `第${item.code}项的问题已经处理，不能再改为符合；整改情况请在问题中登记。`,
        { item: item.id, findingId: present.id },
      );
  }
}
