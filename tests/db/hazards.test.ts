import { afterEach, beforeEach, expect, it } from 'vitest';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeDrill, makeEnterprise, makePlan, makeSupply, makeTeam } from '../builders/records';

const plain = {
  name: '液氨罐区',
  number: '示危1号',
  level: 3,
  rValue: 12,
  peopleNearby: 60,
  place: '厂区东侧',
  longitude: 126.96,
  latitude: 44.41,
  startedOn: '2018-05-01',
  process: null,
  monitoring: '液位、压力、泄漏报警',
  responsible: '示主任',
  responsiblePhone: '19900001234',
  assessor: '样例安全评价公司',
  assessedOn: '2024-02-29',
  nextAssessmentOn: null,
  filedOn: null,
  filingOffice: null,
  filingNo: null,
  neighbours: null,
  reachM: 800,
  remark: null,
};
const none = { cas: null, critical: null, beta: null, remark: null };

let desk: Desk;
let unitId: string;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator', today: '2026-11-22' });
  unitId = makeEnterprise(desk, { name: '舒兰市示例化工厂' }).id;
});
afterEach(() => desk.close());

interface View {
  version: number;
  fields: typeof plain;
  substances: { name: string; cas: string | null; critical: number | null; beta: number | null }[];
  result: { ratio: number; r: number | null; level: { level: number } | null };
  doubts: string[];
  removed: unknown;
  plans: { linkId: string; id: string; lastDrillOn: string | null }[];
  teams: { id: string; distance: number | null; bound: boolean }[];
  gaps: { code: string; ref: string | null }[];
}
const make = async (fields: Partial<typeof plain> = {}) =>
  (await desk.call<{ id: string }>('hazards.save', { enterpriseId: unitId, fields: { ...plain, ...fields } }))
    .id;
const get = (id: string) => desk.call<View>('hazards.get', { id });

it('keeps level and R as entered, and says where the substances do not agree', async () => {
  const id = await make();
  await desk.call('hazards.saveSubstances', {
    id,
    expectedVersion: 1,
    substances: [
      { ...none, name: '液氨', quantity: 40 },
      { ...none, name: '示例溶剂', quantity: 5, critical: 50, beta: 1 },
    ],
  });
  const view = await get(id);
  expect(view.fields).toMatchObject({
    level: 3,
    rValue: 12,
    nextAssessmentOn: '2027-02-28',
    responsiblePhone: expect.stringContaining('*'),
  });
  expect(view.substances[0]).toMatchObject({ cas: '7664-41-7', critical: 10, beta: 2 });
  expect(view.result).toMatchObject({ ratio: 4.1, r: 12.15, level: { level: 3 } });
  expect(view.doubts).toEqual([]);

  await desk.call('hazards.save', {
    id,
    expectedVersion: 2,
    enterpriseId: unitId,
    fields: { ...view.fields, level: 1, rValue: 120 },
  });
  const after = await get(id);
  expect(after.fields).toMatchObject({ level: 1, rValue: 120 });
  expect(after.doubts).toEqual(['r-of-substances', 'level-of-substances']);
  // The masked number that came back unchanged is the number behind it.
  expect(await desk.call('hazards.reveal', { of: 'hazard', id })).toEqual({ value: '19900001234' });
});

it('works out what is typed with what the data know, by the chosen table of β, and keeps β of that table', async () => {
  const ether = { ...none, name: '乙醚', quantity: 20 };
  const asked = { people: 60, level: 4, rValue: 3, substances: [ether] };
  type Worked = { result: { terms: { critical: number; beta: number }[]; r: number }; doubts: string[] };
  const first = await desk.call<Worked>('hazards.workOut', asked);
  const other = await desk.call<Worked>('hazards.workOut', { ...asked, betaTable: 'gb-18218-2018' });
  expect(first.result).toMatchObject({ terms: [{ critical: 10, beta: 1 }], r: 3 });
  expect(first.doubts).toEqual([]);
  expect(other.result).toMatchObject({ terms: [{ critical: 10, beta: 1.5 }], r: 4.5 });
  expect(other.doubts).toEqual(['r-of-substances']);

  const id = await make();
  const list = { id, expectedVersion: 1, betaTable: 'gb-18218-2018', substances: [ether] };
  await desk.call('hazards.saveSubstances', list);
  expect((await get(id)).substances[0]).toMatchObject({ critical: 10, beta: 1.5 });
});

