import { err, ok, type Result } from '../result';
import type { MovementKind } from './codes';
import { fromThousandths, nearestThousandths, toThousandths } from './quantity';

/** What the newest line of a supply's ledger says; a supply without lines stands at nought. */
export interface LedgerStanding {
  /** Of the newest line, 0 without one. */
  readonly seq: number;
  readonly balance: number;
  /** The part of the balance that is not fit for use. */
  readonly unfit: number;
}

export const EMPTY_LEDGER: LedgerStanding = { seq: 0, balance: 0, unfit: 0 };

/** What somebody wishes to enter. Reversals are made of the line they take back: see `reversalOf`. */
export interface MovementWish {
  readonly kind: Exclude<MovementKind, 'reversal'>;
  /**
   * How much, above nought, in the unit of the supply and to a thousandth; the kind says which way. Only a stock-taking
   * gives the difference with its sign, nought included.
   */
  readonly quantity: number;
  /**
   * What the unfit part gains, below nought: loses. Without it things come in fit, fit ones leave before unfit ones, and
   * what is scrapped is unfit first. Of `unfit` and `mended` the quantity itself says it.
   */
  readonly unfitChange?: number | undefined;
}

/** The figures of the next line. */
export interface LedgerStep {
  readonly seq: number;
  readonly quantity: number;
  readonly unfitChange: number;
  readonly balance: number;
  readonly unfitBalance: number;
}

/** Why a wish is refused; figures in the unit of the supply. */
export type LedgerRefusal =
  | { readonly code: 'STOCK_QUANTITY_INVALID'; readonly quantity: number }
  | { readonly code: 'STOCK_BELOW_ZERO'; readonly stock: number; readonly wanted: number }
  | { readonly code: 'STOCK_UNFIT_INVALID'; readonly unfit: number; readonly balance: number }
  | { readonly code: 'STOCK_ALREADY_OPENED'; readonly seq: number };

/** Which way a kind moves the stock. */
const DIRECTION: Readonly<Record<MovementWish['kind'], 1 | -1 | 0>> = {
  opening: 1,
  in: 1,
  'transfer-in': 1,
  return: 1,
  out: -1,
  'transfer-out': -1,
  'call-out': -1,
  scrap: -1,
  unfit: 0,
  mended: 0,
  'stock-take': 1,
};

/** Kinds that people enter one by one: what is unfit goes the same way as the whole, and is never more of it than moves. */
const PLAIN: ReadonlySet<MovementWish['kind']> = new Set([
  'opening',
  'in',
  'out',
  'transfer-in',
  'transfer-out',
  'scrap',
]);

/** More than anybody stores; beyond it thousandths would no longer be exact. */
const MOST = 1_000_000_000_000;

/**
 * The line that follows from a wish. Nothing ever goes below nought, and what is unfit is a part of what is there. Days do
 * not matter to it: what is entered late stands where it was entered.
 */
export function nextLine(standing: LedgerStanding, wish: MovementWish): Result<LedgerStep, LedgerRefusal> {
  const amount = toThousandths(wish.quantity);
  const counted = wish.kind === 'stock-take';
  if (amount === null || (!counted && amount <= 0) || Math.abs(amount) > MOST)
    return err({ code: 'STOCK_QUANTITY_INVALID', quantity: wish.quantity });
  if (wish.kind === 'opening' && standing.seq > 0)
    return err({ code: 'STOCK_ALREADY_OPENED', seq: standing.seq });
  const change = DIRECTION[wish.kind] * amount || 0;
  const unfitChange = unfitOf(standing, wish, change, amount);
  if (unfitChange === null) return err({ code: 'STOCK_QUANTITY_INVALID', quantity: wish.unfitChange ?? 0 });
  if (PLAIN.has(wish.kind) && (unfitChange * change < 0 || Math.abs(unfitChange) > amount))
    return err({
      code: 'STOCK_UNFIT_INVALID',
      unfit: fromThousandths(Math.abs(unfitChange)),
      balance: wish.quantity,
    });
  return step(standing, change, unfitChange);
}

/** The line that takes another one back, which stays as it is. */
export function reversalOf(
  standing: LedgerStanding,
  line: Pick<LedgerStep, 'quantity' | 'unfitChange'>,
): Result<LedgerStep, LedgerRefusal> {
  return step(standing, -nearestThousandths(line.quantity) || 0, -nearestThousandths(line.unfitChange) || 0);
}

function unfitOf(
  standing: LedgerStanding,
  wish: MovementWish,
  change: number,
  amount: number,
): number | null {
  if (wish.kind === 'unfit') return amount;
  if (wish.kind === 'mended') return -amount;
  if (wish.unfitChange !== undefined) return toThousandths(wish.unfitChange);
  if (change >= 0) return 0;
  const unfit = nearestThousandths(standing.unfit);
  const fit = nearestThousandths(standing.balance) - unfit;
  return (wish.kind === 'scrap' ? -Math.min(unfit, -change) : Math.min(0, fit + change)) || 0;
}

/** `change` and `unfitChange` in thousandths. */
function step(
  standing: LedgerStanding,
  change: number,
  unfitChange: number,
): Result<LedgerStep, LedgerRefusal> {
  // Former rosters gave finer figures; the ledger goes on from the nearest thousandth.
  const balance = nearestThousandths(standing.balance) + change;
  const unfit = nearestThousandths(standing.unfit) + unfitChange;
  if (balance < 0)
    return err({ code: 'STOCK_BELOW_ZERO', stock: standing.balance, wanted: fromThousandths(-change) });
  if (unfit < 0 || unfit > balance)
    return err({
      code: 'STOCK_UNFIT_INVALID',
      unfit: fromThousandths(unfit),
      balance: fromThousandths(balance),
    });
  return ok({
    seq: standing.seq + 1,
    quantity: fromThousandths(change),
    unfitChange: fromThousandths(unfitChange),
    balance: fromThousandths(balance),
    unfitBalance: fromThousandths(unfit),
  });
}
