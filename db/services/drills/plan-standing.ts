import type { ReadDb } from '../../connection';
import { drilledPlan } from '../../repositories/drill-design-views';

/** Why the plan of a drill is no longer to be drilled, a sentence; null while it stands, or where none is linked. */
export function whyPlanIsGone(db: ReadDb, planId: string | null): string | null {
  const plan = drilledPlan(db, planId);
  if (!plan) return null;
  if (plan.voided) return `所练的“${plan.title}”登记已经作废，请先改选现行的预案。`;
  return plan.status === 'withdrawn' ? `所练的“${plan.title}”已经停用，请先改选现行的预案。` : null;
}
