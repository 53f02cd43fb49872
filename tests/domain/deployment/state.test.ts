import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEPLOYMENT_STATES } from '../../../db/domain/deployment/codes';
import { type ItemStanding, NOTHING_BACK } from '../../../db/domain/deployment/items';
import {
  DEPLOYMENT_ACTIONS,
  type DeploymentFacts,
  deploymentActions,
  isOpenDeployment,
  transitionDeployment,
} from '../../../db/domain/deployment/state';

const AT = '2026-07-02T08:00:00.000Z';
const ORDERED = '2026-07-02T01:00:00.000Z';
const facts: DeploymentFacts = {
  team: false,
  items: [],
  openClaims: 0,
  lastAt: ORDERED,
  orderedAt: ORDERED,
};
const pump: ItemStanding = { ...NOTHING_BACK, name: '水泵', quantity: 2, handedOver: false };
const out = { ...pump, handedOver: true };
const back = { ...out, returned: 2 };
const step = { at: AT, reason: null };

const refusalOf = (...args: Parameters<typeof transitionDeployment>) => {
  const moved = transitionDeployment(...args);
  return moved.ok ? moved.value : moved.error.map(({ code }) => code);
};

describe('the life of a call-up', () => {
  it.each([
    ['ordered', 'hand-over', { items: [pump] }, {}, 'departed'],
    ['ordered', 'hand-over', { items: [out] }, {}, ['NOTHING_TO_HAND']],
    ['arrived', 'hand-over', { items: [pump] }, {}, 'arrived'],
    ['ordered', 'depart', { items: [pump] }, {}, ['NOTHING_HANDED_OVER']],
    ['ordered', 'depart', { team: true }, {}, 'departed'],
    ['ordered', 'depart', { team: true }, { at: '2026-07-01T08:00:00.000Z' }, ['MOMENT_TOO_EARLY']],
    ['departed', 'arrive', {}, {}, 'arrived'],
    ['arrived', 'take-back', { items: [out] }, {}, 'arrived'],
    ['arrived', 'take-back', { items: [back] }, {}, ['NOTHING_OUT']],
    ['arrived', 'finish', { items: [out, pump] }, {}, ['STILL_OUT', 'STILL_WAITING']],
    ['arrived', 'finish', { items: [back] }, {}, 'returned'],
    ['returned', 'settle', { openClaims: 1 }, {}, ['CLAIMS_OPEN']],
    ['returned', 'settle', {}, {}, 'settled'],
    ['settled', 'reopen', {}, {}, ['REASON_MISSING']],
    ['settled', 'reopen', {}, { reason: '补登一笔费用' }, 'returned'],
    ['ordered', 'cancel', { items: [out] }, { reason: '险情解除' }, ['HANDED_OVER']],
    ['ordered', 'cancel', { items: [pump] }, {}, ['REASON_MISSING']],
    ['ordered', 'cancel', { items: [pump] }, { reason: '险情解除' }, 'cancelled'],
    ['settled', 'cancel', {}, { reason: '险情解除' }, ['ACTION_NOT_POSSIBLE']],
  ] as const)('%s, %s', (state, action, changes, how, outcome) => {
    expect(refusalOf(state, action, { facts: { ...facts, ...changes }, step: { ...step, ...how } })).toEqual(
      outcome,
    );
  });

  it('offers exactly what the table would do', () => {
    const anything = fc.record({
      state: fc.constantFrom(...DEPLOYMENT_STATES),
      team: fc.boolean(),
      items: fc.array(fc.constantFrom(pump, out, back), { maxLength: 3 }),
      openClaims: fc.nat(2),
    });
    fc.assert(
      fc.property(anything, ({ state, ...more }) => {
        const now = { ...facts, ...more };
        const offered = deploymentActions(state, now, AT);
        for (const action of DEPLOYMENT_ACTIONS) {
          const one = offered.find((each) => each.action === action);
          const moved = transitionDeployment(state, action, { facts: now, step: { at: AT, reason: '理由' } });
          expect(moved.ok).toBe(one !== undefined && one.blockers.length === 0);
        }
      }),
    );
  });

  it('never ends with things out, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DEPLOYMENT_ACTIONS), { maxLength: 12 }), (actions) => {
        let state: (typeof DEPLOYMENT_STATES)[number] = 'ordered';
        let item = pump;
        for (const action of actions) {
          const moved = transitionDeployment(state, action, {
            facts: { ...facts, items: [item] },
            step: { at: AT, reason: '理由' },
          });
          if (!moved.ok) continue;
          state = moved.value;
          if (action === 'hand-over') item = { ...item, handedOver: true };
          if (action === 'take-back') item = { ...item, returned: item.returned + 1 };
        }
        if (!isOpenDeployment(state) && state !== 'cancelled') expect(item.returned).toBe(2);
        if (state === 'cancelled') expect(item.handedOver).toBe(false);
      }),
    );
  });
});
