import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistSet, placedItems } from '../../../db/domain/review/checklist';
import { passageSource, passagesFor, sectionPathAt } from '../../../db/domain/review/passages';
import { verdictBlockers } from '../../../db/domain/review/verdicts';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';
import {
  type BuiltSection,
  COMPREHENSIVE_2013,
  COMPREHENSIVE_2020,
  planTextOf,
} from '../../builders/plan-texts';

const pack = loadLaw(resourcesFolder).reviewChecklists;
const sourceOf = (sections: readonly BuiltSection[], front?: string) => {
  const { text, outline } = planTextOf(sections, front);
  return passageSource(text, outline);
};
const find = (set: string, id: string, source: ReturnType<typeof passageSource>, more?: string[]) => {
  const tables = checklistSet(pack, set);
  const placed = tables && placedItems(tables, null).find(({ item }) => item.id === id);
  if (!placed) throw new Error(`no item ${id}`);
  return passagesFor(placed.item, placed.group.title, source, more);
};

describe('passages of a plan for an item', () => {
  it.each([
    ['C1.1', '1.1 编制目的'],
    ['C1.3', '1.4 应急预案体系'],
    ['C1.5', '1.3 适用范围'],
    ['C2.2', '2 事故风险描述'],
    ['C3.1', '3 应急组织机构及职责'],
    ['C4.2', '4.1 预警'],
    ['C4.3', '4.2 信息报告'],
    ['C5.1', '5.1 响应分级'],
    ['C5.2', '5.2 响应程序'],
    ['C5.3', '5.4 应急结束'],
    ['C6', '7 后期处置'],
    ['C7', '8 保障措施'],
    ['C8', '9 应急预案管理'],
  ])('%s: %s comes first', (id, heading) => {
    expect(find('GUIDE-2009', id, sourceOf(COMPREHENSIVE_2013))[0]).toMatchObject({
      kind: 'heading',
      section: heading,
    });
  });

  it.each([
    ['6.1.2', '1.2 响应分级'],
    ['6.3.4', '3.4 应急处置'],
    ['6.3.6', '3.6 响应终止'],
    ['6.5.2', '5.2 应急队伍保障'],
    ['9.2', '附件2　风险评估的结果'],
    ['9.7', '附件7　关键的路线、标识和图纸'],
  ])('of the 2020 tables, %s: %s', (id, heading) => {
    expect(find('GBT-2020', id, sourceOf(COMPREHENSIVE_2020))[0]?.section).toBe(heading);
  });

  it('annex tables tell their item whatever stands above them', () => {
    const source = sourceOf([
      ['1 总则', '概述。'],
      ['2 其他', '职务\t姓名\t电话\n总指挥\t例中意\t19900000002\n副总指挥\t示范\t19900000003'],
    ]);
    const [first] = find('GUIDE-2009', 'A1', source);
    expect(first).toMatchObject({ kind: 'annex', section: '2 其他' });
  });

  it('the front pages tell the cover', () => {
    const source = sourceOf(COMPREHENSIVE_2020, '预案编号：QY-01\n版本号：2026-1\n发布日期：2026年3月1日');
    const [first] = find('GUIDE-2009', 'F1.1', source);
    expect(source.text.slice(first?.from, first?.to)).toBe('预案编号');
  });

  it('leaves lines of a typed table of contents out', () => {
    const source = sourceOf([['1 总则', '无。']], '目录\n5.4 应急结束……………12');
    expect(find('GUIDE-2009', 'C5.3', source)).toEqual([]);
  });

  it('looks for words of the reader too', () => {
    const source = sourceOf([['1 总则', '警铃长鸣三声即可复工。']]);
    expect(find('GUIDE-2009', 'C5.3', source)).toEqual([]);
    expect(find('GUIDE-2009', 'C5.3', source, ['复 工'])).toMatchObject([
      { kind: 'words', section: '1 总则' },
    ]);
  });

  it('names the headings above a place', () => {
    const { text, headings } = sourceOf(COMPREHENSIVE_2020);
    const at = text.indexOf('3.1.2 信息处置与研判') + 15;
    expect(sectionPathAt(headings, at)).toEqual(['3 应急响应', '3.1 信息报告', '3.1.2 信息处置与研判']);
    expect(sectionPathAt(headings, 0)).toEqual(['1 总则']);
    expect(sectionPathAt([], 5)).toEqual([]);
  });
});

const bare = COMPREHENSIVE_2013.filter(([heading]) => heading !== '5.4 应急结束');

describe('an element planted in an odd chapter', () => {
  const ways = ['heading', 'sentence'] as const;
  it('is found wherever it stands, and blocks the claim that it is missing', () => {
    expect(find('GUIDE-2009', 'C5.3', sourceOf(bare))).toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bare.length }), fc.constantFrom(...ways), (at, way) => {
        const planted: BuiltSection =
          way === 'heading'
            ? ['9.9 应急终止', '险情排除即止。']
            : ['9.9 杂项', '险情排除后，由总指挥宣布结束，人员返回岗位。'];
        const source = sourceOf([...bare.slice(0, at), planted, ...bare.slice(at)]);
        const found = find('GUIDE-2009', 'C5.3', source);
        expect(found).toHaveLength(1);
        expect(found[0]?.section).toBe(planted[0]);
        const claim = {
          verdict: 'unfit' as const,
          reason: '缺项',
          places: 0,
          search: { found: found.length, setAside: 0, current: true, leafed: true },
        };
        expect(verdictBlockers(pack.verdicts, claim).map(({ code }) => code)).toEqual(['PASSAGES_FOUND']);
      }),
    );
  });

  it('is found among annexes although its table expects it in the body', () => {
    const source = sourceOf([...bare, ['附件9　应急结束', '险情排除即止。']]);
    expect(find('GUIDE-2009', 'C5.3', source)).toMatchObject([
      { kind: 'heading', section: '附件9　应急结束' },
    ]);
  });
});

describe('a plan of 300 pages', () => {
  it('is prepared and searched for all items without a noticeable wait', () => {
    const sections = Array.from(
      { length: 300 },
      (_empty, at): BuiltSection => [
        `${at + 1} 第${at + 1}部分`,
        '由指挥部办公室负责组织实施，各部门密切配合，确保通信畅通。\n'.repeat(35),
      ],
    );
    const began = performance.now();
    const source = sourceOf(sections);
    const set = checklistSet(pack, 'GUIDE-2009');
    for (const { item, group } of set ? placedItems(set, ['F', 'C', 'A']) : [])
      passagesFor(item, group.title, source);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
