import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRule } from '../../db/domain/duties/rule-book';
import { FINDING_KINDS } from '../../db/domain/inspection/codes';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { noticeTable } from '../../db/repositories/notice';
import { inspectionTally } from '../../db/services/inspections/tally';
import type { OutputOf } from '../../electron/contract/define';
import { inspections as contract } from '../../electron/contract/inspections';
import { inspections } from '../../electron/core-host/handlers/inspections';
import { type Desk, makeDesk } from '../builders/desk';
import { campaign, drawnCampaign, population, SEED, unitsIn } from '../builders/inspections';
import { makeDrill, makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ inspections: contract }, { inspections }, { role: 'administrator' });
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.get>;
type Unit = OutputOf<typeof contract.unit>;
const get = (id: string) => desk.call<View>('inspections.get', { id });
const unitView = (id: string) => desk.call<Unit>('inspections.unit', { id });
const plan = (over: object = {}) => desk.call<{ id: string }>('inspections.plan', { fields: campaign(over) });
const codes = (reply: { details: Record<string, unknown> }) =>
  (reply.details.blockers as { code: string }[]).map(({ code }) => code);

/** A filled form: everything fits but the items named, with their problems. */
async function check(
  unitId: string,
  problems: Readonly<Record<string, string>> = {},
  visitedOn = '2026-11-18',
) {
  const unit = await unitView(unitId);
  const answers = Object.fromEntries(
    unit.items.map(({ id }) => [
      id,
      problems[id] === undefined ? { outcome: 'ok', note: '' } : { outcome: 'problem', note: problems[id] },
    ]),
  );
  return desk.call<{ version: number; findings: number }>('inspections.checkUnit', {
    unitId,
    expectedVersion: unit.version,
    fields: { visitedOn, inspectors: ['示例甲', '样例乙'], receivedBy: '测试丙', answers, remark: null },
  });
}

describe('the plan of a year', () => {
  it('keeps campaigns, changes them until the seed is fixed, and copies them into the next year', async () => {
    unitsIn(desk, { 示镇: 3 });
    const { id } = await plan();
    await desk.call('inspections.update', { id, expectedVersion: 1, fields: campaign({ target: 9 }) });
    expect((await get(id)).fields.target).toBe(9);
    const copied = await desk.call<{ ids: string[] }>('inspections.copyYear', { from: 2026, to: 2027 });
    expect((await get(copied.ids[0] ?? '')).fields).toMatchObject({
      year: 2027,
      title: '2027年应急预案备案情况检查',
      plannedFrom: '2027-11-02',
    });
    expect((await desk.refusal('inspections.copyYear', { from: 2026, to: 2027 })).code).toBe(
      'YEAR_NOT_EMPTY',
    );
    expect((await desk.refusal('inspections.copyYear', { from: 2020, to: 2021 })).code).toBe(
      'NOTHING_TO_COPY',
    );
    await desk.call('inspections.commitSeed', { id, expectedVersion: 2 });
    const late = await desk.refusal('inspections.update', { id, expectedVersion: 3, fields: campaign() });
    expect(codes(late)).toEqual(['SEED_COMMITTED']);
    await desk.call('inspections.cancel', { id, expectedVersion: 3, reason: '计划调整' });
    const { rows } = await desk.call<OutputOf<typeof contract.year>>('inspections.year', { year: 2026 });
    expect(rows).toMatchObject([{ id, cancelled: true, units: 0 }]);
  });
});

