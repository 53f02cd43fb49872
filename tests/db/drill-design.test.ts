import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { drillTable } from '../../db/repositories/drill';
import { drillInjectTable } from '../../db/repositories/drill-design';
import { drillFindingTable } from '../../db/repositories/drill-finding';
import type { InputOf, OutputOf } from '../../electron/contract/define';
import { drillDesign as contract } from '../../electron/contract/drill-design';
import { drillDesign } from '../../electron/core-host/handlers/drill-design';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrillFinding } from '../builders/drill-findings';
import { bookkeeping, makeDrill, makeEnterprise, makePlan, makeTeam } from '../builders/records';

type View = OutputOf<(typeof contract)['get']>;
type Save = InputOf<(typeof contract)['save']>;

let desk: Desk;
let unit: string;
let planId: string;
let drill: string;
beforeEach(() => {
  desk = makeDesk({ drillDesign: contract }, { drillDesign });
  unit = makeEnterprise(desk, {
    name: '舒兰市示例化工有限公司',
    safetyOfficer: '样安全',
    safetyOfficerPhone: '19900001234',
  }).id;
  planId = makePlan(desk, { enterpriseId: unit, kind: 'special', title: '危险化学品泄漏专项应急预案' }).plan
    .id;
  drill = makeDrill(desk, {
    enterpriseId: unit,
    planId,
    title: '2026年泄漏演练',
    state: 'planned',
    startOn: null,
    endOn: null,
    plannedOn: '2026-12-01',
    scenario: null,
  }).id;
});
afterEach(() => desk.close());

const get = (id = drill) => desk.call<View>('drillDesign.get', { id });
const asInput = ({ id, version, fields, objectives, injects }: View): Save => ({
  id,
  expectedVersion: version,
  fields,
  objectives: objectives.map(({ findingTitle: _title, ...objective }) => objective),
  injects,
});
const save = (input: Save) => desk.call<OutputOf<(typeof contract)['save']>>('drillDesign.save', input);
const template = async (templateId = 'hazchem-leak', mode: 'replace' | 'add' = 'replace') =>
  desk.call('drillDesign.applyTemplate', {
    id: drill,
    expectedVersion: (await get()).version,
    templateId,
    mode,
  });
const addRow = (told: object) =>
  desk.call('drillDesign.addParticipants', {
    drillId: drill,
    rows: [{ kind: 'person', refId: null, name: '示小明', role: 'player', source: null, ...told }],
  });
const inject = (told: Partial<Save['injects'][number]> = {}): Save['injects'][number] => ({
  id: 'new',
  number: 1,
  atMinute: 5,
  fromWhom: '导调员',
  toWhom: '操作班',
  channel: 'spoken',
  text: '报警器响起',
  question: null,
  expectedAction: '报告',
  expectedMinutes: 3,
  evaluator: null,
  objectiveId: null,
  phase: null,
  remark: null,
  ...told,
});

