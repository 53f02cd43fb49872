import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incidentLogTable, incidentPlanTable } from '../../db/repositories/incident';
import type { OutputOf } from '../../electron/contract/define';
import { incidents as contract } from '../../electron/contract/incidents';
import { plans } from '../../electron/contract/plans';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeIncident } from '../builders/incidents';
import { makeEnterprise, makePlan } from '../builders/records';

type View = OutputOf<typeof contract.get>;
type Log = OutputOf<typeof contract.log>;
type Reports = OutputOf<typeof contract.reports>;
interface Saved {
  id: string;
  version: number;
}

const NOW = '2026-11-20T01:00:00.000Z';
const HEARD = '2026-11-20T00:30:00.000Z';
let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { incidents: contract, plans },
    { incidents: handlers.incidents, plans: handlers.plans },
    { role: 'administrator' },
  );
});
afterEach(() => desk.close());

const get = (id: string) => desk.call<View>('incidents.get', { id });
const log = async (id: string) => (await desk.call<Log>('incidents.log', { id })).entries;
const reports = (id: string) => desk.call<Reports>('incidents.reports', { id });
const three = { accidentKind: '火灾', place: '示范大街1号', learnedAt: HEARD, practice: false };
const open = async (more: object = {}) =>
  (await desk.call<Saved>('incidents.open', { ...three, ...more })).id;
const step = async (method: string, id: string, more: object = {}) =>
  desk.call<Saved>(`incidents.${method}`, { id, expectedVersion: (await get(id)).version, ...more });
const refused = async (method: string, id: string, more: object = {}) =>
  (await desk.refusal(`incidents.${method}`, { id, expectedVersion: (await get(id)).version, ...more })).code;
const end = (id: string) => step('end', id, { endedAt: NOW, reason: '明火扑灭' });
const draft = (id: string, kind: string) => desk.call<Saved>('incidents.draft', { incidentId: id, kind });
const issue = (report: Saved, more: object = {}) =>
  desk.call<Saved>('incidents.issue', {
    id: report.id,
    expectedVersion: report.version,
    ...{ recipient: '市级应急管理部门', how: '传真', issuedAt: NOW, issuedBy: '示例员', ...more },
  });

describe('opening an incident', () => {
  it('begins with three fields, a log entry and its clock', async () => {
    const id = await open();
    const view = await get(id);
    expect(view.fields).toMatchObject({ name: '示范大街1号火灾', learnedAt: HEARD });
    expect(view.clocks.map(({ rule, state }) => [rule, state])).toEqual([['R-ACC-2H', 'open']]);
    expect(view.now).toBe(Date.parse(NOW));
    expect((await log(id)).map(({ kind, at }) => [kind, at])).toEqual([['state', HEARD]]);
  });

  it('takes place and coordinates of the unit', async () => {
    const unit = makeEnterprise(desk, {
      name: '示恒化工有限公司',
      address: '示范大街9号',
      longitude: 126.96,
      latitude: 44.41,
    });
    const view = await get(await open({ enterpriseId: unit.id, place: null }));
    expect(view.fields).toMatchObject({
      name: '示恒化工有限公司火灾',
      place: '示范大街9号',
      longitude: 126.96,
      latitude: 44.41,
    });
  });

  it('refuses what cannot be', async () => {
    for (const [code, more] of [
      ['FIELDS_INVALID', { accidentKind: '没有的类别' }],
      ['FIELDS_INVALID', { place: ' ' }],
      ['FIELDS_INVALID', { learnedAt: '2026-11-20T01:00:01.000Z' }],
      ['FIELDS_INVALID', { happenedAt: NOW }],
      ['FIELDS_INVALID', { longitude: 126.9 }],
      ['INVALID_INPUT', { learnedAt: '2026-11-20' }],
    ] as const)
      expect((await desk.refusal('incidents.open', { ...three, ...more })).code).toBe(code);
  });

  it('keeps the reporter’s number masked, and shows it to whom it is revealed', async () => {
    const id = await open({ reporterPhone: '19900001234' });
    expect((await get(id)).fields.reporterPhone).toBe('199****1234');
    expect(await desk.call('incidents.reveal', { id })).toEqual({ value: '19900001234' });
    const { version, fields } = await get(id);
    await desk.call('incidents.update', { id, expectedVersion: version, fields });
    expect(await desk.call('incidents.reveal', { id })).toEqual({ value: '19900001234' });
  });
});

