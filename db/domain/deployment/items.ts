import { err, ok, type Result } from '../result';
import type { Blocker } from '../state-machine';
import { exactQuantity } from './money';

/** What became of a thing that was handed out; quantities in its unit, to the thousandth. */
export interface Outcome {
  /** Back, fit for use. */
  readonly returned: number;
  /** Back, not fit. */
  readonly damaged: number;
  /** Used up. */
  readonly consumed: number;
  readonly lost: number;
}

/** One thing of a call-up as it stands. */
export interface ItemStanding extends Outcome {
  readonly name: string;
  readonly quantity: number;
  readonly handedOver: boolean;
}

export const OUTCOMES = [
  'returned',
  'damaged',
  'consumed',
  'lost',
] as const satisfies readonly (keyof Outcome)[];

export const NOTHING_BACK: Outcome = { returned: 0, damaged: 0, consumed: 0, lost: 0 };

/** What is accounted for: back, used up or lost. */
export function accountedFor(outcome: Outcome): number {
  // Each part as it is kept: halves of a thousandth must not add up to less than their parts.
  return exactQuantity(OUTCOMES.reduce((sum, part) => sum + exactQuantity(outcome[part]), 0));
}

/** What is still out; nought for a thing that has not been handed over. */
export function outstandingOf(item: ItemStanding): number {
  return item.handedOver ? exactQuantity(item.quantity - accountedFor(item)) : 0;
}

/** Outcomes added up. */
export function addOutcomes(a: Outcome, b: Outcome): Outcome {
  return {
    returned: exactQuantity(a.returned + b.returned),
    damaged: exactQuantity(a.damaged + b.damaged),
    consumed: exactQuantity(a.consumed + b.consumed),
    lost: exactQuantity(a.lost + b.lost),
  };
}

/** What must be added to `before` to come to `after`; parts below nought are taken back. */
export function outcomeChange(before: Outcome, after: Outcome): Outcome {
  return {
    returned: exactQuantity(after.returned - before.returned),
    damaged: exactQuantity(after.damaged - before.damaged),
    consumed: exactQuantity(after.consumed - before.consumed),
    lost: exactQuantity(after.lost - before.lost),
  };
}

/**
 * The whole outcome of a thing after `more` of it is accounted for, or why that cannot be: what was not handed out cannot come
 * back, nor more than is out, nor nothing at all.
 */
export function takeBack(item: ItemStanding, more: Outcome): Result<Outcome, Blocker> {
  if (!item.handedOver)
    return err({ code: 'NOT_HANDED_OVER', message: `“${item.name}”还没有交接，不能登记归还。` });
  if (OUTCOMES.some((part) => more[part] < 0))
    return err({ code: 'RETURN_NEGATIVE', message: `“${item.name}”的数量不能小于零，登记错了请用“更正”。` });
  const sum = accountedFor(more);
  if (sum === 0)
    return err({ code: 'RETURN_EMPTY', message: `请填写“${item.name}”归还、损坏、消耗或者丢失了多少。` });
  const out = outstandingOf(item);
  if (sum > out)
    return err({
      code: 'RETURN_TOO_MUCH',
      message: `“${item.name}”在外 ${out}，登记的合计 ${sum}，多于在外的数量。`,
    });
  return ok(addOutcomes(item, more));
}

/** The same where the whole outcome is put right: never more than went out. */
export function correctOutcome(item: ItemStanding, after: Outcome): Result<Outcome, Blocker> {
  if (!item.handedOver)
    return err({ code: 'NOT_HANDED_OVER', message: `“${item.name}”还没有交接，不能登记归还。` });
  if (OUTCOMES.some((part) => after[part] < 0))
    return err({ code: 'RETURN_NEGATIVE', message: `“${item.name}”的数量不能小于零。` });
  const sum = accountedFor(after);
  if (sum > item.quantity)
    return err({
      code: 'RETURN_TOO_MUCH',
      message: `“${item.name}”交出 ${item.quantity}，登记的合计 ${sum}，多于交出的数量。`,
    });
  return ok(addOutcomes(NOTHING_BACK, after));
}

