import type { ReadDb } from '../../connection';
import type { FilingState } from '../../domain/filing/filing-state';
import type { PlanStatus } from '../../domain/plan/codes';
import type { PlanVersionState } from '../../domain/plan/version-state';
import { assessmentsOfPlan } from '../../repositories/assessment';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import { listPlanDocuments, type PlanDocumentView } from '../../repositories/plan-document';
import { listPlanVersions, listVersionFilings } from '../../repositories/plan-version';
import { planTimeline, type TimelineEntry } from '../history/timeline';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { type PlanFields, type PlanVersionFields, versionFieldsOf } from './check-fields';

export interface PlanVersionView {
  id: string;
  version: number;
  number: number;
  state: PlanVersionState;
  fields: PlanVersionFields;
  documents: Omit<PlanDocumentView, 'versionId'>[];
  filings: { id: string; state: FilingState; filingNo: string | null; decidedOn: string | null }[];
}

export interface PlanView {
  id: string;
  version: number;
  ours: boolean;
  status: PlanStatus;
  fields: PlanFields;
  enterprise: { id: string; name: string; uscc: string | null } | null;
  /** Newest first. */
  versions: PlanVersionView[];
  assessments: {
    id: string;
    assessedOn: string;
    conclusion: 'keep' | 'revise' | null;
    assessor: string | null;
    remark: string | null;
  }[];
  timeline: TimelineEntry[];
}

/** A plan with everything its page shows. @throws PlanDeskError NOT_FOUND */
export function readPlan(db: ReadDb, self: string, id: string): PlanView {
  assertInSight(db, 'plan', id);
  const plan = found(planTable.find(db, id), '预案', id);
  const owner = plan.enterpriseId === null ? undefined : enterpriseTable.find(db, plan.enterpriseId);
  const documents = listPlanDocuments(db, id);
  const filings = listVersionFilings(db, id);
  return {
    id: plan.id,
    version: plan.version,
    ours: plan.origin === self,
    status: plan.status,
    fields: { enterpriseId: plan.enterpriseId, kind: plan.kind, title: plan.title, remark: plan.remark },
    enterprise: owner ? { id: owner.id, name: owner.name, uscc: owner.uscc } : null,
    versions: listPlanVersions(db, id).map((version) => ({
      id: version.id,
      version: version.version,
      number: version.number,
      state: version.state,
      fields: versionFieldsOf(version),
      documents: documents
        .filter((document) => document.versionId === version.id)
        .map(({ versionId, ...document }) => document),
      filings: filings
        .filter((filing) => filing.versionId === version.id)
        .map(({ versionId, ...filing }) => filing),
    })),
    assessments: assessmentsOfPlan(db, id).map(
      ({ id: assessmentId, assessedOn, conclusion, assessor, remark }) => ({
        id: assessmentId,
        assessedOn,
        conclusion,
        assessor,
        remark,
      }),
    ),
    timeline: planTimeline(db, id),
  };
}