describe('a draw', () => {
  it('shows the hash first and the seed only afterwards; its record proves right and touches show', async () => {
    unitsIn(desk, { 示镇: 6, 例镇: 3 });
    const { id } = await plan();
    expect(
      codes(await desk.refusal('inspections.draw', { id, expectedVersion: 1, spoken: null, witness: null })),
    ).toEqual(['SEED_NOT_COMMITTED']);
    const { commitment } = await desk.call<{ commitment: string }>('inspections.commitSeed', {
      id,
      expectedVersion: 1,
      seed: SEED,
    });
    expect(await get(id)).toMatchObject({ commitment, seed: null, candidates: null, units: [] });
    expect((await desk.refusal('inspections.record', { id })).code).toBe('NOT_DRAWN');
    const without = { id, expectedVersion: 2, spoken: '17', witness: null };
    expect((await desk.refusal('inspections.draw', without)).code).toBe('FIELDS_INVALID');
    const drawn = await desk.call<{ drawn: number; substitutes: number }>('inspections.draw', {
      ...without,
      witness: '示例甲',
    });
    expect(drawn).toMatchObject({ drawn: 4, substitutes: 2 });
    const view = await get(id);
    expect(view).toMatchObject({ state: 'drawn', seed: SEED, spoken: '17', candidates: 9 });
    expect(view.strata.map(({ label, size, take }) => [label, size, take])).toEqual([
      ['例镇', 3, 1],
      ['示镇', 6, 3],
    ]);
    expect(await desk.call('inspections.verify', { id })).toEqual({ problems: [] });
    const record = await desk.call<OutputOf<typeof contract.record>>('inspections.record', { id });
    const changed = { ...record, spoken: '18' };
    expect(await desk.call('inspections.verifyRecord', { record: changed })).toMatchObject({
      problems: [{ code: 'ORDER_DIFFERS' }],
    });
    // A unit that is renamed or moves away afterwards does not unsettle the draw.
    desk.core.write.run("UPDATE enterprise SET name = name || '（新）', town = '别镇'");
    expect(await desk.call('inspections.verify', { id })).toEqual({ problems: [] });
  });

  it('takes the numbers that people fixed for single strata, and shares the rest', async () => {
    unitsIn(desk, { 示镇: 6, 例镇: 3, 样镇: 3 });
    const given = { 'town:例镇': 3, 'town:样镇': 0 };
    const quota = { total: 5, least: 1, given };
    const { id } = await plan({ population: { ...population, quota } });
    const asked = { population: { ...population, quota } };
    const { strata } = await desk.call<OutputOf<typeof contract.preview>>('inspections.preview', asked);
    const expected = [
      ['例镇', 3, 3],
      ['样镇', 3, 0],
      ['示镇', 6, 2],
    ];
    expect(strata.map(({ label, size, take }) => [label, size, take])).toEqual(expected);
    await desk.call('inspections.commitSeed', { id, expectedVersion: 1, seed: SEED });
    const order = { id, expectedVersion: 2, spoken: null, witness: null };
    expect((await desk.refusal('inspections.draw', { ...order, expectedVersion: 1 })).code).toBe(
      'STALE_VERSION',
    );
    await desk.call('inspections.draw', order);
    const view = await get(id);
    expect(view.strata.map(({ label, size, take }) => [label, size, take])).toEqual(expected);
    expect(view.units.filter(({ standing }) => standing === 'drawn')).toHaveLength(5);
  });

  it('keeps its candidates through every later step, and shows them to nobody but the proof', async () => {
    unitsIn(desk, { 示镇: 4 });
    const id = await drawnCampaign(desk, { start: true });
    const kept = () =>
      desk.core.write.value<number>(
        `SELECT json_array_length(population, '$.candidates') FROM inspection WHERE id = @id`,
        { id },
      );
    expect(kept()).toBe(4);
    const { units, fields, candidates } = await get(id);
    expect([candidates, Object.keys(fields.population)]).toEqual([
      4,
      expect.not.arrayContaining(['candidates']),
    ]);
    await check(units[0]?.id ?? '');
    expect(kept()).toBe(4);
    expect(await desk.call('inspections.verify', { id })).toEqual({ problems: [] });
  });

  it('chooses by facts: sets, towns, category, industry, last visit, overdue first', async () => {
    const unit = (over: object) => makeEnterprise(desk, { town: '示镇', ...over }).id;
    const plain = unit({});
    const mine = unit({ supervisionCategory: '煤矿', industryCode: 'B0610', sets: ['SET-A'] });
    const late = unit({ sets: ['SET-A'] });
    unit({ status: 'closed' });
    desk.core.write.run(
      `INSERT INTO duty_subject (subject_id, next_change_on, overdue, dirty) VALUES (@late, '2027-01-01', 2, 0)`,
      { late },
    );
    const preview = async (over: object) =>
      (
        await desk.call<{ strata: { label: string; size: number }[] }>('inspections.preview', {
          population: { ...population, ...over },
        })
      ).strata.map(({ label, size }) => `${label} ${size}`);
    expect(await preview({})).toEqual(['示镇 3']);
    expect(await preview({ sets: ['SET-A'] })).toEqual(['示镇 2']);
    expect(await preview({ industries: ['B06'] })).toEqual(['示镇 1']);
    expect(await preview({ towns: ['例镇'] })).toEqual([]);
    expect(await preview({ categories: ['煤矿'], stratifyBy: 'category' })).toEqual(['煤矿 1']);
    expect(await preview({ industries: ['B06'], stratifyBy: 'industry' })).toEqual([
      'B06 煤炭开采和洗选业 1',
    ]);
    expect(await preview({ overdueFirst: true, stratifyBy: 'none' })).toEqual([
      '有逾期义务的单位 1',
      '其他单位 2',
    ]);
    const id = await drawnCampaign(desk, { start: true });
    const visited = (await get(id)).units.filter(({ standing }) => standing === 'drawn');
    expect(visited.map(({ enterpriseId }) => enterpriseId).sort()).toEqual([plain, mine, late].sort());
    await check(visited[0]?.id ?? '');
    expect(await preview({ notInspectedMonths: 12 })).toEqual(['示镇 2']);
    expect(codes(await refusedEmpty())).toEqual(['NO_CANDIDATES']);
  });

  const refusedEmpty = async () => {
    const { id } = await plan({ population: { ...population, towns: ['无此镇'] } });
    await desk.call('inspections.commitSeed', { id, expectedVersion: 1 });
    return desk.refusal('inspections.draw', { id, expectedVersion: 2, spoken: null, witness: null });
  };

  it('replaces a unit by the next substitute with a reason, adds others, and still proves right', async () => {
    unitsIn(desk, { 示镇: 6 });
    const outside = makeEnterprise(desk, { town: '例镇', status: 'suspended' }).id;
    const id = await drawnCampaign(desk);
    const { units } = await get(id);
    const [first, second] = units;
    const substitute = units.find(({ standing }) => standing === 'substitute');
    const replace = (unitId = '', expectedVersion = 1) => ({ unitId, expectedVersion, reason: '已搬迁' });
    expect(await desk.call('inspections.replaceUnit', replace(first?.id))).toEqual({
      substituteId: substitute?.id,
    });
    expect((await desk.refusal('inspections.replaceUnit', replace(second?.id))).code).toBe('NO_SUBSTITUTE');
    expect((await desk.refusal('inspections.replaceUnit', replace(first?.id, 2))).code).toBe(
      'ALREADY_VISITED',
    );
    const add = { inspectionId: id, enterpriseId: outside, reason: '群众举报' };
    await desk.call('inspections.addUnit', add);
    expect((await desk.refusal('inspections.addUnit', add)).code).toBe('UNIT_TWICE');
    const standings = (await get(id)).units.map(({ standing }) => standing);
    expect(standings.filter((standing) => standing === 'drawn')).toHaveLength(4);
    expect(standings.filter((standing) => standing === 'replaced' || standing === 'added')).toHaveLength(2);
    expect(await desk.call('inspections.verify', { id })).toEqual({ problems: [] });
  });
});