it('shortens the list of substances, and refuses one twice', async () => {
  const id = await make();
  const list = ['氨', '氯', '氢'].map((name) => ({ ...none, name, quantity: 1 }));
  await desk.call('hazards.saveSubstances', { id, expectedVersion: 1, substances: list });
  await desk.call('hazards.saveSubstances', { id, expectedVersion: 2, substances: list.slice(1) });
  expect((await get(id)).substances.map(({ name, critical }) => [name, critical])).toEqual([
    ['氯', 5],
    ['氢', 5],
  ]);
  const twice = [...list, { ...none, name: ' 氨 ', quantity: 2 }];
  expect(
    await desk.refusal('hazards.saveSubstances', { id, expectedVersion: 3, substances: twice }),
  ).toMatchObject({ code: 'FIELDS_INVALID', details: { field: 'substances.3.name' } });
});

it('is taken off the archive once filed, and voided only before', async () => {
  const id = await make({ filedOn: '2024-03-10' } as never);
  expect(await desk.refusal('hazards.void', { id, expectedVersion: 1, reason: '录错' })).toMatchObject({
    code: 'HAZARD_FILED',
  });
  const removed = { onDate: '2026-11-01', reason: '罐区已拆除' };
  expect(
    await desk.refusal('hazards.remove', {
      id,
      expectedVersion: 1,
      removed: { ...removed, onDate: '2018-04-30' },
    }),
  ).toMatchObject({ code: 'FIELDS_INVALID' });
  await desk.call('hazards.remove', { id, expectedVersion: 1, removed });
  expect(await get(id)).toMatchObject({ removed, gaps: [] });
  await desk.call('hazards.remove', { id, expectedVersion: 2, removed: null });
  expect((await get(id)).removed).toBeNull();
});

it('finds what is missing on the way from the hazard to the drill, and offers what mends it', async () => {
  const id = await make();
  const gapCodes = async () => (await get(id)).gaps.map(({ code }) => code);
  expect(await gapCodes()).toEqual(['not-filed', 'no-alarm', 'no-plan', 'no-team', 'no-supply']);

  const { plan } = makePlan(desk, { enterpriseId: unitId, kind: 'special', title: '液氨泄漏专项应急预案' });
  const near = { capabilities: ['fire-fighting'], longitude: 126.97, latitude: 44.41, coverageKm: 30 };
  const team = makeTeam(desk, { name: '示例消防站', ...near });
  makeTeam(desk, { name: '样例远方队', ...near, longitude: 128 });
  const supply = makeSupply(desk, { name: '泡沫灭火剂', capabilities: ['fire-fighting'], stock: 5 });
  const offers = await desk.call<Record<string, { id: string; distance: number }[]>>('hazards.offers', {
    id,
  });
  expect(offers.plans?.map((one) => one.id)).toEqual([plan.id]);
  expect(offers.teams?.[0]).toMatchObject({ id: team.id });
  expect(offers.teams?.[0]?.distance).toBeGreaterThan(780);
  expect(offers.teams?.[0]?.distance).toBeLessThan(800);
  expect(offers.supplies?.map((one) => one.id)).toContain(supply.id);

  for (const [kind, targetId] of [
    ['plan', plan.id],
    ['team', team.id],
    ['supply', supply.id],
    ['supply', supply.id],
  ])
    await desk.call('hazards.link', { id, kind, targetId });
  await desk.call('hazards.saveAlarm', {
    enterpriseId: unitId,
    hazardId: id,
    fields: {
      level: 'red',
      condition: '泄漏报警',
      action: '切断，撤离',
      contact: null,
      phone: '19900001111',
      checkedOn: null,
      remark: null,
    },
  });
  expect((await get(id)).gaps.map(({ code, ref }) => [code, ref])).toEqual([
    ['not-filed', null],
    ['no-drill', plan.id],
    ['team-not-bound', team.id],
  ]);
  makeDrill(desk, { enterpriseId: unitId, planId: plan.id, startOn: '2026-05-06', endOn: '2026-05-06' });
  expect(await gapCodes()).toEqual(['not-filed', 'team-not-bound']);
  const { plans } = await get(id);
  await desk.call('hazards.unlink', { linkId: plans[0]?.linkId });
  expect(await gapCodes()).toContain('no-plan');
});