describe('a design', () => {
  it('is filled from the template that fits, tied to headings of the plan', async () => {
    readText();
    const { rows } = await desk.call<OutputOf<(typeof contract)['templates']>>('drillDesign.templates', {
      id: drill,
    });
    expect(rows[0]).toMatchObject({ id: 'hazchem-leak', fits: true });
    await template();
    const view = await get();
    expect(view.objectives).toHaveLength(5);
    expect(view.objectives[0]?.sectionPath).toEqual(['2 应急响应', '2.1 信息报告']);
    expect(view.injects.map(({ number }) => number)).toEqual(view.injects.map((_, at) => at + 1));
    expect(
      view.injects.every(({ objectiveId }) => view.objectives.some(({ id }) => id === objectiveId)),
    ).toBe(true);
    expect(view.fields.durationMinutes).toBe(90);
    expect(view.fields.safetyNote).toContain('停止演练');
    expect(view.participants.map(({ role }) => role)).toContain('director');
    expect(view.participants.map(({ name }) => name)).toContain('空气呼吸器');
    expect(view.checks.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives way to another template, or takes it in behind what is there', async () => {
    await template();
    const first = await get();
    await template('tank-fire', 'add');
    const both = await get();
    expect(both.injects).toHaveLength(16);
    expect(both.fields.scenario).toBe(first.fields.scenario);
    expect(new Set(both.injects.map(({ number }) => number)).size).toBe(16);
    expect(both.participants.filter(({ role }) => role === 'director')).toHaveLength(1);
    await template('ammonia', 'replace');
    const last = await get();
    expect(last.injects).toHaveLength(8);
    expect(last.fields.scenario).toContain('氨');
  });

  it('takes everything back that a later save took out, under the same ids', async () => {
    await template();
    const before = await get();
    await save({
      ...asInput(before),
      objectives: [],
      injects: before.injects.slice(3).map((row) => ({ ...row, objectiveId: null })),
    });
    const between = await get();
    expect(between.injects).toHaveLength(before.injects.length - 3);
    await save({ ...asInput(before), expectedVersion: between.version });
    const after = await get();
    expect(after.injects).toEqual(before.injects);
    expect(after.objectives).toEqual(before.objectives);
  });

  it('writes only rows that changed', async () => {
    await template();
    const view = await get();
    const [first, ...others] = view.injects;
    if (!first) throw new Error('the template has injects');
    await save({ ...asInput(view), injects: [{ ...first, text: '改过的情景' }, ...others] });
    const versions = drillInjectTable
      .select(desk.core.write, 'ORDER BY number')
      .map(({ version }) => version);
    expect(versions).toEqual([2, ...others.map(() => 1)]);
  });

  it('names new rows to whoever sent them, and ties injects to new objectives', async () => {
    const { version, fields } = await get();
    const { ids } = await save({
      id: drill,
      expectedVersion: version,
      fields: { ...fields, durationMinutes: 60 },
      objectives: [{ id: 'o', text: '及时报告', standard: null, sectionPath: [], findingId: null }],
      injects: [inject({ objectiveId: 'o' }), inject({ id: 'late', number: 2, atMinute: 90 })],
    });
    const view = await get();
    expect(view.injects.map(({ id }) => id)).toEqual([ids.new, ids.late]);
    expect(view.injects[0]?.objectiveId).toBe(ids.o);
    expect(view.checks.map(({ code, ref }) => [code, ref])).toContainEqual(['INJECT_BEYOND_END', ids.late]);
  });

  it('is held to what others saw, to its own plan and to drills that have not begun', async () => {
    const view = await get();
    await save(asInput(view));
    expect((await desk.refusal('drillDesign.save', asInput(view))).code).toBe('STALE_VERSION');
    const other = makePlan(desk, { enterpriseId: unit }).version.id;
    const now = asInput(await get());
    expect(
      (await desk.refusal('drillDesign.save', { ...now, fields: { ...now.fields, planVersionId: other } }))
        .code,
    ).toBe('FIELDS_INVALID');
    const running = makeDrill(desk, { enterpriseId: unit, state: 'running' }).id;
    expect(
      (await desk.refusal('drillDesign.save', { ...asInput(await get(running)), id: running })).code,
    ).toBe('DESIGN_FIXED');
  });

  it('takes words for new rows as words, and findings of the same organiser alone', async () => {
    const view = asInput(await get());
    await save({ ...view, injects: [inject({ id: '__proto__', objectiveId: 'constructor' })] });
    const kept = asInput(await get());
    expect(kept.injects).toMatchObject([{ objectiveId: null, text: '报警器响起' }]);
    const stranger = makeDrill(desk, { enterpriseId: makeEnterprise(desk, { name: '例外单位' }).id }).id;
    const { id: findingId } = makeDrillFinding(desk, { drillId: stranger });
    const objective = { id: 'new', text: '三分钟内报告', standard: null, sectionPath: [], findingId };
    expect((await desk.refusal('drillDesign.save', { ...kept, objectives: [objective] })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('offers findings of earlier drills until an objective takes them up', async () => {
    const earlier = makeDrill(desk, { enterpriseId: unit, title: '2025年泄漏演练' }).id;
    drillFindingTable.insert(desk.core.write, {
      ...bookkeeping(desk),
      ...{ id: 'f1', drillId: earlier, number: 1, title: '报告超时', titleKey: '报告超时', area: 'warning' },
      ...{
        severity: 'plain',
        evidence: '七分钟才报告',
        logIds: [],
        item: null,
        planVersionId: null,
        sectionPath: [],
      },
      ...{
        owner: null,
        dueOn: null,
        state: 'carried',
        repeatsId: null,
        carriedToId: drill,
        carriedReason: '下次再练',
      },
      ...{ triggerId: null, closedOn: null, remark: null },
    });
    const view = await get();
    expect(view.earlier).toMatchObject([{ id: 'f1', drillTitle: '2025年泄漏演练', carriedHere: true }]);
    await save({
      ...asInput(view),
      objectives: [{ id: 'o', text: '五分钟内报告', standard: null, sectionPath: [], findingId: 'f1' }],
    });
    const after = await get();
    expect(after.earlier).toEqual([]);
    expect(after.objectives[0]).toMatchObject({ findingId: 'f1', findingTitle: '报告超时' });
  });
});

describe('who and what takes part', () => {
  const offers = (kind: string, text = '') =>
    desk.call<OutputOf<(typeof contract)['offers']>>('drillDesign.offers', { id: drill, kind, text });

  it('comes from the registers and the unit, with telephones masked to lists and kept in full', async () => {
    const team = makeTeam(desk, { name: '示例矿山救护队', dutyPhone: '0432-00001111', members: 12 });
    expect((await offers('team')).rows).toMatchObject([
      { refId: team.id, headcount: 12, phone: '0432-****1111' },
    ]);
    expect((await offers('person')).rows).toContainEqual(
      expect.objectContaining({ name: '样安全', source: 'unit', phone: '199****1234' }),
    );
    await addRow({ kind: 'team', refId: team.id, name: team.name, source: 'register' });
    await addRow({ name: '样安全', role: 'safety', source: 'unit' });
    expect((await get()).participants.map(({ phone }) => phone)).toEqual(['0432-****1111', '199****1234']);
    expect(desk.core.write.all('SELECT phone FROM drill_participant ORDER BY created_at, id')).toEqual([
      { phone: '0432-00001111' },
      { phone: '19900001234' },
    ]);
  });

  it('is named once, changed and taken off', async () => {
    expect(await addRow({})).toEqual({ added: 1 });
    expect(await addRow({})).toEqual({ added: 0 });
    const [row] = (await get()).participants;
    if (!row) throw new Error('just added');
    const { id, version, kind: _kind, refId: _ref, attended: _attended, ...fields } = row;
    await desk.call('drillDesign.saveParticipant', {
      id,
      expectedVersion: version,
      fields: { ...fields, role: 'evaluator', phone: '19900005678' },
    });
    expect((await get()).participants[0]).toMatchObject({ role: 'evaluator', phone: '199****5678' });
    await desk.call('drillDesign.removeParticipant', { id, expectedVersion: version + 1 });
    expect((await get()).participants).toEqual([]);
  });

  it('is booked twice where another drill has it at the same time, of whichever unit', async () => {
    const team = makeTeam(desk, { name: '示例消防队' });
    const other = makeDrill(desk, {
      enterpriseId: makeEnterprise(desk, { name: '舒兰市示例煤矿' }).id,
      title: '透水演练',
      state: 'planned',
      startOn: null,
      endOn: null,
      plannedOn: '2026-12-01',
    });
    for (const drillId of [drill, other.id])
      await desk.call('drillDesign.addParticipants', {
        drillId,
        rows: [{ kind: 'team', refId: team.id, name: team.name, role: 'player', source: 'register' }],
      });
    expect((await get()).clashes).toMatchObject([
      { name: '示例消防队', drillId: other.id, drillTitle: '透水演练', ownerName: '舒兰市示例煤矿' },
    ]);
    drillTable.update(desk.core.write, { ...other, plannedOn: '2026-12-02' });
    expect((await get()).clashes).toEqual([]);
  });
});

describe('readiness', () => {
  const readiness = () =>
    desk.call<OutputOf<(typeof contract)['readiness']>>('drillDesign.readiness', { id: drill });
  const missing = async () => (await readiness()).items.filter(({ ready }) => !ready).map(({ id }) => id);

  it('sees what a template brings, and takes ticks for what people look at', async () => {
    expect(await missing()).toEqual(expect.arrayContaining(['objectives', 'injects', 'director', 'site']));
    await template();
    const left = await missing();
    expect(left).not.toContain('injects');
    expect(left).toContain('hours');
    // 总指挥 of the template is nobody until somebody is named.
    expect(left).toContain('director');
    await addRow({ name: '示小明', role: 'director' });
    expect(await missing()).not.toContain('director');
    const { version } = await readiness();
    await desk.call('drillDesign.tick', { id: drill, expectedVersion: version, item: 'site', done: true });
    expect(await missing()).not.toContain('site');
    await desk.call('drillDesign.tick', {
      id: drill,
      expectedVersion: version + 1,
      item: 'site',
      done: false,
    });
    expect(await missing()).toContain('site');
    expect(
      (
        await desk.refusal('drillDesign.tick', {
          ...{ id: drill, expectedVersion: version + 2, item: 'director', done: true },
        })
      ).code,
    ).toBe('NOT_FOUND');
  });

  it('names a plan that no longer stands', async () => {
    desk.core.write.run(`UPDATE plan SET status = 'withdrawn' WHERE id = @planId`, { planId });
    const item = (await readiness()).items.find(({ id }) => id === 'plan-standing');
    expect(item).toMatchObject({ ready: false, severity: 'blocking' });
    expect(item?.detail).toContain('停用');
  });
});

describe('injects and Excel', () => {
  const readFile = (file: string) =>
    desk.call<OutputOf<(typeof contract)['readInjects']>>('drillDesign.readInjects', {
      id: drill,
      file: desk.host.grants.grant(file),
    });

  it('go out and come back as they were', async () => {
    await template();
    const view = await get();
    const file = join(desk.folder, '情景.xlsx');
    await desk.call('drillDesign.writeInjects', { id: drill, file: desk.host.grants.grant(file) });
    const read = await readFile(file);
    expect(read.problems).toEqual([]);
    expect(read.injects.map(({ id: _id, row: _row, ...told }) => told)).toEqual(
      view.injects.map(({ id: _id, ...told }) => told),
    );
  });

  it('are numbered anew where numbers are missing or used twice, and keep what has no place', async () => {
    const file = join(desk.folder, 'bad.csv');
    writeFileSync(
      file,
      '编号,时间,情景信息,对应目标\n2,T+9,后面的,没有的目标\n2,T+3,前面的,\n3,待定,看不懂时间,\n',
    );
    const read = await readFile(file);
    expect(read.injects.map(({ number, text }) => [number, text])).toEqual([
      [1, '前面的'],
      [2, '后面的'],
    ]);
    expect(read.injects[1]?.remark).toBe('对应目标：没有的目标');
    expect(read.problems.map(({ row, column, refused }) => [row, column, refused])).toEqual([
      [2, '对应目标', false],
      [4, '时间', true],
    ]);
    expect(read.rows).toBe(3);
  });
});

/** Gives the plan a text whose headings are known. */
function readText(): void {
  const text = '1 总则\n2 应急响应\n2.1 信息报告\n2.2 处置措施\n';
  const at = (heading: string, level: number) => ({ level, text: heading, offset: text.indexOf(heading) });
  const outline = [at('1 总则', 1), at('2 应急响应', 1), at('2.1 信息报告', 2), at('2.2 处置措施', 2)];
  const { write, clock } = desk.core;
  const versionId =
    write.value<string>('SELECT id FROM plan_version WHERE plan_id = @planId', { planId }) ?? null;
  const now = clock.now();
  write.run(
    `INSERT INTO document (sha256, size, kind, encoding, created_at) VALUES ('ab', 1, 'docx', 'raw', @now)`,
    { now },
  );
  write.run(`INSERT INTO document_text (sha256, state, text, outline) VALUES ('ab', 'ok', @text, @outline)`, {
    text,
    outline: JSON.stringify(outline),
  });
  write.run(
    `INSERT INTO plan_document (id, plan_version_id, sha256, file_name, role, origin, created_at, updated_at)
     VALUES ('pd', @versionId, 'ab', '预案.docx', 'text', @self, @now, @now)`,
    { versionId, self: desk.self, now },
  );
}

describe('papers', () => {
  type Preview = OutputOf<(typeof contract)['paperPreview']>;
  const paper = (kind: string) => desk.call<Preview>('drillDesign.paperPreview', { id: drill, paper: kind });

  it('leave blank what nobody has said, and name it', async () => {
    desk.core.write.run(`UPDATE drill SET place = NULL WHERE id = @drill`, { drill });
    const { missing, html } = await paper('plan');
    expect(missing).toEqual(
      expect.arrayContaining([
        '预案版本',
        '演练目标',
        '事故情景',
        '开始时间',
        '地点',
        '情景信息',
        '安全注意事项',
      ]),
    );
    expect(html).not.toContain('undefined');
    expect(html).not.toContain('null');
  });

  it.each([
    ['plan', ['九、评估与总结', '危险化学品泄漏专项应急预案', '2026年12月1日']],
    ['script', ['指令与对白', '卸车区', 'T+0:00']],
    ['evaluation', ['评估标准', '五分钟内', '实战演练']],
    ['safety', ['真实情况，停止演练', '空气呼吸器']],
    ['notice', ['关于组织开展', '演练通信一律冠以']],
  ])('say what the design says: %s', async (kind, words) => {
    await template();
    const { html } = await paper(kind);
    for (const word of words) expect(html).toContain(word);
  });

  it('are written as Word files that can be read again', async () => {
    await template();
    const file = join(desk.folder, '工作方案.docx');
    await desk.call('drillDesign.paper', { id: drill, paper: 'plan', file: desk.host.grants.grant(file) });
    const { text } = await extractDocument(readFileSync(file), '工作方案.docx', {});
    expect(text).toContain('2026年泄漏演练');
    expect(text).toContain('三、参与人员及范围');
    expect(text).toContain('总指挥');
  });
});
