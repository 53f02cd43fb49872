import type { ReadDb } from '../../connection';
import { plansThatApply } from '../../domain/incident/applying-plans';
import { type PlanStep, stepsOfCard, stepsOfPlan } from '../../domain/incident/steps';
import type { HeadingEntry } from '../../domain/plan/outline/headings';
import { accidentKindsIn } from '../../domain/plan/text-checks/plan-scope';
import type { Law } from '../../law';
import { incidentPlanTable, incidentStepTable } from '../../repositories/incident';
import { plansForAid, plansOfHazard, versionText } from '../../repositories/incident-aid-views';
import { planTable } from '../../repositories/plan';
import { listPlanVersions } from '../../repositories/plan-version';
import { cardsOfPlan } from '../../repositories/response-card';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import type { Spot } from './find-spot';

/** Plans of an incident that people took up, by plan. */
function takenUp(db: ReadDb, incidentId: string) {
  const plans = incidentPlanTable.select(db, 'WHERE incident_id = @incidentId AND voided_at IS NULL', {
    incidentId,
  });
  return new Map(
    plans.map((one) => [
      one.planId,
      {
        id: one.id,
        versionId: one.planVersionId,
        startedAt: one.startedAt,
        startedBy: one.startedBy,
        responseLevel: one.responseLevel,
        steps: incidentStepTable
          .select(db, 'WHERE incident_plan_id = @id AND voided_at IS NULL ORDER BY position, id', {
            id: one.id,
          })
          .map((step) => ({
            id: step.id,
            version: step.version,
            text: step.text,
            path: [...step.sectionPath],
            doneAt: step.doneAt,
            doneBy: step.doneBy,
            skippedReason: step.skippedReason,
            note: step.note,
          })),
      },
    ]),
  );
}

/** Plans that apply, in the order in which they are taken up, and those that were started whatever applies now. */
export function findPlans({ db, law }: { db: ReadDb; law: Law }, spot: Spot) {
  const taken = spot.incidentId === null ? new Map<string, never>() : takenUp(db, spot.incidentId);
  const rows = plansForAid(db, sightOf(db), spot.enterpriseId).map((row) => {
    const kindsGuessed = row.accidentKinds.length === 0;
    return {
      ...row,
      kindsGuessed,
      accidentKinds: kindsGuessed ? accidentKindsIn(row.title, law.accidentKinds) : row.accidentKinds,
    };
  });
  const applied = plansThatApply(
    { ...spot, hazardPlans: spot.hazardId === null ? [] : plansOfHazard(db, spot.hazardId) },
    rows,
  );
  const shown = new Set(applied.map(({ plan }) => plan.id));
  const others = rows
    .filter(({ id }) => taken.has(id) && !shown.has(id))
    .map(
      (plan) => ({ plan, owner: plan.enterpriseId === null ? 'office' : 'unit', reason: 'open' }) as const,
    );
  return [...applied, ...others].map(({ plan, owner, reason }) => ({
    id: plan.id,
    title: plan.title,
    kind: plan.kind,
    owner,
    ownerName: plan.ownerName,
    reason,
    accidentKinds: plan.accidentKinds,
    kindsGuessed: plan.kindsGuessed,
    versionLabel: plan.versionLabel,
    publishedOn: plan.publishedOn,
    taken: taken.get(plan.id) ?? null,
  }));
}

/** Steps to begin with, and where they come from. */
export interface ProposedSteps {
  readonly versionId: string | null;
  /** The file that was read; null: the plan has no text that can be read. */
  readonly fileName: string | null;
  readonly steps: readonly PlanStep[];
}

/**
 * The steps that the newest published version of a plan (else its newest) tells for a kind of accident, then those of its response cards.
 * @throws PlanDeskError NOT_FOUND
 */
export function proposeSteps(
  { db, law }: { db: ReadDb; law: Law },
  planId: string,
  accidentKind: string,
): ProposedSteps {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const versions = listPlanVersions(db, plan.id);
  const version = versions.find(({ state }) => state === 'published') ?? versions[0];
  const read = version && versionText(db, version.id);
  const told = read
    ? stepsOfPlan(
        { text: read.text, outline: JSON.parse(read.outline) as HeadingEntry[] },
        accidentKind,
        law.incidentAids,
        law.accidentKinds,
      )
    : [];
  return {
    versionId: version?.id ?? null,
    fileName: read?.fileName ?? null,
    steps: [...told, ...cardsOfPlan(db, plan.id).flatMap(stepsOfCard)],
  };
}
