import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { isEnterprisePlanKind } from '../../domain/plan/kinds';
import { versionDateProblems } from '../../domain/plan/version-dates';
import { compactName } from '../../domain/text/normalise';
import { planTitle } from '../../ledgers/kinds/plans';
import { enterpriseTable } from '../../repositories/enterprise';
import { findPlansByTitle, type PlanRecord } from '../../repositories/plan';
import type { PlanVersionRecord } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found } from '../own-row';

/** What a person edits of a plan. */
export type PlanFields = Pick<PlanRecord, 'enterpriseId' | 'kind' | 'title' | 'remark'>;

/** What a person edits of a version. */
export type PlanVersionFields = Pick<
  PlanVersionRecord,
  'label' | 'reviewWay' | 'reviewDate' | 'reviewResult' | 'signedOn' | 'publishedOn' | 'expiresOn' | 'remark'
>;

/** What is edited of a version as it is kept. */
export function versionFieldsOf(record: PlanVersionFields): PlanVersionFields {
  const { label, reviewWay, reviewDate, reviewResult, signedOn, publishedOn, expiresOn, remark } = record;
  return { label, reviewWay, reviewDate, reviewResult, signedOn, publishedOn, expiresOn, remark };
}

type CheckDeps = Pick<Deps, 'db' | 'self' | 'clock'>;

/**
 * Checks the fields of a plan: its unit is ours, the kind fits, no other live plan of the same owner has kind and title.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, NOT_OURS, VOIDED, DUPLICATE_PLAN {id, title}
 */
export function checkPlanFields(
  deps: CheckDeps,
  fields: PlanFields,
  before: PlanRecord | null,
): PlanFields & Pick<PlanRecord, 'titleKey'> {
  const check = new FieldCheck();
  const title = planTitle(check.required('title', fields.title, '请填写预案名称，至少两个字。'));
  if (fields.enterpriseId !== null) {
    assertEditable(
      deps,
      found(enterpriseTable.find(deps.db, fields.enterpriseId), '单位', fields.enterpriseId),
    );
    if (!isEnterprisePlanKind(fields.kind))
      check.add(
        'kind',
        'PLAN_KIND_MISMATCH',
        '生产经营单位的预案只有综合、专项和现场处置方案三种，请重新选择。',
      );
  }
  check.throwIfAny();
  const titleKey = compactName(title);
  const owner = { origin: deps.self, enterpriseId: fields.enterpriseId };
  const other = findPlansByTitle(deps.db, owner, fields.kind, titleKey).find(
    (plan) => plan.id !== before?.id,
  );
  if (other)
    throw new PlanDeskError(
      'DUPLICATE_PLAN',
      `已登记同名预案“${other.title}”，修订的请在该预案下登记新版本。`,
      {
        field: 'title',
        id: other.id,
        title: other.title,
      },
    );
  return {
    enterpriseId: fields.enterpriseId,
    kind: fields.kind,
    title,
    titleKey,
    remark: check.lines(fields.remark),
  };
}

/**
 * Checks the fields of a version: days that exist and have come, in the order review, signature, publication.
 * @throws PlanDeskError FIELDS_INVALID
 */
export function checkVersionFields(deps: CheckDeps, fields: PlanVersionFields): PlanVersionFields {
  const check = new FieldCheck();
  const today = deps.clock.today();
  const label = check.text(fields.label) ?? '';
  if (label === '') check.add('label', 'REQUIRED', '请填写版本号，例如“第1版”。');
  const checked: PlanVersionFields = {
    label,
    reviewWay: fields.reviewWay,
    reviewDate: check.date('reviewDate', fields.reviewDate, today),
    reviewResult: fields.reviewResult,
    signedOn: check.date('signedOn', fields.signedOn, today),
    publishedOn: check.date('publishedOn', fields.publishedOn, today),
    expiresOn: check.date('expiresOn', fields.expiresOn),
    remark: check.lines(fields.remark),
  };
  for (const { field, code, message } of versionDateProblems(checked)) check.add(field, code, message);
  check.throwIfAny();
  return checked;
}