describe('a visit', () => {
  it('asks what the law asks of this unit, with what is known beside it', async () => {
    const unit = makeEnterprise(desk, { town: '示镇', sets: ['SET-A', 'SET-B'] });
    makePlan(desk, { enterpriseId: unit.id, first: { publishedOn: '2026-03-02' } });
    makeDrill(desk, {
      enterpriseId: unit.id,
      state: 'evaluated',
      startOn: '2026-05-06',
      endOn: '2026-05-06',
      evaluated: true,
    });
    const id = await drawnCampaign(desk, { start: true });
    const view = await unitView((await get(id)).units[0]?.id ?? '');
    const item = (key: string) => view.items.find((one) => one.id === key);
    expect(view.items.map(({ id: key }) => key)).toContain('review');
    expect(item('assessed')).toBeUndefined();
    expect(item('plan')?.known).toEqual([{ fact: 'plans', count: 1, latest: null }]);
    expect(item('drill-year')?.known).toMatchObject([{ fact: 'drills', count: 1, latest: '2026-05-06' }]);
    for (const { article, mark } of view.items)
      expect([article !== '', 'VPRI'.includes(mark)]).toEqual([true, true]);
  });

  it('turns problems into findings, follows corrections of the form, refuses what was ordered already', async () => {
    unitsIn(desk, { 示镇: 4 });
    const id = await drawnCampaign(desk, { start: true });
    const unitId = (await get(id)).units[0]?.id ?? '';
    expect((await desk.refusal('inspections.checkUnit', await half(unitId))).code).toBe('FIELDS_INVALID');
    expect(await check(unitId, { plan: '没有现场处置方案', cards: '没有处置卡' })).toMatchObject({
      findings: 2,
    });
    await check(unitId, { plan: '没有专项预案' });
    const { findings } = await unitView(unitId);
    expect(findings).toMatchObject([{ kind: 'no-plan', description: '没有专项预案', state: 'found' }]);
    await order(unitId);
    const unit = await unitView(unitId);
    const answers = Object.fromEntries(unit.items.map((one) => [one.id, { outcome: 'ok', note: '' }]));
    const fields = {
      visitedOn: '2026-11-18',
      inspectors: ['示例甲'],
      receivedBy: null,
      answers,
      remark: null,
    };
    const refused = await desk.refusal('inspections.checkUnit', {
      unitId,
      expectedVersion: unit.version,
      fields,
    });
    expect(refused.code).toBe('FINDING_ORDERED');
  });

  const half = async (unitId: string) => ({
    unitId,
    expectedVersion: (await unitView(unitId)).version,
    fields: { visitedOn: '2026-11-18', inspectors: [], receivedBy: null, answers: {}, remark: null },
  });
});

