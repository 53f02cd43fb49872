import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../db/documents/types';
import { openArchive } from '../../db/documents/zip-reader';
import { type DrillRecord, drillTable } from '../../db/repositories/drill';
import { drillParticipantTable } from '../../db/repositories/drill-design';
import type { OutputOf } from '../../electron/contract/define';
import { drillEvaluation as contract } from '../../electron/contract/drill-evaluation';
import { drillEvaluation } from '../../electron/core-host/handlers/drill-evaluation';
import { type Desk, makeDesk } from '../builders/desk';
import {
  GROUP,
  ITEMS,
  makeDrillFinding,
  makeDrillForm,
  makeLogEntry,
  makeObjective,
  makePhoto,
} from '../builders/drill-forms';
import { bookkeeping, makeDrill } from '../builders/records';

let desk: Desk;
let drill: DrillRecord;
beforeEach(() => {
  desk = makeDesk({ drillEvaluation: contract }, { drillEvaluation }, { role: 'administrator' });
  drill = makeDrill(desk, { state: 'ended', evaluated: false, evaluatedOn: null, title: '火灾演练' });
});
afterEach(() => desk.close());

type Overview = OutputOf<typeof contract.get>;
type Form = OutputOf<typeof contract.form>;
type Report = OutputOf<typeof contract.report>;
type Saved = { id: string; version: number };
const get = (drillId = drill.id) => desk.call<Overview>('drillEvaluation.get', { drillId });
const form = (id: string) => desk.call<Form>('drillEvaluation.form', { id });
const report = (kind = 'evaluation') =>
  desk.call<Report>('drillEvaluation.report', { drillId: drill.id, kind });
const beginning = (over: object = {}) => ({
  drillId: drill.id,
  kind: 'evaluator',
  evaluator: '样评估',
  post: '工程师',
  pack: 'YJT-9009-2015',
  scale: 'yes-no',
  groups: [GROUP],
  ...over,
});
const begin = (over: object = {}) => desk.call<Saved>('drillEvaluation.begin', beginning(over));
const answer = (item: string, verdict: string | null, remark = '', logIds: string[] = []) => ({
  item,
  verdict,
  points: null,
  remark,
  logIds,
});
const save = (id: string, scores: object[]) => desk.call('drillEvaluation.saveScores', { id, scores });
const codes = (reply: { details: Record<string, unknown> }) =>
  (reply.details.blockers as { code: string }[]).map(({ code }) => code);

