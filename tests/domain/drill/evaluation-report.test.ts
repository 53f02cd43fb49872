import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { type FilledForm, sumEvaluation } from '../../../db/domain/drill/evaluation';
import {
  draftSection,
  offeredConclusion,
  REPORT_SECTIONS,
  reportText,
} from '../../../db/domain/drill/evaluation-report';
import {
  evaluationPack,
  evaluationScale,
  NO_CHANGES,
  tablesToFill,
} from '../../../db/domain/drill/evaluation-tables';
import type { ReportFacts } from '../../../db/domain/drill/report-facts';
import { type IssueContext, issueFindings } from '../../../db/domain/drill/report-issue';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const rules = loadLaw(resourcesFolder).drillEvaluation;
const pack = evaluationPack(rules, 'YJT-9009-2015');
if (!pack) throw new Error('the standard is shipped');
const tables = tablesToFill(pack, NO_CHANGES, ['A2.2']);
const form = (
  evaluator: string,
  wanting: string | null,
  kind: FilledForm['kind'] = 'evaluator',
): FilledForm => ({
  id: evaluator,
  kind,
  evaluator,
  scale: evaluationScale(rules, 'yes-no'),
  done: true,
  tables,
  scores: ['A2.2.1', 'A2.2.2', 'A2.2.3', 'A2.2.4', 'A2.2.5'].map((item) => ({
    item,
    verdict: item === wanting ? 'no' : 'yes',
    points: null,
    remark: item === wanting ? '值班人员8分钟后才报告。' : '',
    logIds: [],
  })),
});
const said = (evaluator: string, kind: FilledForm['kind'] = 'evaluator', opinion = '') => ({
  kind,
  evaluator,
  standard: 'YJ/T 9009-2015',
  tables: ['实战演练实施情况评估表'],
  opinion,
});
const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  title: '透水事故应急演练',
  unitName: '示例煤矿',
  planTitle: '《水害事故专项应急预案》',
  form: 'action',
  content: 'full',
  purpose: null,
  noNotice: false,
  startOn: '2026-06-16',
  endOn: '2026-06-16',
  startsAt: '09:00',
  endsAt: '10:10',
  place: '井口调度室',
  organiser: null,
  responsible: '示一',
  participants: 42,
  observers: 0,
  scenario: '掘进面透水',
  director: '例二',
  groups: ['救护队', '机电队'],
  course: {
    minutes: 70,
    injected: 7,
    planned: 8,
    skipped: 1,
    entries: 31,
    delays: [{ what: '向县应急局报告', minutes: 6 }],
  },
  objectives: [
    { text: '10分钟内撤出全部井下人员', met: 'partly', note: '用时14分钟' },
    { text: '按时上报', met: 'yes', note: '' },
  ],
  forms: [said('样三'), said('测四', 'evaluator', '报告程序还要再练'), said('采煤队', 'self')],
  sum: sumEvaluation([form('样三', 'A2.2.4'), form('测四', null), form('采煤队', null, 'self')]),
  findings: [
    {
      number: 1,
      title: '上报迟缓',
      evidence: '09:12才上报',
      owner: '示一',
      dueOn: '2026-07-15',
      repeated: true,
    },
    { number: 2, title: '担架不足', evidence: '担架不足', owner: null, dueOn: null, repeated: false },
  ],
  photos: 3,
  revisePlan: true,
  reviseNote: '补充夜间报告程序',
  ...more,
});

