/** What conflicts in a year plan: computed in the page while a drill is dragged, by the very function of the core. */
export {
  isGrave,
  type PlanConflict,
  planConflicts,
} from '../../db/domain/schedule/plan-conflicts';
