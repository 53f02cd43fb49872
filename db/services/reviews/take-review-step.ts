import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import {
  REVIEW_MACHINE,
  type ReviewAction,
  type ReviewContext,
  transitionReview,
} from '../../domain/review/review-state';
import { voteRuleOn, votesNeededOf } from '../../domain/review/votes';
import { allowedActionsOf, type Blocker } from '../../domain/state-machine';
import type { Law } from '../../law';
import { type ReviewRecord, reviewTable } from '../../repositories/review';
import { assignmentsOf } from '../../repositories/review-views';
import { nextBookkeeping } from '../own-row';
import { conflictsOf } from './conflicts';

/** What the guards of a review look at, as it stands in the database. */
export function reviewContext(
  place: { db: ReadDb; law: Law; today: string },
  record: ReviewRecord,
  reason: string | null = null,
): ReviewContext {
  const { db, law, today } = place;
  const experts = assignmentsOf(db, record.id).filter(({ state }) => state !== 'withdrawn');
  const present = experts.filter(({ attended }) => attended === true);
  return {
    drawn: experts.length,
    recused: conflictsOf(place, record).size,
    minimumExperts: record.minimumExperts,
    collected: experts.filter(({ state }) => state === 'returned').length,
    present: present.length,
    yes: present.filter(({ vote }) => vote === 'for').length,
    needed: votesNeededOf(
      voteRuleOn(law.reviewVote.rules, (record.outcomeOn ?? record.meetingOn ?? today) as CivilDate),
      present.length,
    ),
    chairSigned: record.minutesSignedOn !== null,
    reason,
  };
}

/** What can be done next and what blocks it; a missing reason is asked for by the form, not told here. */
export function reviewActions(
  place: { db: ReadDb; law: Law; today: string },
  record: ReviewRecord,
): { action: ReviewAction; blockers: Blocker[] }[] {
  return allowedActionsOf(REVIEW_MACHINE, record.state, reviewContext(place, record)).map(
    ({ action, blockers }) => ({
      action,
      blockers: blockers.filter(({ code }) => code !== 'REASON_MISSING'),
    }),
  );
}

/**
 * Takes one step of a review through the transition table. `change` holds what else the step writes; facts that the
 * guards look at (votes, signatures) must be written before, or be given in `context`.
 * @throws PlanDeskError REVIEW_BLOCKED {action, blockers: [{code, text}]}
 */
export function takeReviewStep(
  deps: Deps,
  record: ReviewRecord,
  action: ReviewAction,
  step: { reason?: string | null; change?: Partial<ReviewRecord>; context?: Partial<ReviewContext> } = {},
): ReviewRecord {
  const context = {
    ...reviewContext(
      { db: deps.db, law: deps.law, today: deps.clock.today() },
      { ...record, ...step.change },
      step.reason ?? null,
    ),
    ...step.context,
  };
  const moved = transitionReview(record.state, action, context);
  if (!moved.ok)
    throw new PlanDeskError('REVIEW_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      action,
      blockers: moved.error.map(({ code, message }) => ({ code, text: message })),
    });
  return saveReview(deps, { ...record, ...step.change, state: moved.value });
}

/** Writes the next version of a review and announces it. */
export function saveReview(deps: Deps, record: ReviewRecord): ReviewRecord {
  const saved = nextBookkeeping(deps, record);
  reviewTable.update(deps.db, saved);
  deps.changed('reviews', [saved.id]);
  return saved;
}