it('lists the gaps of all hazards as their own pages tell them', async () => {
  const chain = ['no-plan', 'no-drill', 'no-team', 'no-supply'];
  const { plan } = makePlan(desk, { enterpriseId: unitId, title: '液氨泄漏专项应急预案' });
  const { plan: drilled } = makePlan(desk, { enterpriseId: unitId, title: '综合应急预案' });
  const { plan: stale } = makePlan(desk, { enterpriseId: unitId, title: '旧预案' });
  const team = makeTeam(desk);
  const supply = makeSupply(desk, { stock: 5 });
  const held = (planId: string, day: string) =>
    makeDrill(desk, { enterpriseId: unitId, planId, startOn: day, endOn: day });
  held(drilled.id, '2025-11-23');
  held(stale.id, '2025-11-22');
  const targets = { plan, drilled, stale, team, supply };
  const cases: (keyof typeof targets)[][] = [
    [],
    ['plan'],
    ['stale', 'team'],
    ['plan', 'drilled'],
    ['drilled', 'team', 'supply'],
    ['supply'],
  ];
  for (const links of cases) {
    const id = await make();
    for (const key of links) {
      const kind = key === 'team' || key === 'supply' ? key : 'plan';
      await desk.call('hazards.link', { id, kind, targetId: targets[key].id });
    }
  }
  const voided = await make();
  await desk.call('hazards.void', { id: voided, expectedVersion: 1, reason: '录错' });
  const { columns, rows } = queryPage(
    desk.core.write,
    findList('hazardLinks'),
    { text: '', filters: [] },
    { offset: 0, limit: 20, today: '2026-11-22' },
  );
  expect(rows).toHaveLength(cases.length);
  const at = (key: string) => columns.indexOf(key);
  for (const row of rows) {
    const missing = String(row[at('missing')]).split('、').filter(Boolean);
    const told = (await get(String(row[0]))).gaps
      .map(({ code }) => code)
      .filter((code) => chain.includes(code));
    expect(missing).toEqual(told);
    expect(row[at('gaps')]).toBe(told.length);
  }
  expect(rows.map((row) => row[at('gaps')])).toEqual([3, 3, 2, 2, 2, 0]);
});

it('prints the calculation and the archive, without the telephone', async () => {
  const id = await make();
  for (const paper of ['calculation', 'archive']) {
    const { html } = await desk.call<{ html: string }>('hazards.preview', { paper, id });
    expect(html).toContain('液氨罐区');
    expect(html).not.toContain('19900001234');
  }
});

it('is found by its substances', async () => {
  const id = await make();
  const substances = [{ ...none, name: '液氨', quantity: 40 }];
  await desk.call('hazards.saveSubstances', { id, expectedVersion: 1, substances });
  const found = await desk.call<{ hits: { type: string; id: string }[] }>('search.find', {
    text: '液氨 三级',
    in: 'hazards',
  });
  expect(found.hits.map((hit) => [hit.type, hit.id])).toEqual([['hazard', id]]);
});

const danger = {
  hazardId: null,
  title: '储罐安全阀失效',
  description: null,
  category: null,
  place: null,
  foundOn: '2026-03-01',
  foundBy: '例检查员',
  filedOn: null,
  filingOffice: null,
  responsible: null,
  responsiblePhone: null,
  measures: null,
  funds: 120_000,
  dueOn: null,
  remark: null,
};

it('leads a hidden danger from found to off the list, and names what blocks a step', async () => {
  const { id } = await desk.call<{ id: string }>('hiddenDangers.save', {
    enterpriseId: unitId,
    fields: danger,
  });
  const step = { id, onDate: '2026-03-10', by: '示例局', text: '已更换' };
  expect(
    await desk.refusal('hiddenDangers.judge', { ...step, expectedVersion: 1, action: 'list' }),
  ).toMatchObject({ code: 'HIDDEN_DANGER_BLOCKED', details: { blockers: { length: 3 } } });
  const steps = [
    ['judge', 'list', '2026-03-10', { number: '示督〔2026〕1号', level: 'county', dueOn: '2026-06-30' }],
    ['judge', 'extend', '2026-06-20', { dueOn: '2026-09-30' }],
    ['step', 'correct', '2026-09-20', {}],
    ['judge', 'reject', '2026-09-25', {}],
    ['step', 'correct', '2026-10-20', {}],
    ['judge', 'accept', '2026-10-25', {}],
    ['judge', 'delist', '2026-11-01', { number: '示督〔2026〕9号' }],
  ] as const;
  for (const [at, [method, action, onDate, more]] of steps.entries())
    await desk.call(`hiddenDangers.${method}`, {
      ...step,
      expectedVersion: at + 1,
      action,
      onDate,
      ...more,
    });
  expect(await desk.call('hiddenDangers.get', { id })).toMatchObject({
    state: 'delisted',
    dueOn: '2026-06-30',
    extendedTo: '2026-09-30',
    overdue: false,
    delistingNo: '示督〔2026〕9号',
    remark: expect.stringContaining('验收不通过'),
    actions: ['reopen'],
  });
  expect(await desk.call('hiddenDangers.counts')).toEqual({
    rows: [
      { year: '2026', level: 'county', found: 1, listed: 1, corrected: 1, delisted: 1, open: 0, overdue: 0 },
    ],
  });
  const { html } = await desk.call<{ html: string }>('hiddenDangers.preview', { id });
  expect(html).toContain('示督〔2026〕1号');
  expect(html).toContain('2026年9月30日');
});

