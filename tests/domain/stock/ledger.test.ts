import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchesOf, circleOf } from '../../../db/domain/stock/depot-tree';
import {
  EMPTY_LEDGER,
  type LedgerStanding,
  type LedgerStep,
  type MovementWish,
  nextLine,
  reversalOf,
} from '../../../db/domain/stock/ledger';
import { sumQuantities } from '../../../db/domain/stock/quantity';

const at = (balance: number, unfit = 0, seq = 1): LedgerStanding => ({ seq, balance, unfit });
const after = (standing: LedgerStanding, wish: MovementWish) => {
  const made = nextLine(standing, wish);
  return made.ok ? [made.value.balance, made.value.unfitBalance] : made.error.code;
};

describe('nextLine', () => {
  it.each<[string, LedgerStanding, MovementWish, unknown]>([
    ['opens', EMPTY_LEDGER, { kind: 'opening', quantity: 12.5 }, [12.5, 0]],
    ['opens once', at(3), { kind: 'opening', quantity: 1 }, 'STOCK_ALREADY_OPENED'],
    ['takes in', at(0.1), { kind: 'in', quantity: 0.2 }, [0.3, 0]],
    ['takes in unfit ones', at(5), { kind: 'return', quantity: 3, unfitChange: 2 }, [8, 2]],
    ['gives out', at(5), { kind: 'out', quantity: 5 }, [0, 0]],
    ['never more than there is', at(5), { kind: 'call-out', quantity: 5.001 }, 'STOCK_BELOW_ZERO'],
    ['gives out fit ones first', at(5, 2), { kind: 'out', quantity: 3 }, [2, 2]],
    ['then unfit ones', at(5, 2), { kind: 'out', quantity: 4 }, [1, 1]],
    ['scraps unfit ones first', at(5, 2), { kind: 'scrap', quantity: 3 }, [2, 0]],
    ['sets aside what is damaged', at(5, 2), { kind: 'unfit', quantity: 3 }, [5, 5]],
    ['not more than is fit', at(5, 2), { kind: 'unfit', quantity: 4 }, 'STOCK_UNFIT_INVALID'],
    ['mends', at(5, 2), { kind: 'mended', quantity: 2 }, [5, 0]],
    ['mends nothing that is whole', at(5, 2), { kind: 'mended', quantity: 3 }, 'STOCK_UNFIT_INVALID'],
    ['counts less', at(5, 1), { kind: 'stock-take', quantity: -2 }, [3, 1]],
    ['counts the same', at(5, 1), { kind: 'stock-take', quantity: 0, unfitChange: 1 }, [5, 2]],
    ['refuses nothing', at(5), { kind: 'out', quantity: 0 }, 'STOCK_QUANTITY_INVALID'],
    ['refuses less than nothing', at(5), { kind: 'in', quantity: -1 }, 'STOCK_QUANTITY_INVALID'],
    ['refuses ten-thousandths', at(5), { kind: 'in', quantity: 0.0005 }, 'STOCK_QUANTITY_INVALID'],
    ['refuses what is no number', at(5), { kind: 'in', quantity: Number.NaN }, 'STOCK_QUANTITY_INVALID'],
  ])('%s', (_, standing, wish, expected) => {
    expect(after(standing, wish)).toEqual(expected);
  });
});

const quantity = fc.integer({ min: -5, max: 30_000 }).map((thousandths) => thousandths / 1000);
const wish: fc.Arbitrary<MovementWish> = fc.record({
  kind: fc.constantFrom(
    'opening',
    'in',
    'out',
    'transfer-in',
    'transfer-out',
    'stock-take',
    'call-out',
    'return',
    'scrap',
    'unfit',
    'mended',
  ),
  quantity,
  unfitChange: fc.option(quantity, { nil: undefined, freq: 5 }),
});
/** A wish, or which earlier line to take back. */
const deed = fc.oneof({ weight: 4, arbitrary: wish }, { weight: 1, arbitrary: fc.nat(40) });