describe('the evaluation report', () => {
  it('has the five parts, the summary three', () => {
    expect(REPORT_SECTIONS.evaluation).toHaveLength(5);
    expect(REPORT_SECTIONS.summary).toHaveLength(3);
  });

  it('tells what is on record, in the order of the parts', () => {
    expect(draftSection(facts(), 'basics')).toBe(
      [
        '演练名称：透水事故应急演练',
        '组织单位：示例煤矿',
        '演练预案：《水害事故专项应急预案》',
        '演练类型：综合演练、实战演练',
        '演练时间：2026-06-16 09:00至10:10',
        '演练地点：井口调度室',
        '总指挥：例二',
        '参加人数：参演42人',
        '参演单位和队伍：救护队、机电队',
        '演练情景：掘进面透水。',
      ].join('\n'),
    );
    expect(draftSection(facts(), 'process')).toBe(
      '评估组由样三、测四共2人组成；依据YJ/T 9009-2015，使用《实战演练实施情况评估表》，对5个项目进行了观察和评价；参演人员填写自评表1份；留存现场照片3张。\n' +
        '演练历时70分钟；计划注入情景信息8条，实际注入7条，略过1条；形成演练记录31条；行动晚于预期的有：向县应急局报告（晚6分钟）。',
    );
    expect(draftSection(facts(), 'analysis')).toBe(
      [
        '演练设定目标2个：达到1个，部分达到1个。',
        '目标“10分钟内撤出全部井下人员”部分达到：用时14分钟。',
        '紧急动员：评价5项，符合程度90%，1项需要改进：“接到指令后响应迅速”不足（值班人员8分钟后才报告）。',
        '评估员对1项的看法不一致：“接到指令后响应迅速”。',
        '发现问题2个：',
        '（1）上报迟缓（以前的演练中出现过）：09:12才上报。',
        '（2）担架不足。',
      ].join('\n'),
    );
    expect(draftSection(facts(), 'advice')).toBe(
      [
        '问题（1）上报迟缓：由示一负责，2026-07-15前完成整改。',
        '问题（2）担架不足：明确整改责任人整改。',
        '报告程序还要再练。',
        '建议修订应急预案：补充夜间报告程序。',
      ].join('\n'),
    );
    expect(offeredConclusion(facts())).toBe(
      '透水事故应急演练按计划完成，设定的2个目标达到1个，评价的5项中有1项需要改进，发现问题2个，已列入整改。',
    );
  });

  it('leaves the conclusion to people', () => {
    expect(draftSection(facts(), 'conclusion')).toBe('');
  });

  it('claims nothing where nothing is on record', () => {
    const bare = facts({
      ...{ planTitle: null, form: null, content: null, startsAt: null, place: null, director: null },
      ...{ responsible: null, participants: null, scenario: null, course: null, photos: 0, revisePlan: null },
      ...{ objectives: [], forms: [], findings: [], groups: [], sum: sumEvaluation([]) },
    });
    expect(draftSection(bare, 'basics').split('\n')).toHaveLength(3);
    expect(draftSection(bare, 'process')).toBe('本次演练没有填写评估表，以下根据演练记录和发现的问题整理。');
    expect(draftSection(bare, 'analysis')).toBe('没有登记需要整改的问题。');
    expect(draftSection(bare, 'advice')).toBe('');
  });

  it('keeps what people have worded and drafts the rest anew', () => {
    const text = reportText(facts({ place: '地面' }), 'evaluation', [
      { key: 'analysis', text: '我们自己的分析' },
    ]);
    expect(text.find(({ key }) => key === 'analysis')?.text).toBe('我们自己的分析');
    expect(text.find(({ key }) => key === 'basics')?.text).toContain('演练地点：地面');
  });
});

describe('issuing a report', () => {
  const context = (more: Partial<IssueContext> = {}): IssueContext => ({
    kind: 'evaluation',
    state: 'ended',
    endOn: asCivilDate('2026-06-16'),
    today: asCivilDate('2026-06-20'),
    issuedOn: asCivilDate('2026-06-18'),
    sections: REPORT_SECTIONS.evaluation.map((key) => ({ key, text: '写好了' })),
    openForms: 0,
    revisePlan: false,
    ...more,
  });
  it.each([
    ['nothing is in the way', {}, []],
    ['before the end', { state: 'running' }, ['block DRILL_NOT_ENDED']],
    ['of a cancelled drill', { state: 'cancelled' }, ['block DRILL_NOT_ENDED']],
    ['on the last day of the drill', { issuedOn: asCivilDate('2026-06-16') }, []],
    ['dated before the drill', { issuedOn: asCivilDate('2026-06-15') }, ['block DATE_TOO_EARLY']],
    ['dated tomorrow', { issuedOn: asCivilDate('2026-06-21') }, ['block DATE_IN_FUTURE']],
    ['without a word on the plan', { revisePlan: null }, ['block REVISION_OPEN']],
    ['the summary needs none', { kind: 'summary', revisePlan: null }, []],
    ['with open forms', { openForms: 2 }, ['warn FORMS_OPEN']],
    [
      'without a conclusion',
      {
        sections: REPORT_SECTIONS.evaluation.map((key) => ({ key, text: key === 'conclusion' ? ' ' : '有' })),
      },
      ['block SECTION_EMPTY'],
    ],
  ] as const)('%s', (_what, more, codes) => {
    expect(issueFindings(context(more)).map(({ level, code }) => `${level} ${code}`)).toEqual(codes);
  });
});
