import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { governs, type PlanFacts, plansThatApply } from '../../../db/domain/incident/applying-plans';
import { MOST_STEPS, stepsOfCard, stepsOfPlan } from '../../../db/domain/incident/steps';
import { loadLaw } from '../../../db/law';

const law = loadLaw(join(import.meta.dirname, '../../../resources'));

const plan = (over: Partial<PlanFacts>): PlanFacts => ({
  id: 'p',
  title: '示例预案',
  kind: 'special',
  enterpriseId: 'unit',
  governmentKind: null,
  accidentKinds: [],
  kindsGuessed: false,
  regionCode: '220283',
  publishedOn: '2025-01-01',
  ...over,
});
const office = (over: Partial<PlanFacts>) => plan({ kind: 'government', enterpriseId: null, ...over });

describe('plans that apply', () => {
  const incident = {
    accidentKind: '火灾',
    enterpriseId: 'unit',
    regionCode: '220283',
    town: '溪河镇',
    hazardPlans: ['tank'],
  };

  it('come from the narrowest of the unit to the widest of the government, each with its reason', () => {
    const found = plansThatApply(incident, [
      office({ id: 'overall', governmentKind: 'overall' }),
      office({ id: 'flood', governmentKind: 'special', accidentKinds: ['淹溺'] }),
      office({ id: 'unsaid', governmentKind: 'special' }),
      office({ id: 'fire', governmentKind: 'special', accidentKinds: ['火灾'] }),
      office({ id: 'city', governmentKind: 'overall', regionCode: '220200' }),
      office({ id: 'neighbour', governmentKind: 'overall', regionCode: '220281' }),
      office({ id: 'town', governmentKind: 'town', title: '溪河镇应急预案' }),
      office({ id: 'other-town', governmentKind: 'town', title: '金马镇应急预案' }),
      plan({ id: 'whole', kind: 'comprehensive' }),
      plan({ id: 'open', kind: 'onsite' }),
      plan({ id: 'wide', accidentKinds: ['火灾', '触电'] }),
      plan({ id: 'narrow', accidentKinds: ['火灾'] }),
      plan({ id: 'draft', accidentKinds: ['火灾'], publishedOn: null }),
      plan({ id: 'shock', accidentKinds: ['触电'] }),
      plan({ id: 'tank', accidentKinds: ['容器爆炸'] }),
      plan({ id: 'place', kind: 'onsite', accidentKinds: ['火灾'] }),
      plan({ id: 'stranger', enterpriseId: 'other', accidentKinds: ['火灾'] }),
    ]);
    expect(found.map((one) => `${one.plan.id} ${one.reason}`)).toEqual([
      'place kind',
      'tank hazard',
      'narrow kind',
      'wide kind',
      'draft kind',
      'whole whole',
      'open open',
      'fire kind',
      'town place',
      'overall whole',
      'city whole',
    ]);
  });

  it('know which offices a place belongs to', () => {
    expect(governs('220000', '220283')).toBe(true);
    expect(governs('220200', '220283')).toBe(true);
    expect(governs('220283', '220283')).toBe(true);
    expect(governs('220281', '220283')).toBe(false);
    expect(governs('220283', '220200')).toBe(false);
  });
});

const TEXT = `储罐区火灾专项应急预案
目录
1 事故风险\t1
4 应急响应\t3
1 事故风险分析
本单位储存汽油，可能发生火灾、爆炸。应当加强巡检。
2 应急指挥机构及职责
（1）总指挥负责组织现场抢救。
3 预警
发现异常应立即报告。
4 应急响应
4.1 响应分级
一级响应由总指挥启动。
4.2 信息报告
值班人员接报后应在1小时内向县应急管理局报告；电话0432-00000001。事故原因在调查后公布。
4.3 处置措施
4.3.1 火灾事故处置
（1）立即停止收发油作业，关闭罐根阀；
（2）启动固定泡沫灭火系统和相邻罐喷淋。
参与人员佩戴袖标。
①关闭雨排阀
②关闭雨排阀。
4.3.2 触电事故处置
（1）切断电源。
4.4 响应终止
现场得到控制后由总指挥宣布解除应急状态。
5 应急保障
（1）配备灭火器。
附件1 应急处置联络表
（1）不应当作步骤。
`;

describe('steps of a plan', () => {
  const steps = (kind: string | null, text = TEXT) =>
    stepsOfPlan({ text, outline: [] }, kind, law.incidentAids, law.accidentKinds);

  it('are the numbered lines of its response, with their headings, without other accidents and annexes', () => {
    expect(steps('火灾').map(({ text }) => text)).toEqual([
      '值班人员接报后应在1小时内向县应急管理局报告',
      '立即停止收发油作业，关闭罐根阀',
      '启动固定泡沫灭火系统和相邻罐喷淋',
      '关闭雨排阀',
      '现场得到控制后由总指挥宣布解除应急状态',
    ]);
    expect(steps('火灾')[1]?.path).toEqual(['4 应急响应', '4.3 处置措施', '4.3.1 火灾事故处置']);
    expect(steps(null).map(({ text }) => text)).toContain('切断电源');
    expect(steps('火灾', '')).toEqual([]);
  });

  it('stay a list that can be worked through', () => {
    const many = `1 应急处置\n${Array.from({ length: 400 }, (_none, at) => `（${at + 1}）第${at + 1}件事要立即做`).join('\n')}`;
    expect(steps(null, many)).toHaveLength(MOST_STEPS);
    expect(steps(null, `1 应急处置\n（1）${'长'.repeat(900)}`)[0]?.text).toHaveLength(300);
  });

  it('are those of a card under its post', () => {
    expect(stepsOfCard({ post: '司泵工', steps: ['停泵'] })).toEqual([
      { text: '停泵', path: ['应急处置卡', '司泵工'] },
    ]);
  });
});
