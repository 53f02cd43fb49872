import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { GovernmentRecordKind } from '../../domain/plan/government/kinds';
import { type GovernmentFilingRecord, governmentFilingTable } from '../../repositories/government-filing';
import { type PlanRecord, planTable } from '../../repositories/plan';
import { planVersionTable } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { afterPlanChange } from '../plans/save-plan';

export interface GovernmentStepFields {
  kind: GovernmentRecordKind;
  recipient: string;
  copies: readonly string[];
  doneOn: string;
  documentNo: string | null;
  remark: string | null;
}

/**
 * Records that a printed version was filed, or made public: what meets R-GOV-FILE-20WD and R-GOV-PUB-20WD.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, NOT_A_GOVERNMENT_PLAN, VERSION_NOT_PRINTED, FIELDS_INVALID
 */
export function recordGovernmentStep(
  deps: Deps,
  input: { versionId: string; fields: GovernmentStepFields },
): { id: string; planId: string } {
  const version = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  const plan = found(planTable.find(deps.db, version.planId), '预案', version.planId);
  assertEditable(deps, plan);
  if (plan.enterpriseId !== null)
    throw new PlanDeskError(
      'NOT_A_GOVERNMENT_PLAN',
      '生产经营单位的预案在“备案”中办理，这里只登记政府和部门的预案。',
      { id: plan.id },
    );
  if (version.publishedOn === null)
    throw new PlanDeskError('VERSION_NOT_PRINTED', '这个版本还没有印发日期，请先登记印发日期。', {
      id: version.id,
    });
  const { fields } = input;
  const check = new FieldCheck();
  const what = fields.kind === 'filing' ? '请填写备案机关。' : '请填写公布的方式或范围。';
  const recipient = check.required('recipient', fields.recipient, what);
  const doneOn = check.date('doneOn', fields.doneOn, deps.clock.today()) ?? fields.doneOn;
  if (doneOn < version.publishedOn)
    check.add('doneOn', 'BEFORE_PRINTING', `日期早于印发日期 ${version.publishedOn}，请核对。`);
  check.throwIfAny();
  const record: GovernmentFilingRecord = {
    id: deps.newId(),
    planVersionId: version.id,
    kind: fields.kind,
    recipient,
    copies: fields.copies.map((copy) => copy.trim()).filter((copy) => copy !== ''),
    doneOn,
    documentNo: check.text(fields.documentNo),
    remark: check.lines(fields.remark),
    ...newBookkeeping(deps),
  };
  governmentFilingTable.insert(deps.db, record);
  afterPlanChange(deps, plan);
  return { id: record.id, planId: plan.id };
}

/** Takes a record back that was made by mistake. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidGovernmentStep(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number; planId: string } {
  const record = found(governmentFilingTable.find(deps.db, input.id), '备案公布记录', input.id);
  assertEditable(deps, record, input.expectedVersion);
  const next = { ...nextBookkeeping(deps, record), voidedAt: deps.clock.now(), voidReason: input.reason };
  governmentFilingTable.update(deps.db, next);
  const plan = planOf(deps, record);
  afterPlanChange(deps, plan);
  return { id: record.id, version: next.version, planId: plan.id };
}

function planOf(deps: Deps, record: GovernmentFilingRecord): PlanRecord {
  const version = found(
    planVersionTable.find(deps.db, record.planVersionId),
    '预案版本',
    record.planVersionId,
  );
  return found(planTable.find(deps.db, version.planId), '预案', version.planId);
}
