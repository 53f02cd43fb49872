import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../db/repositories/review';
import { bookkeeping, type Place } from './records';

/** A review of a version, as it stands before anybody was named. */
export function makeReview(
  place: Place,
  given: Partial<ReviewRecord> & { planVersionId: string },
): ReviewRecord {
  const record: ReviewRecord = {
    id: place.core.newId(),
    previousReviewId: null,
    kind: 'review',
    way: 'meeting',
    title: '综合应急预案评审',
    checklistSet: 'GUIDE-2009',
    tables: ['F', 'C'],
    state: 'prepared',
    minimumExperts: 3,
    preparedOn: '2026-11-09',
    deadline: '2026-11-20',
    meetingOn: '2026-11-23',
    meetingTime: '9:00',
    place: '公司会议室',
    host: '例主持',
    head: '示负责',
    headAttended: null,
    closedReason: null,
    discussion: [],
    opinion: null,
    process: null,
    outcome: null,
    outcomeOn: null,
    outcomeBy: null,
    outcomeNote: null,
    minutesSignedOn: null,
    changesConfirmedOn: null,
    changesConfirmedBy: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  reviewTable.insert(place.core.write, record);
  return record;
}

/** An expert of a review, named by hand. */
export function makeAssignment(
  place: Place,
  given: Partial<ReviewAssignmentRecord> & { reviewId: string },
): ReviewAssignmentRecord {
  const record: ReviewAssignmentRecord = {
    id: place.core.newId(),
    expertId: null,
    drawPlaceId: null,
    name: '测专家',
    employer: '示例设计院',
    title: '高级工程师',
    specialty: '化工',
    phone: null,
    role: 'member',
    state: 'named',
    sentAt: null,
    dueOn: '2026-11-20',
    returnedAt: null,
    late: false,
    keyId: null,
    recusal: null,
    attended: null,
    vote: null,
    voteNote: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  reviewAssignmentTable.insert(place.core.write, record);
  return record;
}
