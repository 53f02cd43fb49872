import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../domain/review/codes';
import { reviewMatrix } from '../../domain/review/matrix';
import { isOpened, type ReviewState } from '../../domain/review/review-state';
import {
  type OutcomeFacts,
  type OutcomeFinding,
  outcomeFindings,
  tallyVotes,
  type VoteRule,
  voteRuleOn,
} from '../../domain/review/votes';
import type { Law } from '../../law';
import type { ReviewAssignmentRecord, ReviewRecord } from '../../repositories/review';
import { opinionsOfReview } from '../../repositories/review-results';
import { assignmentsOf } from '../../repositories/review-views';
import { findReview } from '../reviews/open-review';
import { readResults } from './read-results';

/** States in which presence and votes may still be written down. */
const BEFORE_OUTCOME: readonly ReviewState[] = ['drawn', 'collected', 'met'];
/** States in which an outcome may be written down, or changed before the minutes are signed. */
const WITH_OPINION: readonly ReviewState[] = ['drawn', 'collected', 'met', 'passed', 'failed'];

export interface Place {
  db: ReadDb;
  law: Law;
  self: string;
  today: string;
}

/**
 * The meeting as the chair leads it: who is there, how they vote, what the rule asks, what was concluded. Until the results
 * are opened, nothing of what the experts wrote.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewMeeting({ db, law, self, today }: Place, id: string) {
  const review = findReview(db, id);
  const experts = assignmentsOf(db, id).filter(({ state }) => state !== 'withdrawn');
  const opened = isOpened(review.state);
  const own = new Map(
    opened ? opinionsOfReview(db, id).map((opinion) => [opinion.assignmentId, opinion]) : [],
  );
  const rule = voteRuleOf(law, review, today);
  const facts = outcomeFacts(db, law, review, experts, today);
  const ours = review.origin === self && review.voidedAt === null;
  return {
    id,
    version: review.version,
    ours,
    state: review.state,
    opened,
    kind: review.kind,
    way: review.way,
    fields: {
      meetingOn: review.meetingOn,
      meetingTime: review.meetingTime,
      place: review.place,
      host: review.host,
      head: review.head,
      headAttended: review.headAttended,
      process: review.process,
    },
    minimumExperts: review.minimumExperts,
    experts: experts.map((expert) => ({
      id: expert.id,
      version: expert.version,
      name: expert.name,
      employer: expert.employer,
      title: expert.title,
      role: expert.role,
      returned: expert.state === 'returned',
      attended: expert.attended,
      vote: expert.vote,
      voteNote: expert.voteNote,
      /** What the expert wrote at home. */
      ownVote: own.get(expert.id)?.vote ?? null,
      ownOpinion: own.get(expert.id)?.opinion ?? '',
    })),
    tally: { ...facts.tally },
    rule: { id: rule.id, source: { ...rule.source }, mark: rule.mark, note: rule.note },
    /** What stands against each outcome, and what is to be said about it. */
    findings: REVIEW_OUTCOMES.map((outcome) => ({
      outcome,
      findings: outcomeFindings(law.reviewVote, outcome, facts),
    })),
    discussion: review.discussion.map((note) => ({ ...note })),
    opinion: review.opinion,
    outcome: review.outcome,
    outcomeOn: review.outcomeOn,
    outcomeBy: review.outcomeBy,
    outcomeNote: review.outcomeNote,
    minutesSignedOn: review.minutesSignedOn,
    can: {
      hold: ours && BEFORE_OUTCOME.includes(review.state),
      write: ours && WITH_OPINION.includes(review.state),
      conclude: ours && (review.state === 'met' || review.state === 'passed'),
      sign: ours && (review.state === 'passed' || review.state === 'failed'),
    },
  };
}

/** The rule under which the votes of a review count: that of the day of its meeting. */
export function voteRuleOf(law: Law, review: ReviewRecord, today: string): VoteRule {
  return voteRuleOn(law.reviewVote.rules, (review.meetingOn ?? today) as CivilDate);
}

/** What an outcome of this review is held against. */
export function outcomeFacts(
  db: ReadDb,
  law: Law,
  review: ReviewRecord,
  experts: readonly ReviewAssignmentRecord[],
  today: string,
): OutcomeFacts {
  return {
    tally: tallyVotes(voteRuleOf(law, review, today), experts),
    headAttended: review.headAttended,
    chairs: experts.filter(({ role, attended }) => role === 'chair' && attended === true).length,
    minimumExperts: review.minimumExperts,
    unfitKeys: isOpened(review.state) ? unfitKeys(db, law, review) : [],
  };
}

function unfitKeys(db: ReadDb, law: Law, review: ReviewRecord): readonly string[] {
  const { set, sheets } = readResults(db, law, review.id, () => []);
  return reviewMatrix(set, review.tables, sheets).unfitKeys;
}

/** Findings about one outcome of a review. */
export function findingsFor(place: Place, review: ReviewRecord, outcome: ReviewOutcome): OutcomeFinding[] {
  const experts = assignmentsOf(place.db, review.id).filter(({ state }) => state !== 'withdrawn');
  return outcomeFindings(
    place.law.reviewVote,
    outcome,
    outcomeFacts(place.db, place.law, review, experts, place.today),
  );
}
