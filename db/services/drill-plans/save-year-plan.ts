import type { Deps } from '../../core';
import { isCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { aimsOf, type YearWishes } from '../../domain/schedule/preferences';
import { deskLaw } from '../../law/desk-law';
import {
  type DrillYearPlanRecord,
  drillYearPlanTable,
  type YearPlanRefusal,
} from '../../repositories/drill-year';
import { yearPlanOf } from '../../repositories/drill-year-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { keptWishes } from './aims';
import { workOutPlan } from './work-out-plan';

type Saved = { id: string; version: number };

/** What people say of a year plan beside its drills. */
export interface YearPlanFields {
  title: string;
  responsible: string | null;
  /** Yuan. */
  budget: number | null;
  remark: string | null;
  refusals: readonly YearPlanRefusal[];
  wishes: YearWishes;
}

/**
 * Makes the plan of a unit's year (null: the office's own), or changes it while it is a draft.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, YEAR_PLAN_APPROVED, FIELDS_INVALID
 */
export function saveYearPlan(
  deps: Deps,
  input: {
    enterpriseId: string | null;
    year: number;
    expectedVersion: number | null;
    fields: YearPlanFields;
  },
): Saved {
  const { enterpriseId, year } = input;
  if (enterpriseId !== null)
    assertEditable(deps, found(enterpriseTable.find(deps.db, enterpriseId), '单位', enterpriseId));
  const kept = yearPlanOf(deps.db, { enterpriseId, year, self: deps.self });
  const before = kept?.origin === deps.self ? kept : undefined;
  // Made elsewhere a moment ago, or the other way round: the person should look again.
  if (before ? input.expectedVersion === null : input.expectedVersion !== null)
    throw new PlanDeskError('STALE_VERSION', '这份年度计划刚刚被改动过，请刷新后再改。', {
      expected: input.expectedVersion,
      actual: before?.version ?? null,
    });
  if (before) assertDraft(deps, before, input.expectedVersion ?? undefined);
  const fields = checkedFields(deps, year, input.fields);
  if (before) return write(deps, { ...nextBookkeeping(deps, before), ...fields });
  const record: DrillYearPlanRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    enterpriseId,
    year,
    state: 'draft',
    explanation: null,
    approvedBy: null,
    approvedOn: null,
    documentNo: null,
    ...fields,
  };
  drillYearPlanTable.insert(deps.db, record);
  deps.changed('drills');
  return { id: record.id, version: 1 };
}

/**
 * Approves a plan and keeps why it came out so. From then on a move needs a reason.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, YEAR_PLAN_APPROVED, FIELDS_INVALID
 */
export function approveYearPlan(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    approvedBy: string;
    approvedOn: string;
    documentNo: string | null;
  },
): Saved {
  const before = found(drillYearPlanTable.find(deps.db, input.id), '年度计划', input.id);
  assertDraft(deps, before, input.expectedVersion);
  const check = new FieldCheck();
  const approvedBy = check.required('approvedBy', input.approvedBy, '请填写批准人，至少两个字。');
  const approvedOn = check.date('approvedOn', input.approvedOn, deps.clock.today());
  check.throwIfAny();
  const { year, enterpriseId } = before;
  const scope = { year, enterpriseId, today: deps.clock.today(), self: deps.self };
  const { explanation } = workOutPlan(deps.db, deskLaw(deps.db, deps.law), scope);
  return write(deps, {
    ...nextBookkeeping(deps, before),
    state: 'approved',
    approvedBy,
    approvedOn,
    documentNo: check.text(input.documentNo),
    explanation: explanation.join('\n'),
  });
}

/** Makes an approved plan a draft again. @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, YEAR_PLAN_DRAFT */
export function reopenYearPlan(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = found(drillYearPlanTable.find(deps.db, input.id), '年度计划', input.id);
  assertEditable(deps, before, input.expectedVersion);
  if (before.state !== 'approved')
    throw new PlanDeskError('YEAR_PLAN_DRAFT', '这份年度计划还没有批准，可以直接修改。', { id: before.id });
  const note = `${deps.clock.today()}重新修订：${input.reason.trim()}`;
  return write(deps, {
    ...nextBookkeeping(deps, before),
    state: 'draft',
    remark: before.remark === null ? note : `${before.remark}\n${note}`,
  });
}

/** @throws PlanDeskError NOT_OURS, VOIDED, STALE_VERSION, YEAR_PLAN_APPROVED */
export function assertDraft(deps: Deps, plan: DrillYearPlanRecord, expectedVersion?: number): void {
  assertEditable(deps, plan, expectedVersion);
  if (plan.state === 'approved')
    throw new PlanDeskError('YEAR_PLAN_APPROVED', '年度计划已经批准，请先说明原因、重新修订后再改。', {
      id: plan.id,
    });
}

function write(deps: Deps, record: DrillYearPlanRecord): Saved {
  drillYearPlanTable.update(deps.db, record);
  markDutiesDirty(deps.db, [record.enterpriseId ?? record.origin]);
  deps.changed('drills');
  return { id: record.id, version: record.version };
}

function checkedFields(deps: Deps, year: number, fields: YearPlanFields) {
  const check = new FieldCheck();
  const title = check.required('title', fields.title, '请填写计划名称，至少两个字。');
  for (const { from, to } of fields.refusals) {
    if (!isCivilDate(from) || !isCivilDate(to))
      check.add('refusals', 'DATE_IMPOSSIBLE', '不安排演练的起止日期不存在，请核对。');
    else if (to < from) check.add('refusals', 'SPAN_BACKWARDS', '不安排演练的结束日期早于开始日期，请核对。');
    else if (to < `${year}-01-01` || from > `${year}-12-31`)
      check.add('refusals', 'OTHER_YEAR', `不安排演练的时间不在${year}年内，请核对。`);
  }
  check.throwIfAny();
  const shipped = aimsOf(deps.law.drillSeasons);
  const { actionShare, gapDays, safetyMonth, seasons } = fields.wishes;
  return {
    title,
    responsible: check.text(fields.responsible),
    budget: fields.budget,
    remark: check.lines(fields.remark),
    refusals: [...fields.refusals]
      .map(({ from, to, reason }) => ({ from, to, reason: check.text(reason) ?? '' }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    // What agrees with the shipped figures is not kept, so that new figures take hold.
    wishes: keptWishes({
      ...(actionShare !== undefined && actionShare !== shipped.actionShare && { actionShare }),
      ...(gapDays !== undefined && gapDays !== shipped.gapDays && { gapDays }),
      ...(safetyMonth === false && { safetyMonth }),
      ...(seasons === false && { seasons }),
    }),
  };
}
