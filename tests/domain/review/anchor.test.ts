import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnchoredMark, anchorMarks, type MarkPlace } from '../../../db/domain/review/anchor';
import type { AnchorDocument } from '../../../db/domain/review/anchor-text';
import { drawnMarks, scoreOfCorpus } from '../../builders/anchor-score';
import { Chance } from '../../builders/chance';
import { CORPUS, documentOf, EDITS, editedPlan } from '../../builders/edited-plans';
import { wordedPlan } from '../../builders/worded-plans';

/** A document from lines; a line that begins with # signs is a heading of that level. */
function doc(...lines: string[]): AnchorDocument {
  return documentOf(
    lines.map((line) => {
      const level = /^#+/.exec(line)?.[0].length ?? 0;
      return { level, text: line.slice(level).trim() };
    }),
  );
}

function markOn(document: AnchorDocument, quote: string): MarkPlace {
  const from = document.text.indexOf(quote);
  return {
    from,
    to: from + quote.length,
    quote,
    before: document.text.slice(Math.max(0, from - 64), from),
    after: document.text.slice(from + quote.length, from + quote.length + 64),
    sectionPath: [],
  };
}

const find = (earlier: AnchorDocument, later: AnchorDocument, quote: string): AnchoredMark =>
  anchorMarks([markOn(earlier, quote)], earlier, later)[0] as AnchoredMark;

const BODY = [
  '总指挥接到报告后，应当在15分钟内赶到现场，核实人员被困和设备损坏情况。',
  '警戒疏散组沿东侧通道引导人员撤至上风向集合点，清点人数后上报。',
  '制冷机房配置正压式呼吸器四套，由车间主任每月检查一次并签字确认。',
  '通信联络组使用第三频道联络，备用方式为手持电台。',
] as const;
const PLAN = doc(
  '# 1 总则',
  '本预案适用于本单位厂区范围内的液氨泄漏事故。',
  '# 2 应急响应',
  '## 2.1 信息报告',
  BODY[0],
  '## 2.2 应急处置',
  BODY[1],
  BODY[2],
  '# 3 附则',
  BODY[3],
);

