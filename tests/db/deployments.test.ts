import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { incidentTable } from '../../db/repositories/incident';
import { supplyTable } from '../../db/repositories/supply';
import { type deploymentRow, deployments, type deploymentView } from '../../electron/contract/deployments';
import { lists } from '../../electron/contract/lists';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { bookkeeping, makeEquipment, makeSupply, makeTeam } from '../builders/records';

type View = z.output<typeof deploymentView>;
type Row = z.output<typeof deploymentRow>;
interface Orders {
  orders: { id: string; version: number; number: string | null; owner: string }[];
}

/** The desk's clock stands at 09:00 in China. */
const TODAY = '2026-11-20';
const NOW = `${TODAY}T01:00:00.000Z`;
const EARLIER = `${TODAY}T00:30:00.000Z`;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { deployments, lists },
    { deployments: handlers.deployments, lists: handlers.lists },
    { today: TODAY },
  );
});
afterEach(() => desk.close());

const get = (id: string) => desk.call<View>('deployments.get', { id });
const order = async (given: object): Promise<View> => {
  const [first] = (await desk.call<Orders>('deployments.order', { ...basics, ...given })).orders;
  return get(first?.id ?? '');
};
const basics = { kind: 'call-up', purpose: '排水抢险', orderedAt: EARLIER, things: [] };
const to = async (id: string, method: string, fields: object = {}): Promise<View> => {
  await desk.call(`deployments.${method}`, { id, expectedVersion: (await get(id)).version, ...fields });
  return get(id);
};
const refused = async (id: string, method: string, fields: object = {}) =>
  desk.refusal(`deployments.${method}`, { id, expectedVersion: (await get(id)).version, ...fields });
const stockOf = (id: string) => {
  const supply = supplyTable.find(desk.core.write, id);
  return [supply?.stock, supply?.unfit];
};
const ledgerOf = (id: string) =>
  desk.core.write
    .all<{ kind: string; quantity: number; balance: number; unfitBalance: number }>(
      `SELECT kind, quantity, balance, unfit_balance AS unfitBalance FROM stock_movement WHERE supply_id = @id ORDER BY seq`,
      { id },
    )
    .map(({ kind, quantity, balance, unfitBalance }) => [kind, quantity, balance, unfitBalance]);
const pump = (given: object = {}) =>
  makeSupply(desk, { name: '潜水泵', unit: '台', stock: 10, unitPrice: 3680.5, ...given }).id;
