import { addYears, type CivilDate } from '../dates/civil-date';
import { PLAN_KIND_BITS } from '../duties/compiled-rule';
import type { DutyPlan, DutySubject } from '../duties/duty';
import type { PlanKind } from '../plan/kinds';
import type { OpenDrill } from './cover';
import type { KnownDrill } from './requirements';

export interface PlanChoice {
  readonly kind: PlanKind;
  readonly plan: DutyPlan | null;
}

/** A plan that will not have been drilled within the years of the rotation. */
export interface NotRotated {
  readonly planId: string;
  readonly title: string;
  /** Null: never, as far as is known. */
  readonly lastDrilledOn: CivilDate | null;
}

/** The registered plan of a fitting kind that was drilled longest ago, never before ever; else the plainest kind. */
export function planFor(
  subject: DutySubject,
  drill: Pick<OpenDrill, 'kindMask' | 'planId'>,
  drilled: readonly KnownDrill[],
): PlanChoice {
  const fits = (kind: PlanKind) => drill.kindMask === null || (PLAN_KIND_BITS[kind] & drill.kindMask) !== 0;
  const [plan = null] = plansInForce(subject)
    .filter((one) => (drill.planId === null || one.id === drill.planId) && fits(one.kind))
    .map((candidate) => ({ candidate, last: lastDrilled(candidate, drilled) }))
    .sort((a, b) => compare(a.last, b.last) || compare(a.candidate.id, b.candidate.id))
    .map(({ candidate }) => candidate);
  const plainest: readonly PlanKind[] =
    subject.kind === 'office' ? ['government'] : ['comprehensive', 'special', 'onsite'];
  return { kind: plan?.kind ?? plainest.find(fits) ?? 'comprehensive', plan };
}

/** Plans that at the end of the year will have gone without a drill for longer than the rotation takes, the longest first. */
export function notRotated(
  subject: DutySubject,
  drilled: readonly KnownDrill[],
  year: number,
  rotationYears: number,
): NotRotated[] {
  const since = addYears(`${year}-12-31` as CivilDate, -rotationYears);
  return plansInForce(subject)
    .map((plan) => ({ plan, last: lastDrilled(plan, drilled) }))
    .filter(({ plan, last }) => last <= since && (last !== '' || (plan.publishedOn ?? '') <= since))
    .sort((a, b) => compare(a.last, b.last) || compare(a.plan.id, b.plan.id))
    .map(({ plan, last }) => ({
      planId: plan.id,
      title: plan.title,
      lastDrilledOn: last === '' ? null : (last as CivilDate),
    }));
}

/** Plans that can be drilled: published, neither replaced nor withdrawn. */
export function plansInForce(subject: DutySubject): DutyPlan[] {
  return subject.plans.filter(
    (plan) =>
      plan.publishedOn !== null && plan.versionState !== 'superseded' && plan.versionState !== 'withdrawn',
  );
}

function lastDrilled(plan: DutyPlan, drilled: readonly KnownDrill[]): string {
  return drilled.reduce(
    (last, drill) => (drill.planId === plan.id && drill.date > last ? drill.date : last),
    '',
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
