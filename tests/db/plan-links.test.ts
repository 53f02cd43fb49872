import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planTable } from '../../db/repositories/plan';
import type { PlanLinksView } from '../../db/services/plan-checks/plan-links';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  const { planChecks, lists } = contract;
  desk = makeDesk({ planChecks, lists }, { planChecks: handlers.planChecks, lists: handlers.lists });
});
afterEach(() => desk.close());

const county = (title = '舒兰市生产安全事故应急预案') =>
  makePlan(desk, { enterpriseId: null, kind: 'government', title }).plan;
const works = () => {
  const enterprise = makeEnterprise(desk);
  const of = (kind: 'comprehensive' | 'special', title: string) =>
    makePlan(desk, { enterpriseId: enterprise.id, kind, title }).plan;
  return {
    whole: of('comprehensive', '生产安全事故综合应急预案'),
    special: of('special', '火灾事故专项应急预案'),
  };
};
const links = (planId: string) => desk.call<PlanLinksView>('planChecks.links', { planId });
const add = (planId: string, upperPlanId: string, more: Partial<Record<string, string>> = {}) =>
  desk.call<{ id: string }>('planChecks.addLink', {
    planId,
    upperPlanId,
    accidentKind: null,
    responseLevel: null,
    remark: null,
    ...more,
  });
const problems = async () => {
  const { rows } = await desk.call<{ rows: (string | null)[][] }>('lists.page', { list: 'planLinkProblems' });
  return rows.map(([, problem, detail, title]) => [problem, detail, title]);
};

describe('links between plans', () => {
  it('are suggested by accident kind, made, shown from both ends and taken back', async () => {
    const { whole, special } = works();
    const general = county();
    const fire = county('舒兰市火灾事故应急预案');
    county('舒兰市防汛应急预案');
    const before = await links(special.id);
    expect(before.suggestions.map(({ id, shared }) => [id, shared])).toEqual([
      [fire.id, ['火灾']],
      [whole.id, []],
      [general.id, []],
    ]);
    expect(before.problems).toEqual([]);
    const { id } = await add(special.id, whole.id, { responseLevel: 'Ⅱ级' });
    expect((await links(special.id)).upper).toMatchObject([
      { id: whole.id, stands: true, ours: true, responseLevel: 'Ⅱ级', linkId: id },
    ]);
    expect((await links(whole.id)).lower.map((plan) => plan.id)).toEqual([special.id]);
    await desk.call('planChecks.removeLink', { id, expectedVersion: 1, reason: '登记错了' });
    expect((await links(special.id)).upper).toEqual([]);
    expect(desk.announced).toContain('plans');
  });

  it('are suggested to what stands higher, the next level first', async () => {
    const { whole, special } = works();
    const of = (title: string, governmentKind: string, issuingBody: string) => {
      const { id } = county(title);
      desk.core.write.run(
        'UPDATE plan SET government_kind = @governmentKind, issuing_body = @issuingBody WHERE id = @id',
        { id, governmentKind, issuingBody },
      );
      return id;
    };
    const overall = of('舒兰市突发事件总体应急预案', 'overall', '舒兰市人民政府');
    const department = of('舒兰市应急管理局生产安全事故应急预案', 'department', '舒兰市应急管理局');
    const city = of('吉林市突发事件总体应急预案', 'overall', '吉林市人民政府');
    of('白旗镇生产安全事故应急预案', 'town', '白旗镇人民政府');
    const ids = async (planId: string) => (await links(planId)).suggestions.map(({ id }) => id);
    expect((await ids(special.id)).slice(0, 2)).toEqual([whole.id, department]);
    expect(await ids(special.id)).toHaveLength(4);
    expect((await ids(department)).sort()).toEqual([overall, city].sort());
    expect(await ids(overall)).toEqual([city]);
  });

  it('never run in a circle, twice, or to a plan that is gone', async () => {
    const { whole, special } = works();
    const top = county();
    await add(special.id, whole.id);
    await add(whole.id, top.id);
    const again = {
      planId: special.id,
      upperPlanId: whole.id,
      accidentKind: null,
      responseLevel: null,
      remark: null,
    };
    expect((await desk.refusal('planChecks.addLink', again)).code).toBe('LINK_EXISTS');
    const circle = { ...again, planId: top.id, upperPlanId: special.id };
    expect((await desk.refusal('planChecks.addLink', circle)).code).toBe('LINK_CIRCULAR');
    const itself = { ...again, planId: top.id, upperPlanId: top.id };
    expect((await desk.refusal('planChecks.addLink', itself)).code).toBe('LINK_CIRCULAR');
    planTable.update(desk.core.write, { ...top, status: 'withdrawn', version: 2 });
    const gone = { ...again, upperPlanId: top.id };
    expect((await desk.refusal('planChecks.addLink', gone)).code).toBe('PLAN_WITHDRAWN');
  });

  it('county-wide: what is missing or does not fit, the same as on the plan', async () => {
    const { whole, special } = works();
    const top = county();
    expect(await problems()).toEqual(
      expect.arrayContaining([
        ['no-upper', '', whole.title],
        ['no-upper', '', top.title],
      ]),
    );
    await desk.call('planChecks.setScope', {
      planId: whole.id,
      expectedVersion: 1,
      accidentKinds: ['火灾', ' 触电', '火灾'],
      responseLevels: ['Ⅰ级', 'Ⅱ级'],
    });
    await add(whole.id, top.id, { accidentKind: '火灾', responseLevel: 'Ⅳ级' });
    await add(special.id, top.id);
    planTable.update(desk.core.write, { ...top, status: 'withdrawn', version: 2 });
    const own = (await links(whole.id)).problems.map(({ code, detail }) => [code, detail, whole.title]);
    expect(own).toEqual([
      ['kind-uncovered', '触电', whole.title],
      ['level-unknown', 'Ⅳ级', whole.title],
      ['upper-withdrawn', top.title, whole.title],
    ]);
    expect(await problems()).toEqual([
      own[0],
      own[1],
      expect.arrayContaining(['upper-withdrawn', top.title]),
      expect.arrayContaining(['upper-withdrawn', top.title]),
    ]);
    expect((await links(whole.id)).scope.accidentKinds).toEqual(['火灾', '触电']);
    expect(
      (
        await desk.refusal('planChecks.setScope', {
          planId: whole.id,
          expectedVersion: 1,
          accidentKinds: [],
          responseLevels: [],
        })
      ).code,
    ).toBe('STALE_VERSION');
  });
});