/** A thing that is wished for, and what is known of it where it lies. */
export interface WishedThing {
  /** Of the supply or piece of equipment; null for a thing named by hand, of which no register knows. */
  readonly id: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly quantity: number;
  /** Why it is taken although out of date or unfit. */
  readonly reason: string | null;
  /** What the register holds of it; null for a thing named by hand. */
  readonly held: {
    /** In the depot, or of the piece of equipment at all. */
    readonly stock: number;
    /** Of that, not fit for use. */
    readonly unfit: number;
    /** Of the stock: promised to other call-ups or out with them, where the stock does not say so itself. */
    readonly taken: number;
    /** Out of date since. */
    readonly expiredOn: string | null;
    /** 待修, 报废 as a whole. */
    readonly condition: 'repair' | 'scrapped' | null;
    /** By which open call-ups it is taken, in words. */
    readonly takenBy: readonly string[];
  } | null;
}

/** Reads what is to be said of the wished things: `refusals` stop the order, `cautions` ask for a reason. */
export function checkWishes(things: readonly WishedThing[]): {
  readonly refusals: readonly Blocker[];
  readonly cautions: readonly Blocker[];
} {
  const refusals: Blocker[] = [];
  const cautions: Blocker[] = [];
  const seen = new Set<string>();
  for (const { id, name, unit, quantity, held, reason } of things) {
    const ref = id ?? name;
    if (exactQuantity(quantity) <= 0) {
      refusals.push({ code: 'QUANTITY_MISSING', message: `请填写“${name}”的数量。`, ref });
      continue;
    }
    if (id !== null && seen.has(id))
      refusals.push({ code: 'ITEM_TWICE', message: `“${name}”在清单里出现了两次，请合并为一行。`, ref });
    if (id !== null) seen.add(id);
    if (held === null) continue;
    const free = exactQuantity(Math.max(0, held.stock - held.taken));
    const words = unit ?? '';
    if (exactQuantity(quantity) > free) {
      const by = held.takenBy.length === 0 ? '' : `（已调出或已承诺：${held.takenBy.join('；')}）`;
      refusals.push({
        code: 'ISSUED_TWICE',
        message: `“${name}”可调用 ${free}${words}，要调用 ${quantity}${words}，数量不足${by}。`,
        ref,
      });
      continue;
    }
    const given = reason !== null && reason.trim() !== '';
    if (held.expiredOn !== null && !given)
      cautions.push({
        code: 'EXPIRED_GEAR',
        message: `“${name}”有效期到 ${held.expiredOn}，已经过期，确需调用请写明理由。`,
        ref,
      });
    const fit = exactQuantity(Math.max(0, held.stock - held.unfit - held.taken));
    if (held.condition !== null && !given)
      cautions.push({
        code: 'UNFIT_GEAR',
        message: `“${name}”登记为${held.condition === 'repair' ? '待修' : '报废'}，确需调用请写明理由。`,
        ref,
      });
    else if (exactQuantity(quantity) > fit && !given)
      cautions.push({
        code: 'UNFIT_GEAR',
        message: `“${name}”完好的只有 ${fit}${words}，其余待修或损坏，确需调用请写明理由。`,
        ref,
      });
  }
  return { refusals, cautions };
}

/** One line that the stock ledger owes to a change of what came back; quantity above nought, the kind says which way. */
export interface LedgerDue {
  readonly kind: 'return' | 'call-out' | 'unfit' | 'mended';
  readonly quantity: number;
  readonly unfitChange: number;
}

/** What came back raises the stock, damaged things its unfit part; what is used up or lost stays out. Null: nothing to enter. */
export function ledgerDueOf(change: Outcome): LedgerDue | null {
  const total = exactQuantity(change.returned + change.damaged);
  const unfitChange = exactQuantity(change.damaged);
  if (total > 0) return { kind: 'return', quantity: total, unfitChange };
  if (total < 0) return { kind: 'call-out', quantity: -total, unfitChange };
  if (unfitChange > 0) return { kind: 'unfit', quantity: unfitChange, unfitChange };
  return unfitChange < 0 ? { kind: 'mended', quantity: -unfitChange, unfitChange } : null;
}
