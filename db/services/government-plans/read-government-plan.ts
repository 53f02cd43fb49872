import type { ReadDb } from '../../connection';
import type { GovernmentKindRule } from '../../domain/plan/government/targets';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { dutyViewsOfSubject } from '../../repositories/duty-view';
import { type GovernmentFilingRecord, governmentFilingsOfPlan } from '../../repositories/government-filing';
import {
  approvalDays,
  type GovernmentFacts,
  governmentFactsOf,
  type OwnPlanRow,
  ownPlanRows,
} from '../../repositories/government-plan';
import { planTable } from '../../repositories/plan';
import { listPlanVersions } from '../../repositories/plan-version';
import { type DutyView, viewDuty } from '../duties/duty-view';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** A government's or department's plan with what its panel shows beside the ordinary record. */
export interface GovernmentPlanView extends GovernmentFacts {
  planId: string;
  version: number;
  ours: boolean;
  title: string;
  remark: string | null;
  /** Where this kind is filed; null while nobody noted the kind. */
  kindRule: GovernmentKindRule | null;
  source: string;
  versions: {
    id: string;
    version: number;
    label: string;
    state: string;
    approvedOn: string | null;
    publishedOn: string | null;
    remark: string | null;
    records: Pick<
      GovernmentFilingRecord,
      'id' | 'version' | 'kind' | 'recipient' | 'copies' | 'doneOn' | 'documentNo' | 'remark'
    >[];
  }[];
  /** Duties of the office that are about this plan. */
  duties: DutyView[];
}

/** Reads one plan. @throws PlanDeskError NOT_FOUND */
export function readGovernmentPlan(
  db: ReadDb,
  law: Law,
  self: string,
  today: string,
  planId: string,
): GovernmentPlanView {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const facts = governmentFactsOf(db, planId);
  const approved = approvalDays(db, planId);
  const records = governmentFilingsOfPlan(db, planId);
  const versions = listPlanVersions(db, planId);
  const about = new Set([planId, ...versions.map((version) => version.id)]);
  const { ruleBook } = deskLaw(db, law);
  return {
    planId,
    version: plan.version,
    ours: plan.origin === self,
    title: plan.title,
    remark: plan.remark,
    ...facts,
    kindRule: law.governmentPlans.kinds.find((rule) => rule.kind === facts.governmentKind) ?? null,
    source: law.governmentPlans.source,
    versions: versions.map((version) => ({
      id: version.id,
      version: version.version,
      label: version.label,
      state: version.state,
      approvedOn: approved.get(version.id) ?? null,
      publishedOn: version.publishedOn,
      remark: version.remark,
      records: records
        .filter((record) => record.planVersionId === version.id)
        .map(({ id, version: counter, kind, recipient, copies, doneOn, documentNo, remark }) => ({
          id,
          version: counter,
          kind,
          recipient,
          copies,
          doneOn,
          documentNo,
          remark,
        })),
    })),
    duties: dutyViewsOfSubject(db, plan.origin)
      .filter((row) => about.has(row.refId))
      .map((row) => viewDuty(row, ruleBook, today)),
  };
}

/** Plans of the office itself, with how many of their duties are overdue. */
export function listGovernmentPlans(db: ReadDb, self: string): OwnPlanRow[] {
  return ownPlanRows(db, self);
}