describe('toll and grade', () => {
  it('logs a changed toll once, suggests a grade and leaves the decision to people', async () => {
    const id = await open();
    const toll = { deaths: 3, seriousInjuries: 1, missing: 0, trapped: 7, directLoss: null };
    await step('changeToll', id, toll);
    await step('changeToll', id, toll);
    const view = await get(id);
    expect([view.suggestion.grade, view.suggestion.worst, view.grade]).toEqual(['larger', 'major', null]);
    // Reported as far up as the suggestion asks, while nobody has decided.
    expect(view.clocks[0]?.to).toEqual(['市级应急管理部门', '省级应急管理部门']);
    await step('setGrade', id, { grade: 'ordinary', by: '示局长' });
    expect((await get(id)).clocks[0]?.to).toEqual(['市级应急管理部门']);
    const entries = await log(id);
    expect(entries.map(({ kind }) => kind)).toEqual(['state', 'toll', 'state']);
    expect(entries.at(-1)?.text).toContain('推算为较大事故');
  });

  it('asks for a supplementary report after the first one', async () => {
    const { id } = makeIncident(desk, { learnedAt: HEARD });
    await issue(await draft(id, 'first'), { issuedAt: HEARD });
    expect((await get(id)).clocks.map(({ rule, state }) => [rule, state])).toEqual([['R-ACC-2H', 'met']]);
    await step('changeToll', id, { deaths: 1, seriousInjuries: 0, missing: 0, trapped: 0, directLoss: null });
    expect((await get(id)).clocks.at(-1)).toMatchObject({
      rule: 'R-ACC-SUPP',
      state: 'soon',
      lastDay: '2026-11-27',
    });
    const second = await draft(id, 'supplement');
    const text = (await reports(id)).reports.at(-1)?.sections.find(({ key }) => key === 'toll')?.text;
    expect(text).toContain('死亡1人');
    await issue(second);
    expect((await get(id)).clocks.at(-1)).toMatchObject({ rule: 'R-ACC-SUPP', state: 'met' });
  });
});

describe('the log', () => {
  it('keeps the moment of the key, takes entries made afterwards and puts them right by further ones', async () => {
    const id = await open();
    const note = (more: object) =>
      desk.call<{ entryId: string }>('incidents.note', { incidentId: id, ...more });
    const call = await note({
      kind: 'call',
      agoMs: 20_000,
      whom: '县医院',
      phone: '0432-00001111',
      text: '派救护车',
      answered: false,
    });
    await note({ kind: 'situation', at: '2026-11-20T00:40:00.000Z', text: '两个罐着火' });
    await desk.call('incidents.correct', { incidentId: id, entryId: call.entryId, text: '派两辆救护车' });
    const entries = await log(id);
    expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'state'],
      [2, 'call'],
      [3, 'situation'],
      [4, 'correction'],
    ]);
    expect(entries[1]).toMatchObject({ at: '2026-11-20T00:59:40.000Z', text: '派救护车', answered: false });
    expect(entries[3]).toMatchObject({ correctsId: call.entryId, text: '派两辆救护车' });
    const state = entries[0]?.id ?? '';
    const refusal = (method: string, more: object) =>
      desk.refusal(`incidents.${method}`, { incidentId: id, ...more });
    expect((await refusal('correct', { entryId: state, text: '无' })).code).toBe('INCIDENT_ENTRY_FIXED');
    expect((await refusal('note', { kind: 'note', text: '' })).code).toBe('INCIDENT_ENTRY_EMPTY');
    expect((await refusal('note', { kind: 'note', text: '早', at: '2026-11-20T02:00:00.000Z' })).code).toBe(
      'INCIDENT_TIME_FUTURE',
    );
  });

  it('is all or nothing: a command that fails leaves no entry', async () => {
    const id = await open();
    const stale = await desk.refusal('incidents.changeToll', {
      ...{ id, expectedVersion: 9, deaths: 1, seriousInjuries: 0, missing: 0, trapped: 0, directLoss: null },
    });
    expect(stale.code).toBe('STALE_VERSION');
    expect(incidentLogTable.select(desk.core.write, 'WHERE incident_id = @id', { id })).toHaveLength(1);
  });
});