describe('a form', () => {
  it('offers the tables that fit the drill, and evaluators who have no form yet', async () => {
    const person = (name: string, role: 'evaluator' | 'player') =>
      drillParticipantTable.insert(desk.core.write, {
        ...{
          id: desk.core.newId(),
          drillId: drill.id,
          kind: 'person',
          refId: null,
          name,
          nameKey: name,
          role,
        },
        ...{
          post: null,
          phone: null,
          headcount: null,
          quantity: null,
          duty: null,
          attended: null,
          remark: null,
        },
        ...bookkeeping(desk),
      });
    person('样评估', 'evaluator');
    person('测评估', 'evaluator');
    person('示队员', 'player');
    // A post that a template left open is nobody.
    person('评估员', 'evaluator');
    await begin({ evaluator: '样评估' });
    const seen = await get();
    expect(seen.candidates).toEqual([{ name: '测评估', post: null }]);
    expect(seen.packs.map(({ id, tables }) => [id, tables.map((table) => table.id)])).toEqual([
      ['YJT-9009-2015', ['A.1', 'A.2']],
      ['GBT-46792-2025', ['GA']],
    ]);
  });

  it('is filled in step by step and handed in once it is whole', async () => {
    const entry = makeLogEntry(desk, { drillId: drill.id, seq: 3 });
    const { id, version } = await begin();
    const [first, ...rest] = ITEMS;
    await save(id, [answer(first, 'no')]);
    await save(
      id,
      rest.slice(1).map((item) => answer(item, 'yes')),
    );
    const early = await desk.refusal('drillEvaluation.finish', { id, expectedVersion: version });
    expect(early.code).toBe('EVALUATION_INCOMPLETE');
    expect(codes(early)).toEqual(['ITEMS_OPEN', 'REASON_MISSING']);
    await save(id, [answer(first, 'no', '晚了六分钟', [entry.id]), answer(rest[0] ?? '', 'not-applicable')]);
    expect((await get()).forms).toMatchObject([{ items: 5, answered: 5, reasonsMissing: 0, done: false }]);
    await desk.call('drillEvaluation.finish', { id, expectedVersion: version });
    const seen = await form(id);
    expect(seen).toMatchObject({ done: true, signedOn: '2026-11-20', standard: 'YJ/T 9009-2015' });
    expect(seen.scores.find(({ item }) => item === first)).toMatchObject({
      remark: '晚了六分钟',
      logIds: [entry.id],
    });
    expect(seen.log).toMatchObject([{ id: entry.id, clockSeconds: 180 }]);
    expect(
      await desk.refusal('drillEvaluation.saveScores', { id, scores: [answer(first, 'yes')] }),
    ).toMatchObject({ code: 'EVALUATION_DONE' });
    await desk.call('drillEvaluation.reopen', { id, expectedVersion: seen.version });
    await save(id, [answer(first, 'yes')]);
  });

  it('keeps its items when the list of this place changes afterwards', async () => {
    const { id } = await begin();
    const own = [{ id: null, groupId: GROUP, text: '夜班人员参加动员' }];
    await desk.call('drillEvaluation.saveItems', { pack: 'YJT-9009-2015', off: ['A2.2.1', 'made-up'], own });
    const idsOf = async (formId: string) =>
      (await form(formId)).tables.flatMap(({ groups }) => groups.flatMap(({ items }) => items));
    expect((await idsOf(id)).map((item) => item.id)).toEqual([...ITEMS]);
    const next = await begin({ evaluator: '测评估' });
    const items = await idsOf(next.id);
    expect(items.map((item) => item.text).at(-1)).toBe('夜班人员参加动员');
    expect(items.at(-1)?.mark).toBeNull();
    expect(items).toHaveLength(5);
    const kept = await desk.call<OutputOf<typeof contract.items>>('drillEvaluation.items', {
      pack: 'YJT-9009-2015',
    });
    const group = kept.tables.flatMap(({ groups }) => groups).find((one) => one.id === GROUP);
    expect(group?.items.map(({ asked }) => asked)).toEqual([false, true, true, true, true, true]);
  });

  it.each([
    ['a second one of the same evaluator', { evaluator: ' 样 评估' }, 'EVALUATOR_TWICE'],
    ['without items', { evaluator: '测一', groups: ['nothing'] }, 'EVALUATION_EMPTY'],
    ['by tables nobody knows', { evaluator: '测一', pack: 'XX' }, 'EVALUATION_PACK_UNKNOWN'],
    ['without a name', { evaluator: ' ' }, 'FIELDS_INVALID'],
  ])('is refused: %s', async (_what, over, code) => {
    await begin();
    expect(await desk.refusal('drillEvaluation.begin', beginning(over))).toMatchObject({ code });
  });

  it('of the players may bear the name of an evaluator', async () => {
    await begin();
    await begin({ kind: 'self' });
    expect((await get()).forms).toHaveLength(2);
  });

  it.each([
    ['an item that is not in the form', answer('A1.1.1', 'yes')],
    ['a verdict of another scale', answer('A2.2.1', 'good')],
    ['points on a form of yes and no', { ...answer('A2.2.1', null), points: 4 }],
  ])('takes no answer that does not fit: %s', async (_what, score) => {
    const { id } = await begin();
    expect(await desk.refusal('drillEvaluation.saveScores', { id, scores: [score] })).toMatchObject({
      code: 'SCORE_INVALID',
    });
  });

  it('is not begun for a cancelled drill or for the drill of another desk', async () => {
    const cancelled = makeDrill(desk, { state: 'cancelled' });
    expect(await desk.refusal('drillEvaluation.begin', beginning({ drillId: cancelled.id }))).toMatchObject({
      code: 'DRILL_CANCELLED',
    });
    const foreign = makeDrill(desk, { origin: 'another', state: 'ended' });
    expect(await desk.refusal('drillEvaluation.begin', beginning({ drillId: foreign.id }))).toMatchObject({
      code: 'NOT_OURS',
    });
    expect((await get(foreign.id)).writable).toBe(false);
  });

  it('that was removed counts nowhere, and its evaluator may begin again', async () => {
    const made = makeDrillForm(desk, { drillId: drill.id, evaluator: '样评估', wanting: [ITEMS[0]] });
    expect((await get()).wanting).toHaveLength(1);
    await desk.call('drillEvaluation.remove', { id: made.id, expectedVersion: 1, reason: '填错了演练' });
    expect(await get()).toMatchObject({ forms: [], wanting: [] });
    await begin();
  });
});

