import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drillFindingTable } from '../../db/repositories/drill-finding';
import type { OutputOf } from '../../electron/contract/define';
import { drillPlans as contract } from '../../electron/contract/drill-plans';
import { drillPlans } from '../../electron/core-host/handlers/drill-plans';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrillFinding } from '../builders/drill-findings';
import { makeDrill, makeEnterprise } from '../builders/records';

type View = OutputOf<typeof contract.view>;
type Saved = { id: string; version: number };

let desk: Desk;
let unit: string;
beforeEach(() => {
  desk = makeDesk({ drillPlans: contract }, { drillPlans }, { role: 'administrator', today: '2026-01-05' });
  unit = makeEnterprise(desk, { activities: ['coal-mine'], establishedOn: '2015-01-01' }).id;
});
afterEach(() => desk.close());

const year = 2026;
const view = () => desk.call<View>('drillPlans.view', { enterpriseId: unit, year });
const fill = { enterpriseId: '', year, fresh: true };
const fields = (refusals: object[] = []) => ({
  title: '2026年度应急演练计划',
  responsible: null,
  budget: null,
  remark: null,
  refusals,
  wishes: { actionShare: 60, gapDays: 14, safetyMonth: true, seasons: true },
});
const save = (enterpriseId: string | null, refusals: object[] = [], ofYear = year) =>
  desk.call<Saved>('drillPlans.save', {
    ...{ enterpriseId, year: ofYear, expectedVersion: null },
    fields: fields(refusals),
  });
const approve = ({ id, version }: Saved) =>
  desk.call<Saved>('drillPlans.approve', {
    ...{ id, expectedVersion: version, approvedBy: '示主任', approvedOn: '2026-01-05', documentNo: null },
  });

describe('an approved year plan', () => {
  it('is neither filled nor taken anew', async () => {
    await desk.call('drillPlans.fill', { ...fill, enterpriseId: unit });
    const before = (await view()).drills.map(({ id }) => id);
    await approve(await save(unit));
    expect((await desk.refusal('drillPlans.fill', { ...fill, enterpriseId: unit })).code).toBe(
      'YEAR_PLAN_APPROVED',
    );
    expect((await view()).drills.map(({ id }) => id)).toEqual(before);
  });

  it('keeps its lines also where another plan is named', async () => {
    const item = (yearPlanId: string, more: object) =>
      desk.refusal('drillPlans.saveItem', { ...{ yearPlanId, id: null, expectedVersion: null }, ...more });
    const lines = {
      ...{ category: null, topic: '危险化学品', month: 6, target: 2, guidance: 0, observing: 0 },
      ...{ responsible: null, remark: null },
    };
    const plan = await save(null);
    const line = await desk.call<Saved>('drillPlans.saveItem', {
      ...{ yearPlanId: plan.id, id: null, expectedVersion: null, fields: lines },
    });
    await approve(plan);
    const open = await save(null, [], 2027);
    const forged = { id: line.id, expectedVersion: line.version, fields: { ...lines, target: 0 } };
    expect((await item(open.id, forged)).code).toBe('YEAR_PLAN_APPROVED');
  });
});

describe('a proposal that is taken anew', () => {
  it('keeps the drill that is to try an earlier finding again', async () => {
    await desk.call('drillPlans.fill', { ...fill, enterpriseId: unit });
    const [first] = (await view()).drills;
    if (!first) throw new Error('no drills');
    const earlier = makeDrill(desk, { enterpriseId: unit, startOn: '2025-11-03', endOn: '2025-11-03' });
    const finding = makeDrillFinding(desk, {
      ...{ drillId: earlier.id, state: 'carried', carriedToId: first.id, carriedReason: '下次演练再看' },
    });
    await desk.call('drillPlans.fill', { ...fill, enterpriseId: unit });
    expect((await view()).drills.map(({ id }) => id)).toContain(first.id);
    expect(drillFindingTable.find(desk.core.write, finding.id)).toMatchObject({
      state: 'carried',
      carriedToId: first.id,
    });
  });

  it('says what cannot be met when the whole year is refused', async () => {
    await save(unit, [{ from: '2026-01-01', to: '2026-12-31', reason: '停产' }]);
    const { unmet } = await desk.call<{ unmet: number; created: number }>('drillPlans.fill', {
      ...{ ...fill, enterpriseId: unit },
    });
    expect(unmet).toBeGreaterThan(0);
    expect((await view()).unmet.every(({ why }) => why.length > 0)).toBe(true);
  });

  it('is the same when it is taken twice', async () => {
    const first = await desk.call<{ created: number }>('drillPlans.fill', { ...fill, enterpriseId: unit });
    const dates = (await view()).drills.map(({ date }) => date);
    await desk.call('drillPlans.fill', { ...fill, enterpriseId: unit });
    expect((await view()).drills.map(({ date }) => date)).toEqual(dates);
    expect(first.created).toBe(dates.length);
  });
});