describe('from the first report to the lessons', () => {
  it('drafts a report from what is known, fixes it when issued and stops the clock', async () => {
    const id = await open({ reportedBy: '示班长', description: '焊接引燃', substances: '甲醇' });
    const first = await draft(id, 'first');
    expect(await draft(id, 'first')).toEqual(first);
    const [report] = (await reports(id)).reports;
    expect(report?.sections.map(({ key }) => key)).toEqual([
      'unit',
      'scene',
      'course',
      'toll',
      'measures',
      'other',
    ]);
    expect(report?.recipient).toBe('市级应急管理部门');
    const course = report?.sections.find(({ key }) => key === 'course')?.text ?? '';
    expect(course).toContain('2026年11月20日8时30分接到示班长报告');
    const saved = await desk.call<Saved>('incidents.saveReport', {
      ...{ ...first, expectedVersion: first.version, recipient: '市局', documentNo: null, revisePlan: null },
      sections: [{ key: 'other', text: '需要泡沫车' }],
    });
    const issued = await issue(saved);
    expect(
      (await desk.refusal('incidents.redraft', { id: issued.id, expectedVersion: issued.version })).code,
    ).toBe('INCIDENT_REPORT_ISSUED');
    expect((await get(id)).clocks[0]).toMatchObject({ state: 'met', metAt: Date.parse(NOW) });
    expect((await log(id)).at(-1)).toMatchObject({ kind: 'report', whom: '市级应急管理部门' });
    expect((await desk.refusal('incidents.draft', { incidentId: id, kind: 'first' })).code).toBe(
      'INCIDENT_REPORT_ORDER',
    );
    const script = (await reports(id)).script.join('');
    expect(script).toContain('涉及物质：甲醇');
  });

  it('ends, is evaluated, raises a revision of each started plan, and closes', async () => {
    const unit = makeEnterprise(desk);
    const { plan } = makePlan(desk, { enterpriseId: unit.id, kind: 'special', title: '火灾专项应急预案' });
    const id = await open({ enterpriseId: unit.id });
    start(id, plan.id);
    expect((await desk.refusal('incidents.draft', { incidentId: id, kind: 'evaluation' })).code).toBe(
      'INCIDENT_NOT_ENDED',
    );
    expect(await refused('close', id)).toBe('INCIDENT_BLOCKED');
    await end(id);
    expect(await refused('close', id)).toBe('INCIDENT_BLOCKED');
    const evaluation = await draft(id, 'evaluation');
    const forces = (await reports(id)).reports.at(-1)?.sections.find(({ key }) => key === 'response')?.text;
    expect(forces).toContain('首次启动预案：接报后10分钟');
    expect(
      (
        await desk.refusal('incidents.issue', {
          id: evaluation.id,
          expectedVersion: 1,
          recipient: '县政府',
          how: '书面',
          issuedAt: NOW,
          issuedBy: '示例员',
        })
      ).code,
    ).toBe('INCIDENT_REVISION_UNDECIDED');
    const saved = await desk.call<Saved>('incidents.saveReport', {
      ...{ id: evaluation.id, expectedVersion: evaluation.version, recipient: '县政府', documentNo: null },
      ...{ revisePlan: true, sections: [{ key: 'conclusion', text: '通讯录要更新' }] },
    });
    const { id: reportId } = await issue(saved);
    const view = await get(id);
    expect(view.state).toBe('evaluated');
    const raised = desk.core.write.all<{ plan_id: string; source: string; source_id: string }>(
      'SELECT plan_id, source, source_id FROM revision_trigger',
    );
    expect(raised).toEqual([{ plan_id: plan.id, source: 'accident', source_id: reportId }]);
    await step('close', id);
    expect(
      await refused('changeToll', id, {
        deaths: 1,
        seriousInjuries: 0,
        missing: 0,
        trapped: 0,
        directLoss: null,
      }),
    ).toBe('INCIDENT_CLOSED');
    await step('reopen', id, { reason: '复燃' });
    expect(await get(id)).toMatchObject({ state: 'open', endedAt: null });
    // What flared up again is evaluated anew.
    await end(id);
    expect(await refused('close', id)).toBe('INCIDENT_BLOCKED');
  });

  it('lets a practice be closed as it ended or cleared away, and raises nothing', async () => {
    const unit = makeEnterprise(desk);
    const { plan } = makePlan(desk, { enterpriseId: unit.id, kind: 'special' });
    const id = await open({ practice: true });
    start(id, plan.id);
    await end(id);
    const evaluation = await draft(id, 'evaluation');
    const saved = await desk.call<Saved>('incidents.saveReport', {
      ...{
        id: evaluation.id,
        expectedVersion: 1,
        recipient: '县政府',
        documentNo: null,
        sections: [],
        revisePlan: true,
      },
    });
    await issue(saved);
    expect(desk.core.write.value('SELECT COUNT(*) FROM revision_trigger')).toBe(0);
    await step('clearPractice', id);
    expect(desk.core.write.value('SELECT void_reason FROM incident WHERE id = @id', { id })).toContain(
      '练习',
    );
    const real = await open();
    expect(await refused('clearPractice', real)).toBe('INCIDENT_NOT_PRACTICE');
    const quick = await open({ practice: true });
    await end(quick);
    await step('close', quick);
    expect((await get(quick)).state).toBe('closed');
  });

  it('does not close while something that was called up is out', async () => {
    const { id } = makeIncident(desk, { state: 'ended', endedAt: HEARD, practice: true });
    desk.core.write.run(
      `INSERT INTO deployment (id, kind, state, incident_id, purpose, owner, ordered_at, origin, created_at, updated_at)
       VALUES ('d1', 'call-up', 'ordered', @id, '灭火', '示例队', @now, @self, @now, @now)`,
      { id, now: HEARD, self: desk.self },
    );
    expect(
      (await get(id)).actions.find(({ action }) => action === 'close')?.blockers.map(({ code }) => code),
    ).toEqual(['INCIDENT_DEPLOYMENTS_OPEN']);
    expect(await refused('close', id)).toBe('INCIDENT_BLOCKED');
  });
});