describe('what the forms say together', () => {
  it('shows disagreements side by side and items that a finding was noted from', async () => {
    makeDrillForm(desk, { drillId: drill.id, evaluator: '样评估', wanting: [ITEMS[3]] });
    makeDrillForm(desk, { drillId: drill.id, evaluator: '测评估' });
    makeDrillForm(desk, { drillId: drill.id, evaluator: '一班', kind: 'self', wanting: [ITEMS[0]] });
    const finding = makeDrillFinding(desk, { drillId: drill.id, item: ITEMS[3] });
    const seen = await get();
    expect(seen.groups).toMatchObject([{ counted: 5, wanting: 1, share: 0.9, selfShare: 0.8 }]);
    expect(seen.disagreements.map(({ item, spread }) => [item, spread])).toEqual([[ITEMS[3], 1]]);
    expect(seen.wanting.map(({ item, finding: noted }) => [item, noted?.id])).toEqual([
      [ITEMS[3], finding.id],
    ]);
  });

  it('leaves it to people whether an objective was reached', async () => {
    const objective = makeObjective(desk, { drillId: drill.id });
    await desk.call('drillEvaluation.judge', {
      id: objective.id,
      expectedVersion: 1,
      met: 'partly',
      metNote: '用时十四分钟',
    });
    expect((await get()).objectives).toMatchObject([{ met: 'partly', metNote: '用时十四分钟', version: 2 }]);
  });
});