const handed = async (supplyId: string, quantity: number) => {
  const made = await order({ things: [{ supplyId, quantity }], returnDueOn: '2026-11-18' });
  return to(made.id, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
};
const itemId = (view: View) => view.items[0]?.id ?? '';

describe('a call-up of supplies', () => {
  it('goes from the order to the compensation, and the stock with it', async () => {
    const supplyId = pump();
    const out = await handed(supplyId, 4);
    expect([out.state, out.number, out.owner, out.daysOverdue]).toEqual([
      'departed',
      '调〔2026〕1号',
      '舒兰市示例储备库',
      2,
    ]);
    expect(stockOf(supplyId)).toEqual([6, 0]);

    await to(out.id, 'step', { action: 'arrive', at: NOW });
    expect(await refused(out.id, 'step', { action: 'finish', at: NOW })).toMatchObject({
      code: 'DEPLOYMENT_BLOCKED',
      details: { blockers: [{ code: 'STILL_OUT' }] },
    });
    await to(out.id, 'takeBack', {
      onDate: TODAY,
      lines: [{ itemId: itemId(out), returned: 2, damaged: 1 }],
    });
    expect(stockOf(supplyId)).toEqual([9, 1]);
    expect(
      await refused(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), consumed: 2 }] }),
    ).toMatchObject({ code: 'RETURN_REFUSED', details: { refusal: 'RETURN_TOO_MUCH' } });
    await to(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), lost: 1 }] });
    expect(ledgerOf(supplyId)).toEqual([
      ['opening', 10, 10, 0],
      ['call-out', -4, 6, 0],
      ['return', 3, 9, 1],
    ]);

    const back = await to(out.id, 'step', { action: 'finish', at: NOW });
    expect(back.offered.map(({ kind, quantity, unitPrice }) => [kind, quantity, unitPrice])).toEqual([
      ['damage', 1, null],
      ['loss', 1, 3680.5],
    ]);
    for (const { itemId, kind, description, quantity, unitPrice } of back.offered)
      await to(out.id, 'saveCost', {
        costId: null,
        fields: { itemId, kind, description, quantity, unitPrice: unitPrice ?? 420.335 },
      });
    const priced = await get(out.id);
    expect([priced.offered, priced.costTotal]).toEqual([[], 4100.84]);

    const claimed = await to(out.id, 'saveClaim', {
      claimId: null,
      fields: { payee: '舒兰市示例储备库', claimed: 4100.84, claimedOn: TODAY },
    });
    const claimId = claimed.claims[0]?.id;
    expect((await refused(out.id, 'conclude', { action: 'settle', at: NOW })).details).toMatchObject({
      blockers: [{ code: 'CLAIMS_OPEN' }],
    });
    const decision = { claimId, onDate: TODAY, by: '示范一', basis: '归还清单和发票' };
    await to(out.id, 'decideClaim', { action: 'agree', ...decision, amount: 4000 });
    expect(await refused(out.id, 'payClaim', { claimId, onDate: TODAY, amount: 4000.01 })).toMatchObject({
      code: 'CLAIM_BLOCKED',
      details: { blockers: [{ code: 'PAID_ABOVE_AGREED' }] },
    });
    await to(out.id, 'payClaim', { claimId, onDate: TODAY, amount: 1500.1, voucherNo: '1号凭证' });
    const paid = await to(out.id, 'payClaim', {
      claimId,
      onDate: TODAY,
      amount: 2499.9,
      voucherNo: '2号凭证',
    });
    expect(paid.claims[0]).toMatchObject({
      state: 'paid',
      paid: 4000,
      voucherNo: '1号凭证、2号凭证',
      unpaid: 0,
    });
    const settled = await to(out.id, 'conclude', { action: 'settle', at: NOW });
    expect([settled.state, settled.agreed, settled.paid]).toEqual(['settled', 4000, 4000]);
    expect(
      (
        await refused(out.id, 'saveClaim', {
          claimId: null,
          fields: { payee: '示例', claimed: 1, claimedOn: TODAY },
        })
      ).code,
    ).toBe('DEPLOYMENT_CLOSED');
  });

  it('splits what is picked by team, depot and owner, and numbers each order', async () => {
    const team = makeTeam(desk, { name: '示例矿山救护队' }).id;
    const made = await desk.call<Orders>('deployments.order', {
      ...basics,
      teamIds: [team],
      headcount: 12,
      things: [
        { supplyId: pump(), quantity: 2 },
        {
          supplyId: makeSupply(desk, { name: '雨衣', depot: '第二储备库', depotKey: '第二储备库' }).id,
          quantity: 5,
        },
        { equipmentId: makeEquipment(desk, { name: '呼吸器', quantity: 3, teamId: team }).id, quantity: 1 },
        { name: '挖掘机', unit: '台', quantity: 1 },
      ],
      handOwner: { name: '示例建筑公司', enterpriseId: null },
    });
    expect(made.orders.map(({ owner, number }) => [owner, number])).toEqual([
      ['示例矿山救护队', '调〔2026〕1号'],
      ['舒兰市示例储备库', '调〔2026〕2号'],
      ['第二储备库', '调〔2026〕3号'],
      ['示例建筑公司', '调〔2026〕4号'],
    ]);
    const [first, second] = await Promise.all(made.orders.slice(0, 2).map(({ id }) => get(id)));
    expect([first?.headcount, first?.items.map(({ name }) => name)]).toEqual([12, ['呼吸器']]);
    expect(second?.headcount).toBeNull();
    const beside = await desk.call<{ deployments: Row[] }>('deployments.list', { teamId: team });
    expect(beside.deployments.map(({ owner, items, out }) => [owner, items, out])).toEqual([
      ['示例矿山救护队', 1, 0],
    ]);
  });
});

