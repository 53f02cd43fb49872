import { describe, expect, it } from 'vitest';
import { plainText } from '../../../db/domain/reports/linked-text';
import { draftYearSummary, type SummaryFigures } from '../../../db/domain/reports/year-summary';

const figures: SummaryFigures = {
  filing: {
    shouldFile: 40,
    filed: 36,
    filedRate: 90,
    deemed: 2,
    overdue: 3,
    cases: 12,
    firstCases: 4,
    refilings: 8,
    plans: 90,
    notAssessed: 0,
  },
  drills: {
    shouldDrill: 30,
    drilled: 27,
    drilledRate: 90,
    drills: 55,
    special: 20,
    onsite: 35,
    action: 50,
    tabletop: 5,
    players: 1200,
    observers: 0,
    cost: 3.5,
    evaluations: 54,
    findings: 10,
    settled: 7,
    revisions: 2,
    reported: 20,
    governmentDrills: 1,
    idleAgencies: 1,
  },
  inspections: { inspected: 12, findings: 9, orders: 5, penalties: 0 },
  units: 600,
  behind: [{ key: '平安镇', label: '平安镇', count: 2 }],
};
const textOf = (given: SummaryFigures) =>
  draftYearSummary(given, '2026年', '2026年12月31日').map(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.map(plainText),
  ]);

describe('the yearly summary', () => {
  it('says in words what the tables say in numbers', () => {
    expect(textOf(figures)).toEqual([
      ['一、基本情况', '截至2026年12月31日，本辖区在册生产经营单位600家。'],
      [
        '二、预案编制与备案',
        '现有预案90项。依法应备案单位40家，已备案36家，备案率90%（其中视为备案2家）。',
        '2026年办理备案12件，其中首次备案4件、重新备案8件。',
      ],
      [
        '三、应急演练',
        '依法应当在2026年内完成演练的单位30家，已演练27家，完成率90%。',
        '2026年生产经营单位举行演练55次：专项应急预案演练20次、现场处置方案演练35次；其中实战演练50次、桌面演练5次。参演1200人次，投入经费3.5万元。',
        '形成评估报告54份，发现问题10个，已整改闭环7个，因演练提出修订预案2项；已报送演练情况20次。',
        '组织政府演练1次。',
      ],
      ['四、监督检查', '2026年检查单位12家，发现问题9个，责令改正5个。'],
      [
        '五、存在的主要问题',
        '（1）3家单位预案公布后逾期未备案。',
        '（2）3家单位未按期演练，较多的有平安镇（2家）。',
        '（3）演练发现的问题还有3个没有闭环。',
        '（4）1个机关两年内没有组织演练。',
      ],
      [
        '六、下一步工作',
        '（1）对逾期未备案的单位逐家催办，仍不备案的依法处理。',
        '（2）把未按期演练的单位列入下一年度监督检查计划，指导其编制年度演练计划。',
        '（3）跟踪演练问题整改，逐项验证闭环。',
        '（4）协调有关机关尽快组织本级预案演练。',
        '（5）继续做好预案备案、演练和评估的日常服务，按期报送统计。',
      ],
    ]);
  });

  it('says nothing of what was not done, and holds with no numbers at all', () => {
    const text = textOf({ filing: {}, drills: {}, inspections: {}, units: 0, behind: [] }).flat().join('');
    expect(text).toContain('2026年没有办理备案。');
    expect(text).toContain('未发现逾期未备案、未演练和未整改的情形。');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});
