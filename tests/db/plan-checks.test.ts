import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanDeskError } from '../../db/domain/errors';
import { compactName } from '../../db/domain/text/normalise';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { planTable } from '../../db/repositories/plan';
import { writeSetting } from '../../db/repositories/setting';
import type { CheckedBatch } from '../../db/services/plan-checks/check-batch';
import { attachDocument, detachDocument, storeExtraction } from '../../db/services/plans/documents';
import { packDocument } from '../../db/services/plans/pack-document';
import type { Contract } from '../../electron/contract/index';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { inlineTasks } from '../builders/inline-tasks';
import { type BuiltSection, COMPREHENSIVE_2020, planTextOf } from '../builders/plan-texts';
import { makeEnterprise, makeEquipment, makePlan, makePlanVersion, makeTeam } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  const { planChecks, lists } = contract;
  desk = makeDesk({ planChecks, lists } as Pick<Contract, 'planChecks' | 'lists'>, {
    planChecks: handlers.planChecks,
    lists: handlers.lists,
  });
});
afterEach(() => desk.close());

const OWNER = '舒兰市例林木业有限公司';
const opening: BuiltSection = ['1.1 适用范围', `本预案适用于${OWNER}。依据GB/T 29639-2013编制。`];
const sections = COMPREHENSIVE_2020.map((section) => (section[0] === opening[0] ? opening : section));

const deps = () => ({
  db: desk.core.write,
  clock: desk.host.clock,
  newId: desk.core.newId,
  law: desk.host.law,
  actor: { id: 'u1', name: '示例员' },
  self: desk.self,
  changed: () => undefined,
});

let serial = 0;
function attach(versionId: string, built: readonly BuiltSection[], headers: readonly string[] = []) {
  serial += 1;
  const { text, outline } = planTextOf(built);
  return desk.core.write.transaction(() =>
    attachDocument(deps(), {
      versionId,
      role: 'text',
      fileName: '预案.docx',
      packed: packDocument(Buffer.from(`document ${serial}`)),
      extraction: {
        state: 'ok',
        kind: 'docx',
        text,
        pages: null,
        outline,
        warnings: [],
        headersFooters: headers,
      },
    }),
  );
}

function woodWorks() {
  const enterprise = makeEnterprise(desk, { name: OWNER });
  const made = makePlan(desk, { enterpriseId: enterprise.id, kind: 'comprehensive', title: '综合应急预案' });
  return { enterprise, ...made };
}

interface Findings {
  total: number;
  columns: string[];
  rows: (string | number | null)[][];
}
const found = async () => {
  const { columns, rows } = await desk.call<Findings>('lists.page', {
    list: 'planFindings',
    sort: { column: 'check', descending: true },
  });
  const places = ['check', 'item', 'outcome'].map((column) => columns.indexOf(column));
  return rows.map((row) => places.map((place) => row[place]));
};
const run = (all = false) => desk.call<{ checked: number }>('planChecks.run', { all });