/** Orders everything found at a unit to be corrected. */
async function order(unitId: string, over: object = {}) {
  const { findings } = await unitView(unitId);
  return desk.call<{ noticeId: string }>('inspections.order', {
    unitId,
    findingIds: findings.map(({ id }) => id),
    onDate: '2026-11-18',
    dueOn: '2026-12-10',
    ...over,
  });
}

describe('a correction', () => {
  it('runs from the order over a failed re-check to its closing; letters, inbox and the campaign follow', async () => {
    unitsIn(desk, { 示镇: 1 });
    const id = await drawnCampaign(desk, { start: true });
    const unitId = (await get(id)).units[0]?.id ?? '';
    expect(codes(await close(id))).toEqual(['UNITS_UNVISITED']);
    await check(unitId, { cards: '没有处置卡' });
    expect(codes(await close(id))).toEqual(['FINDINGS_UNANSWERED']);
    const { noticeId } = await order(unitId, { onDate: '2026-11-18', dueOn: '2026-11-19' });
    expect(noticeTable.find(desk.core.write, noticeId)).toMatchObject({
      kind: 'correction',
      number: '备改〔2026〕1号',
      issuedOn: '2026-11-18',
      dueOn: '2026-11-19',
    });
    const inbox = async () =>
      (await desk.call<OutputOf<typeof contract.inbox>>('inspections.inbox')).groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, rows }) => `${key} ${rows[0]?.daysLeft ?? ''}`);
    expect(await inbox()).toEqual(['overdue -1']);
    await step(unitId, 'correct', '2026-11-19');
    expect(await inbox()).toEqual(['recheck ']);
    await step(unitId, 'recheck-failed', '2026-11-19');
    expect((await unitView(unitId)).findings[0]).toMatchObject({ state: 'failed', actions: ['order'] });
    expect((await unitView(unitId)).nextOrderNo).toBe('备改〔2026〕2号');
    // What is refused takes no number.
    await desk.refusal('inspections.order', {
      unitId,
      findingIds: [(await unitView(unitId)).findings[0]?.id],
      onDate: '2026-11-10',
      dueOn: '2026-12-10',
    });
    const again = await order(unitId, { onDate: '2026-11-20', dueOn: '2026-12-10' });
    expect(noticeTable.find(desk.core.write, again.noticeId)?.number).toBe('备改〔2026〕2号');
    expect(await inbox()).toEqual(['open 20']);
    await step(unitId, 'recheck-passed', '2026-11-20');
    expect(await inbox()).toEqual([]);
    await step(unitId, 'close', '2026-11-20');
    const finding = (await unitView(unitId)).findings[0];
    await desk.call('inspections.penalise', {
      id: finding?.id,
      expectedVersion: finding?.version,
      penalty: '罚款一万元',
      onDate: '2026-11-20',
    });
    const { version } = await get(id);
    await desk.call('inspections.close', { id, expectedVersion: version, onDate: '2026-11-20' });
    expect(await get(id)).toMatchObject({ state: 'closed', closedOn: '2026-11-20', actions: [] });
    const enterpriseId = (await get(id)).units[0]?.enterpriseId ?? '';
    const record = await desk.call<OutputOf<typeof contract.forEnterprise>>('inspections.forEnterprise', {
      enterpriseId,
    });
    expect(record).toMatchObject({
      visits: [{ inspectionId: id, findings: 1 }],
      findings: [{ state: 'closed' }],
    });
    expect(desk.announced).toContain('inspections');
  });

  it('counts fifteen working days unless people say otherwise', async () => {
    unitsIn(desk, { 示镇: 1 });
    const id = await drawnCampaign(desk, { start: true });
    // 20 November 2026 is a Friday: three working weeks later.
    expect((await unitView((await get(id)).units[0]?.id ?? '')).usualDue).toEqual({
      due: '2026-12-11',
      workingDays: 15,
      provisional: false,
    });
  });

  const close = async (id: string) =>
    desk.refusal('inspections.close', {
      id,
      expectedVersion: (await get(id)).version,
      onDate: '2026-11-20',
    });
  const step = async (unitId: string, action: string, onDate: string) => {
    const finding = (await unitView(unitId)).findings[0];
    await desk.call('inspections.stepFinding', {
      id: finding?.id,
      expectedVersion: finding?.version,
      action,
      onDate,
      remark: null,
    });
  };
});

