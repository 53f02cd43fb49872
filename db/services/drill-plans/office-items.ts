import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import {
  type DrillYearItemRecord,
  drillYearItemTable,
  drillYearPlanTable,
} from '../../repositories/drill-year';
import { drillsByCategory, openDrillsOfCategory } from '../../repositories/drill-year-views';
import { inspectionTable } from '../../repositories/inspection';
import { FieldCheck } from '../field-check';
import { planInspection } from '../inspections/plan-year';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';

type Saved = { id: string; version: number };

/** What people enter of a line of an office's plan. */
export interface YearItemFields {
  category: string | null;
  topic: string;
  month: number | null;
  target: number;
  guidance: number;
  observing: number;
  responsible: string | null;
  remark: string | null;
}

/** Lines of an office's plan in order, each with how far its industry is this year. @throws PlanDeskError NOT_FOUND */
export function viewYearItems(db: ReadDb, planId: string | null, year: number) {
  if (planId === null) return [];
  assertInSight(db, 'drill_year_plan', planId);
  const byCategory = new Map(drillsByCategory(db, year).map((row) => [row.category, row]));
  return itemsOf(db, planId).map((item) => {
    const done = byCategory.get(item.category);
    const inspection = item.inspectionId === null ? undefined : inspectionTable.find(db, item.inspectionId);
    return {
      id: item.id,
      version: item.version,
      fields: fieldsOf(item),
      held: done?.held ?? 0,
      planned: done?.planned ?? 0,
      guidanceAsked: done?.guidance ?? 0,
      observingAsked: done?.observing ?? 0,
      inspection: inspection
        ? {
            id: inspection.id,
            title: inspection.title,
            state: inspection.state,
            cancelled: inspection.voidedAt !== null,
          }
        : null,
    };
  });
}

/** Drills offered at once to send experts to. */
const OFFERED = 50;

/** The open drills that a line is about, the next first. @throws PlanDeskError NOT_FOUND */
export function drillsOfItem(db: ReadDb, id: string) {
  const item = found(drillYearItemTable.find(db, id), '计划项目', id);
  const plan = found(drillYearPlanTable.find(db, item.yearPlanId), '年度计划', item.yearPlanId);
  assertInSight(db, 'drill_year_plan', plan.id);
  return { drills: openDrillsOfCategory(db, { year: plan.year, category: item.category, limit: OFFERED }) };
}

/**
 * Adds or changes a line of an office's plan.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, YEAR_PLAN_APPROVED, FIELDS_INVALID
 */
export function saveYearItem(
  deps: Deps,
  input: { yearPlanId: string; id: string | null; expectedVersion: number | null; fields: YearItemFields },
): Saved {
  const kept = input.id === null ? null : ownItem(deps, input.id, input.expectedVersion ?? undefined);
  // The plan the line stands in, whatever plan was named.
  assertOpenPlan(deps, kept?.yearPlanId ?? input.yearPlanId);
  const check = new FieldCheck();
  const fields = {
    ...input.fields,
    topic: check.required('topic', input.fields.topic, '请填写演练的内容或环节，至少两个字。'),
    responsible: check.text(input.fields.responsible),
    remark: check.lines(input.fields.remark),
  };
  check.throwIfAny();
  if (kept !== null) return write(deps, { ...nextBookkeeping(deps, kept), ...fields });
  const last = itemsOf(deps.db, input.yearPlanId).at(-1);
  const record: DrillYearItemRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    yearPlanId: input.yearPlanId,
    position: (last?.position ?? 0) + 1,
    inspectionId: null,
    ...fields,
  };
  drillYearItemTable.insert(deps.db, record);
  deps.changed('drills');
  return { id: record.id, version: 1 };
}

/** Takes a line out of the plan with a reason. @throws as `saveYearItem` */
export function removeYearItem(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = ownItem(deps, input.id, input.expectedVersion);
  assertOpenPlan(deps, before.yearPlanId);
  const { reason } = input;
  return write(deps, { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: reason });
}

/**
 * Plans the spot checks of a line as an inspection of drills in its industry: drawn there by a seed that anybody can compute again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, ITEM_HAS_SPOT_CHECK
 */
export function planSpotCheck(
  deps: Deps,
  input: { id: string; expectedVersion: number; units: number },
): Saved & { inspectionId: string } {
  const before = ownItem(deps, input.id, input.expectedVersion);
  const kept = before.inspectionId === null ? undefined : inspectionTable.find(deps.db, before.inspectionId);
  if (kept && kept.voidedAt === null)
    throw new PlanDeskError('ITEM_HAS_SPOT_CHECK', '这一项已经有演练抽查，请在监督检查中打开它。', {
      inspectionId: kept.id,
    });
  const plan = found(drillYearPlanTable.find(deps.db, before.yearPlanId), '年度计划', before.yearPlanId);
  const { id: inspectionId } = planInspection(deps, {
    year: plan.year,
    title: `${plan.year}年${before.category ?? before.topic}应急演练抽查`,
    kind: 'drill',
    basis: '《生产安全事故应急条例》第八条第三款',
    plannedFrom: null,
    plannedTo: null,
    target: input.units,
    population: {
      sets: [],
      towns: [],
      categories: before.category === null ? [] : [before.category],
      industries: [],
      notInspectedMonths: null,
      stratifyBy: 'none',
      overdueFirst: false,
      quota: { total: input.units, least: 0, given: {} },
      substitutes: 0,
    },
    remark: null,
  });
  return { ...write(deps, { ...nextBookkeeping(deps, before), inspectionId }), inspectionId };
}

function itemsOf(db: ReadDb, planId: string): DrillYearItemRecord[] {
  return drillYearItemTable.select(
    db,
    'WHERE year_plan_id = @planId AND voided_at IS NULL ORDER BY position, id',
    { planId },
  );
}

function fieldsOf(item: DrillYearItemRecord): YearItemFields {
  const { category, topic, month, target, guidance, observing, responsible, remark } = item;
  return { category, topic, month, target, guidance, observing, responsible, remark };
}

function ownItem(deps: Deps, id: string, expectedVersion?: number): DrillYearItemRecord {
  const item = found(drillYearItemTable.find(deps.db, id), '计划项目', id);
  assertEditable(deps, item, expectedVersion);
  return item;
}

function assertOpenPlan(deps: Deps, id: string): void {
  const plan = found(drillYearPlanTable.find(deps.db, id), '年度计划', id);
  assertEditable(deps, plan);
  if (plan.state === 'approved')
    throw new PlanDeskError('YEAR_PLAN_APPROVED', '年度计划已经批准，请先说明原因、重新修订后再改。', { id });
}

function write(deps: Deps, record: DrillYearItemRecord): Saved {
  drillYearItemTable.update(deps.db, record);
  deps.changed('drills');
  return { id: record.id, version: record.version };
}
