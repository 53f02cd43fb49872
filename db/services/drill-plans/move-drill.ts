import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import type { DrillState } from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { yearPlanOf } from '../../repositories/drill-year-views';
import { expertWorkTable } from '../../repositories/expert-life';
import { editableDrill, settleDrill } from '../drills/edit-drill';
import { nextBookkeeping } from '../own-row';

type Saved = { id: string; version: number };

/** A drill that has not begun can be moved. */
export function canMove(state: DrillState): boolean {
  return state === 'planned' || state === 'prepared' || state === 'postponed';
}

/**
 * Moves a drill within the year plan, with its times. In an approved plan a move needs a reason, which stays with the drill. The
 * experts asked for it move with it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRILL_NOT_MOVABLE, DATE_PAST, YEAR_PLAN_APPROVED, DRILL_TIMES
 */
export function moveDrill(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    date: string;
    startsAt: string | null;
    endsAt: string | null;
    reason: string | null;
  },
): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  assertMovable(before);
  const date = asCivilDate(input.date);
  if (date < deps.clock.today() && date !== before.plannedOn)
    throw new PlanDeskError('DATE_PAST', '演练不能安排到已经过去的日子，请选择今天或以后的日期。', { date });
  if (input.startsAt !== null && input.endsAt !== null && input.endsAt <= input.startsAt)
    throw new PlanDeskError('DRILL_TIMES', '演练结束时间应当晚于开始时间，请核对。', {
      startsAt: input.startsAt,
      endsAt: input.endsAt,
    });
  const reason = input.reason?.trim() || null;
  if (reason === null && date !== before.plannedOn) assertNotApproved(deps, before, date);
  const { startsAt, endsAt } = input;
  const moved: DrillRecord = {
    ...nextBookkeeping(deps, before),
    plannedOn: date,
    startsAt,
    endsAt,
    stateReason: reason ?? before.stateReason,
  };
  drillTable.update(deps.db, moved);
  moveExperts(deps, before, date);
  return settleDrill(deps, moved);
}

/** Says that people have set the day, or that a proposal may move it again. @throws as `moveDrill` */
export function fixDrill(deps: Deps, input: { id: string; expectedVersion: number; fixed: boolean }): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  assertMovable(before);
  const next: DrillRecord = { ...nextBookkeeping(deps, before), fixed: input.fixed };
  drillTable.update(deps.db, next);
  return settleDrill(deps, next);
}

function assertMovable({ state, id }: DrillRecord): void {
  if (!canMove(state))
    throw new PlanDeskError('DRILL_NOT_MOVABLE', '这次演练已经开始、完成或取消，不能再改日期。', {
      id,
      state,
    });
}

/** Both the year it leaves and the year it goes to may be approved. */
function assertNotApproved(deps: Deps, drill: DrillRecord, date: string): void {
  const years = new Set([date, drill.plannedOn ?? date].map((day) => Number(day.slice(0, 4))));
  for (const year of years) {
    const plan = yearPlanOf(deps.db, { enterpriseId: drill.enterpriseId, year, self: deps.self });
    if (plan?.state === 'approved')
      throw new PlanDeskError('YEAR_PLAN_APPROVED', `${year}年度计划已经批准，改日期请说明原因。`, {
        id: plan.id,
      });
  }
}

function moveExperts(deps: Deps, { id, plannedOn }: DrillRecord, date: string): void {
  if (plannedOn === null || plannedOn === date) return;
  const asked = expertWorkTable.select(
    deps.db,
    'WHERE drill_id = @id AND from_day = @plannedOn AND attended IS NULL AND origin = @self AND voided_at IS NULL',
    { id, plannedOn, self: deps.self },
  );
  for (const work of asked)
    expertWorkTable.update(deps.db, { ...nextBookkeeping(deps, work), fromDay: date, toDay: null });
  if (asked.length > 0)
    deps.changed(
      'experts',
      asked.map(({ expertId }) => expertId),
    );
}
