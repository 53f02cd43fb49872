import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { type DrawAction, type DrawContext, transitionDraw } from '../../domain/draw/expert-draw-state';
import { type GivenAnswer, type Turns, turnsOf } from '../../domain/draw/expert-turns';
import { PlanDeskError } from '../../domain/errors';
import type { Blocker } from '../../domain/state-machine';
import {
  type ExpertDrawPlaceRecord,
  type ExpertDrawRecord,
  expertDrawTable,
} from '../../repositories/expert-draw';
import { nextRoundOf, placesOfDraw } from '../../repositories/expert-draw-views';
import { assertEditable, found, nextBookkeeping } from '../own-row';

/** What the experts said, by place; who was not heard has said nothing. */
export function answersOf(places: readonly ExpertDrawPlaceRecord[]): (GivenAnswer & { on: string })[] {
  return places.flatMap(({ need, place, answer, reason, answeredOn }) =>
    answer === null ? [] : [{ specialty: need, place, answer, reason, on: answeredOn ?? '' }],
  );
}

/** Where the order of a drawn draw stands; of one that is not drawn, an empty order that misses nobody. */
export function turnsOfDraw(record: ExpertDrawRecord, places: readonly ExpertDrawPlaceRecord[]): Turns {
  const sequence =
    record.drawnAt === null
      ? []
      : record.needs.map((need) => ({ ...need, available: need.available ?? 0, take: need.take ?? 0 }));
  const rank = new Map(sequence.map(({ specialty }, n) => [specialty, n]));
  const order = places
    .map(({ need, place, expertId, standing }) => ({ specialty: need, place, id: expertId, standing }))
    .sort((a, b) => (rank.get(a.specialty) ?? 0) - (rank.get(b.specialty) ?? 0) || a.place - b.place);
  return turnsOf({ sequence, order }, answersOf(places));
}

/** What the guards look at. */
export function contextOf(db: ReadDb, record: ExpertDrawRecord, turns: Turns): DrawContext {
  return {
    asked: turns.places.filter(({ state }) => state === 'asked').length,
    missing: turns.missing.reduce((sum, { count }) => sum + count, 0),
    followed: nextRoundOf(db, record.id) !== undefined,
  };
}

/**
 * The draw, if this desk may change it now.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function editableDraw(deps: { db: ReadDb; self: string }, id: string, expectedVersion?: number) {
  const record = found(expertDrawTable.find(deps.db, id), '抽取', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/**
 * Asks the table for a step and keeps the draw with its new state.
 * @throws PlanDeskError DRAW_BLOCKED {state, blockers}
 */
export function stepDraw(
  deps: Deps,
  record: ExpertDrawRecord,
  action: DrawAction,
  changes: Partial<ExpertDrawRecord> = {},
): ExpertDrawRecord {
  const turns = turnsOfDraw(record, placesOfDraw(deps.db, record.id));
  const next = transitionDraw(record.state, action, contextOf(deps.db, record, turns));
  if (!next.ok) throw blocked(record.state, next.error);
  const kept = { ...nextBookkeeping(deps, record), ...changes, state: next.value };
  expertDrawTable.update(deps.db, kept);
  deps.changed('draws', [record.id]);
  return kept;
}

/** The refusal with everything that blocks the step. */
export function blocked(state: string, blockers: readonly Blocker[]): PlanDeskError {
  return new PlanDeskError(
    'DRAW_BLOCKED',
    blockers[0]?.message ?? '当前状态下不能进行这项操作，请刷新后再试。',
    { state, blockers: [...blockers] },
  );
}
