import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOVERNMENT_PLAN_KINDS } from '../../db/domain/plan/government/kinds';
import type { OutputOf } from '../../electron/contract/define';
import { governmentPlans as contract } from '../../electron/contract/government-plans';
import { plans as plansContract } from '../../electron/contract/plans';
import { governmentPlans } from '../../electron/core-host/handlers/government-plans';
import { plans } from '../../electron/core-host/handlers/plans';
import { type Desk, makeDesk } from '../builders/desk';
import { makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { governmentPlans: contract, plans: plansContract },
    { governmentPlans, plans },
    { role: 'administrator' },
  );
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.get>;
const plan = {
  title: '示例县危险化学品事故应急预案',
  governmentKind: 'special',
  issuingBody: '示例县人民政府办公室',
  remark: null,
};
const version = { label: '2026年版', approvedOn: '2026-09-15', publishedOn: '2026-09-21', remark: null };
const register = (over: { plan?: object; version?: object } = {}) => ({
  plan: { ...plan, ...over.plan },
  version: { ...version, ...over.version },
});
const made = () => desk.call<{ id: string; versionId: string }>('governmentPlans.register', register());
const get = (planId: string) => desk.call<View>('governmentPlans.get', { planId });
const stateOf = (view: View, rule: string) => view.duties.find((duty) => duty.rule === rule)?.state;
const step = {
  kind: 'filing',
  recipient: '示例市人民政府应急管理局',
  copies: ['示例市有关部门', ' '],
  doneOn: '2026-10-12',
  documentNo: '示政办发〔2026〕9号',
  remark: null,
};

describe('a plan of a government', () => {
  it('is registered with its kind, body, approval and printing, and owes what follows', async () => {
    const { id } = await made();
    const view = await get(id);
    expect(view).toMatchObject({
      governmentKind: 'special',
      issuingBody: '示例县人民政府办公室',
      kindRule: { filing: { article: '第二十六条（二）', recipient: '上一级人民政府相应牵头部门' } },
      versions: [
        { label: '2026年版', approvedOn: '2026-09-15', publishedOn: '2026-09-21', state: 'published' },
      ],
    });
    expect(stateOf(view, 'R-GOV-FILE-20WD')).toBe('overdue');
    expect(stateOf(view, 'R-DRILL-GOV-3Y')).toBe('open');
    const { rows } = await desk.call<OutputOf<typeof contract.list>>('governmentPlans.list');
    expect(rows).toMatchObject([{ id, governmentKind: 'special', versionLabel: '2026年版', overdue: 2 }]);
  });

  it('meets its clocks by what is recorded, and owes again when a record is taken back', async () => {
    const { id, versionId } = await made();
    const filing = await desk.call<{ id: string }>('governmentPlans.record', { versionId, fields: step });
    await desk.call('governmentPlans.record', {
      versionId,
      fields: { ...step, kind: 'publication', recipient: '县政府门户网站', doneOn: '2026-11-02' },
    });
    const view = await get(id);
    expect([stateOf(view, 'R-GOV-FILE-20WD'), stateOf(view, 'R-GOV-PUB-20WD')]).toEqual(['met', 'met']);
    expect(view.duties.find((duty) => duty.rule === 'R-GOV-PUB-20WD')?.late).toBe(true);
    expect(view.versions[0]?.records.find((record) => record.kind === 'filing')?.copies).toEqual([
      '示例市有关部门',
    ]);
    await desk.call('governmentPlans.voidRecord', { id: filing.id, expectedVersion: 1, reason: '登记错误' });
    expect(stateOf(await get(id), 'R-GOV-FILE-20WD')).toBe('overdue');
    expect(desk.announced).toContain('plans');
  });

  it('changes its kind, and with it what it owes', async () => {
    const { id } = await made();
    const saved = await desk.call<{ version: number }>('governmentPlans.update', {
      id,
      expectedVersion: 1,
      fields: { ...plan, governmentKind: 'event' },
    });
    expect(saved.version).toBe(2);
    expect((await get(id)).duties).toEqual([]);
    const stale = await desk.refusal('governmentPlans.update', { id, expectedVersion: 1, fields: plan });
    expect(stale.code).toBe('STALE_VERSION');
  });

  it('is printed anew: the new version owes filing again, the old one is superseded', async () => {
    const { id } = await made();
    const added = await desk.call<{ versionId: string }>('governmentPlans.addVersion', {
      planId: id,
      fields: { ...version, label: '2026年修订', approvedOn: '2026-11-10', publishedOn: null },
    });
    await desk.call('governmentPlans.updateVersion', {
      versionId: added.versionId,
      expectedVersion: 1,
      fields: { ...version, label: '2026年修订', approvedOn: '2026-11-10', publishedOn: '2026-11-16' },
    });
    const view = await get(id);
    expect(view.versions.map((each) => [each.label, each.state, each.approvedOn])).toEqual([
      ['2026年修订', 'published', '2026-11-10'],
      ['2026年版', 'superseded', '2026-09-15'],
    ]);
    expect(stateOf(view, 'R-GOV-FILE-20WD')).toBe('open');
  });

  it.each([
    ['printed before approved', { version: { approvedOn: '2026-09-22' } }, 'publishedOn'],
    ['approved in the future', { version: { approvedOn: '2026-11-21', publishedOn: null } }, 'approvedOn'],
  ])('is refused when %s', async (_, over, field) => {
    const refusal = await desk.refusal('governmentPlans.register', register(over));
    expect(refusal).toMatchObject({ code: expect.stringMatching(/FIELDS_INVALID|INVALID_INPUT/) });
    expect(JSON.stringify(refusal.details)).toContain(field);
  });
});

describe('recording', () => {
  it('is refused for plans of enterprises, before printing, and dated before it', async () => {
    const { version: of } = makePlan(desk, { enterpriseId: makeEnterprise(desk).id });
    const record = (versionId: string, over = {}) =>
      desk.refusal('governmentPlans.record', { versionId, fields: { ...step, ...over } });
    expect((await record(of.id)).code).toBe('NOT_A_GOVERNMENT_PLAN');
    const draft = await desk.call<{ versionId: string }>(
      'governmentPlans.register',
      register({ plan: { title: '示例县地震应急预案' }, version: { publishedOn: null } }),
    );
    expect((await record(draft.versionId)).code).toBe('VERSION_NOT_PRINTED');
    const { versionId } = await made();
    expect((await record(versionId, { doneOn: '2026-09-20' })).details).toMatchObject({ field: 'doneOn' });
    expect((await record(versionId, { doneOn: '2026-12-20' })).details).toMatchObject({ field: 'doneOn' });
  });
});

it('knows every kind, with article and standing where it is filed', async () => {
  const { kinds } = await desk.call<OutputOf<typeof contract.kinds>>('governmentPlans.kinds');
  expect(kinds.map((rule) => rule.kind)).toEqual([...GOVERNMENT_PLAN_KINDS]);
  expect(kinds.filter((rule) => rule.filing === null).map((rule) => rule.kind)).toEqual(['event']);
  for (const { filing } of kinds) if (filing) expect(filing.article).toMatch(/^第二十六条（.）$/);
});