it('does not void what is listed, and refuses a hazard of another unit', async () => {
  const other = makeEnterprise(desk, { name: '舒兰市例甲厂' }).id;
  const { id: hazardId } = await desk.call<{ id: string }>('hazards.save', {
    enterpriseId: other,
    fields: plain,
  });
  expect(
    await desk.refusal('hiddenDangers.save', { enterpriseId: unitId, fields: { ...danger, hazardId } }),
  ).toMatchObject({ code: 'FIELDS_INVALID', details: { field: 'hazardId' } });
  const { id } = await desk.call<{ id: string }>('hiddenDangers.save', {
    enterpriseId: other,
    fields: { ...danger, hazardId, dueOn: '2026-04-01' },
  });
  expect(await desk.call('hiddenDangers.get', { id })).toMatchObject({
    overdue: true,
    hazard: { id: hazardId },
  });
  await desk.call('hiddenDangers.void', { id, expectedVersion: 1, reason: '登记有误' });
  expect(await desk.call('hiddenDangers.counts')).toEqual({ rows: [] });
});

it('shows the months each unit has analysed, and notes one month for several units', async () => {
  const other = makeEnterprise(desk, { name: '舒兰市样例砖厂' }).id;
  const said = { doneOn: '2026-10-28', measures: '加强巡检', level: 'yellow', findings: '动火作业多' };
  await desk.call('plans.recordRiskAnalysis', { enterpriseId: unitId, month: '2026-10', ...said });
  expect(
    await desk.call('riskAnalyses.recordMonth', {
      enterpriseIds: [unitId, other, 'nobody'],
      month: '2026-10',
      doneOn: '2026-11-02',
    }),
  ).toEqual({ noted: 1, left: 2 });
  const { months } = await desk.call<{ months: unknown[] }>('plans.riskAnalyses', {
    enterpriseId: unitId,
    year: 2026,
  });
  expect(months).toMatchObject([said]);
  await desk.call('plans.recordRiskAnalysis', {
    enterpriseId: other,
    month: '2026-11',
    ...said,
    doneOn: '2026-11-20',
  });
  const grid = await desk.call<{ rows: unknown[] }>('riskAnalyses.grid', { year: 2026 });
  expect(grid).toMatchObject({
    total: 2,
    withMissing: 2,
    rows: [
      { id: unitId, months: [10], missing: 10, ours: true },
      { id: other, months: [10, 11], missing: 9 },
    ],
  });
  expect(await desk.call('riskAnalyses.grid', { year: 2026, text: 'slsylzc' })).toMatchObject({ total: 1 });
  expect(await desk.call('riskAnalyses.grid', { year: 2027 })).toMatchObject({ withMissing: 0 });
  const { html } = await desk.call<{ html: string }>('riskAnalyses.preview', {
    enterpriseId: unitId,
    month: '2026-10',
  });
  expect(html).toContain('一般风险（黄色）');
});

it('lists hazards in use at the end of the period (T8)', async () => {
  const id = await make();
  const substances = [{ ...none, name: '液氨', quantity: 40 }];
  await desk.call('hazards.saveSubstances', { id, expectedVersion: 1, substances });
  const { plan } = makePlan(desk, { enterpriseId: unitId, title: '液氨泄漏专项应急预案' });
  await desk.call('hazards.link', { id, kind: 'plan', targetId: plan.id });
  const gone = await make({ name: '旧罐区' });
  await desk.call('hazards.remove', {
    id: gone,
    expectedVersion: 1,
    removed: { onDate: '2026-02-01', reason: '已拆除' },
  });
  const of = (period: string) =>
    desk.call<{ lines: { key: string; cells: unknown[] }[] }>('reports.view', { report: 'T8', period });
  expect((await of('2026')).lines).toEqual([
    {
      key: id,
      cells: [
        ...[1, '舒兰市示例化工厂', '液氨罐区', '三级', '液氨', 12, '厂区东侧', null],
        ...['液氨泄漏专项应急预案', '2024-02-29'],
      ],
    },
  ]);
  expect((await of('2025')).lines).toHaveLength(2);
});
