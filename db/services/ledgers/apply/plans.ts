import type { Deps } from '../../../core';
import { compactName } from '../../../domain/text/normalise';
import { planTitle } from '../../../ledgers/kinds/plans';
import type { PlanValues } from '../../../ledgers/kinds/types';
import { assessmentTable } from '../../../repositories/assessment';
import { type PlanRecord, planTable } from '../../../repositories/plan';
import {
  nextVersionNumber,
  type PlanVersionRecord,
  planVersionTable,
} from '../../../repositories/plan-version';
import type { BatchRecorder } from '../../batches/recorder';
import { newBookkeeping } from '../../own-row';
import { settledVersions } from '../../plans/settle-states';
import { FIRST_VERSION } from '../lookups/plans';
import type { Applier } from './applier';
import { LedgerFilings } from './plan-filings';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/** A ledger that names a day or a number of filing tells that the office has the version on file. */
const onFile = (values: PlanValues): boolean => Boolean(values.filedOn || values.filingNo);

/** The dates and words a ledger row says about a version. */
function filledVersion(record: PlanVersionRecord, values: PlanValues): PlanVersionRecord {
  return {
    ...record,
    label: values.versionLabel ?? record.label,
    reviewWay: values.reviewWay ?? record.reviewWay,
    reviewDate: values.reviewDate ?? record.reviewDate,
    // A review day beside a filing day does not say how the review ended: the switch of R-REV-MUST decides what it counts.
    reviewResult: values.reviewResult ?? record.reviewResult,
    signedOn: values.signedOn ?? record.signedOn,
    publishedOn: values.publishedOn ?? record.publishedOn,
    expiresOn: values.expiresOn ?? record.expiresOn,
    remark: values.remark ?? record.remark,
  };
}

/** 应急预案 with version, filing and assessment, from a filing ledger. */
export function createPlanApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const filings = new LedgerFilings(deps, recorder);

  const findPlan = (ownerId: string, values: PlanValues): PlanRecord | undefined =>
    planTable.select(
      deps.db,
      `WHERE enterprise_id = @ownerId AND kind = @kind AND title_key = @titleKey AND origin = @self AND voided_at IS NULL
       ORDER BY created_at, id LIMIT 1`,
      { ownerId, kind: values.kind, titleKey: compactName(planTitle(values.title)), self: deps.self },
    )[0];

  const makePlan = (ownerId: string, values: PlanValues): PlanRecord => {
    const title = planTitle(values.title);
    const record: PlanRecord = {
      ...newBookkeeping(deps),
      id: deps.newId(),
      enterpriseId: ownerId,
      kind: values.kind ?? 'special',
      title,
      titleKey: compactName(title),
      status: 'active',
      remark: null,
    };
    recorder.insert(planTable, record);
    return record;
  };

  /** The state that the whole chain gives a version, once the versions around it are settled too. */
  const settleAround = (record: PlanVersionRecord, values: PlanValues): PlanVersionRecord => {
    let own = record;
    for (const { version, state } of settledVersions(deps.db, record.planId, {
      record,
      onFile: onFile(values),
    })) {
      if (version === record) own = { ...record, state };
      else if (version.state !== state)
        recorder.update(planVersionTable, { ...raised(deps, version), state });
    }
    return own;
  };

  const addVersion = (plan: PlanRecord, values: PlanValues): PlanVersionRecord => {
    const record = filledVersion(
      {
        ...newBookkeeping(deps),
        id: deps.newId(),
        planId: plan.id,
        number: nextVersionNumber(deps.db, plan.id),
        label: FIRST_VERSION,
        state: 'draft',
        reviewWay: null,
        reviewDate: null,
        reviewResult: null,
        signedOn: null,
        publishedOn: null,
        expiresOn: null,
        remark: null,
      },
      values,
    );
    const settled = settleAround(record, values);
    recorder.insert(planVersionTable, settled);
    return settled;
  };

  const noteAssessment = (planId: string, values: PlanValues): void => {
    if (!values.lastAssessedOn) return;
    const known = deps.db.value<string>(
      'SELECT id FROM assessment WHERE plan_id = @planId AND assessed_on = @day AND voided_at IS NULL',
      { planId, day: values.lastAssessedOn },
    );
    if (known === undefined)
      recorder.insert(assessmentTable, {
        ...newBookkeeping(deps),
        id: deps.newId(),
        planId,
        assessedOn: values.lastAssessedOn,
        // The ledger knows the day alone; whether to revise is the conclusion of persons (办法 art. 35).
        conclusion: null,
        assessor: null,
        remark: '由台账导入',
      });
  };

  return {
    create: (row) => {
      const values = valuesOf<'plans'>(row);
      if (!row.owner) throw new Error(`staged plan ${row.seq} has no owner`);
      const plan = findPlan(row.owner.id, values) ?? makePlan(row.owner.id, values);
      const version = addVersion(plan, values);
      filings.note(row.owner.id, version.id, values);
      noteAssessment(plan.id, values);
      return { id: plan.id, subjectId: row.owner.id };
    },
    update: (row) => {
      const before = unchangedSince(deps, planVersionTable, row);
      const values: PlanValues = { ...valuesOf<'plans'>(row), ...changesOf(row) };
      const version = settleAround(filledVersion(raised(deps, before), values), values);
      recorder.update(planVersionTable, version);
      const plan = planTable.find(deps.db, before.planId);
      if (!plan?.enterpriseId) throw new Error(`plan of version ${before.id} has no owner`);
      filings.note(plan.enterpriseId, version.id, values);
      noteAssessment(plan.id, values);
      return { id: plan.id, subjectId: plan.enterpriseId };
    },
  };
}
