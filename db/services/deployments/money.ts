import type { Deps } from '../../core';
import type { CostKind } from '../../domain/deployment/codes';
import {
  type CompensationAction,
  transitionCompensation,
  unpaidOf,
} from '../../domain/deployment/compensation';
import { amountOf, exactQuantity, fromFen, sumYuan, toFen } from '../../domain/deployment/money';
import { PlanDeskError } from '../../domain/errors';
import {
  type CompensationRecord,
  compensationTable,
  type DeploymentCostRecord,
  type DeploymentRecord,
  deploymentCostTable,
  deploymentTable,
} from '../../repositories/deployment';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { editableDeployment, itemOf, type Ordered, settleDeployment } from './order';

/** Nothing that is called up costs more; sums of larger amounts would no longer be exact to the fen. */
const MOST_YUAN = 1_000_000_000;

/** One line of costs as it is entered; yuan. */
export interface CostFields {
  itemId: string | null;
  kind: CostKind;
  description: string;
  quantity: number;
  unitPrice: number;
  basis: string | null;
}

/** A claim as it is entered; yuan. */
export interface ClaimFields {
  payee: string;
  claimed: number;
  claimedOn: string;
  basis: string | null;
  remark: string | null;
}

interface Versioned {
  id: string;
  expectedVersion: number;
}

/**
 * Adds a line of costs, or with `costId` changes one; the amount is quantity times price, to the fen.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_CLOSED
 */
export function saveCost(
  deps: Deps,
  input: Versioned & { costId: string | null; fields: CostFields },
): Ordered {
  const deployment = unsettled(deps, input);
  const { fields } = input;
  const check = new FieldCheck();
  const description = check.required('description', fields.description, '请写明是什么费用。');
  const quantity = exactQuantity(fields.quantity);
  if (quantity <= 0) check.add('quantity', 'QUANTITY_MISSING', '数量应大于零。');
  if (fields.unitPrice < 0) check.add('unitPrice', 'AMOUNT_NEGATIVE', '单价不能小于零。');
  const amount = amountOf(quantity, fields.unitPrice);
  if (amount > MOST_YUAN) check.add('unitPrice', 'AMOUNT_TOO_LARGE', '金额太大，请核对数量和单价。');
  check.throwIfAny();
  if (fields.itemId !== null) itemOf(deps, deployment.id, fields.itemId);
  const entered = {
    itemId: fields.itemId,
    kind: fields.kind,
    description,
    quantity,
    unitPrice: fields.unitPrice,
    amount,
    basis: check.text(fields.basis),
  };
  if (input.costId === null)
    deploymentCostTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      deploymentId: deployment.id,
      ...entered,
    });
  else
    deploymentCostTable.update(deps.db, {
      ...nextBookkeeping(deps, costOf(deps, deployment, input.costId)),
      ...entered,
    });
  return touch(deps, deployment);
}

/** Takes a line of costs back; the row stays with the reason. @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, DEPLOYMENT_CLOSED */
export function voidCost(deps: Deps, input: Versioned & { costId: string; reason: string }): Ordered {
  const deployment = unsettled(deps, input);
  deploymentCostTable.update(deps.db, {
    ...nextBookkeeping(deps, costOf(deps, deployment, input.costId)),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  return touch(deps, deployment);
}

/**
 * Notes what a team or an owner claims, or with `claimId` changes a claim that nobody has decided on.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_CLOSED, CLAIM_DECIDED
 */
export function saveClaim(
  deps: Deps,
  input: Versioned & { claimId: string | null; fields: ClaimFields },
): Ordered {
  const deployment = unsettled(deps, input);
  const { fields } = input;
  const check = new FieldCheck();
  const entered = {
    payee: check.required('payee', fields.payee, '请填写补偿给谁。'),
    claimed: fromFen(toFen(fields.claimed)),
    claimedOn: check.date('claimedOn', fields.claimedOn, deps.clock.today()) ?? fields.claimedOn,
    basis: check.lines(fields.basis),
    remark: check.lines(fields.remark),
  };
  if (entered.claimed <= 0) check.add('claimed', 'AMOUNT_MISSING', '请填写申请金额。');
  check.throwIfAny();
  if (input.claimId === null)
    compensationTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      deploymentId: deployment.id,
      state: 'claimed',
      ...entered,
      agreed: null,
      agreedOn: null,
      agreedBy: null,
      paid: null,
      paidOn: null,
      voucherNo: null,
      refuseReason: null,
    });
  else {
    const before = claimOf(deps, deployment, input.claimId);
    if (before.state !== 'claimed')
      throw new PlanDeskError('CLAIM_DECIDED', '这笔补偿已经核定，要修改请先重新审核。', {
        state: before.state,
      });
    compensationTable.update(deps.db, { ...nextBookkeeping(deps, before), ...entered });
  }
  return touch(deps, deployment);
}

