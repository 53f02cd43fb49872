import type { Review } from '../../../renderer/features/reviews/review-forms';

/** A review whose results came back and were opened. */
export function makeReview(over: Partial<Review> = {}): Review {
  return {
    id: 'r1',
    version: 4,
    ours: true,
    state: 'collected',
    opened: true,
    closedReason: null,
    preparedOn: '2026-11-09',
    voidedAt: null,
    voidReason: null,
    outcome: null,
    fields: {
      kind: 'review',
      way: 'meeting',
      title: '综合应急预案评审',
      checklistSet: 'GUIDE-2009',
      tables: ['C'],
      minimumExperts: 3,
      deadline: null,
      meetingOn: '2026-11-18',
      meetingTime: null,
      place: null,
      host: null,
      head: null,
      remark: null,
    },
    subject: {
      planId: 'p1',
      planTitle: '综合应急预案',
      planKind: 'comprehensive',
      versionId: 'v1',
      versionLabel: '第1版',
      versionState: 'in-review',
      unitId: 'e1',
      unitName: '舒兰市示例化工有限公司',
    },
    set: null,
    previousReviewId: null,
    repeatedBy: null,
    experts: [],
    counts: { experts: 2, sent: 2, returned: 2, late: 0, overdue: 0 },
    actions: [],
    ...over,
  };
}
