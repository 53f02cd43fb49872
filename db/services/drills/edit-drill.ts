import type { Deps } from '../../core';
import type { DrillContent, DrillForm, DrillLevel, DrillPurpose } from '../../domain/drill/axes';
import { type DrillState, isCompletedDrill } from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import type { PlanKind } from '../../domain/plan/kinds';
import { compactName } from '../../domain/text/normalise';
import { type DrillRecord, drillTable, UNDESIGNED_DRILL } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';

/** What a person may say about a drill beyond the least; left out, it stays as it was. */
type DrillDetails = Pick<
  DrillRecord,
  | 'accidentKind'
  | 'startsAt'
  | 'endsAt'
  | 'part'
  | 'organiser'
  | 'responsible'
  | 'observers'
  | 'cost'
  | 'fixed'
>;

/** What a person enters about a drill. */
export interface DrillFields extends Partial<DrillDetails> {
  enterpriseId: string | null;
  planId: string | null;
  planTitle: string | null;
  title: string;
  planKind: PlanKind | null;
  form: DrillForm | null;
  content: DrillContent | null;
  purpose: DrillPurpose | null;
  level: DrillLevel;
  noNotice: boolean;
  plannedOn: string | null;
  startOn: string | null;
  endOn: string | null;
  timeText: string | null;
  place: string | null;
  participants: number | null;
  scenario: string | null;
  evaluated: boolean;
  evaluatedOn: string | null;
  evaluationNote: string | null;
  reportedOn: string | null;
  remark: string | null;
}

/** Puts a drill into the plan. @throws PlanDeskError NOT_FOUND, NOT_OURS, PLAN_OF_OTHER_UNIT, DRILL_DATES, DRILL_NOT_HELD */
export function planDrill(deps: Deps, fields: DrillFields): { id: string; version: number } {
  assertResultsFit('planned', fields, deps.clock.today());
  const record: DrillRecord = {
    ...newBookkeeping(deps),
    ...UNDESIGNED_DRILL,
    id: deps.newId(),
    ...checkedFields(deps, fields),
    state: 'planned',
    stateReason: null,
    reported: false,
    formText: null,
    yearPlanYear: null,
    meets: [],
  };
  drillTable.insert(deps.db, record);
  return settleDrill(deps, record);
}

/** Changes what is known of a drill; its state moves by steps only. @throws as `planDrill`, STALE_VERSION, VOIDED */
export function updateDrill(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: DrillFields },
): { id: string; version: number } {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  assertResultsFit(before.state, input.fields, deps.clock.today());
  const fields = checkedFields(deps, input.fields);
  const record: DrillRecord = {
    ...nextBookkeeping(deps, before),
    ...fields,
    // Another plan has other versions.
    planVersionId: before.planId === fields.planId ? before.planVersionId : null,
    // The evaluation that was handed in later moves the drill on, as its own step would have.
    state: before.state === 'ended' && fields.evaluated ? 'evaluated' : before.state,
  };
  if (isCompletedDrill(before.state) && (record.startOn === null || record.endOn === null))
    throw new PlanDeskError('DRILL_DATES', '这次演练已经完成，起止日期不能为空。', { id: before.id });
  drillTable.update(deps.db, record);
  if (before.enterpriseId !== record.enterpriseId)
    markDutiesDirty(deps.db, [before.enterpriseId ?? deps.self]);
  return settleDrill(deps, record);
}

/**
 * Results belong to a drill that was held, and one that was held lies behind us.
 * @throws PlanDeskError DRILL_NOT_HELD, DATE_IN_FUTURE
 */
function assertResultsFit(state: DrillState, fields: DrillFields, today: string): void {
  const hasResults = fields.evaluated || fields.evaluatedOn !== null || fields.reportedOn !== null;
  if (!isCompletedDrill(state)) {
    if (hasResults)
      throw new PlanDeskError('DRILL_NOT_HELD', '演练还没有登记为完成，不能填写评估和报送，请先登记完成。', {
        state,
      });
    return;
  }
  if (fields.endOn !== null && fields.endOn > today)
    throw new PlanDeskError('DATE_IN_FUTURE', '演练日期还没有到，请核对。', { date: fields.endOn });
}

/** A drill this desk may change now. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableDrill(deps: Deps, id: string, expectedVersion: number): DrillRecord {
  const record = found(drillTable.find(deps.db, id), '演练', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** What follows from a written drill: duties, search index, screens. */
export function settleDrill(deps: Deps, record: DrillRecord): { id: string; version: number } {
  markDutiesDirty(deps.db, [record.enterpriseId ?? deps.self]);
  reindex(deps.db, 'drill', [record.id]);
  deps.changed('drills', [record.id]);
  return { id: record.id, version: record.version };
}

function checkedFields(deps: Deps, fields: DrillFields): DrillFields & Pick<DrillRecord, 'titleKey'> {
  if (fields.enterpriseId !== null)
    assertEditable(
      deps,
      found(enterpriseTable.find(deps.db, fields.enterpriseId), '单位', fields.enterpriseId),
    );
  const plan =
    fields.planId === null ? null : found(planTable.find(deps.db, fields.planId), '预案', fields.planId);
  if (plan && plan.enterpriseId !== fields.enterpriseId)
    throw new PlanDeskError('PLAN_OF_OTHER_UNIT', '所选预案不是这个单位的，请重新选择。', {
      planId: plan.id,
    });
  if (fields.startOn && fields.endOn && fields.endOn < fields.startOn)
    throw new PlanDeskError('DRILL_DATES', '演练结束日期早于开始日期，请核对。', {
      startOn: fields.startOn,
      endOn: fields.endOn,
    });
  const isOneDay = (fields.endOn ?? fields.startOn) === fields.startOn;
  if (isOneDay && fields.startsAt && fields.endsAt && fields.endsAt <= fields.startsAt)
    throw new PlanDeskError('DRILL_DATES', '演练结束时间不晚于开始时间，请核对。', {
      startsAt: fields.startsAt,
      endsAt: fields.endsAt,
    });
  if (fields.evaluatedOn && fields.endOn && fields.evaluatedOn < fields.endOn)
    throw new PlanDeskError('DRILL_DATES', '评估日期早于演练结束日期，请核对。', {
      endOn: fields.endOn,
      evaluatedOn: fields.evaluatedOn,
    });
  return {
    ...fields,
    titleKey: compactName(fields.title),
    // The kind of the plan drilled decides the legal frequency: a linked plan knows it best.
    planKind: plan?.kind ?? fields.planKind,
    evaluated: fields.evaluated || fields.evaluatedOn !== null,
  };
}