describe('papers', () => {
  it('show report, log and situation as they hold, a practice marked on each of them', async () => {
    const id = await open({ practice: true, commander: '示局长' });
    const note = await desk.call<{ entryId: string }>('incidents.note', {
      ...{ incidentId: id, kind: 'situation', text: '两个罐着火' },
    });
    await desk.call('incidents.correct', { incidentId: id, entryId: note.entryId, text: '一个罐着火' });
    const { id: reportId } = await draft(id, 'first');
    const paper = async (more: object) =>
      (await desk.call<{ html: string }>('incidents.paper', { incidentId: id, ...more })).html;
    const report = await paper({ paper: 'report', reportId });
    expect(report).toContain('已经采取的措施');
    const log = await paper({ paper: 'log' });
    expect(log).toContain('一个罐着火');
    expect(log).not.toContain('两个罐着火');
    const situation = await paper({ paper: 'situation' });
    expect(situation).toContain('示局长');
    for (const html of [report, log, situation]) expect(html).toContain('练习，事故没有发生');
  });

  it.each(['docx', 'xlsx'] as const)('are written as %s', async (format) => {
    const id = await open();
    const target = join(desk.folder, `log.${format}`);
    const file = desk.host.grants.grant(target);
    const order = { incidentId: id, paper: 'log', format, file };
    expect(await desk.call('incidents.writePaper', order)).toEqual({ fileName: `log.${format}` });
    expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
  });
});

/** As the aids of the desk do when a plan is started. */
function start(incidentId: string, planId: string): void {
  const now = desk.core.clock.now();
  incidentPlanTable.insert(desk.core.write, {
    id: desk.core.newId(),
    incidentId,
    planId,
    planVersionId: null,
    startedAt: '2026-11-20T00:40:00.000Z',
    startedBy: '示局长',
    responseLevel: null,
    origin: desk.self,
    version: 1,
    createdAt: now,
    updatedAt: now,
    voidedAt: null,
    voidReason: null,
  });
}