describe('the report', () => {
  const issue = async (over: object = {}) => ({
    drillId: drill.id,
    kind: 'evaluation',
    expectedVersion: (await report()).version,
    issuedOn: '2026-06-15',
    issuedBy: '示经理',
    ...over,
  });
  const conclude = async () => {
    const { offer, version } = await report();
    await desk.call('drillEvaluation.saveReport', {
      drillId: drill.id,
      kind: 'evaluation',
      expectedVersion: version,
      sections: [{ key: 'conclusion', text: offer }],
    });
    await desk.call('drillEvaluation.adviseRevision', {
      drillId: drill.id,
      revisePlan: true,
      reviseNote: '补充夜间上报',
    });
  };

  it('follows the record until somebody words a part, and takes the draft back when asked', async () => {
    makeDrillFinding(desk, { drillId: drill.id });
    const before = await report();
    expect(before.sections.map(({ key, edited }) => [key, edited])).toEqual(
      ['basics', 'process', 'analysis', 'advice', 'conclusion'].map((key) => [key, false]),
    );
    const textOf = async (key: string) => (await report()).sections.find((one) => one.key === key)?.text;
    const put = async (text: string | null) =>
      desk.call('drillEvaluation.saveReport', {
        drillId: drill.id,
        kind: 'evaluation',
        expectedVersion: (await report()).version,
        sections: [{ key: 'analysis', text }],
      });
    await put('我们的分析\n第二段');
    makeDrillFinding(desk, { drillId: drill.id, number: 2, title: '担架不足' });
    expect(await textOf('analysis')).toBe('我们的分析\n第二段');
    expect(await textOf('advice')).toContain('担架不足');
    await put(null);
    expect(await textOf('analysis')).toContain('担架不足');
  });

  it('is issued with a conclusion and a word on the plan, and the drill is evaluated by it', async () => {
    makeDrillForm(desk, { drillId: drill.id, wanting: [ITEMS[0]] });
    const early = await desk.refusal('drillEvaluation.issue', await issue());
    expect(early.code).toBe('REPORT_BLOCKED');
    expect(codes(early)).toEqual(['SECTION_EMPTY', 'SECTION_EMPTY', 'REVISION_OPEN']);
    await conclude();
    expect((await report()).findings).toEqual([]);
    await desk.call('drillEvaluation.issue', await issue());
    expect(drillTable.find(desk.core.write, drill.id)).toMatchObject({
      state: 'evaluated',
      evaluated: true,
      evaluatedOn: '2026-06-15',
      revisePlan: true,
      reviseNote: '补充夜间上报',
      conclusion: '火灾演练按计划完成，评价的5项中有1项需要改进，没有登记需要整改的问题。',
    });
    // From now on it says what it said.
    makeDrillFinding(desk, { drillId: drill.id, title: '后来发现的问题' });
    const seen = await report();
    expect(seen).toMatchObject({ issued: true, issuedBy: '示经理' });
    expect(seen.sections.map(({ text }) => text).join()).not.toContain('后来发现的问题');
    const order = { drillId: drill.id, kind: 'evaluation' };
    const page = await desk.call<{ html: string }>('drillEvaluation.reportPreview', order);
    expect(page.html).not.toContain('后来发现的问题');
    expect((await get()).writable).toBe(false);
    expect(await desk.refusal('drillEvaluation.begin', beginning())).toMatchObject({ code: 'REPORT_ISSUED' });
  });

  it.each([
    ['before the drill', { issuedOn: '2026-06-09' }, 'DATE_TOO_EARLY'],
    ['tomorrow', { issuedOn: '2026-11-21' }, 'DATE_IN_FUTURE'],
  ])('is not dated %s', async (_what, over, code) => {
    await conclude();
    const refused = await desk.refusal('drillEvaluation.issue', await issue(over));
    expect(refused.code).toBe('REPORT_BLOCKED');
    expect(codes(refused)).toEqual([code]);
  });

  it('waits for the end of the drill', async () => {
    drill = makeDrill(desk, { state: 'running', evaluated: false, evaluatedOn: null });
    await conclude();
    expect(codes(await desk.refusal('drillEvaluation.issue', await issue()))).toEqual(['DRILL_NOT_ENDED']);
  });

  it('may be taken back while the drill is not reported, and issued again', async () => {
    await conclude();
    const { id, version } = await desk.call<Saved>('drillEvaluation.issue', await issue());
    const back = { id, expectedVersion: version, reason: '写错了日期' };
    await desk.call('drillEvaluation.takeBack', back);
    expect(await report()).toMatchObject({ issued: false, issuedOn: null });
    const again = await desk.call<Saved>('drillEvaluation.issue', await issue({ issuedOn: '2026-06-16' }));
    const record = drillTable.find(desk.core.write, drill.id);
    if (!record) throw new Error('the drill is there');
    drillTable.update(desk.core.write, { ...record, state: 'reported' });
    expect(
      await desk.refusal('drillEvaluation.takeBack', { ...back, expectedVersion: again.version }),
    ).toMatchObject({ code: 'REPORT_HANDED_IN' });
  });

  it('refuses what was written on an older version of it', async () => {
    await conclude();
    expect(
      await desk.refusal('drillEvaluation.saveReport', {
        drillId: drill.id,
        kind: 'evaluation',
        expectedVersion: 0,
        sections: [{ key: 'analysis', text: '改' }],
      }),
    ).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('comes as Word with its tables and photographs, and as a page that loads nothing', async () => {
    makeDrillForm(desk, { drillId: drill.id, wanting: [ITEMS[0]] });
    makeDrillFinding(desk, { drillId: drill.id });
    makePhoto(desk, drill.id, '集合<点名>');
    await conclude();
    const page = await desk.call<{ html: string; title: string }>('drillEvaluation.reportPreview', {
      drillId: drill.id,
      kind: 'evaluation',
    });
    expect(page.title).toBe('火灾演练评估报告');
    expect(page.html).toMatch(/default-src 'none'; img-src data:; style-src 'sha256-/);
    expect(page.html).toContain('<figcaption>集合&lt;点名&gt;</figcaption>');
    expect(page.html).toContain('现场照片');
    const target = join(desk.folder, 'report.docx');
    const file = desk.host.grants.grant(target);
    await desk.call('drillEvaluation.writeReport', { drillId: drill.id, kind: 'evaluation', file });
    const archive = await openArchive(readFileSync(target), DEFAULT_LIMITS);
    const main = new TextDecoder().decode(await archive.read('word/document.xml'));
    const links = new TextDecoder().decode(await archive.read('word/_rels/document.xml.rels'));
    for (const words of ['一、演练基本情况', '五、评估结论', '行动迟缓', '上报迟缓', 'r:embed="rIdPhoto1"'])
      expect(main).toContain(words);
    expect(links).toContain('Target="media/photo-1.png"');
    expect(archive.has('word/media/photo-1.png')).toBe(true);
  });

  it('the summary needs no word on the plan and leaves the state of the drill', async () => {
    makeDrillFinding(desk, { drillId: drill.id });
    await desk.call('drillEvaluation.issue', {
      ...(await issue({ kind: 'summary' })),
      expectedVersion: (await report('summary')).version,
    });
    expect(await report('summary')).toMatchObject({ issued: true });
    expect(drillTable.find(desk.core.write, drill.id)?.state).toBe('ended');
  });
});
