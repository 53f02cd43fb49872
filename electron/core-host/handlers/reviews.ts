import { leaveReview } from '../../../db/services/expert-draws/leave-review';
import { assignExperts, changeRole, settleExperts } from '../../../db/services/reviews/assign-experts';
import { openResults } from '../../../db/services/reviews/collect';
import {
  prepareReview,
  replaceVersion,
  updateReview,
  voidReview,
} from '../../../db/services/reviews/prepare-review';
import { reviewStart, reviewsOf, viewReview } from '../../../db/services/reviews/view-review';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const reviews: Handlers<Contract>['reviews'] = {
  get: ({ read, core, host }, { id }) =>
    viewReview(read, core.law, host.requireSelf(), core.clock.today(), id),
  start: ({ read, core }, input) => reviewStart(read, core.law, core.clock.today(), input),
  ofPlan: ({ read }, { planId }) => ({ rows: reviewsOf(read, planId) }),
  prepare: ({ deps, audit }, input) => {
    const made = prepareReview(deps, input);
    audit('review', made.id, { title: input.fields.title, planVersionId: input.planVersionId });
    return made;
  },
  update: ({ deps, audit }, input) => {
    audit('review', input.id, { title: input.fields.title, deadline: input.fields.deadline });
    return updateReview(deps, input);
  },
  replaceVersion: ({ deps, audit }, input) => {
    audit('review', input.id, { planVersionId: input.planVersionId });
    return replaceVersion(deps, input);
  },
  assign: ({ deps, audit }, input) => {
    audit('review', input.reviewId, { experts: input.experts.map(({ name }) => name) });
    return assignExperts(deps, input);
  },
  changeRole: ({ deps, audit }, input) => {
    audit('review_assignment', input.id, { role: input.role });
    return changeRole(deps, input);
  },
  withdraw: ({ deps, audit }, input) => {
    audit('review_assignment', input.id, { reason: input.reason });
    return leaveReview(deps, input);
  },
  settle: ({ deps, audit }, input) => {
    audit('review', input.id);
    return settleExperts(deps, input);
  },
  openResults: ({ deps, audit }, input) => {
    audit('review', input.id, { reason: input.reason });
    return openResults(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('review', input.id, { reason: input.reason });
    return voidReview(deps, input);
  },
};
