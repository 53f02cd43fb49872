import { chinaDay } from '../../clock';
import type { Deps } from '../../core';
import {
  correctOutcome,
  ledgerDueOf,
  type Outcome,
  outcomeChange,
  takeBack,
} from '../../domain/deployment/items';
import { exactQuantity } from '../../domain/deployment/money';
import { type DeploymentAction, transitionDeployment } from '../../domain/deployment/state';
import { PlanDeskError } from '../../domain/errors';
import type { IncidentLogKind } from '../../domain/incident/codes';
import {
  type DeploymentItemRecord,
  type DeploymentRecord,
  deploymentItemTable,
  deploymentTable,
} from '../../repositories/deployment';
import { itemsOfDeployment } from '../../repositories/deployment-views';
import { equipmentTable } from '../../repositories/equipment';
import { supplyTable } from '../../repositories/supply';
import { FieldCheck } from '../field-check';
import { nextBookkeeping } from '../own-row';
import { postMovement } from '../stock/post-movement';
import { deploymentFacts, standingOf } from './facts';
import { editableDeployment, isPractice, itemOf, type Ordered, settleDeployment } from './order';
import { tellIncident, thingsInWords } from './tell-incident';
import { checkOrder, gatherThings } from './wishes';

interface Versioned {
  id: string;
  expectedVersion: number;
}

/** A step that only moves the call-up on. `at` is a moment (UTC). */
export interface StepInput extends Versioned {
  action: 'depart' | 'arrive' | 'finish' | 'settle' | 'reopen' | 'cancel';
  at: string;
  reason: string | null;
}

/** What comes back of one thing, or what became of it. */
export interface ReturnLine extends Outcome {
  itemId: string;
  note: string | null;
}

/** Steps that the log of the incident tells of; money and papers afterwards do not belong there. */
const TOLD: Readonly<
  Partial<Record<StepInput['action'], { readonly kind: IncidentLogKind; readonly text: string }>>
> = {
  depart: { kind: 'departure', text: '已出动' },
  arrive: { kind: 'arrival', text: '已到达' },
  cancel: { kind: 'order', text: '取消调用' },
};

/**
 * Moves a call-up on through the domain's table.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_BLOCKED {action, blockers}
 */
export function stepDeployment(deps: Deps, input: StepInput): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  const moved = step(deps, before, input.action, input.at, input.reason);
  const why = (word: string) =>
    [before.remark, `${deps.clock.today()} ${word}：${input.reason ?? ''}`].filter(Boolean).join('\n');
  const known: Record<StepInput['action'], Partial<DeploymentRecord>> = {
    depart: { departedAt: input.at },
    arrive: { arrivedAt: input.at },
    finish: { returnedAt: input.at },
    settle: {},
    reopen: { remark: why('重新打开') },
    cancel: { cancelReason: input.reason },
  };
  const told = TOLD[input.action];
  if (told !== undefined)
    tellIncident(deps, before, {
      kind: told.kind,
      at: input.at,
      text: input.reason === null ? told.text : `${told.text}：${input.reason}`,
    });
  return keep(deps, { ...before, ...known[input.action], state: moved });
}

/**
 * Notes that things were handed over to whoever takes them: the stock of the depot goes down with it. What has become too
 * little or out of date since the order is refused or has to be answered for again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DEPLOYMENT_BLOCKED, DEPLOYMENT_CAUTION, STOCK_BELOW_ZERO
 */
