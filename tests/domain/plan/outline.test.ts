import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { checkOutline, extraHeadings, type PlanText } from '../../../db/domain/plan/outline/check-outline';
import { headingKey } from '../../../db/domain/plan/outline/headings';
import { outlineListsFor, type PlanOutlineRules } from '../../../db/domain/plan/outline/outline-rules';
import { resourcesFolder } from '../../builders/database';
import {
  type BuiltSection,
  COMPREHENSIVE_2013,
  COMPREHENSIVE_2020,
  planTextOf,
} from '../../builders/plan-texts';

const rules = JSON.parse(
  readFileSync(join(resourcesFolder, 'rules/plan-outline.json'), 'utf8'),
) as PlanOutlineRules;
const listOf = (id: string) => {
  const list = rules.lists.find((candidate) => candidate.id === id);
  if (!list) throw new Error(`no list ${id}`);
  return list;
};
const guideline = listOf('gbt29639-comprehensive');

function plan(sections: readonly BuiltSection[], front?: string): PlanText {
  return { ...planTextOf(sections, front), annexes: [] };
}
const outcomes = (id: string, text: PlanText, outcome: string) =>
  checkOutline(listOf(id), text)
    .findings.filter((finding) => finding.outcome === outcome)
    .map((finding) => finding.item.title);

describe('heading keys', () => {
  it.each([
    ['3.6 响应终止', '响应终止'],
    ['3．6　响应终止', '响应终止'],
    ['第三章 应急响应', '应急响应'],
    ['（一）应急组织机构和职责', '应急组织机构与职责'],
    ['一、总则', '总则'],
    ['附件4　应急物资装备清单', '应急物资装备清单'],
    ['附件', '附件'],
    ['附则', '附则'],
    ['总 则', '总则'],
  ])('%s is compared as %s', (heading, key) => {
    expect(headingKey(heading)).toBe(key);
  });
});

