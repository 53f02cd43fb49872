import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import type { OutputOf } from '../../electron/contract/define';
import { plans as contract } from '../../electron/contract/plans';
import { plans } from '../../electron/core-host/handlers/plans';
import { type Desk, makeDesk } from '../builders/desk';
import { buildDocx, para, run, style, styled } from '../builders/documents-docx';
import { makeEnterprise } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ plans: contract }, { plans });
});
afterEach(() => desk.close());

type Course = OutputOf<typeof contract.course>;
const empty = {
  label: '第1版',
  reviewWay: null,
  reviewDate: null,
  reviewResult: null,
  signedOn: null,
  publishedOn: null,
  expiresOn: null,
  remark: null,
};
const register = (
  enterpriseId: string | null,
  version: Partial<Record<keyof typeof empty, string | null>> = {},
) =>
  desk.call<{ id: string; versionId: string }>('plans.register', {
    plan: { enterpriseId, kind: 'comprehensive', title: '综合应急预案', remark: null },
    version: { ...empty, ...version },
  });
const course = (id: string) => desk.call<Course>('plans.course', { id });
const view = (id: string) => desk.call<OutputOf<typeof contract.get>>('plans.get', { id });

/** Takes a step with the version as it stands. */
async function step(planId: string, versionId: string, given: Record<string, unknown>) {
  const version = (await view(planId)).versions.find((one) => one.id === versionId)?.version;
  return { versionId, expectedVersion: version, onDate: '2026-11-10', ...given };
}
const state = async (planId: string, versionId: string) =>
  (await view(planId)).versions.find((one) => one.id === versionId)?.state;

describe('the life of a version', () => {
  it('goes from draft to publication step by step and supersedes the version before', async () => {
    const unit = makeEnterprise(desk);
    const { id, versionId: first } = await register(unit.id, { publishedOn: '2025-01-06' });
    const { versionId } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: { ...empty, label: '第2版' },
    });
    const take = async (given: Record<string, unknown>) =>
      desk.call('plans.takeStep', await step(id, versionId, given));
    await take({ step: 'start-review', reviewWay: 'review' });
    expect(await state(id, versionId)).toBe('in-review');
    await take({ step: 'fail-review', onDate: '2026-11-01', reason: '风险评估缺少粉尘爆炸' });
    expect(await state(id, versionId)).toBe('failed');
    expect((await course(id)).versions[0]?.next.map(({ step: name }) => name)).toEqual([
      'redraft',
      'withdraw',
    ]);
    await take({ step: 'redraft' });
    await take({ step: 'start-review' });
    await take({ step: 'pass-review', onDate: '2026-11-05', afterChanges: true });
    await take({ step: 'sign', onDate: '2026-11-08' });
    await take({ step: 'publish', onDate: '2026-11-09' });
    expect([await state(id, first), await state(id, versionId)]).toEqual(['superseded', 'published']);
    expect((await view(id)).versions[0]?.fields).toMatchObject({
      reviewDate: '2026-11-05',
      reviewResult: 'passed-after-changes',
      signedOn: '2026-11-08',
      publishedOn: '2026-11-09',
    });
  });

  it('is held to the table, to the review that SET-B owes, to dates that have come', async () => {
    const mine = makeEnterprise(desk, { activities: ['coal-mine'], sets: ['SET-A', 'SET-B'] });
    const { id, versionId } = await register(mine.id);
    const blocked = await desk.refusal('plans.takeStep', await step(id, versionId, { step: 'sign' }));
    expect(blocked).toMatchObject({
      code: 'VERSION_STEP_BLOCKED',
      details: { blockers: [{ code: 'REVIEW_MISSING' }] },
    });
    expect(
      (await course(id)).versions[0]?.next.find(({ step: name }) => name === 'sign')?.blockers,
    ).toHaveLength(1);
    expect(
      await desk.refusal('plans.takeStep', await step(id, versionId, { step: 'publish' })),
    ).toMatchObject({
      details: { blockers: [{ code: 'ACTION_NOT_POSSIBLE' }] },
    });
    expect(
      await desk.refusal(
        'plans.takeStep',
        await step(id, versionId, { step: 'start-review', onDate: '2026-12-01' }),
      ),
    ).toMatchObject({ code: 'FIELDS_INVALID', details: { field: 'onDate' } });
    expect(
      (
        await desk.refusal('plans.takeStep', {
          ...(await step(id, versionId, { step: 'start-review' })),
          expectedVersion: 9,
        })
      ).code,
    ).toBe('STALE_VERSION');
  });

  it('ends by withdrawal with a reason; the version before stays superseded', async () => {
    const { id, versionId: first } = await register(makeEnterprise(desk).id, { publishedOn: '2025-01-06' });
    const { versionId } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: { ...empty, label: '第2版', publishedOn: '2026-10-09' },
    });
    desk.session.user = { id: 'u2', name: '示例主任', role: 'leader' };
    await desk.call('plans.withdrawVersion', await step(id, versionId, { reason: '印发有误' }));
    expect([await state(id, first), await state(id, versionId)]).toEqual(['superseded', 'withdrawn']);
  });
});

