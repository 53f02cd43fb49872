import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../renderer/features/deployments/deployment-forms';
import { chosenOf, leftEmpty, thingsOf } from '../../../renderer/features/deployments/use-wishes';

const offer = (kind: Offer['kind'], id: string): Offer => ({
  kind,
  id,
  name: `示例${id}`,
  spec: null,
  unit: '具',
  owner: '县级应急物资储备库（示例）',
  town: null,
  free: 5,
  unfit: 0,
  expiresOn: null,
  expired: false,
  away: false,
});

describe('the things of an order', () => {
  it('leave out what a depot offered and nobody filled in', () => {
    const mask = { ...chosenOf(offer('supply', 's1'), ''), quantity: '２' };
    const foam = chosenOf(offer('supply', 's2'), '');
    expect(leftEmpty(foam)).toBe(true);
    expect(thingsOf([mask, foam]).map(({ supplyId, quantity }) => [supplyId, quantity])).toEqual([['s1', 2]]);
  });

  it('keep what was typed wrong, so that it is refused and not passed over', () => {
    const wrong = { ...chosenOf(offer('supply', 's1')), quantity: '两具' };
    expect(leftEmpty(wrong)).toBe(false);
    expect(thingsOf([wrong])[0]?.quantity).toBe(0);
  });

  it('know teams by their ids alone', () => {
    expect(thingsOf([chosenOf(offer('team', 't1'), '')])).toEqual([]);
    expect(leftEmpty(chosenOf(offer('team', 't1'), ''))).toBe(false);
  });
});
