import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountedFor,
  checkWishes,
  correctOutcome,
  type ItemStanding,
  NOTHING_BACK,
  outcomeChange,
  outstandingOf,
  takeBack,
  type WishedThing,
} from '../../../db/domain/deployment/items';

const out: ItemStanding = { ...NOTHING_BACK, name: '沙袋', quantity: 100, handedOver: true };
const thousandths = fc.integer({ min: 0, max: 200_000 }).map((parts) => parts / 1000);
const outcome = fc.record({
  returned: thousandths,
  damaged: thousandths,
  consumed: thousandths,
  lost: thousandths,
});

const codeOf = (result: ReturnType<typeof takeBack>) => (result.ok ? 'ok' : result.error.code);

describe('what comes back', () => {
  it('is never more than went out, and all of it is accounted for once', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 6 }), (parts) => {
        let item = out;
        for (const part of parts) {
          const taken = takeBack(item, part);
          if (taken.ok) {
            expect(accountedFor(part)).toBeLessThanOrEqual(outstandingOf(item));
            item = { ...item, ...taken.value };
          }
          expect(outstandingOf(item)).toBeGreaterThanOrEqual(0);
          expect(Math.round((accountedFor(item) + outstandingOf(item)) * 1000)).toBe(100_000);
        }
      }),
    );
  });

  it.each([
    [{ ...out, handedOver: false }, { ...NOTHING_BACK, returned: 1 }, 'NOT_HANDED_OVER'],
    [out, { ...NOTHING_BACK, returned: -1, lost: 2 }, 'RETURN_NEGATIVE'],
    [out, NOTHING_BACK, 'RETURN_EMPTY'],
    [out, { ...NOTHING_BACK, returned: 60, consumed: 40.001 }, 'RETURN_TOO_MUCH'],
    [out, { returned: 60, damaged: 10, consumed: 20, lost: 10 }, 'ok'],
  ])('%#: names why not', (item, more, code) => {
    expect(codeOf(takeBack(item, more))).toBe(code);
  });

  it('can be put right within what went out, and the change leads from one to the other', () => {
    fc.assert(
      fc.property(outcome, outcome, (before, after) => {
        fc.pre(accountedFor(before) <= 100);
        const right = correctOutcome({ ...out, ...before }, after);
        expect(right.ok).toBe(accountedFor(after) <= 100);
        const change = outcomeChange(before, after);
        expect(Math.round((before.returned + change.returned) * 1000)).toBe(
          Math.round(after.returned * 1000),
        );
        expect(Math.round((before.lost + change.lost) * 1000)).toBe(Math.round(after.lost * 1000));
      }),
    );
  });
});

describe('what may be ordered', () => {
  const wish = (
    quantity: number,
    held: Partial<NonNullable<WishedThing['held']>> = {},
    reason: string | null = null,
  ) => ({
    id: 's1',
    name: '防毒面具',
    unit: '套',
    quantity,
    reason,
    held: { stock: 10, unfit: 0, taken: 0, expiredOn: null, condition: null, takenBy: [], ...held },
  });
  const codes = (things: readonly WishedThing[]) => {
    const { refusals, cautions } = checkWishes(things);
    return [...refusals, ...cautions].map(({ code }) => code);
  };

  it.each([
    [[wish(10)], []],
    [[wish(0)], ['QUANTITY_MISSING']],
    [[wish(11)], ['ISSUED_TWICE']],
    [[wish(8, { taken: 3, takenBy: ['调令1号 3套'] })], ['ISSUED_TWICE']],
    [[wish(5), wish(5)], ['ITEM_TWICE']],
    [[wish(1, { expiredOn: '2026-01-31' })], ['EXPIRED_GEAR']],
    [[wish(1, { expiredOn: '2026-01-31' }, '演练用')], []],
    [[wish(9, { unfit: 2 })], ['UNFIT_GEAR']],
    [[wish(8, { unfit: 2 })], []],
    [[wish(1, { condition: 'scrapped' })], ['UNFIT_GEAR']],
    [[{ ...wish(500), id: null, held: null }], []],
  ])('%#', (things, expected) => {
    expect(codes(things)).toEqual(expected);
  });

  it('says who has what is missing', () => {
    const [refusal] = checkWishes([wish(8, { taken: 3, takenBy: ['“排水抢险”3套'] })]).refusals;
    expect(refusal?.message).toContain('可调用 7套');
    expect(refusal?.message).toContain('排水抢险');
  });
});
