import type { Deps } from '../../core';
import { type GovernmentPlanKind, planKindOf } from '../../domain/plan/government/kinds';
import { governmentDateProblems } from '../../domain/plan/government/targets';
import {
  approvalDays,
  governmentFactsOf,
  storeApproval,
  storeGovernmentFacts,
  touchPlan,
  touchVersion,
} from '../../repositories/government-plan';
import { planTable } from '../../repositories/plan';
import { planVersionTable } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found } from '../own-row';
import { addVersion, afterPlanChange, registerPlan, updatePlan, updateVersion } from '../plans/save-plan';
import { reindex } from '../search/reindex';

/** What a person edits of a government's or department's plan. */
export interface GovernmentPlanFields {
  title: string;
  governmentKind: GovernmentPlanKind;
  issuingBody: string;
  remark: string | null;
}

/** What a person edits of a version: approved, then printed. */
export interface GovernmentVersionFields {
  label: string;
  approvedOn: string | null;
  publishedOn: string | null;
  remark: string | null;
}

type Changes = Record<string, [unknown, unknown]>;

/**
 * Registers a plan of a government or department with its first version.
 * @throws PlanDeskError FIELDS_INVALID, DUPLICATE_PLAN
 */
export function registerGovernmentPlan(
  deps: Deps,
  input: { plan: GovernmentPlanFields; version: GovernmentVersionFields },
): { id: string; versionId: string } {
  const { plan } = input;
  const facts = checkFacts(plan);
  const approvedOn = checkApproval(deps, input.version);
  const made = registerPlan(deps, {
    plan: {
      enterpriseId: null,
      kind: planKindOf(plan.governmentKind),
      title: plan.title,
      remark: plan.remark,
    },
    version: { ...NOT_REVIEWED, ...withoutApproval(input.version) },
  });
  storeGovernmentFacts(deps.db, made.id, facts);
  storeApproval(deps.db, made.versionId, approvedOn);
  reindex(deps.db, 'plan', [made.id]);
  return made;
}

/**
 * Changes title, kind, issuing body or remark. The kind decides which duties hold, so they are worked out anew.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DUPLICATE_PLAN
 */
export function updateGovernmentPlan(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: GovernmentPlanFields },
): { id: string; version: number; changes: Changes } {
  const { fields } = input;
  const facts = checkFacts(fields);
  const before = governmentFactsOf(deps.db, input.id);
  const saved = updatePlan(deps, {
    id: input.id,
    expectedVersion: input.expectedVersion,
    fields: {
      enterpriseId: null,
      kind: planKindOf(fields.governmentKind),
      title: fields.title,
      remark: fields.remark,
    },
  });
  const own: Changes = {};
  for (const key of ['governmentKind', 'issuingBody'] as const)
    if (before[key] !== facts[key]) own[key] = [before[key], facts[key]];
  if (Object.keys(own).length > 0) {
    storeGovernmentFacts(deps.db, input.id, facts);
    if (Object.keys(saved.changes).length === 0) touchPlan(deps.db, input.id, deps.clock.now());
    afterPlanChange(deps, found(planTable.find(deps.db, input.id), '预案', input.id));
  }
  const { version } = found(planTable.find(deps.db, input.id), '预案', input.id);
  return { id: input.id, version, changes: { ...saved.changes, ...own } };
}

/** Adds a version; once it is printed the one before is superseded. @throws PlanDeskError as `addVersion` */
export function addGovernmentVersion(
  deps: Deps,
  input: { planId: string; fields: GovernmentVersionFields },
): { versionId: string } {
  const approvedOn = checkApproval(deps, input.fields);
  const made = addVersion(deps, {
    planId: input.planId,
    version: { ...NOT_REVIEWED, ...withoutApproval(input.fields) },
  });
  storeApproval(deps.db, made.versionId, approvedOn);
  return made;
}

/** Corrects a version. @throws PlanDeskError as `updateVersion` */
export function updateGovernmentVersion(
  deps: Deps,
  input: { versionId: string; expectedVersion: number; fields: GovernmentVersionFields },
): { id: string; planId: string; version: number; changes: Changes } {
  const approvedOn = checkApproval(deps, input.fields);
  const record = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  assertEditable(deps, record, input.expectedVersion);
  const before = approvalDays(deps.db, record.planId).get(record.id) ?? null;
  const saved = updateVersion(deps, {
    versionId: input.versionId,
    expectedVersion: input.expectedVersion,
    fields: { ...record, ...withoutApproval(input.fields) },
  });
  if (before === approvedOn) return saved;
  storeApproval(deps.db, record.id, approvedOn);
  touchVersion(deps.db, record.id, deps.clock.now());
  return {
    ...saved,
    version: saved.version + 1,
    changes: { ...saved.changes, approvedOn: [before, approvedOn] },
  };
}

/** 评审 and signature are steps of enterprises; a government's plan is approved and printed. */
const NOT_REVIEWED = {
  reviewWay: null,
  reviewDate: null,
  reviewResult: null,
  signedOn: null,
  expiresOn: null,
} as const;

function withoutApproval({ label, publishedOn, remark }: GovernmentVersionFields) {
  return { label, publishedOn, remark };
}

function checkFacts({ governmentKind, issuingBody }: GovernmentPlanFields) {
  const check = new FieldCheck();
  const body = check.required('issuingBody', issuingBody, '请填写印发机关，至少两个字。');
  check.throwIfAny();
  return { governmentKind, issuingBody: body };
}

function checkApproval(deps: Deps, fields: GovernmentVersionFields): string | null {
  const check = new FieldCheck();
  const approvedOn = check.date('approvedOn', fields.approvedOn, deps.clock.today());
  for (const { field, code, message } of governmentDateProblems(fields)) check.add(field, code, message);
  check.throwIfAny();
  return approvedOn;
}
