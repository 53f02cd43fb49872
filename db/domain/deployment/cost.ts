import type { CostKind } from './codes';
import { exactQuantity, sumYuan } from './money';

/** One line of costs as it is offered; people change and confirm it. */
export interface OfferedCost {
  readonly itemId: string;
  readonly kind: CostKind;
  readonly description: string;
  readonly quantity: number;
  /** Yuan; null where nobody has said what it costs. */
  readonly unitPrice: number | null;
}

/** A thing of a call-up with what became of it and what one of it costs. */
export interface PricedItem {
  readonly id: string;
  readonly name: string;
  readonly consumed: number;
  readonly damaged: number;
  readonly lost: number;
  /** Yuan. */
  readonly unitPrice: number | null;
}

/** Costs that are kept already. */
export interface KeptCost {
  readonly itemId: string | null;
  readonly kind: CostKind;
  readonly quantity: number;
  /** Yuan. */
  readonly amount: number;
}

/**
 * Costs that the things of a call-up give cause for and that nobody has entered yet: used up and lost at the price of the
 * register. What a damage costs is for people to say, its price stays open.
 */
export function offerCosts(items: readonly PricedItem[], kept: readonly KeptCost[]): OfferedCost[] {
  const keptOf = (itemId: string, kind: CostKind) =>
    kept
      .filter((line) => line.itemId === itemId && line.kind === kind)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return items.flatMap((item) =>
    (
      [
        ['consumed', item.consumed, item.unitPrice, '消耗'],
        ['damage', item.damaged, null, '损坏'],
        ['loss', item.lost, item.unitPrice, '丢失'],
      ] as const
    ).flatMap(([kind, happened, unitPrice, word]) => {
      const quantity = exactQuantity(happened - keptOf(item.id, kind));
      return quantity > 0
        ? [{ itemId: item.id, kind, description: `${item.name}（${word}）`, quantity, unitPrice }]
        : [];
    }),
  );
}

/** Sums of costs in yuan, by kind and in all. */
export function costTotals(costs: readonly Pick<KeptCost, 'kind' | 'amount'>[]): {
  readonly byKind: Readonly<Partial<Record<CostKind, number>>>;
  readonly total: number;
} {
  const byKind: Partial<Record<CostKind, number>> = {};
  for (const { kind, amount } of costs) byKind[kind] = sumYuan([byKind[kind] ?? 0, amount]);
  return { byKind, total: sumYuan(costs.map(({ amount }) => amount)) };
}
