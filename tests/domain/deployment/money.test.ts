import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompensationState } from '../../../db/domain/deployment/codes';
import {
  type CompensationFacts,
  type CompensationStep,
  transitionCompensation,
  unpaidOf,
} from '../../../db/domain/deployment/compensation';
import { costTotals, offerCosts } from '../../../db/domain/deployment/cost';
import { amountOf, sumYuan, toFen } from '../../../db/domain/deployment/money';

describe('money', () => {
  it.each([
    [3, 0.335, 1.01],
    [1, 1.005, 1.01],
    [0.333, 3, 1],
    [1000.5, 12.34, 12346.17],
    [0, 5, 0],
  ])('%d times %d is %d yuan', (quantity, price, amount) => {
    expect(amountOf(quantity, price)).toBe(amount);
  });

  it('adds up exactly in any order, where plain addition drifts', () => {
    expect(sumYuan([0.1, 0.2])).toBe(0.3);
    const fen = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(fen, (parts) => {
        const yuan = parts.map((part) => part / 100);
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(toFen(sumYuan(yuan))).toBe(sum);
        expect(sumYuan(yuan.toReversed())).toBe(sumYuan(yuan));
      }),
    );
  });

  it('offers what was used up, damaged or lost once, and no price for a damage', () => {
    const item = { id: 'i1', name: '泡沫液', consumed: 3, damaged: 1, lost: 0, unitPrice: 12.5 };
    const kept = [{ itemId: 'i1', kind: 'consumed' as const, quantity: 2, amount: 25 }];
    expect(offerCosts([item], kept)).toEqual([
      { itemId: 'i1', kind: 'consumed', description: '泡沫液（消耗）', quantity: 1, unitPrice: 12.5 },
      { itemId: 'i1', kind: 'damage', description: '泡沫液（损坏）', quantity: 1, unitPrice: null },
    ]);
    expect(costTotals([...kept, { kind: 'labour', amount: 0.3 }])).toEqual({
      byKind: { consumed: 25, labour: 0.3 },
      total: 25.3,
    });
  });
});

describe('a claim', () => {
  const facts: CompensationFacts = {
    claimed: 5000,
    claimedOn: '2026-07-10',
    agreed: null,
    agreedOn: null,
    paid: null,
  };
  const agreed = { ...facts, agreed: 4000, agreedOn: '2026-07-20' };
  const step: CompensationStep = { onDate: '2026-07-20', amount: null, by: null, basis: null, reason: null };
  const decided = { by: '示范一', basis: '票据和现场清单' };

  it.each([
    ['claimed', 'agree', facts, { amount: 4000, ...decided }, 'agreed'],
    ['claimed', 'agree', facts, { amount: 5000.01, ...decided }, ['AGREED_ABOVE_CLAIM']],
    ['claimed', 'agree', facts, { amount: 4000 }, ['PERSON_MISSING', 'BASIS_MISSING']],
    ['claimed', 'agree', facts, { amount: 1, ...decided, onDate: '2026-07-01' }, ['DATE_TOO_EARLY']],
    ['claimed', 'pay', facts, { amount: 1 }, ['ACTION_NOT_POSSIBLE']],
    ['agreed', 'pay', agreed, { amount: 4000 }, 'paid'],
    ['agreed', 'pay', agreed, { amount: 4000.01 }, ['PAID_ABOVE_AGREED']],
    ['agreed', 'pay', { ...agreed, paid: 1500 }, { amount: 2500.01 }, ['PAID_ABOVE_AGREED']],
    ['agreed', 'pay-part', agreed, { amount: 1500 }, 'agreed'],
    ['agreed', 'refuse', { ...agreed, paid: 1 }, { reason: '无票据' }, ['PAID_ALREADY']],
    ['claimed', 'refuse', facts, {}, ['REASON_MISSING']],
    ['claimed', 'refuse', facts, { reason: '无票据' }, 'refused'],
    ['refused', 'review-again', facts, { reason: '补交票据' }, 'claimed'],
    ['paid', 'review-again', agreed, { reason: '补交票据' }, ['ACTION_NOT_POSSIBLE']],
  ] as const)('%s, %s: %#', (state, action, known, changes, outcome) => {
    const moved = transitionCompensation(state, action, { facts: known, step: { ...step, ...changes } });
    expect(moved.ok ? moved.value : moved.error.map(({ code }) => code)).toEqual(outcome);
  });

  it('is never paid above what was agreed, in however many payments', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 300_000 }), { maxLength: 20 }), (payments) => {
        let state: CompensationState = 'agreed';
        let now: CompensationFacts = agreed;
        for (const fen of payments) {
          const amount = fen / 100;
          const action = toFen(amount) === toFen(unpaidOf(now)) ? 'pay' : 'pay-part';
          const moved = transitionCompensation(state, action, { facts: now, step: { ...step, amount } });
          if (moved.ok) {
            state = moved.value;
            now = { ...now, paid: sumYuan([now.paid ?? 0, amount]) };
          }
          expect(now.paid ?? 0).toBeLessThanOrEqual(4000);
        }
        expect(state === 'paid').toBe(now.paid === 4000);
      }),
    );
  });
});