describe('results', () => {
  const all = { from: '2026-01-01', to: '2026-12-31' };

  it('count every visit and finding once, by town and kind; the total is the sum of its rows', async () => {
    unitsIn(desk, { 示镇: 3, 例镇: 3 });
    const id = await drawnCampaign(desk, { start: true });
    const units = (await get(id)).units.filter(({ standing }) => standing === 'drawn');
    for (const [n, unit] of units.entries())
      await check(unit.id, n === 0 ? { plan: '无', cards: '无' } : n === 1 ? { plan: '无' } : {});
    await order(units[0]?.id ?? '');
    const { rows, total } = await desk.call<OutputOf<typeof contract.results>>('inspections.results', {
      ...all,
      by: 'town',
      inspectionId: id,
    });
    expect(rows.map(({ key }) => key)).toEqual(['例镇', '示镇']);
    expect(total).toMatchObject({ enterprises: 4, visits: 4, findings: 3, ordered: 2, penalised: 0 });
    for (const column of ['enterprises', 'visits', 'findings', 'ordered', 'penalised'] as const)
      expect(rows.reduce((sum, row) => sum + row[column], 0)).toBe(total[column]);
    for (const kind of FINDING_KINDS)
      expect(rows.reduce((sum, row) => sum + (row.byKind[kind] ?? 0), 0)).toBe(total.byKind[kind]);
    for (const row of [...rows, total]) {
      expect(row.rows).toHaveLength(row.findings);
      expect(row.unitIds).toHaveLength(row.visits);
      for (const kind of FINDING_KINDS)
        expect(row.rows.filter((finding) => finding.kind === kind)).toHaveLength(row.byKind[kind] ?? 0);
      expect(row.rows.filter(({ ordered }) => ordered)).toHaveLength(row.ordered);
      expect(row.rows.filter(({ penalised }) => penalised)).toHaveLength(row.penalised);
      expect(row.unitIds).toEqual(expect.arrayContaining(row.rows.map(({ unitId }) => unitId)));
    }
    expect(rows.flatMap(({ unitIds }) => unitIds).sort()).toEqual([...total.unitIds].sort());
    const other = inspectionTally(
      desk.core.write,
      { from: '2027-01-01', to: '2027-12-31' },
      { by: 'category', inspectionId: null, origin: null },
    );
    expect(other).toMatchObject({ rows: [], total: { visits: 0 } });
  });

  it('go out as a workbook and, like every form of a campaign, as a page and a Word file', async () => {
    unitsIn(desk, { 示镇: 2 });
    const id = await drawnCampaign(desk, { start: true });
    const [first] = (await get(id)).units;
    const unitId = first?.id ?? '';
    const preview = async (what: object) =>
      desk.call<{ html: string; title: string }>('inspections.formPreview', what);
    expect((await preview({ form: 'paper', id })).html).toContain('1□ 2□ 3□');
    expect((await desk.refusal('inspections.formPreview', { form: 'order', unitId })).code).toBe(
      'FORM_NOT_YET',
    );
    await check(unitId, { plan: '没有预案' });
    await order(unitId);
    const draw = await preview({ form: 'draw', id });
    expect([draw.title, draw.html.includes(SEED), draw.html.includes('示例甲')]).toEqual([
      '抽查记录表',
      true,
      true,
    ]);
    const letter = await preview({ form: 'order', unitId });
    expect(letter.html).toMatch(/没有预案[\s\S]*第五条[\s\S]*2026年12月10日/);
    expect((await preview({ form: 'check', unitId })).html).toContain('不符合');
    expect((await preview({ form: 'plan', year: 2026 })).html).toContain('年度监管执法计划');
    const results = (await preview({ form: 'results', id })).html;
    expect([results.includes('未编制'), results.includes('示镇')]).toEqual([true, true]);
    desk.core.write.run("UPDATE enterprise SET industry_code = 'C2614'");
    expect((await preview({ form: 'results', id, by: 'industry' })).html).toContain(
      'C26 化学原料和化学制品制造业',
    );
    const grant = (name: string) => desk.host.grants.grant(join(desk.folder, name));
    await desk.call('inspections.form', { what: { form: 'draw', id }, file: grant('抽查记录表.docx') });
    expect(readFileSync(join(desk.folder, '抽查记录表.docx')).subarray(0, 2).toString()).toBe('PK');
    const written = await desk.call<{ rows: number }>('inspections.exportResults', {
      ...all,
      by: 'town',
      inspectionId: id,
      file: grant('结果.xlsx'),
      title: '结果',
      labels: { total: '合计' },
    });
    expect(written.rows).toBe(2);
    const exported = { year: 2026, file: grant('计划.xlsx') };
    expect(await desk.call('inspections.exportPlan', exported)).toEqual({ rows: 1, fileName: '计划.xlsx' });
    const plan = await openWorkbook(readFileSync(join(desk.folder, '计划.xlsx')));
    const lines: unknown[] = [];
    for await (const { cells } of plan.sheets[0]?.rows() ?? []) lines.push(cells);
    expect(lines.at(-1)).toEqual(expect.arrayContaining(['2026-11-02至2026-12-18']));
    await desk.call('inspections.saveRecord', { id, file: grant('抽查.json') });
    const record = JSON.parse(readFileSync(join(desk.folder, '抽查.json'), 'utf8'));
    expect(await desk.call('inspections.verifyRecord', { record })).toEqual({ problems: [] });
  });
});

describe('the check form', () => {
  it('names only duties that the rule book has, and asks the same of each kind of campaign', () => {
    const { law } = desk.host;
    for (const item of law.inspectionForm.items)
      for (const rule of item.rules) expect(findRule(law.ruleBook, rule)?.id).toBe(rule);
    expect(law.inspectionForm.items.filter(({ campaigns }) => !campaigns.includes('both'))).toEqual([]);
  });
});
