import type { Deps } from '../../core';
import { addYears, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { InspectionKind } from '../../domain/inspection/codes';
import type { Population } from '../../domain/inspection/population';
import { type InspectionRecord, inspectionsOfYear, inspectionTable } from '../../repositories/inspection';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { newBookkeeping } from '../own-row';
import { editableInspection, stepInspection } from './campaign';

/** What a person plans: a campaign of a year with its dates, its target and what it rests on. */
export interface CampaignFields {
  year: number;
  title: string;
  kind: InspectionKind;
  basis: string | null;
  plannedFrom: string | null;
  plannedTo: string | null;
  target: number | null;
  population: Population;
  remark: string | null;
}

const UNDRAWN = {
  strata: [],
  seed: null,
  seedCommitment: null,
  spoken: null,
  witness: null,
  candidatesSha256: null,
  drawnAt: null,
  state: 'planned',
  closedOn: null,
} as const satisfies Partial<InspectionRecord>;

/** Puts a campaign into a year's plan. @throws PlanDeskError FIELDS_INVALID */
export function planInspection(deps: Deps, fields: CampaignFields): { id: string; version: number } {
  const record: InspectionRecord = {
    id: deps.newId(),
    ...checkFields(fields),
    ...UNDRAWN,
    ...newBookkeeping(deps),
  };
  inspectionTable.insert(deps.db, record);
  deps.changed('inspections', [record.id]);
  return { id: record.id, version: 1 };
}

/**
 * Changes a campaign that is not being drawn yet.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, INSPECTION_BLOCKED
 */
export function updateInspection(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: CampaignFields },
): { id: string; version: number } {
  const record = editableInspection(deps, input.id, input.expectedVersion);
  return pick(stepInspection(deps, record, 'edit', checkFields(input.fields)));
}

/**
 * Takes a campaign out of the plan; it stays in the register with the reason, and what was drawn stays with it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, INSPECTION_BLOCKED
 */
export function cancelInspection(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const record = editableInspection(deps, input.id, input.expectedVersion);
  markDutiesDirty(deps.db, [deps.self]);
  return pick(
    stepInspection(deps, record, 'cancel', { voidedAt: deps.clock.now(), voidReason: input.reason.trim() }),
  );
}

/** Begins the visits. @throws PlanDeskError as `cancelInspection` */
export function startInspection(deps: Deps, input: { id: string; expectedVersion: number }) {
  return pick(stepInspection(deps, editableInspection(deps, input.id, input.expectedVersion), 'start'));
}

/** Ends a campaign whose units were all visited and whose findings are answered. @throws as `cancelInspection` */
export function closeInspection(deps: Deps, input: { id: string; expectedVersion: number; onDate: string }) {
  const check = new FieldCheck();
  const closedOn = check.date('onDate', input.onDate, deps.clock.today());
  check.throwIfAny();
  return pick(
    stepInspection(deps, editableInspection(deps, input.id, input.expectedVersion), 'close', { closedOn }),
  );
}

/**
 * Copies the campaigns of one year into another, a whole number of years later; what was drawn stays behind.
 * @throws PlanDeskError NOTHING_TO_COPY, YEAR_NOT_EMPTY
 */
export function copyYear(deps: Deps, input: { from: number; to: number }): { ids: string[] } {
  const living = (year: number) =>
    inspectionsOfYear(deps.db, year).filter((row) => row.voidedAt === null && row.origin === deps.self);
  const source = living(input.from);
  if (source.length === 0)
    throw new PlanDeskError('NOTHING_TO_COPY', `${input.from}年没有检查计划可以复制。`, { year: input.from });
  if (living(input.to).length > 0)
    throw new PlanDeskError('YEAR_NOT_EMPTY', `${input.to}年已经有检查计划，请逐项修改，或先取消原有计划。`, {
      year: input.to,
    });
  const moved = (day: string | null) =>
    day === null ? null : addYears(day as CivilDate, input.to - input.from);
  const ids = source.map((row) => {
    return planInspection(deps, {
      year: input.to,
      title: row.title.replaceAll(String(input.from), String(input.to)),
      kind: row.kind,
      basis: row.basis,
      plannedFrom: moved(row.plannedFrom),
      plannedTo: moved(row.plannedTo),
      target: row.target,
      population: row.population,
      remark: row.remark,
    }).id;
  });
  return { ids };
}

const pick = ({ id, version }: InspectionRecord) => ({ id, version });

function checkFields(fields: CampaignFields) {
  const check = new FieldCheck();
  const title = check.required('title', fields.title, '请填写检查名称，至少两个字。');
  const plannedFrom = check.date('plannedFrom', fields.plannedFrom);
  const plannedTo = check.date('plannedTo', fields.plannedTo);
  if (plannedFrom !== null && plannedTo !== null && plannedTo < plannedFrom)
    check.add('plannedTo', 'DATE_TOO_EARLY', '结束日期早于开始日期，请核对。');
  check.throwIfAny();
  return {
    year: fields.year,
    title,
    kind: fields.kind,
    basis: check.lines(fields.basis),
    plannedFrom,
    plannedTo,
    target: fields.target,
    population: fields.population,
    remark: check.lines(fields.remark),
  };
}