/** Lets a book be led through whatever is asked of it; what is refused leaves it alone. */
function lead(deeds: readonly (MovementWish | number)[]): LedgerStep[] {
  const lines: LedgerStep[] = [];
  const back = new Set<number>();
  for (const one of deeds) {
    const last = lines.at(-1);
    const standing = last ? at(last.balance, last.unfitBalance, last.seq) : EMPTY_LEDGER;
    const line = typeof one === 'number' ? lines[one] : undefined;
    if (typeof one === 'number' && (!line || back.has(one))) continue;
    const made = typeof one === 'number' ? reversalOf(standing, line as LedgerStep) : nextLine(standing, one);
    if (!made.ok) continue;
    if (typeof one === 'number') back.add(one).add(lines.length);
    lines.push(made.value);
  }
  return lines;
}

describe('a ledger', () => {
  it('holds what its lines add up to, never less than nought, and the unfit part within it', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const lines = lead(deeds);
        lines.forEach((line, index) => {
          const until = lines.slice(0, index + 1);
          expect(line.seq).toBe(index + 1);
          expect(line.balance).toBe(sumQuantities(until.map((one) => one.quantity)));
          expect(line.unfitBalance).toBe(sumQuantities(until.map((one) => one.unfitChange)));
          expect(line.unfitBalance).toBeGreaterThanOrEqual(0);
          expect(line.balance).toBeGreaterThanOrEqual(line.unfitBalance);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('stands as before after a line and its reversal', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), wish, (deeds, further) => {
        const last = lead(deeds).at(-1);
        const before = last ? at(last.balance, last.unfitBalance, last.seq) : EMPTY_LEDGER;
        const made = nextLine(before, further);
        if (!made.ok) return;
        const { balance, unfitBalance, seq } = made.value;
        const taken = reversalOf(at(balance, unfitBalance, seq), made.value);
        expect(taken).toMatchObject({
          ok: true,
          value: { seq: before.seq + 2, balance: before.balance, unfitBalance: before.unfit },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the sum of two depots when something moves between them', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 20 }),
        fc.array(deed, { maxLength: 20 }),
        quantity,
        (a, b, n) => {
          const [from, to] = [lead(a).at(-1), lead(b).at(-1)].map((line) =>
            line ? at(line.balance, line.unfitBalance, line.seq) : EMPTY_LEDGER,
          ) as [LedgerStanding, LedgerStanding];
          const out = nextLine(from, { kind: 'transfer-out', quantity: n });
          if (!out.ok) return;
          const moved = { quantity: -out.value.quantity, unfitChange: -out.value.unfitChange || 0 };
          const there = nextLine(to, { kind: 'transfer-in', ...moved });
          if (!there.ok) throw new Error('what left one depot fits into the other');
          expect(sumQuantities([out.value.balance, there.value.balance])).toBe(
            sumQuantities([from.balance, to.balance]),
          );
          expect(sumQuantities([out.value.unfitBalance, there.value.unfitBalance])).toBe(
            sumQuantities([from.unfit, to.unfit]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the tree of depots', () => {
  const tree = (...pairs: [string, string | null][]) =>
    new Map(pairs.map(([id, parentId]) => [id, { id, parentId }]));

  it('names the circle that a parent would close', () => {
    const depots = tree(['main', null], ['branch', 'main'], ['hut', 'branch'], ['lone', null]);
    expect(circleOf('main', 'hut', depots)).toEqual(['hut', 'branch', 'main']);
    expect(circleOf('main', 'main', depots)).toEqual(['main']);
    expect(circleOf('lone', 'hut', depots)).toBeNull();
    expect(circleOf('hut', null, depots)).toBeNull();
  });

  it('walks a circle that was brought in once', () => {
    const depots = tree(['a', 'b'], ['b', 'a'], ['c', 'a']);
    expect(circleOf('c', 'a', depots)).toBeNull();
    expect(branchesOf('a', depots.values())).toEqual(['a', 'b', 'c'].sort());
  });

  it('gives a depot and all under it', () => {
    const depots = tree(['main', null], ['branch', 'main'], ['hut', 'branch'], ['lone', null]);
    expect(branchesOf('main', depots.values())).toEqual(['main', 'branch', 'hut']);
    expect(branchesOf('hut', depots.values())).toEqual(['hut']);
  });
});
