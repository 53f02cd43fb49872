import type { Verdict } from '../../db/domain/review/codes';
import {
  checklistAnswerTable,
  type MarkRecord,
  markTable,
  reviewOpinionTable,
} from '../../db/repositories/marking';
import type { ReviewRecord } from '../../db/repositories/review';
import { bookkeeping, makePlan, type Place } from './records';
import { makeAssignment, makeReview } from './reviews';

/** A verdict with its reason, by item. */
export type Said = Readonly<Record<string, readonly [Verdict, string?]>>;

/** A review whose results came back and were opened; every expert says what `said` holds for him. */
export function collectedReview(place: Place, said: readonly Said[], given: Partial<ReviewRecord> = {}) {
  const { version } = makePlan(place, { first: { state: 'draft', signedOn: null, publishedOn: null } });
  const review = makeReview(place, {
    planVersionId: version.id,
    tables: ['C'],
    state: 'collected',
    meetingOn: '2026-11-18',
    ...given,
  });
  const experts = said.map((answers, n) => {
    const expert = makeAssignment(place, {
      reviewId: review.id,
      name: ['示大明', '样小安', '测中立', '例四', '模五'][n] ?? `专家${n}`,
      role: n === 0 ? 'chair' : 'member',
      state: 'returned',
      returnedAt: place.core.clock.now(),
    });
    for (const [item, [verdict, reason = '']] of Object.entries(answers))
      checklistAnswerTable.insert(place.core.write, {
        ...bookkeeping(place),
        id: place.core.newId(),
        assignmentId: expert.id,
        item,
        verdict,
        reason,
        search: null,
      });
    reviewOpinionTable.insert(place.core.write, {
      ...bookkeeping(place),
      id: place.core.newId(),
      assignmentId: expert.id,
      state: 'handed-in',
      opinion: `${expert.name}的意见`,
      vote: 'for',
      voteReason: null,
      noInterest: true,
      handedInAt: place.core.clock.now(),
    });
    return expert;
  });
  return { version, review, experts };
}

/** A mark of an expert; its document is a few bytes. */
export function makeMark(place: Place, given: Partial<MarkRecord> & { assignmentId: string }): MarkRecord {
  const sha256 = given.sha256 ?? 'ab'.repeat(32);
  place.core.write.run(
    `INSERT OR IGNORE INTO document (sha256, size, kind, encoding, created_at) VALUES (@sha256, 3, 'txt', 'raw', @now)`,
    { sha256, now: place.core.clock.now() },
  );
  const record: MarkRecord = {
    id: place.core.newId(),
    kind: 'comment',
    item: null,
    body: '',
    fromAt: 10,
    toAt: 14,
    quote: '',
    beforeQuote: '',
    afterQuote: '',
    sectionPath: [],
    page: null,
    box: null,
    ...bookkeeping(place),
    ...given,
    sha256,
  };
  markTable.insert(place.core.write, record);
  return record;
}