describe('what is refused or warned of', () => {
  it('promises nothing twice, by name', async () => {
    const supplyId = pump();
    await order({ things: [{ supplyId, quantity: 7 }] });
    const refusal = await desk.refusal('deployments.order', {
      ...basics,
      things: [{ supplyId, quantity: 4 }],
    });
    expect(refusal.code).toBe('DEPLOYMENT_REFUSED');
    expect(refusal.message).toContain('可调用 3台');
    expect(refusal.message).toContain('调〔2026〕1号 7台');
    // What was handed over has left the stock and is not counted a second time.
    const [first] = (await desk.call<{ deployments: Row[] }>('deployments.list', {})).deployments;
    await to(first?.id ?? '', 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
    await order({ things: [{ supplyId, quantity: 3 }] });
  });

  it('knows what equipment is out', async () => {
    const equipmentId = makeEquipment(desk, { name: '呼吸器', unit: '套', quantity: 3 }).id;
    const out = await order({ things: [{ equipmentId, quantity: 2 }] });
    await to(out.id, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
    expect(
      (await desk.refusal('deployments.order', { ...basics, things: [{ equipmentId, quantity: 2 }] }))
        .message,
    ).toContain('可调用 1套');
    await to(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), damaged: 1, lost: 1 }] });
    const offered = await desk.call<{ offers: object[] }>('deployments.offers', { text: '呼吸器' });
    expect(offered.offers).toMatchObject([{ kind: 'equipment', free: 2, unfit: 1 }]);
  });

  it('asks why gear that is out of date is taken, at the order', async () => {
    const supplyId = pump({ name: '防毒面具', unit: '套', expiresOn: '2026-03-31', expiryKind: 'day' });
    const wish = { supplyId, quantity: 2 };
    expect(await desk.refusal('deployments.order', { ...basics, things: [wish] })).toMatchObject({
      code: 'DEPLOYMENT_CAUTION',
      details: { cautions: [{ code: 'EXPIRED_GEAR' }] },
    });
    const made = await order({ things: [{ ...wish, reason: '只用于演练' }] });
    expect(made.items[0]?.expiredReason).toBe('只用于演练');
  });

  it('warns of a team that is away, and calls it all the same when told', async () => {
    const team = makeTeam(desk, { name: '示例救护队' }).id;
    await order({ teamIds: [team], destination: '示例煤矿' });
    expect(await desk.refusal('deployments.order', { ...basics, teamIds: [team] })).toMatchObject({
      code: 'DEPLOYMENT_CAUTION',
      details: { cautions: [{ code: 'TEAM_OUT' }] },
    });
    expect((await order({ teamIds: [team], acceptTeamsOut: true })).teamName).toBe('示例救护队');
  });

  it('cancels only what was not handed over, and drops only that', async () => {
    const supplyId = pump();
    const waiting = await order({ things: [{ supplyId, quantity: 1 }] });
    expect((await to(waiting.id, 'dropThing', { itemId: itemId(waiting) })).items).toEqual([]);
    const cancelled = await to(waiting.id, 'conclude', { action: 'cancel', at: NOW, reason: '险情解除' });
    expect([cancelled.state, cancelled.cancelReason]).toEqual(['cancelled', '险情解除']);
    const out = await handed(supplyId, 1);
    expect((await refused(out.id, 'dropThing', { itemId: itemId(out) })).code).toBe('ITEM_HANDED_OVER');
    expect(
      (await refused(out.id, 'conclude', { action: 'cancel', at: NOW, reason: '不用了' })).details,
    ).toMatchObject({
      blockers: [{ code: 'HANDED_OVER' }],
    });
    expect((await desk.refusal('deployments.order', basics)).code).toBe('DEPLOYMENT_EMPTY');
  });

  it('takes a number once', async () => {
    const supplyId = pump();
    await order({ number: '舒应急调1号', things: [{ supplyId, quantity: 1 }] });
    expect(
      (
        await desk.refusal('deployments.order', {
          ...basics,
          number: '舒应急调1号',
          things: [{ supplyId, quantity: 1 }],
        })
      ).code,
    ).toBe('DEPLOYMENT_NUMBER_TAKEN');
  });
});