describe('the steps of drafting', () => {
  it('are noted with day and proof; what should come first is warned of with its article', async () => {
    const { id, versionId } = await register(makeEnterprise(desk).id);
    const note = (name: string, doneOn: string) =>
      desk.call('plans.noteStep', {
        versionId,
        step: name,
        doneOn,
        responsible: '示例',
        proof: '会议记录',
        documentId: null,
      });
    await note('drafting', '2026-09-10');
    const warned = (await course(id)).versions[0]?.warnings.map(({ id: order, why }) => [order, why]);
    expect(warned).toEqual([
      ['group-first', 'missing'],
      ['risk-first', 'missing'],
      ['survey-first', 'missing'],
    ]);
    await note('group', '2026-08-01');
    await note('risk-assessment', '2026-09-20');
    await note('resource-survey', '2026-08-20');
    const after = (await course(id)).versions[0];
    expect(after?.warnings).toMatchObject([
      { id: 'risk-first', why: 'late', rule: 'R-PLAN-RISK', source: expect.stringContaining('第五条') },
    ]);
    expect(after?.drafting.map(({ clause }) => clause)).toEqual([
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
      '4.9',
    ]);
    await note('risk-assessment', '2026-08-20');
    expect((await course(id)).versions[0]?.warnings).toEqual([]);
    await desk.call('plans.clearStep', { versionId, step: 'group', reason: '登记有误' });
    expect((await course(id)).versions[0]?.drafting[0]?.done).toBeNull();
    expect(
      (await desk.refusal('plans.clearStep', { versionId, step: 'group', reason: '登记有误' })).code,
    ).toBe('STEP_NOT_NOTED');
  });
});

describe('reasons to revise', () => {
  it('are raised once a source, decided, and settled by a later version', async () => {
    const { id, versionId } = await register(makeEnterprise(desk).id, { publishedOn: '2025-01-06' });
    const raised = {
      planId: id,
      reason: 'drill-or-rescue',
      source: 'drill-finding',
      sourceId: 'drill-1',
      raisedOn: '2026-10-10',
      description: '演练发现疏散路线已被新建厂房占用',
    };
    const { id: triggerId } = await desk.call<{ id: string }>('plans.raiseTrigger', raised);
    expect((await desk.call<{ id: string }>('plans.raiseTrigger', raised)).id).toBe(triggerId);
    const only = async () => (await course(id)).triggers[0];
    expect(await only()).toMatchObject({ state: 'undecided' });
    expect((await desk.refusal('plans.settleTrigger', { id: triggerId, versionId })).code).toBe(
      'TRIGGER_NOT_TO_REVISE',
    );
    const decide = { id: triggerId, decision: 'keep', onDate: '2026-10-12', reason: null };
    expect((await desk.refusal('plans.decideTrigger', decide)).details).toMatchObject({ field: 'reason' });
    await desk.call('plans.decideTrigger', { ...decide, decision: 'revise' });
    expect(await only()).toMatchObject({ state: 'to-revise' });
    expect((await desk.refusal('plans.settleTrigger', { id: triggerId, versionId })).details).toMatchObject({
      field: 'versionId',
    });
    const { versionId: second } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: { ...empty, label: '第2版', publishedOn: '2026-11-02' },
    });
    await desk.call('plans.settleTrigger', { id: triggerId, versionId: second });
    expect(await only()).toMatchObject({ state: 'settled', settledBy: '第2版', settledOn: '2026-11-02' });
    expect((await desk.refusal('plans.decideTrigger', decide)).code).toBe('TRIGGER_SETTLED');
  });
});