export function handOver(
  deps: Deps,
  input: Versioned & {
    /** Null: everything that waits. */
    itemIds: readonly string[] | null;
    at: string;
    receiver: string | null;
    receiverPhone: string | null;
  },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  const state = step(deps, before, 'hand-over', input.at, null);
  const check = new FieldCheck();
  const receiver = check.text(input.receiver) ?? before.receiver;
  if (receiver === null) check.add('receiver', 'REQUIRED', '请填写由谁领用。');
  const receiverPhone = check.phone('receiverPhone', input.receiverPhone, before.receiverPhone);
  check.throwIfAny();
  const waiting = itemsOfDeployment(deps.db, before.id).filter(({ handedOverAt }) => handedOverAt === null);
  const wanted =
    input.itemIds === null ? waiting : [...new Set(input.itemIds)].map((id) => itemOf(deps, before.id, id));
  const again = wanted.find(({ handedOverAt }) => handedOverAt !== null);
  if (again || wanted.length === 0)
    throw new PlanDeskError(
      'DEPLOYMENT_BLOCKED',
      again ? `“${again.name}”已经交接过了，请刷新后再试。` : '请选择要交接的物资装备。',
      { action: 'hand-over', blockers: [] },
    );
  const practice = isPractice(deps, before);
  assertStillFit(deps, wanted, practice);
  for (const item of wanted) {
    deploymentItemTable.update(deps.db, { ...nextBookkeeping(deps, item), handedOverAt: input.at });
    if (!practice && isOwnSupply(deps, item))
      postMovement(deps, {
        supplyId: item.supplyId,
        kind: 'call-out',
        quantity: item.quantity,
        movedOn: chinaDay(input.at),
        documentNo: before.number,
        counterpart: receiver,
        deploymentItemId: item.id,
        reason: before.purpose,
      });
  }
  tellIncident(deps, before, {
    kind: 'departure',
    at: input.at,
    text: `交接出库：${thingsInWords(wanted)}，领用人${receiver}`,
  });
  return keep(deps, {
    ...before,
    state,
    receiver,
    receiverPhone: receiverPhone ?? before.receiverPhone,
    departedAt: before.departedAt ?? input.at,
  });
}

/**
 * Notes what came back fit or damaged, and what was used up or lost; any part of what is out, as often as it happens. The stock
 * rises by what came back, its unfit part by what is damaged.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_BLOCKED, RETURN_REFUSED {refusal}
 */
export function takeThingsBack(
  deps: Deps,
  input: Versioned & { onDate: string; lines: readonly ReturnLine[] },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  check.date('onDate', input.onDate, deps.clock.today());
  check.throwIfAny();
  const state = step(deps, before, 'take-back', deps.clock.now(), null);
  for (const { itemId, note, ...more } of input.lines) {
    const item = itemOf(deps, before.id, itemId);
    const taken = takeBack(standingOf(item), more);
    if (!taken.ok) throw refusedReturn(taken.error);
    if (item.handedOverAt !== null && input.onDate < chinaDay(item.handedOverAt))
      check.add(
        'onDate',
        'DATE_TOO_EARLY',
        `“${item.name}”${chinaDay(item.handedOverAt)}才交接，归还日期不能更早。`,
      );
    check.throwIfAny();
    keepOutcome(deps, before, item, taken.value, { onDate: input.onDate, note: check.lines(note) });
  }
  return keep(deps, { ...before, state });
}

/**
 * Puts right what was noted of a thing that came back; the stock follows by the difference.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DEPLOYMENT_CLOSED, RETURN_REFUSED {refusal}, STOCK_BELOW_ZERO
 */
export function correctReturn(
  deps: Deps,
  input: Versioned & { itemId: string; after: Outcome; reason: string },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  if (before.state === 'settled' || before.state === 'cancelled')
    throw new PlanDeskError('DEPLOYMENT_CLOSED', '这次调用已经结束或者取消，不能再改动。', {
      state: before.state,
    });
  const item = itemOf(deps, before.id, input.itemId);
  const right = correctOutcome(standingOf(item), input.after);
  if (!right.ok) throw refusedReturn(right.error);
  keepOutcome(deps, before, item, right.value, {
    onDate: deps.clock.today(),
    note: [item.note, `${deps.clock.today()} 更正：${input.reason}`].filter(Boolean).join('\n'),
  });
  // Something is out again: it is not all back.
  const out = right.value.returned + right.value.damaged + right.value.consumed + right.value.lost;
  const reopened = before.state === 'returned' && exactQuantity(item.quantity - out) > 0;
  return keep(deps, reopened ? { ...before, state: 'arrived', returnedAt: null } : before);
}