describe('the outline check', () => {
  it('finds every element of a plan written to the guideline', () => {
    const text = plan(COMPREHENSIVE_2020);
    expect(outcomes(guideline.id, text, 'found')).toHaveLength(guideline.items.length);
    expect(outcomes('gbt29639-annexes', text, 'missing')).toEqual([]);
    expect(checkOutline(guideline, text).findings.some((finding) => finding.former)).toBe(false);
  });

  it.each(COMPREHENSIVE_2020.slice(0, 21).map(([heading]) => heading))(
    'without %s names what is gone and nothing else',
    (gone) => {
      const key = headingKey(gone);
      const item = guideline.items.find((candidate) => headingKey(candidate.title) === key);
      const missing = outcomes(
        guideline.id,
        // What stands below 应急处置 is measures by accident, and would speak for it.
        plan(COMPREHENSIVE_2020.filter(([heading]) => heading !== gone && !heading.startsWith('3.4.'))),
        'missing',
      );
      expect(missing).toEqual(item ? [item.title] : []);
    },
  );

  it('accepts headings of the 2013 edition and says so', () => {
    const { findings } = checkOutline(guideline, plan(COMPREHENSIVE_2013));
    const byTitle = new Map(findings.map((finding) => [finding.item.title, finding]));
    expect(byTitle.get('响应启动')).toMatchObject({
      outcome: 'found',
      heading: '5.2 响应程序',
      former: true,
    });
    expect(byTitle.get('响应终止')).toMatchObject({
      outcome: 'found',
      heading: '5.4 应急结束',
      former: true,
    });
    expect(byTitle.get('应急保障')).toMatchObject({ outcome: 'found', heading: '8 保障措施', former: true });
    expect(byTitle.get('响应分级')).toMatchObject({ outcome: 'found', heading: '5.1 响应分级' });
    expect(findings.filter(({ outcome }) => outcome === 'missing').map(({ item }) => item.title)).toEqual([
      '信息接报',
      '信息处置与研判',
      '应急支援',
    ]);
    expect(outcomes('measures-art13', plan(COMPREHENSIVE_2013), 'missing')).toEqual([]);
  });

  it('keeps the two lists apart: a 2020 plan has no chapter on the management of the plan', () => {
    expect(outcomes('measures-art13', plan(COMPREHENSIVE_2020), 'missing')).toEqual(['应急预案管理']);
  });

  it('a heading without text is empty; a chapter whose sections speak is not', () => {
    const sections = COMPREHENSIVE_2020.map(
      ([heading, text]): BuiltSection => [heading, heading === '3.5 应急支援' ? '' : text],
    );
    expect(outcomes(guideline.id, plan(sections), 'empty')).toEqual(['应急支援']);
  });

  it('finds an element told in the running text of its chapter', () => {
    const sections = COMPREHENSIVE_2020.filter(([heading]) => !heading.startsWith('5.')).map(
      ([heading, text]): BuiltSection => [
        heading,
        heading === '5 应急保障'
          ? '通信与信息保障：手机保持畅通。应急队伍保障：兼职队伍12人。物资装备保障：见附件。其他保障：经费列入预算。'
          : text,
      ],
    );
    const { findings } = checkOutline(guideline, plan(sections));
    const team = findings.find(({ item }) => item.title === '应急队伍保障');
    expect(team).toMatchObject({ outcome: 'found', inText: true, heading: '应急队伍保障' });
    expect(plan(sections).text.slice(team?.offset ?? 0)).toMatch(/^应急队伍保障：/);
  });

  it('special and on-site plans; a table of contacts proves the annex of article 16', () => {
    const special = plan([
      ['1 适用范围', '本预案适用于本站。'],
      ['2 应急组织机构及职责', '站长任组长。'],
      ['3 响应启动', '站长宣布。'],
      ['4 处置措施', '用灭火器。'],
    ]);
    expect(outcomes('gbt29639-special', special, 'missing')).toEqual(['应急保障']);
    expect(outcomes('measures-art16', special, 'missing')).toHaveLength(3);
    const withTable = { ...special, annexes: [{ kind: 'contact' as const, start: 3 }] };
    expect(outcomes('measures-art16', withTable, 'found')).toEqual(['应急组织机构和人员的联系方式']);
    const onsite = plan([
      ['1 事故特征', '甲'],
      ['2 应急组织与职责', '乙'],
      ['3 应急处置', '丙'],
    ]);
    const checked = checkOutline(listOf('gbt29639-onsite'), onsite).findings;
    expect(checked.map(({ outcome, former }) => [outcome, former])).toEqual([
      ['found', true],
      ['found', true],
      ['found', false],
      ['missing', false],
    ]);
  });

  it('looks for numbered lines where reading found no heading, the table of contents aside', () => {
    const contents = '目　录\n1 总则\t1\n1.1 适用范围\t1\n';
    const { text } = planTextOf(COMPREHENSIVE_2020, contents);
    const missing = outcomes(guideline.id, { text, outline: [], annexes: [] }, 'missing');
    expect(missing).toEqual([]);
  });

  it('names front pages and headings that no list asks for', () => {
    const text = plan(
      [...COMPREHENSIVE_2020, ['附件9　重点岗位应急处置卡', '卡']],
      '预案编号：MY-01\n版本号：1.0\n颁布日期：2025年5月20日\n目　　次',
    );
    const checks = outlineListsFor(rules, 'comprehensive', asCivilDate('2026-11-20')).map((list) =>
      checkOutline(list, text),
    );
    expect(extraHeadings(text, checks).map((heading) => heading.text)).toEqual(['附件9　重点岗位应急处置卡']);
    expect(outcomes('gbt29639-front', text, 'missing')).toEqual(['批准页']);
  });

  it('asks the 2020 lists of nobody before their day', () => {
    const before = outlineListsFor(rules, 'special', asCivilDate('2021-03-31'));
    expect(before.map((list) => list.id)).toEqual(['measures-art14', 'measures-art16']);
    expect(outlineListsFor(rules, 'government', asCivilDate('2026-11-20'))).toEqual([]);
  });

  it('answers any text: each item once, offsets inside the text', () => {
    const line = fc.stringMatching(/^(?:[1-9]\.)?[1-9]? ?[应急响应终止处置保障预警：。\t 附件]{0,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line), { maxLength: 12 }), (sections) => {
        const text = plan(sections);
        for (const list of rules.lists) {
          const { findings } = checkOutline(list, text);
          expect(findings.map(({ item }) => item.id)).toEqual(list.items.map(({ id }) => id));
          for (const { offset, outcome } of findings) {
            expect(offset === null).toBe(outcome === 'missing');
            if (offset !== null) expect(offset).toBeLessThanOrEqual(text.text.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