/** A step of a claim; an action reads the fields it asks for. Amounts in yuan. */
export interface ClaimStepInput extends Versioned {
  claimId: string;
  action: 'agree' | 'pay' | 'refuse' | 'review-again';
  onDate: string;
  amount: number | null;
  by: string | null;
  basis: string | null;
  voucherNo: string | null;
  reason: string | null;
}

/**
 * Decides on a claim, or notes a payment: several are possible until everything that was agreed is paid, never more.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_CLOSED, CLAIM_BLOCKED {blockers}
 */
export function stepClaim(deps: Deps, input: ClaimStepInput): Ordered {
  const deployment = unsettled(deps, input);
  const before = claimOf(deps, deployment, input.claimId);
  const check = new FieldCheck();
  const onDate = check.date('onDate', input.onDate, deps.clock.today()) ?? input.onDate;
  check.throwIfAny();
  const step = {
    onDate,
    amount: input.amount === null ? null : fromFen(toFen(input.amount)),
    by: check.text(input.by),
    basis: check.lines(input.basis),
    reason: check.lines(input.reason),
  };
  const whole = toFen(step.amount ?? 0) === toFen(unpaidOf(before));
  const action: CompensationAction = input.action === 'pay' && !whole ? 'pay-part' : input.action;
  const moved = transitionCompensation(before.state, action, { facts: before, step });
  if (!moved.ok)
    throw new PlanDeskError('CLAIM_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      action: input.action,
      blockers: moved.error.map(({ code, message }) => ({ code, message })),
    });
  const known: Record<ClaimStepInput['action'], () => Partial<CompensationRecord>> = {
    agree: () => ({ agreed: step.amount, agreedOn: onDate, agreedBy: step.by, basis: step.basis }),
    pay: () => ({
      paid: sumYuan([before.paid ?? 0, step.amount ?? 0]),
      paidOn: onDate,
      voucherNo: [before.voucherNo, check.text(input.voucherNo)].filter(Boolean).join('、') || null,
    }),
    refuse: () => ({ agreed: null, agreedOn: null, agreedBy: step.by, refuseReason: step.reason }),
    'review-again': () => ({
      agreed: null,
      agreedOn: null,
      agreedBy: null,
      refuseReason: null,
      remark: [before.remark, `${onDate} 重新审核：${step.reason ?? ''}`].filter(Boolean).join('\n'),
    }),
  };
  compensationTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    ...known[input.action](),
    state: moved.value,
  });
  return touch(deps, deployment);
}

function unsettled(deps: Deps, { id, expectedVersion }: Versioned): DeploymentRecord {
  const record = editableDeployment(deps, id, expectedVersion);
  if (record.state === 'settled' || record.state === 'cancelled')
    throw new PlanDeskError('DEPLOYMENT_CLOSED', '这次调用已经结束或者取消，不能再改动。', {
      state: record.state,
    });
  return record;
}

function costOf(deps: Deps, deployment: DeploymentRecord, costId: string): DeploymentCostRecord {
  const cost = deploymentCostTable.find(deps.db, costId);
  const own = found(cost?.deploymentId === deployment.id ? cost : undefined, '费用', costId);
  assertEditable(deps, own);
  return own;
}

function claimOf(deps: Deps, deployment: DeploymentRecord, claimId: string): CompensationRecord {
  const claim = compensationTable.find(deps.db, claimId);
  const own = found(claim?.deploymentId === deployment.id ? claim : undefined, '补偿', claimId);
  assertEditable(deps, own);
  return own;
}

/** The call-up's version moves with its money: whoever looks at it sees that something was entered. */
function touch(deps: Deps, before: DeploymentRecord): Ordered {
  const record = nextBookkeeping(deps, before);
  deploymentTable.update(deps.db, record);
  return settleDeployment(deps, record);
}