describe('checks of plan texts', () => {
  it('find what is missing, dead laws and other names, for the county and for the plan', async () => {
    const { plan, version } = woodWorks();
    makeEnterprise(desk, { name: '舒兰市示丰粮食收储有限公司' });
    attach(
      version.id,
      sections.filter(([heading]) => heading !== '3.6 响应终止'),
      ['舒兰市示丰粮食收储有限公司综合应急预案'],
    );
    expect(await run()).toEqual({ checked: 1 });
    expect(desk.announced).toContain('checks');
    const expected = [
      ['names', '舒兰市示丰粮食收储有限公司', 'foreign'],
      ['measures-art13', '13.7 应急预案管理', 'missing'],
      ['law-status', '生产经营单位生产安全事故应急预案编制导则（2013年版） GB/T 29639—2013', 'cited'],
      ['gbt29639-comprehensive', '6.3.6 响应终止', 'missing'],
    ];
    expect(await found()).toEqual(expected);
    const { documents } = await desk.call<{ documents: Record<string, never>[] }>('planChecks.forPlan', {
      planId: plan.id,
    });
    expect(documents).toMatchObject([
      {
        checked: true,
        ownerAbsent: false,
        names: [{ name: '舒兰市示丰粮食收储有限公司', offset: null }],
        laws: [{ kind: 'replaced', replacedBy: 'GB/T 29639—2020' }],
      },
    ]);
    expect(await desk.call('planChecks.summary')).toEqual({
      checked: 1,
      unread: 0,
      withoutText: 0,
      checking: null,
      counts: expect.arrayContaining([{ profile: 'gbt29639-comprehensive', count: 1 }]),
    });
  });

  it('say how many plans have no text, and that this changed', async () => {
    const { version } = woodWorks();
    const withoutText = async () =>
      (await desk.call<{ withoutText: number }>('planChecks.summary')).withoutText;
    await run();
    expect(await withoutText()).toBe(1);
    attach(version.id, sections);
    desk.announced.length = 0;
    await run();
    expect(await withoutText()).toBe(0);
    expect(desk.announced).toContain('checks');
  });

  it('are done once, and anew when text, kind, owner or rules change or when asked', async () => {
    const { plan, version, enterprise } = woodWorks();
    const { sha256 } = attach(version.id, sections);
    expect(await run()).toEqual({ checked: 1 });
    expect(await run()).toEqual({ checked: 0 });
    expect(await run(true)).toEqual({ checked: 1 });
    const { text, outline } = planTextOf([['1 总则', `${OWNER}的预案。`]]);
    storeExtraction(deps(), sha256, {
      state: 'ok',
      kind: 'docx',
      text,
      pages: null,
      outline,
      warnings: [],
    });
    expect(await run()).toEqual({ checked: 1 });
    expect((await found()).length).toBeGreaterThan(15);
    planTable.update(desk.core.write, { ...plan, kind: 'onsite', version: 2 });
    expect(await run()).toEqual({ checked: 1 });
    expect((await found()).filter(([check]) => check === 'gbt29639-onsite')).toHaveLength(4);
    const name = '舒兰市测森家具有限公司';
    enterpriseTable.update(desk.core.write, { ...enterprise, name, nameKey: compactName(name), version: 2 });
    expect(await run()).toEqual({ checked: 1 });
    expect(await found()).toContainEqual(['names', OWNER, 'foreign']);
    expect(await found()).toContainEqual(['names', name, 'missing']);
  });

  it('look at the newest version only and forget what no longer counts', async () => {
    const { plan, version } = woodWorks();
    attach(version.id, [['1 总则', OWNER]]);
    await run();
    const before = (await found()).length;
    const second = makePlanVersion(desk, { planId: plan.id, number: 2, label: '第2版' });
    const { documentId } = attach(second.id, sections);
    await run();
    const after = await found();
    expect(after.length).toBeLessThan(before);
    desk.core.write.transaction(() => detachDocument(deps(), { documentId, reason: '附错了文件' }));
    await run();
    expect(await found()).toHaveLength(before);
    planTable.update(desk.core.write, { ...plan, status: 'withdrawn', version: 2 });
    expect(await run()).toEqual({ checked: 0 });
    expect(await found()).toEqual([]);
  });

  it('show a plan before the background check came to it, and a plan without text', async () => {
    const { plan, version } = woodWorks();
    expect(await desk.call('planChecks.forPlan', { planId: plan.id })).toEqual({ documents: [] });
    attach(version.id, sections);
    const { documents } = await desk.call<{ documents: { lists: { id: string }[] }[] }>(
      'planChecks.forPlan',
      {
        planId: plan.id,
      },
    );
    expect(documents).toMatchObject([{ checked: false, names: [], unread: null }]);
    expect(documents[0]?.lists.map(({ id }) => id)).toEqual([
      'gbt29639-comprehensive',
      'gbt29639-annexes',
      'gbt29639-front',
      'measures-art13',
      'measures-art16',
    ]);
  });

  it('leave out the one document that no check comes to an end with', async () => {
    const documents = [1, 2, 3, 4].map(() => attach(woodWorks().version.id, sections));
    const [, hostile] = documents;
    const asItIs = inlineTasks.run;
    const tasks = vi.spyOn(inlineTasks, 'run').mockImplementation(async (name, input, options) => {
      const value = await asItIs(name, input, options);
      const reads = name === 'check-plans' && (input as { giveUp: string | null }).giveUp === null;
      const { checked = [] } = reads ? (value as CheckedBatch) : {};
      if (checked.some(({ documentId }) => documentId === hostile?.documentId))
        throw new PlanDeskError('TASK_TIMEOUT', '处理时间过长，已停止。');
      return value;
    });
    expect(await run()).toEqual({ checked: 4 });
    tasks.mockRestore();
    expect(await run()).toEqual({ checked: 0 });
    const given = (await found()).filter(([check]) => check === 'unread');
    expect(given).toEqual([['unread', '预案.docx', 'check-time']]);
    const without = (await found()).length - 1;
    expect(without).toBeGreaterThan(2);
    await run(true);
    expect((await found()).length * 3).toBe(without * 4);
  });
});