describe('comparing versions', () => {
  const text = (head: string) =>
    buildDocx({
      body: [
        styled('Heading1', '1 总则'),
        para(run('为规范应急工作，制定本预案。')),
        styled('Heading1', '2 应急组织机构及职责'),
        para(run(`总指挥由${head}担任，负责全面指挥应急救援工作。`)),
      ].join(''),
      styles: style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    });
  const attach = async (versionId: string, name: string, content: Uint8Array) => {
    const folder = join(desk.folder, 'user');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
    const file = desk.host.grants.grant(join(folder, name));
    return (await desk.call<{ documentId: string }>('plans.attach', { versionId, file, role: 'text' }))
      .documentId;
  };

  it('tells what changed and where filing anew may be due; the decision is kept; a Word table can be handed on', async () => {
    const { id, versionId } = await register(makeEnterprise(desk).id);
    const beforeId = await attach(versionId, '第1版.docx', text('主要负责人'));
    const { versionId: second } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: { ...empty, label: '第2版' },
    });
    const afterId = await attach(second, '第2版.docx', text('分管负责人'));
    const found = await desk.call<OutputOf<typeof contract.compare>>('plans.compare', { beforeId, afterId });
    expect(found.earlier.versionLabel).toBe('第1版');
    expect(found.differences.filter(({ change }) => change !== 'same')).toMatchObject([
      { change: 'changed' },
    ]);
    expect(found.places).toMatchObject([
      { topicTitle: '组织指挥体系与职责', heading: '2 应急组织机构及职责', at: [3] },
    ]);
    expect(found.rule).toMatchObject({ id: 'R-FILE-RE', mark: 'R' });

    await desk.call('plans.decideRefiling', {
      versionId: second,
      decision: 'refile',
      onDate: '2026-11-19',
      reason: '总指挥变更',
    });
    expect((await course(id)).versions[0]?.refiling).toEqual({
      decision: 'refile',
      on: '2026-11-19',
      reason: '总指挥变更',
    });
    expect((await view(id)).timeline.map(({ action }) => action)).toContain('plans.decideRefiling');

    const target = join(desk.folder, '对照表.docx');
    const file = desk.host.grants.grant(target);
    expect(await desk.call('plans.exportComparison', { beforeId, afterId, file })).toEqual({ changes: 1 });
    const written = await extractDocument(readFileSync(target), '对照表.docx');
    expect(written.text).toContain('应急预案修改对照表');
    expect(written.text).toContain('总指挥由分管负责人担任');
  });

  it('says which file has no text', async () => {
    const { versionId } = await register(makeEnterprise(desk).id);
    const beforeId = await attach(versionId, '第1版.docx', text('主要负责人'));
    const afterId = await attach(versionId, '空.txt', new Uint8Array());
    expect(await desk.refusal('plans.compare', { beforeId, afterId })).toMatchObject({
      code: 'COMPARE_NO_TEXT',
      details: { fileName: '空.txt' },
    });
  });
});