describe('a mark in a later version', () => {
  it('is unchanged where its words stand in the same section', () => {
    expect(find(PLAN, PLAN, '上风向集合点')).toMatchObject({
      state: 'unchanged',
      words: '上风向集合点',
      sectionPath: ['2 应急响应', '2.2 应急处置'],
      page: 1,
    });
  });

  it('is unchanged where only numbers of headings, blanks, full-width figures and line ends differ', () => {
    const later = doc(
      '# 1 新增一章',
      '这一章原来没有，写的是编制过程。',
      '# 2 总则',
      '本预案适用于本单位厂区范围内的液氨泄漏事故。',
      '# 3 应急响应',
      '## 3.1 信息报告',
      '总指挥接到报告后，应当在 １５ 分钟内赶到现场，',
      '核实人员被困和设备损坏情况。',
      '## 3.2 应急处置',
      BODY[1],
      BODY[2],
    );
    expect(find(PLAN, later, '15分钟内赶到现场，核实人员')).toMatchObject({
      state: 'unchanged',
      words: '１５ 分钟内赶到现场，\n核实人员',
      sectionPath: ['3 应急响应', '3.1 信息报告'],
    });
    expect(find(PLAN, later, '2.1 信息报告')).toMatchObject({ state: 'unchanged', words: '3.1 信息报告' });
  });

  it('is changed where its passage stands with other words, and says which', () => {
    const later = doc(
      '# 2 应急响应',
      '## 2.1 信息报告',
      BODY[0].replace('15分钟', '二十五分钟'),
      '## 2.2 应急处置',
      BODY[1],
      BODY[2],
    );
    expect(find(PLAN, later, '15分钟')).toMatchObject({
      state: 'changed',
      words: '二十五分钟',
      elsewhere: false,
    });
    expect(find(PLAN, later, '赶到现场')).toMatchObject({ state: 'unchanged' });
  });

  it('has moved where its words stand under another heading', () => {
    const later = doc(
      '# 1 总则',
      '本预案适用于本单位厂区范围内的液氨泄漏事故。',
      '# 2 应急响应',
      '## 2.1 信息报告',
      BODY[0],
      BODY[2],
      '## 2.2 应急处置',
      BODY[1],
      '# 3 附则',
      BODY[3],
    );
    expect(find(PLAN, later, '正压式呼吸器四套')).toMatchObject({
      state: 'moved',
      sectionPath: ['2 应急响应', '2.1 信息报告'],
    });
  });

  it('is lost where its sentence is gone, and says where the section is now', () => {
    const later = doc(
      '# 1 应急响应',
      '## 1.1 信息报告',
      BODY[0],
      '## 1.2 应急处置',
      BODY[1],
      '# 2 附则',
      BODY[3],
    );
    expect(find(PLAN, later, '每月检查一次')).toMatchObject({
      state: 'lost',
      section: { sectionPath: ['1 应急响应', '1.2 应急处置'] },
    });
  });

  it('is lost where its surroundings stand and it was struck out', () => {
    const later = doc('# 2 应急响应', '## 2.2 应急处置', BODY[1].replace('沿东侧通道', ''), BODY[2]);
    expect(find(PLAN, later, '沿东侧通道')).toMatchObject({ state: 'lost', loss: 'deleted' });
  });

  it('is lost where two places are equally good', () => {
    const row = '干粉灭火器\t2具\t装卸台\t完好';
    const earlier = doc('# 1 清单', row, row, row, '# 2 附则', BODY[3]);
    const later = doc('# 1 清单', row, row, '# 2 附则', BODY[3]);
    expect(find(earlier, later, '装卸台')).toMatchObject({ state: 'lost', loss: 'ambiguous' });
    expect(find(earlier, earlier, '装卸台')).toMatchObject({ state: 'unchanged' });
  });

  it('follows a row of a table by all of its cells, not by the ones that rows have in common', () => {
    const rows = [
      '1\t车间主任\t示中意\t19900001111',
      '2\t车间主任\t例远山\t19900002222',
      '3\t车间主任\t样文泽\t19900003333',
    ];
    const earlier = doc('# 附件 联系方式', ...rows);
    const later = doc('# 附件 联系方式', rows[1] as string, rows[0] as string, rows[2] as string);
    const found = find(earlier, later, '例远山');
    expect(found).toMatchObject({ state: 'unchanged', words: '例远山' });
    expect(find(earlier, doc('# 附件 联系方式', rows[0] as string, rows[2] as string), '例远山').state).toBe(
      'lost',
    );
  });

  it('is found by its surroundings when the text was read anew with other positions', () => {
    const mark = markOn(PLAN, '第三频道');
    const shifted = { ...mark, from: mark.from + 7, to: mark.to + 7 };
    expect(anchorMarks([shifted], PLAN, PLAN)[0]).toMatchObject({ state: 'unchanged', from: mark.from });
    const foreign = { ...shifted, quote: '第九频道' };
    expect(anchorMarks([foreign], PLAN, PLAN)[0]).toMatchObject({ state: 'lost', loss: 'not-in-source' });
  });

  it('survives documents without outline, without text, and marks at their very ends', () => {
    const plain = { ...PLAN, outline: [], pages: null };
    expect(find(plain, plain, '手持电台。')).toMatchObject({
      state: 'unchanged',
      sectionPath: [],
      page: null,
    });
    expect(find(PLAN, doc(''), '手持电台')).toMatchObject({ state: 'lost' });
    expect(find(PLAN, PLAN, '1 总则')).toMatchObject({ state: 'unchanged', from: 0 });
  });
});

describe('marks on a corpus of revised plans', () => {
  it('are never told a wrong place, and nearly all are found', () => {
    const scores = scoreOfCorpus(CORPUS, { seeds: [501, 502], marks: 150 });
    for (const [name, { wrong, examples, told }] of scores) {
      expect(wrong, `${name}\n${examples.join('\n')}`).toBe(0);
      const lost = told.unchanged.lost + told.moved.lost + told.changed.lost;
      expect(lost, name).toBeLessThan(0.2 * 300);
    }
  });

  it('all stay where nothing was revised, and are found in order whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const chance = new Chance(seed);
        const plan = editedPlan(wordedPlan(chance), () => {}, chance);
        const marks = drawnMarks(plan, chance, 60);
        const answers = anchorMarks(marks, plan.earlier, plan.later);
        answers.forEach((answer, at) => {
          const mark = marks[at] as MarkPlace;
          const blankAhead = /^\s*/.exec(mark.quote)?.[0].length ?? 0;
          expect(answer).toMatchObject({ state: 'unchanged', from: mark.from + blankAhead });
        });
      }),
      { numRuns: 15 },
    );
  });

  it('has every way of revising in it', () => {
    expect(Object.keys(CORPUS)).toEqual(Object.keys(EDITS));
    for (const make of Object.values(CORPUS)) {
      const plan = make(new Chance(3));
      expect(plan.later.text).not.toBe(plan.earlier.text);
      expect(plan.origin).toHaveLength(plan.later.text.length);
    }
  });
});
