import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { DraftingStep } from '../../domain/plan/drafting-steps';
import { planTable } from '../../repositories/plan';
import { planDocumentTable } from '../../repositories/plan-document';
import { type PlanStepRecord, planStepTable } from '../../repositories/plan-step';
import { type PlanVersionRecord, planVersionTable } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';

interface StepOfVersion {
  versionId: string;
  step: DraftingStep;
}

function editableVersion(deps: Deps, versionId: string): PlanVersionRecord {
  const version = found(planVersionTable.find(deps.db, versionId), '预案版本', versionId);
  assertEditable(deps, version);
  assertEditable(deps, found(planTable.find(deps.db, version.planId), '预案', version.planId));
  return version;
}

function noted(deps: Deps, { versionId, step }: StepOfVersion): PlanStepRecord | undefined {
  return planStepTable.select(
    deps.db,
    'WHERE plan_version_id = @versionId AND step = @step AND voided_at IS NULL',
    { versionId, step },
  )[0];
}

/**
 * Notes when a step of drafting was done, by whom, and what shows it; noting it again corrects the note.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function noteStep(
  deps: Deps,
  input: StepOfVersion & {
    doneOn: string;
    responsible: string | null;
    proof: string | null;
    documentId: string | null;
  },
): { planId: string } {
  const version = editableVersion(deps, input.versionId);
  const check = new FieldCheck();
  check.date('doneOn', input.doneOn, deps.clock.today());
  if (input.documentId !== null) {
    const document = planDocumentTable.find(deps.db, input.documentId);
    if (document?.planVersionId !== version.id || document.voidedAt !== null)
      check.add('documentId', 'DOCUMENT_ELSEWHERE', '这份文件不属于这个版本，请重新选择。');
  }
  check.throwIfAny();
  const fields = {
    doneOn: input.doneOn,
    responsible: check.text(input.responsible),
    proof: check.lines(input.proof),
    planDocumentId: input.documentId,
  };
  const before = noted(deps, input);
  if (before) planStepTable.update(deps.db, { ...nextBookkeeping(deps, before), ...fields });
  else
    planStepTable.insert(deps.db, {
      id: deps.newId(),
      planVersionId: version.id,
      step: input.step,
      ...fields,
      ...newBookkeeping(deps),
    });
  deps.changed('plans', [version.planId]);
  return { planId: version.planId };
}

/**
 * Takes the note of a step back; the row is kept as void.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STEP_NOT_NOTED
 */
export function clearStep(deps: Deps, input: StepOfVersion & { reason: string }): { planId: string } {
  const version = editableVersion(deps, input.versionId);
  const before = noted(deps, input);
  if (!before)
    throw new PlanDeskError('STEP_NOT_NOTED', '这一步还没有登记，请刷新后再看。', { step: input.step });
  planStepTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  deps.changed('plans', [version.planId]);
  return { planId: version.planId };
}