describe('annexes against the registers', () => {
  const withAnnexes = (): BuiltSection[] => [
    ['1 适用范围', OWNER],
    ['附件', '职务\t姓名\t电话\n总指挥\t例中意\t19900000099\n名称\t数量\n干粉灭火器\t10具\n潜水泵\t1台'],
  ];

  it('are shown with what differs, numbers shortened, and listed for the county', async () => {
    const { plan, version, enterprise } = woodWorks();
    const team = makeTeam(desk, { hostId: enterprise.id });
    makeEquipment(desk, { teamId: team.id, name: '干粉灭火器', quantity: 12 });
    attach(version.id, withAnnexes());
    await run();
    expect((await found()).filter(([check]) => check === 'annex')).toEqual([
      ['annex', '例中意', 'phone-differs'],
      ['annex', '干粉灭火器', 'quantity-differs'],
      ['annex', '潜水泵', 'supply-unknown'],
    ]);
    const { documents } = await desk.call<{ documents: { annex: unknown[] }[] }>('planChecks.forPlan', {
      planId: plan.id,
    });
    expect(documents[0]?.annex).toMatchObject([
      {
        name: '例中意',
        about: '总指挥',
        value: '199****0099',
        drift: { code: 'phone-differs', said: '199****0099', registered: '199****0002' },
      },
      { name: '干粉灭火器', value: '10具', drift: { code: 'quantity-differs', registered: '12' } },
      { name: '潜水泵', drift: { code: 'supply-unknown' } },
    ]);
    expect(JSON.stringify(await desk.call('lists.page', { list: 'planFindings' }))).not.toContain('19900000');
  });
});

describe('plans that are alike', () => {
  const words = '应急处置人员立即撤离现场并向值班室报告险情设置警戒疏散周边群众启动响应程序';
  const bodyOf = (name: string): BuiltSection[] => [
    ['1 总则', `本预案适用于${name}的全部生产经营活动。\n值班电话\t0432-00000432\n`],
    [
      '2 处置措施',
      Array.from({ length: 30 }, (_, n) => `${words.slice(n % 9, (n % 9) + 16)}${words[n]}`).join('。'),
    ],
  ];

  it('are named on both plans, though only the name was changed, until one is gone', async () => {
    const others = ['舒兰市例林木业有限公司', '舒兰市测森家具有限公司'].map((name) => {
      const enterprise = makeEnterprise(desk, { name });
      const made = makePlan(desk, { enterpriseId: enterprise.id, title: '火灾专项应急预案' });
      attach(made.version.id, bodyOf(name));
      return made.plan;
    });
    await run();
    const copies = async () => (await found()).filter(([check]) => check === 'near-copy');
    expect((await copies()).map(([, item]) => item).sort()).toEqual([
      '舒兰市例林木业有限公司《火灾专项应急预案》',
      '舒兰市测森家具有限公司《火灾专项应急预案》',
    ]);
    const [first, second] = others;
    if (!first || !second) throw new Error('two plans');
    // The passage runs over a line with a number.
    expect(JSON.stringify(await desk.call('lists.page', { list: 'planFindings' }))).not.toContain('0000043');
    const { documents } = await desk.call<{ documents: { copies: unknown[] }[] }>('planChecks.forPlan', {
      planId: first.id,
    });
    expect(documents[0]?.copies).toMatchObject([
      { of: '舒兰市测森家具有限公司《火灾专项应急预案》', planId: second.id },
    ]);
    planTable.update(desk.core.write, { ...second, status: 'withdrawn', version: 2 });
    await run();
    expect(await copies()).toEqual([]);
  });

  it('are not looked for among others at the desk of a unit', async () => {
    const made = ['舒兰市例林木业有限公司', '舒兰市测森家具有限公司'].map((name, at) => {
      const enterprise = makeEnterprise(desk, { name });
      const { plan, version } = makePlan(desk, {
        enterpriseId: enterprise.id,
        title: '火灾专项应急预案',
        ...(at === 1 && { origin: 'another-owner' }),
      });
      attach(version.id, bodyOf(name));
      return plan;
    });
    writeSetting(desk.core.write, 'desk', 'enterprise');
    await run();
    expect((await found()).filter(([check]) => check === 'near-copy')).toEqual([]);
    const seen = await desk.call('planChecks.forPlan', { planId: made[0]?.id ?? '' });
    expect(JSON.stringify(seen)).not.toContain('测森家具');
  });
});
