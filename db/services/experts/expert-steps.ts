import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import {
  type ExpertState,
  type ExpertStep,
  type ExpertStepContext,
  expertActions,
  proposedTerm,
  stepGivesTerm,
  transitionExpert,
} from '../../domain/expert/life';
import type { AllowedAction } from '../../domain/state-machine';
import { type ExpertRecord, expertTable } from '../../repositories/expert';
import { type ExpertTermRecord, expertTermTable } from '../../repositories/expert-life';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';

export interface TakeStepInput {
  id: string;
  expectedVersion: number;
  step: ExpertStep;
  onDay: CivilDate;
  termFrom: CivilDate | null;
  termTo: CivilDate | null;
  documentNo: string | null;
  reason: string | null;
  remark: string | null;
}

/**
 * One step of a person's life in the pool, with its day, document and reason. Terms given by a step become the person's.
 * @throws PlanDeskError EXPERT_BLOCKED {blockers}, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function takeStep(deps: Deps, input: TakeStepInput): { id: string; version: number } {
  const before = found(expertTable.find(deps.db, input.id), '专家', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const steps = stepsOf(deps, before.id);
  const moved = transitionExpert(before.status, input.step, {
    ...contextOf(before, steps, input.onDay),
    newFrom: input.termFrom,
    newTo: input.termTo,
    reason: input.reason,
  });
  if (!moved.ok)
    throw new PlanDeskError('EXPERT_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      blockers: moved.error,
    });
  const gives = stepGivesTerm(input.step);
  const record: ExpertRecord = {
    ...nextBookkeeping(deps, before),
    status: moved.value,
    ...(gives && { termFrom: firstDay(before, input), termTo: input.termTo, termExact: true }),
    // The number of the certificate goes with the appointment it was given at.
    ...(gives && input.documentNo && { certificateNo: input.documentNo }),
  };
  expertTable.update(deps.db, record);
  expertTermTable.insert(deps.db, {
    ...newBookkeeping(deps),
    id: deps.newId(),
    expertId: record.id,
    step: input.step,
    onDay: input.onDay,
    termFrom: gives ? input.termFrom : null,
    termTo: gives ? input.termTo : null,
    documentNo: input.documentNo,
    reason: input.reason,
    remark: input.remark,
  });
  markDutiesDirty(deps.db, [record.origin]);
  reindex(deps.db, 'expert', [record.id]);
  deps.changed('experts', [record.id]);
  return { id: record.id, version: record.version };
}

/** A term that goes on without a gap began when the running one did: whoever is renewed early serves meanwhile. */
function firstDay(before: ExpertRecord, { step, termFrom }: TakeStepInput): CivilDate | null {
  const { termTo } = before;
  const runsOn =
    step === 'renew' && termTo !== null && termFrom !== null && addDays(termTo as CivilDate, 1) >= termFrom;
  return runsOn ? (before.termFrom as CivilDate | null) : termFrom;
}

/** Steps of a person, the earliest first. */
export function stepsOf({ db }: { db: ReadDb }, expertId: string): ExpertTermRecord[] {
  return expertTermTable.select(
    db,
    'WHERE expert_id = @expertId AND voided_at IS NULL ORDER BY on_day, created_at, id',
    { expertId },
  );
}

function contextOf(
  expert: ExpertRecord,
  steps: readonly ExpertTermRecord[],
  onDay: CivilDate,
): ExpertStepContext {
  return {
    onDay,
    lastOn: (steps.at(-1)?.onDay ?? null) as CivilDate | null,
    termTo: expert.termTo as CivilDate | null,
    newFrom: null,
    newTo: null,
    reason: null,
  };
}

/** What can be done next with a person today, what blocks it apart from what the step's own form asks, and the term to propose. */
export function nextSteps(
  expert: ExpertRecord,
  steps: readonly ExpertTermRecord[],
  today: CivilDate,
  termYears: number,
): { actions: AllowedAction<ExpertState, ExpertStep>[]; term: { from: string; to: string } } {
  const running = expert.status === 'applied' ? null : (expert.termTo as CivilDate | null);
  const term = proposedTerm(today, running, termYears);
  const context = {
    ...contextOf(expert, steps, today),
    newFrom: term.from,
    newTo: term.to,
    reason: '由表单填写',
  };
  return { actions: expertActions(expert.status, context), term };
}
