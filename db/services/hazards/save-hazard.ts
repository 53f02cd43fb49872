import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { fillSubstance, nextAssessment } from '../../domain/hazard/level';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  type HazardRecord,
  type HazardSubstanceRecord,
  hazardSubstanceTable,
  hazardTable,
} from '../../repositories/hazard';
import { substancesOf } from '../../repositories/hazard-views';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';

/** What is entered about a major hazard; R and level as the assessment gives them. */
export type HazardFields = Omit<
  HazardRecord,
  | 'id'
  | 'enterpriseId'
  | 'removedOn'
  | 'removeReason'
  | 'origin'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'voidedAt'
  | 'voidReason'
>;

interface Saved {
  id: string;
  version: number;
}

/**
 * Makes a hazard of a unit, or changes one. Without another day the next assessment is due after the years of the rule data.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveHazard(
  deps: Deps,
  input: {
    id?: string | undefined;
    enterpriseId: string;
    expectedVersion?: number | undefined;
    fields: HazardFields;
  },
): Saved {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const before =
    input.id === undefined ? undefined : found(hazardTable.find(deps.db, input.id), '重大危险源', input.id);
  if (before) assertEditable(deps, before, input.expectedVersion);
  const fields = checkedFields(deps, input.fields, before);
  const record: HazardRecord = before
    ? { ...nextBookkeeping(deps, before), ...fields, enterpriseId: input.enterpriseId }
    : {
        ...newBookkeeping(deps),
        ...fields,
        id: deps.newId(),
        enterpriseId: input.enterpriseId,
        removedOn: null,
        removeReason: null,
      };
  if (before) hazardTable.update(deps.db, record);
  else hazardTable.insert(deps.db, record);
  if (before && before.enterpriseId !== record.enterpriseId) markDutiesDirty(deps.db, [before.enterpriseId]);
  return settleHazard(deps, record);
}

/** What follows from a written hazard: its unit's duties, its entry in the search, its screens. */
export function settleHazard(deps: Deps, record: HazardRecord): Saved {
  markDutiesDirty(deps.db, [record.enterpriseId]);
  reindex(deps.db, 'hazard', [record.id]);
  deps.changed('hazards', [record.id]);
  return { id: record.id, version: record.version };
}

/** A hazard this desk may change now. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableHazard(deps: Deps, id: string, expectedVersion?: number): HazardRecord {
  const record = found(hazardTable.find(deps.db, id), '重大危险源', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** One substance as it is entered; tonnes. */
export interface SubstanceFields {
  name: string;
  cas: string | null;
  quantity: number;
  critical: number | null;
  beta: number | null;
  remark: string | null;
}