describe('the stock', () => {
  it('follows when a return is put right', async () => {
    const supplyId = pump();
    const out = await handed(supplyId, 4);
    await to(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), returned: 4 }] });
    const finished = await to(out.id, 'step', { action: 'finish', at: NOW });
    const right = await to(finished.id, 'correctReturn', {
      itemId: itemId(out),
      after: { returned: 2, damaged: 1 },
      reason: '点错了',
    });
    // One is still out: the call-up is open again.
    expect([right.state, right.items[0]?.outstanding]).toEqual(['arrived', 1]);
    expect(stockOf(supplyId)).toEqual([9, 1]);
    expect(ledgerOf(supplyId).at(-1)).toEqual(['call-out', -1, 9, 1]);
  });

  it('is as before when one of several things cannot be handed over', async () => {
    const supplyId = pump();
    const other = pump({ name: '水带', specKey: '2', stock: 5 });
    const made = await order({
      things: [
        { supplyId, quantity: 2 },
        { supplyId: other, quantity: 5 },
      ],
    });
    // Meanwhile somebody counted the other shelf and found less.
    const supply = supplyTable.find(desk.core.write, other);
    if (supply) supplyTable.update(desk.core.write, { ...supply, stock: 3 });
    expect((await refused(made.id, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' })).code).toBe(
      'DEPLOYMENT_REFUSED',
    );
    expect([stockOf(supplyId), ledgerOf(supplyId)]).toEqual([[10, 0], []]);
    expect((await get(made.id)).items.every(({ handedOverAt }) => handedOverAt === null)).toBe(true);
  });

  it('does not move for a practice incident', async () => {
    const id = desk.core.newId();
    incidentTable.insert(desk.core.write, { ...PRACTICE, ...bookkeeping(desk), id });
    const supplyId = pump();
    const made = await order({ incidentId: id, things: [{ supplyId, quantity: 10 }] });
    const out = await to(made.id, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
    await to(out.id, 'takeBack', { onDate: TODAY, lines: [{ itemId: itemId(out), lost: 10 }] });
    expect([out.practice, stockOf(supplyId), ledgerOf(supplyId)]).toEqual([true, [10, 0], []]);
    // Nor does it keep the things from those who need them.
    await order({ things: [{ supplyId, quantity: 10 }] });
  });

  it('of other desks is left to them', async () => {
    const origin = 'other-county';
    desk.core.write.run(
      `INSERT INTO office (id, name, level, region_code, origin, created_at, updated_at)
       VALUES (@origin, '示例县应急管理局', 'county', '220284', @origin, @now, @now)`,
      { origin, now: NOW },
    );
    const supplyId = pump({ origin });
    await handed(supplyId, 4);
    expect([stockOf(supplyId), ledgerOf(supplyId)]).toEqual([[10, 0], []]);
    const refusal = await desk.refusal('deployments.order', {
      ...basics,
      things: [{ supplyId, quantity: 7 }],
    });
    expect(refusal.message).toContain('可调用 6台');
  });
});

describe('papers and lists', () => {
  it('writes every paper, and names what it cannot write yet', async () => {
    const out = await handed(pump(), 4);
    const page = (form: string) =>
      desk.call<{ html: string; title: string }>('deployments.formPreview', { id: out.id, form });
    const html = (await page('order')).html;
    for (const words of ['调〔2026〕1号', '潜水泵', '排水抢险', '第二十六条', '2026年11月20日'])
      expect(html).toContain(words);
    for (const form of ['handover', 'return', 'compensation'])
      expect((await page(form)).html).toContain('舒兰市示例储备库');
    expect((await desk.refusal('deployments.formPreview', { id: out.id, form: 'requisition' })).code).toBe(
      'FORM_NOT_YET',
    );
    const file = desk.host.grants.grant(join(desk.folder, '归还清单.docx'));
    await desk.call('deployments.form', { id: out.id, form: 'return', file });
    expect(readFileSync(join(desk.folder, '归还清单.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('shows open ones first, those to come back soonest before the others', async () => {
    const done = await order({ purpose: '已经取消的', things: [{ supplyId: pump(), quantity: 1 }] });
    await to(done.id, 'conclude', { action: 'cancel', at: NOW, reason: '险情解除' });
    await order({ purpose: '没有期限', things: [{ supplyId: pump(), quantity: 1 }] });
    await order({
      purpose: '早已到期',
      returnDueOn: '2026-11-01',
      things: [{ supplyId: pump(), quantity: 1 }],
    });
    const { columns, rows } = await desk.call<{ columns: string[]; rows: unknown[][] }>('lists.page', {
      list: 'deployments',
    });
    const at = (key: string) => rows.map((row) => row[columns.indexOf(key)]);
    expect(at('purpose')).toEqual(['早已到期', '没有期限', '已经取消的']);
    expect(at('daysLeft')).toEqual([-19, null, null]);
  });

  it('keeps telephones back until they are asked for', async () => {
    const made = await order({
      things: [{ supplyId: pump(), quantity: 1 }],
      receiver: '样中意',
      receiverPhone: '19900000008',
    });
    expect(made.receiverPhone).not.toContain('19900000008');
    expect(await desk.call('deployments.reveal', { id: made.id })).toEqual({ value: '19900000008' });
  });
});

const PRACTICE = {
  name: '练习：透水',
  practice: true,
  state: 'open',
  accidentKind: 'flooding',
  enterpriseId: null,
  hazardId: null,
  regionCode: '220283',
  town: null,
  place: '示例煤矿',
  longitude: null,
  latitude: null,
  happenedAt: null,
  learnedAt: EARLIER,
  unitLearnedAt: null,
  reportedBy: null,
  reporterPhone: null,
  description: null,
  substances: null,
  deaths: 0,
  seriousInjuries: 0,
  missing: 0,
  trapped: 0,
  directLoss: null,
  tollChangedAt: null,
  grade: null,
  gradeBy: null,
  gradeAt: null,
  responseLevel: null,
  commander: null,
  endedAt: null,
  endReason: null,
  closedOn: null,
  remark: null,
} as const;
