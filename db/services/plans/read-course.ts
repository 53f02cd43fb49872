import type { ReadDb } from '../../connection';
import { type DraftingStep, orderWarnings } from '../../domain/plan/drafting-steps';
import { type TriggerState, triggerState } from '../../domain/plan/revision';
import type { PlanVersionStep } from '../../domain/plan/version-state';
import type { Blocker } from '../../domain/state-machine';
import type { Law } from '../../law';
import { planTable } from '../../repositories/plan';
import { stepsOfPlan } from '../../repositories/plan-step';
import { listPlanVersions, type RefilingDecision, refilingDecisions } from '../../repositories/plan-version';
import {
  drillOfTrigger,
  type RevisionTriggerRecord,
  triggersOfPlan,
} from '../../repositories/revision-trigger';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { nextSteps } from './version-steps';

/** A step of drafting with what was noted of it. */
export interface DraftingLine {
  step: DraftingStep;
  title: string;
  clause: string;
  /** What usually proves it. */
  usual: string;
  done: {
    doneOn: string;
    responsible: string | null;
    proof: string | null;
    documentId: string | null;
  } | null;
}

export interface VersionCourse {
  versionId: string;
  next: { step: PlanVersionStep; to: string; blockers: Blocker[] }[];
  drafting: DraftingLine[];
  warnings: {
    id: string;
    why: 'missing' | 'late';
    text: string;
    rule: string;
    source: string;
    mark: string;
  }[];
  refiling: RefilingDecision | null;
}

export interface PlanCourse {
  standard: string;
  versions: VersionCourse[];
  reasons: { id: string; number: number; title: string }[];
  reasonsSource: string;
  triggers: (Pick<
    RevisionTriggerRecord,
    | 'id'
    | 'reason'
    | 'source'
    | 'sourceId'
    | 'raisedOn'
    | 'description'
    | 'decision'
    | 'decidedOn'
    | 'decisionReason'
    | 'settledOn'
  > & {
    state: TriggerState;
    settledBy: string | null;
    drillId: string | null;
    findingId: string | null;
  })[];
}

/** How far each version of a plan has come, what can be done next, and what calls for a revision. @throws PlanDeskError NOT_FOUND */
export function readCourse(db: ReadDb, law: Law, today: string, planId: string): PlanCourse {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const { drafting, revision } = law.planRules;
  const noted = stepsOfPlan(db, planId);
  const decisions = refilingDecisions(db, planId);
  const versions = listPlanVersions(db, planId);
  return {
    standard: drafting.standard,
    versions: versions.map((version) => {
      const done = new Map(
        noted.filter((row) => row.planVersionId === version.id).map((row) => [row.step, row]),
      );
      const days = Object.fromEntries([...done].map(([step, row]) => [step, row.doneOn]));
      return {
        versionId: version.id,
        next: nextSteps(db, plan, version, today),
        drafting: drafting.steps.map(({ id, title, clause, proof }) => {
          const row = done.get(id);
          return {
            step: id,
            title,
            clause,
            usual: proof,
            done: row
              ? {
                  doneOn: row.doneOn,
                  responsible: row.responsible,
                  proof: row.proof,
                  documentId: row.planDocumentId,
                }
              : null,
          };
        }),
        warnings: orderWarnings(drafting.order, days).map(({ order, why }) => ({
          id: order.id,
          why,
          text: order.text,
          rule: order.rule,
          source: `${order.source.title} ${order.source.article}`,
          mark: order.mark,
        })),
        refiling: decisions.get(version.id) ?? null,
      };
    }),
    reasons: revision.reasons.map(({ id, number, title }) => ({ id, number, title })),
    reasonsSource: `${revision.source.title} ${revision.source.article}`,
    triggers: triggersOfPlan(db, planId).map((trigger) => ({
      id: trigger.id,
      reason: trigger.reason,
      source: trigger.source,
      sourceId: trigger.sourceId,
      ...drillOfTrigger(db, trigger),
      raisedOn: trigger.raisedOn,
      description: trigger.description,
      decision: trigger.decision,
      decidedOn: trigger.decidedOn,
      decisionReason: trigger.decisionReason,
      settledOn: trigger.settledOn,
      state: triggerState(trigger),
      settledBy: versions.find((version) => version.id === trigger.settledById)?.label ?? null,
    })),
  };
}