describe('the assessment form', () => {
  it('is kept with its points and becomes a report; revise raises a reason to revise', async () => {
    const { id } = await register(makeEnterprise(desk).id, { publishedOn: '2023-03-06' });
    const { id: assessmentId } = await desk.call<{ id: string }>('plans.assess', {
      planId: id,
      assessedOn: '2026-11-02',
      conclusion: 'revise',
      assessor: '示例评',
      remark: '疏散路线已变',
    });
    expect((await course(id)).triggers).toMatchObject([
      { source: 'assessment', sourceId: assessmentId, description: '疏散路线已变', state: 'undecided' },
    ]);
    const form = () =>
      desk.call<OutputOf<typeof contract.assessmentForm>>('plans.assessmentForm', { id: assessmentId });
    expect((await form()).details.items).toEqual([]);
    const details = {
      members: [
        { name: '示例甲', duty: '总工程师' },
        { name: ' ', duty: '' },
      ],
      basis: '年度风险评估报告',
      methods: ['资料分析', '现场审核'],
      items: [{ id: 'risk', result: 'wanting', finding: '厂区新增危险品库', advice: '补充疏散路线' }],
    };
    await desk.call('plans.saveAssessmentForm', { id: assessmentId, details });
    expect((await form()).details).toEqual({ ...details, members: [details.members[0]] });
    const { html, title } = await desk.call<{ html: string; title: string }>('plans.assessmentPreview', {
      id: assessmentId,
    });
    expect(title).toBe('生产安全事故应急预案评估报告');
    for (const words of ['示例甲', '厂区新增危险品库', '需要完善', '需要修订']) expect(html).toContain(words);
    const target = join(desk.folder, '评估报告.docx');
    await desk.call('plans.exportAssessment', { id: assessmentId, file: desk.host.grants.grant(target) });
    expect((await extractDocument(readFileSync(target), '评估报告.docx')).text).toContain('补充疏散路线');
  });

  it('brings the reason to revise under the case of its points; what was decided or taken back stays', async () => {
    const { id } = await register(makeEnterprise(desk).id, { publishedOn: '2023-03-06' });
    const { id: assessmentId } = await desk.call<{ id: string }>('plans.assess', {
      planId: id,
      assessedOn: '2026-11-02',
      conclusion: 'revise',
      assessor: null,
      remark: null,
    });
    const save = (items: readonly [point: string, result: string, finding: string][]) =>
      desk.call('plans.saveAssessmentForm', {
        id: assessmentId,
        details: {
          members: [],
          basis: '',
          methods: [],
          items: items.map(([point, result, finding]) => ({ id: point, result, finding, advice: '' })),
        },
      });
    const reasons = async () =>
      (await course(id)).triggers.map(({ reason, description }) => [reason, description]).sort();
    await save([]);
    expect(await reasons()).toEqual([['other', '预案评估结论：需要修订']]);
    await save([
      ['law', 'fits', ''],
      ['risk', 'wanting', '新增危险品库'],
    ]);
    expect(await reasons()).toEqual([['risk', '主要事故风险：新增危险品库']]);
    await save([
      ['response', 'wanting', '分级过粗'],
      ['risk', 'wanting', '新增危险品库'],
      ['practice', 'wanting', ''],
    ]);
    const both = [
      ['drill-or-rescue', '应急响应与处置：分级过粗\n演练与事故应对反馈'],
      ['risk', '主要事故风险：新增危险品库'],
    ];
    expect(await reasons()).toEqual(both);
    const risk = (await course(id)).triggers.find(({ reason }) => reason === 'risk');
    await desk.call('plans.decideTrigger', {
      id: risk?.id,
      decision: 'revise',
      onDate: '2026-11-05',
      reason: null,
    });
    const drill = (await course(id)).triggers.find(({ reason }) => reason === 'drill-or-rescue');
    await desk.call('plans.voidTrigger', { id: drill?.id, reason: '重复登记' });
    await save([
      ['command', 'wanting', '电话停用'],
      ['practice', 'wanting', ''],
    ]);
    expect(await reasons()).toEqual([
      ['command', '应急指挥机构与职责：电话停用'],
      ['risk', '主要事故风险：新增危险品库'],
    ]);
  });

  it('of another shape, as a package may bring it, counts as empty', async () => {
    const { id } = await register(makeEnterprise(desk).id, { publishedOn: '2023-03-06' });
    const { id: assessmentId } = await desk.call<{ id: string }>('plans.assess', {
      planId: id,
      assessedOn: '2026-11-02',
      conclusion: 'keep',
      assessor: null,
      remark: null,
    });
    desk.core.write.run('UPDATE assessment SET details = @details', {
      details: JSON.stringify({ members: 'x', items: [{ id: 'risk', result: 'odd' }, 3], methods: [1] }),
    });
    const { details } = await desk.call<OutputOf<typeof contract.assessmentForm>>('plans.assessmentForm', {
      id: assessmentId,
    });
    expect(details).toEqual({ members: [], basis: '', methods: [], items: [] });
  });
});