function step(
  deps: Deps,
  record: DeploymentRecord,
  action: DeploymentAction,
  at: string,
  reason: string | null,
): DeploymentRecord['state'] {
  if (at > deps.clock.now())
    throw new PlanDeskError('FIELDS_INVALID', '时间还没有到，请核对。', { field: 'at' });
  const moved = transitionDeployment(record.state, action, {
    facts: deploymentFacts(deps.db, record),
    step: { at, reason },
  });
  if (!moved.ok)
    throw new PlanDeskError('DEPLOYMENT_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      action,
      blockers: moved.error.map(({ code, message }) => ({ code, message })),
    });
  return moved.value;
}

function keep(deps: Deps, changed: DeploymentRecord): Ordered {
  const record = nextBookkeeping(deps, changed);
  deploymentTable.update(deps.db, record);
  return settleDeployment(deps, record);
}

function refusedReturn(refusal: { code: string; message: string }): PlanDeskError {
  return new PlanDeskError('RETURN_REFUSED', refusal.message, { refusal: refusal.code });
}

type SupplyItem = DeploymentItemRecord & { supplyId: string };

/** True for supplies whose ledger is kept at this desk; those of others are theirs to enter. */
function isOwnSupply(deps: Deps, item: DeploymentItemRecord): item is SupplyItem {
  return item.supplyId !== null && supplyTable.find(deps.db, item.supplyId)?.origin === deps.self;
}

/** What was ordered may meanwhile have gone elsewhere, by the depot's own ledger, or have run out of date. */
function assertStillFit(deps: Deps, items: readonly DeploymentItemRecord[], practice: boolean): void {
  const inputs = items.map((item) => ({ ...item, reason: item.expiredReason }));
  const owner = { name: null, enterpriseId: null };
  const things = gatherThings(deps.db, deps.clock.today(), inputs, [], owner).map((thing) => {
    const { held, quantity } = thing.wish;
    // The promise that it is measured against is its own; a practice promises nothing.
    const own = practice ? 0 : quantity;
    const taken = held === null ? 0 : Math.max(0, exactQuantity(held.taken - own));
    return held === null ? thing : { ...thing, wish: { ...thing.wish, held: { ...held, taken } } };
  });
  const { refusals, cautions } = checkOrder(deps.db, things, []);
  if (refusals.length > 0)
    throw new PlanDeskError('DEPLOYMENT_REFUSED', refusals.map(({ message }) => message).join(''), {
      refusals,
    });
  if (cautions.length > 0)
    throw new PlanDeskError('DEPLOYMENT_CAUTION', cautions.map(({ message }) => message).join(''), {
      cautions,
    });
}

function keepOutcome(
  deps: Deps,
  deployment: DeploymentRecord,
  item: DeploymentItemRecord,
  after: Outcome,
  { onDate, note }: { onDate: string; note: string | null },
): void {
  const change = outcomeChange(item, after);
  deploymentItemTable.update(deps.db, { ...nextBookkeeping(deps, item), ...after, note: note ?? item.note });
  if (isPractice(deps, deployment)) return;
  const due = ledgerDueOf(change);
  if (due !== null && isOwnSupply(deps, item))
    postMovement(deps, {
      supplyId: item.supplyId,
      ...due,
      movedOn: onDate,
      counterpart: deployment.receiver,
      deploymentItemId: item.id,
      reason: note ?? deployment.purpose,
    });
  if (item.equipmentId !== null) keepGear(deps, item.equipmentId, change);
}

/** The register of equipment has no ledger: damaged pieces stand in it as unfit, what is used up or lost stands in it no more. */
function keepGear(deps: Deps, equipmentId: string, change: Outcome): void {
  const piece = equipmentTable.find(deps.db, equipmentId);
  const gone = exactQuantity(change.consumed + change.lost);
  if (!piece || piece.origin !== deps.self || (gone === 0 && change.damaged === 0)) return;
  const quantity = Math.max(0, exactQuantity((piece.quantity ?? 1) - gone));
  equipmentTable.update(deps.db, {
    ...nextBookkeeping(deps, piece),
    quantity,
    unfit: Math.min(quantity, Math.max(0, exactQuantity(piece.unfit + change.damaged))),
  });
  deps.changed('equipment', [equipmentId]);
}
