import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { Vote } from '../../domain/review/codes';
import { type MarkingAction, transitionMarking } from '../../domain/review/marking-state';
import type { Blocker } from '../../domain/state-machine';
import { tidyLines } from '../../domain/text/normalise';
import { type ReviewOpinionRecord, reviewOpinionTable } from '../../repositories/marking';
import { assertEditable, newBookkeeping, nextBookkeeping } from '../own-row';
import { closedFor, type MarkingMatter, markingMatter, openMatter, progressIn } from './matter';
import { type OpinionView, opinionView, ownOpinion, standingOf } from './view-desk';

/**
 * Keeps the reviewer's opinion, vote and statement as far as they have come.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, NOT_OURS, STALE_VERSION
 */
export function saveOwnOpinion(
  deps: Deps,
  input: {
    assignmentId: string;
    expectedVersion: number | null;
    opinion: string;
    vote: Vote | null;
    voteReason: string | null;
    noInterest: boolean;
  },
): { opinion: OpinionView; missing: Blocker[] } {
  const matter = openMatter(deps, input.assignmentId);
  const before = matter.opinion;
  if (before) assertEditable(deps, before, input.expectedVersion ?? 0);
  const { vote, noInterest } = input;
  const reason = tidyLines(input.voteReason ?? '');
  const next: ReviewOpinionRecord = {
    ...(before ? nextBookkeeping(deps, before) : fresh(deps, input.assignmentId)),
    opinion: tidyLines(input.opinion),
    vote,
    voteReason: reason === '' ? null : reason,
    noInterest,
  };
  keep(deps, next, before !== undefined);
  const { missing } = standingOf(deps.db, deps.law, { ...matter, opinion: next });
  return { opinion: opinionView(next), missing };
}

/**
 * Hands the work in: from then on it cannot be changed. Late work is handed in too; the organiser decides about it.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED {blockers}, MARKING_INCOMPLETE {blockers}, NOT_OURS
 */
export function handIn(deps: Deps, input: { assignmentId: string }): OpinionView {
  return step(deps, openMatter(deps, input.assignmentId), 'hand-in', null);
}

/**
 * Opens handed-in work again because the organiser asks for it.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED {blockers}, MARKING_INCOMPLETE {blockers}, NOT_OURS
 */
export function reopenMarking(deps: Deps, input: { assignmentId: string; reason: string }): OpinionView {
  const matter = markingMatter(deps.db, deps.law, input.assignmentId);
  const others = closedFor(matter).filter(({ code }) => code !== 'HANDED_IN');
  if (others.length > 0)
    throw new PlanDeskError('MARKING_CLOSED', others[0]?.message ?? '', { blockers: others });
  return step(deps, matter, 'reopen', input.reason);
}

function step(deps: Deps, matter: MarkingMatter, action: MarkingAction, reason: string | null): OpinionView {
  const before = matter.opinion;
  if (before) assertEditable(deps, before);
  const progress = progressIn(deps.db, deps.law, matter);
  const taken = transitionMarking(before?.state ?? 'open', action, {
    progress,
    opinion: ownOpinion(before),
    reason,
  });
  if (!taken.ok)
    throw new PlanDeskError('MARKING_INCOMPLETE', taken.error[0]?.message ?? '', {
      blockers: [...taken.error],
    });
  const next: ReviewOpinionRecord = {
    ...(before ? nextBookkeeping(deps, before) : fresh(deps, matter.assignment.id)),
    state: taken.value,
    handedInAt: taken.value === 'handed-in' ? deps.clock.now() : null,
  };
  keep(deps, next, before !== undefined);
  return opinionView(next);
}

function fresh(deps: Deps, assignmentId: string): ReviewOpinionRecord {
  return {
    id: deps.newId(),
    assignmentId,
    state: 'open',
    opinion: '',
    vote: null,
    voteReason: null,
    noInterest: false,
    handedInAt: null,
    ...newBookkeeping(deps),
  };
}

function keep(deps: Deps, opinion: ReviewOpinionRecord, known: boolean): void {
  if (known) reviewOpinionTable.update(deps.db, opinion);
  else reviewOpinionTable.insert(deps.db, opinion);
  deps.changed('marking', [opinion.assignmentId]);
}