/**
 * Keeps the list of substances as it was entered. A substance of the standard's table takes its critical quantity, CAS number
 * and β from the data where they were left out; β from the chosen table.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveSubstances(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    betaTable?: string | undefined;
    substances: readonly SubstanceFields[];
  },
): Saved {
  const before = editableHazard(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const names = new Set<string>();
  const { levels, substances } = deps.law.hazardRules;
  const rows = input.substances.map((entry, at) => {
    const name = check.text(entry.name) ?? '';
    if (name === '') check.add(`substances.${at}.name`, 'REQUIRED', '请填写物质名称。');
    else if (names.has(name))
      check.add(`substances.${at}.name`, 'SUBSTANCE_TWICE', `“${name}”填写了两次，请合并数量。`);
    names.add(name);
    const filled = fillSubstance(levels, substances.substances, { ...entry, name }, input.betaTable);
    return { ...filled, remark: check.text(entry.remark) };
  });
  check.throwIfAny();
  const known = substancesOf(deps.db, before.id);
  for (const [at, row] of rows.entries()) {
    const old = known[at];
    const record: HazardSubstanceRecord = old
      ? { ...nextBookkeeping(deps, old), ...row, position: at + 1 }
      : { ...newBookkeeping(deps), ...row, id: deps.newId(), hazardId: before.id, position: at + 1 };
    if (old) hazardSubstanceTable.update(deps.db, record);
    else hazardSubstanceTable.insert(deps.db, record);
  }
  for (const old of known.slice(rows.length))
    hazardSubstanceTable.update(deps.db, {
      ...nextBookkeeping(deps, old),
      voidedAt: deps.clock.now(),
      voidReason: '已从物质清单中删去',
    });
  const record = nextBookkeeping(deps, before);
  hazardTable.update(deps.db, record);
  return settleHazard(deps, record);
}

/**
 * Takes a hazard off the archive (核销): it is not there any more, what was kept of it stays. Null opens it again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function removeHazard(
  deps: Deps,
  input: { id: string; expectedVersion: number; removed: { onDate: string; reason: string } | null },
): Saved {
  const before = editableHazard(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const onDate = check.date('onDate', input.removed?.onDate ?? null, deps.clock.today());
  if (onDate !== null && before.startedOn !== null && onDate < before.startedOn)
    check.add('onDate', 'DATE_TOO_EARLY', '核销日期早于投用日期，请核对。');
  check.throwIfAny();
  const record: HazardRecord = {
    ...nextBookkeeping(deps, before),
    removedOn: onDate,
    removeReason: input.removed?.reason ?? null,
  };
  hazardTable.update(deps.db, record);
  return settleHazard(deps, record);
}

/**
 * Takes back a hazard that was entered by mistake; what was filed is taken off the archive instead.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, HAZARD_FILED
 */
export function voidHazard(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = editableHazard(deps, input.id, input.expectedVersion);
  if (before.filedOn !== null)
    throw new PlanDeskError('HAZARD_FILED', '这个重大危险源已经备案，不能作废；不再存在的，请办理核销。', {
      filedOn: before.filedOn,
    });
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  hazardTable.update(deps.db, record);
  return settleHazard(deps, record);
}

function checkedFields(deps: Deps, fields: HazardFields, before: HazardRecord | undefined): HazardFields {
  const check = new FieldCheck();
  const today = deps.clock.today();
  const assessedOn = check.date('assessedOn', fields.assessedOn, today);
  const next = check.date('nextAssessmentOn', fields.nextAssessmentOn);
  if (assessedOn !== null && next !== null && next <= assessedOn)
    check.add('nextAssessmentOn', 'DATE_TOO_EARLY', '下次评估日期应当晚于本次评估日期，请核对。');
  const checked: HazardFields = {
    name: check.required('name', fields.name, '请填写重大危险源名称。'),
    number: check.text(fields.number),
    level: fields.level,
    rValue: fields.rValue,
    peopleNearby: fields.peopleNearby,
    place: check.text(fields.place),
    longitude: fields.longitude,
    latitude: fields.latitude,
    startedOn: check.date('startedOn', fields.startedOn),
    process: check.lines(fields.process),
    monitoring: check.lines(fields.monitoring),
    responsible: check.text(fields.responsible),
    responsiblePhone: check.phone(
      'responsiblePhone',
      fields.responsiblePhone,
      before?.responsiblePhone ?? null,
    ),
    assessor: check.text(fields.assessor),
    assessedOn,
    nextAssessmentOn: next,
    filedOn: check.date('filedOn', fields.filedOn, today),
    filingOffice: check.text(fields.filingOffice),
    filingNo: check.text(fields.filingNo),
    neighbours: check.lines(fields.neighbours),
    reachM: fields.reachM,
    remark: check.lines(fields.remark),
  };
  if ((fields.longitude === null) !== (fields.latitude === null))
    check.add('latitude', 'COORDINATES_INCOMPLETE', '经度和纬度要么都填，要么都不填。');
  check.throwIfAny();
  return {
    ...checked,
    nextAssessmentOn:
      next ??
      (assessedOn === null ? null : nextAssessment(deps.law.hazardRules.levels, asCivilDate(assessedOn))),
  };
}
