import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '../../db/repositories/lists/index';
import { writeSetting } from '../../db/repositories/setting';
import { reindex } from '../../db/services/search/reindex';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import {
  makeDrill,
  makeEnterprise,
  makeEquipment,
  makeExpert,
  makeFilingCase,
  makePlan,
  makeSupply,
  makeTeam,
} from '../builders/records';

/** One record of every kind for an owner; `name` stands in each of them. */
function fill(desk: Desk, origin: string, name: string) {
  const unit = makeEnterprise(desk, { name, origin });
  const { plan, version } = makePlan(desk, { enterpriseId: unit.id, title: `${name}综合应急预案`, origin });
  const filing = makeFilingCase(desk, { enterpriseId: unit.id, origin, planVersionIds: [version.id] });
  const drill = makeDrill(desk, { enterpriseId: unit.id, title: `${name}演练`, origin });
  makeExpert(desk, { name, origin });
  const team = makeTeam(desk, { name, origin });
  makeEquipment(desk, { name, origin });
  makeSupply(desk, { name, origin });
  reindex(desk.core.write, 'enterprise', [unit.id]);
  reindex(desk.core.write, 'plan', [plan.id]);
  reindex(desk.core.write, 'drill', [drill.id]);
  reindex(desk.core.write, 'team', [team.id]);
  return { unit, plan, filing, drill };
}

let desk: Desk;
let own: ReturnType<typeof fill>;
let foreign: ReturnType<typeof fill>;
beforeAll(async () => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
  own = fill(desk, desk.self, '舒兰市示恒煤矿');
  foreign = fill(desk, 'elsewhere', '蛟河市例源油库');
  await desk.call('duties.recompute');
  desk.core.write.exec("DELETE FROM setting WHERE key = 'desk'");
});
afterAll(() => desk.close());
const sitAt = (where: 'office' | 'enterprise') => writeSetting(desk.core.write, 'desk', where);

const page = (list: string, more = {}) =>
  desk.call<{ total: number; columns: string[]; rows: unknown[][] }>('lists.page', {
    list,
    offset: 0,
    limit: 200,
    ...more,
  });

describe('the desk of a unit', () => {
  it.each(LISTS.map((list) => list.name))('shows nobody else’s rows in %s', async (list) => {
    sitAt('office');
    const all = await page(list);
    sitAt('enterprise');
    const mine = await page(list);
    expect(JSON.stringify(mine.rows)).not.toContain('例源');
    expect(JSON.stringify(mine.rows)).not.toContain(foreign.unit.id);
    if (JSON.stringify(all.rows).includes('例源')) expect(mine.total).toBeLessThan(all.total);
    expect(await desk.call('lists.ids', { list })).toMatchObject({ ids: mine.rows.map(([id]) => id) });
  });

  it('keeps its own rows, and an export holds no more than the screen', async () => {
    sitAt('enterprise');
    for (const list of [
      'enterprises',
      'plans',
      'filing-cases',
      'drills',
      'experts',
      'teams',
      'equipment',
      'supplies',
    ])
      expect((await page(list)).total, list).toBe(1);
    const written = await desk.call<{ rows: number }>('lists.exportTable', {
      list: 'enterprises',
      file: desk.host.grants.grant(join(desk.folder, 'a.xlsx')),
      columns: ['name'],
      title: '单位',
      labels: {},
    });
    expect(written.rows).toBe(1);
    const { values } = await desk.call<{ values: { value: unknown }[] }>('lists.facet', {
      list: 'plans',
      column: 'kind',
    });
    expect(JSON.stringify(values)).not.toContain('"count":2');
  });

  it.each([
    ['enterprises.get', () => ({ id: foreign.unit.id })],
    ['enterprises.timeline', () => ({ id: foreign.unit.id })],
    ['enterprises.licences', () => ({ id: foreign.unit.id })],
    ['enterprises.reveal', () => ({ id: foreign.unit.id, field: 'legalPhone' })],
    ['plans.get', () => ({ id: foreign.plan.id })],
    ['filing.get', () => ({ id: foreign.filing.id })],
    ['drills.get', () => ({ id: foreign.drill.id })],
    ['duties.forSubject', () => ({ subjectId: foreign.unit.id })],
  ])('knows nothing of a foreign record: %s', async (method, input) => {
    sitAt('enterprise');
    expect((await desk.refusal(method, input())).code).toBe('NOT_FOUND');
    sitAt('office');
    await desk.call(method, input());
  });

  it('opens its own', async () => {
    sitAt('enterprise');
    expect(await desk.call('enterprises.get', { id: own.unit.id })).toMatchObject({ ours: true });
    expect(await desk.call('plans.get', { id: own.plan.id })).toMatchObject({ ours: true });
  });

  it('finds and picks its own only', async () => {
    const found = () => desk.call<{ total: number }>('search.find', { text: '例源', in: 'all' });
    const picked = () => desk.call<{ rows: unknown[] }>('enterprises.pick', { text: '' });
    sitAt('office');
    expect((await found()).total).toBeGreaterThan(0);
    expect((await picked()).rows).toHaveLength(2);
    sitAt('enterprise');
    expect((await found()).total).toBe(0);
    expect(
      (await desk.call<{ total: number }>('search.find', { text: '示恒', in: 'all' })).total,
    ).toBeGreaterThan(0);
    expect((await picked()).rows).toEqual([expect.objectContaining({ id: own.unit.id })]);
  });

  it('changes nothing foreign', async () => {
    sitAt('enterprise');
    const id = foreign.unit.id;
    const step = { id, expectedVersion: 1, reason: '试一试' };
    for (const [method, input] of [
      ['enterprises.void', step],
      ['enterprises.close', { ...step, closedOn: '2026-11-01' }],
      ['enterprises.reopen', step],
      ['enterprises.move', { ...step, regionCode: '220281', town: null, address: null }],
      ['enterprises.overrideSet', { id, set: 'SET-A', member: true, reason: '试一试' }],
      ['enterprises.mergePreview', { keepId: own.unit.id, dropId: id }],
      ['plans.withdraw', { ...step, id: foreign.plan.id }],
    ] as const)
      expect((await desk.refusal(method, input)).code, method).toBe('NOT_OURS');
  });

  it('takes no package of an office in', async () => {
    sitAt('enterprise');
    const file = desk.host.grants.grant(join(desk.folder, 'x.yjpkg'));
    expect((await desk.refusal('exchange.rehearse', { file })).code).toBe('PACKAGE_FOR_OFFICES');
  });
});
