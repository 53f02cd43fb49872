import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { supplyTable } from '../../db/repositories/supply';
import { deployments, type deploymentView } from '../../electron/contract/deployments';
import { registers } from '../../electron/contract/registers';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeSupply } from '../builders/records';

type View = z.output<typeof deploymentView>;

const TODAY = '2026-11-20';
const NOW = `${TODAY}T01:00:00.000Z`;
const EARLIER = `${TODAY}T00:30:00.000Z`;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { deployments, registers },
    { deployments: handlers.deployments, registers: handlers.registers },
    { today: TODAY },
  );
});
afterEach(() => desk.close());

const get = (id: string) => desk.call<View>('deployments.get', { id });
const order = async (given: object): Promise<View> => {
  const { orders } = await desk.call<{ orders: { id: string }[] }>('deployments.order', {
    kind: 'call-up',
    purpose: '排水抢险',
    orderedAt: EARLIER,
    things: [],
    ...given,
  });
  return get(orders[0]?.id ?? '');
};
const to = async (id: string, method: string, fields: object = {}): Promise<View> => {
  await desk.call(`deployments.${method}`, { id, expectedVersion: (await get(id)).version, ...fields });
  return get(id);
};
const refused = async (id: string, method: string, fields: object = {}) =>
  desk.refusal(`deployments.${method}`, { id, expectedVersion: (await get(id)).version, ...fields });
const supply = (given: object = {}) => makeSupply(desk, { name: '潜水泵', unit: '台', stock: 10, ...given });
const stockOf = (id: string) => supplyTable.find(desk.core.write, id)?.stock;
const handed = async (supplyId: string, quantity: number) => {
  const made = await order({ things: [{ supplyId, quantity }] });
  return to(made.id, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
};
const itemId = (view: View) => view.items[0]?.id ?? '';

describe('a call-up', () => {
  it('hands one thing over once, however often it is named', async () => {
    const { id } = supply();
    const made = await order({ things: [{ supplyId: id, quantity: 4 }] });
    const twice = { itemIds: [itemId(made), itemId(made)], at: NOW, receiver: '样中意' };
    await to(made.id, 'handOver', twice);
    expect(stockOf(id)).toBe(6);
    expect((await refused(made.id, 'handOver', twice)).code).toBe('DEPLOYMENT_BLOCKED');
    const stale = { id: made.id, expectedVersion: made.version, ...twice };
    expect((await desk.refusal('deployments.handOver', stale)).code).toBe('STALE_VERSION');
    expect(stockOf(id)).toBe(6);
  });

  it('keeps halves of a thousandth from adding up to more than went out', async () => {
    const { id } = supply();
    const out = await handed(id, 0.002);
    const parts = { returned: 0.0005, damaged: 0.0005, consumed: 0.0005, lost: 0.0005 };
    const lines = [{ itemId: itemId(out), ...parts }];
    expect((await refused(out.id, 'takeBack', { onDate: TODAY, lines })).code).toBe('RETURN_REFUSED');
    const correct = { itemId: itemId(out), after: parts, reason: '更正' };
    expect((await refused(out.id, 'correctReturn', correct)).code).toBe('RETURN_REFUSED');
  });

  it('takes nothing back before it went out, and hands nothing over before it was ordered', async () => {
    const { id } = supply();
    const out = await handed(id, 2);
    const lines = [{ itemId: itemId(out), returned: 1 }];
    expect((await refused(out.id, 'takeBack', { onDate: '2026-11-19', lines })).code).toBe('FIELDS_INVALID');
    await to(out.id, 'step', { action: 'arrive', at: NOW });
    await to(out.id, 'addThings', { things: [{ supplyId: supply({ name: '水带' }).id, quantity: 1 }] });
    const before = { itemIds: null, at: '1999-01-01T00:00:00.000Z', receiver: '样中意' };
    expect((await refused(out.id, 'handOver', before)).code).toBe('DEPLOYMENT_BLOCKED');
  });

  it('keeps the row of what is out, so that it can come back', async () => {
    const { id } = supply();
    const out = await handed(id, 2);
    const gone = (version: number) =>
      ({ register: 'supplies', id, expectedVersion: version, reason: '重复登记' }) as const;
    const version = () => supplyTable.find(desk.core.write, id)?.version ?? 0;
    expect((await desk.refusal('registers.void', gone(version()))).code).toBe('SUPPLY_OUT');
    await to(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), returned: 2 }] });
    await desk.call('registers.void', gone(version()));
  });

  it('is not cancelled while a claim because of it waits for an answer', async () => {
    const made = await order({ things: [{ name: '木方', quantity: 2 }], handOwner: { name: '示例木材行' } });
    const fields = { payee: '示例木材行', claimed: 300, claimedOn: TODAY };
    const claimed = await to(made.id, 'saveClaim', { claimId: null, fields });
    const cancel = { action: 'cancel', at: NOW, reason: '险情解除' };
    expect(await refused(made.id, 'conclude', cancel)).toMatchObject({
      code: 'DEPLOYMENT_BLOCKED',
      details: { blockers: [{ code: 'CLAIMS_OPEN' }] },
    });
    await to(made.id, 'decideClaim', {
      claimId: claimed.claims[0]?.id,
      action: 'refuse',
      onDate: TODAY,
      by: '样中意',
      reason: '没有出动',
    });
    expect((await to(made.id, 'conclude', cancel)).state).toBe('cancelled');
  });

  it('knows no amounts that fen cannot count', async () => {
    const { id } = supply();
    const out = await handed(id, 2);
    const cost = (quantity: number, unitPrice: number) => ({
      costId: null,
      fields: { kind: 'other', description: '运费', quantity, unitPrice },
    });
    expect((await refused(out.id, 'saveCost', cost(1e9, 1e9))).code).toBe('FIELDS_INVALID');
    for (const [quantity, price] of [
      [1e300, 1],
      [1, 1e300],
      [-1, 1],
      [1, -1],
    ] as const)
      expect((await refused(out.id, 'saveCost', cost(quantity, price))).code).toBe('INVALID_INPUT');
    expect((await to(out.id, 'saveCost', cost(3, 0.335))).costTotal).toBe(1.01);
  });
});
