import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedText, headingName, textBlocks } from '../../../db/domain/plan/compare/blocks';
import { type Comparison, compareTexts } from '../../../db/domain/plan/compare/compare-texts';
import { headingTree } from '../../../db/domain/plan/compare/heading-tree';
import { matchSequences, shortestEdit } from '../../../db/domain/plan/compare/match-sequences';
import { type RefilingRule, refilingPlaces } from '../../../db/domain/plan/compare/refiling';
import { changedSpans } from '../../../db/domain/plan/compare/spans';

/** A document from lines; a line that begins with # signs is a heading of that level. */
function doc(...lines: string[]): ComparedText {
  const outline: { level: number; text: string; offset: number }[] = [];
  let text = '';
  for (const line of lines) {
    const marks = /^#+/.exec(line)?.[0].length ?? 0;
    const said = line.slice(marks).trim();
    if (marks > 0) outline.push({ level: marks, text: said, offset: text.length });
    text += `${said}\n`;
  }
  return { text, outline };
}

const kinds = (comparison: Comparison) =>
  comparison.differences.filter(({ change }) => change !== 'same').map(({ change }) => change);

const sequence = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });

/** Length of the longest common subsequence, by the textbook. */
function longest(a: number[], b: number[]): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    let diagonal = 0;
    b.forEach((y, j) => {
      const above = row[j + 1] as number;
      row[j + 1] = x === y ? diagonal + 1 : Math.max(above, row[j] as number);
      diagonal = above;
    });
  }
  return row[b.length] as number;
}

describe('matching sequences', () => {
  it('pairs equal members, rising in both', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const pairs = matchSequences(a, b);
        pairs.forEach(([i, j], at) => {
          expect(a[i]).toBe(b[j]);
          const before = pairs[at - 1];
          if (before) expect(i > before[0] && j > before[1]).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('finds the shortest edit script', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        expect(shortestEdit(a, b)).toHaveLength(longest(a, b));
      }),
      { numRuns: 500 },
    );
  });
});

const passage = fc
  .array(fc.constantFrom('组长', '应当', '立即', '报告', '、', '3', '12.5', 'km', '。', '值', '班'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe('spans of a changed passage', () => {
  it('make up both texts', () => {
    fc.assert(
      fc.property(passage, passage, (a, b) => {
        const spans = changedSpans(a, b);
        const side = (skip: string) =>
          spans
            .filter(({ kind }) => kind !== skip)
            .map(({ text }) => text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([a, b]);
        for (const [i, { kind }] of spans.entries()) expect(kind).not.toBe(spans[i + 1]?.kind);
      }),
      { numRuns: 500 },
    );
  });

  it('tells words and figures whole', () => {
    expect(changedSpans('疏散距离120米，由组长报告', '疏散距离150米，由组长报告')).toEqual([
      { kind: 'same', text: '疏散距离' },
      { kind: 'removed', text: '120' },
      { kind: 'added', text: '150' },
      { kind: 'same', text: '米，由组长报告' },
    ]);
  });
});

const line = fc.oneof(
  fc.constantFrom('# 1 总则', '## 1.1 适用范围', '# 2 应急组织机构及职责', '# 3 应急响应', '无', '电话\t119'),
  fc.tuple(passage, passage).map(([a, b]) => `${a}\t${b}`),
  passage,
);
const document = fc.array(line, { maxLength: 30 }).map((lines) => doc(...lines));

describe('comparing two documents', () => {
  it('of the same text finds nothing', () => {
    fc.assert(
      fc.property(document, (one) => {
        expect(kinds(compareTexts(one, one))).toEqual([]);
      }),
    );
  });

  it('applied to the earlier text gives the later one; every block is told once; what moved is not deleted too', () => {
    fc.assert(
      fc.property(document, document, (earlier, later) => {
        const { before, after, differences } = compareTexts(earlier, later);
        const rebuilt = differences
          .filter((difference) => difference.after !== null)
          .map(({ change, before: a, after: b, cells }) => {
            if (change === 'added') return after[b as number]?.text;
            if (cells === null) return before[a as number]?.text;
            return cells
              .map((spans) =>
                spans
                  .filter(({ kind }) => kind !== 'removed')
                  .map(({ text }) => text)
                  .join(''),
              )
              .join('\t');
          });
        expect(rebuilt).toEqual(textBlocks(later).map(({ text }) => text));
        const told = differences.flatMap(({ before: a }) => (a === null ? [] : [a])).sort((x, y) => x - y);
        expect(told).toEqual(before.map((_, i) => i));
        for (const { change, before: a, after: b } of differences) {
          expect(change === 'added').toBe(a === null);
          expect(change === 'deleted').toBe(b === null);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('either way round finds the same pairs', () => {
    const tally = (comparison: Comparison) => {
      const counts: Record<string, number> = { same: 0, changed: 0, moved: 0, added: 0, deleted: 0 };
      for (const { change } of comparison.differences) counts[change] = (counts[change] ?? 0) + 1;
      return counts;
    };
    fc.assert(
      fc.property(document, document, (one, other) => {
        const there = tally(compareTexts(one, other));
        const back = tally(compareTexts(other, one));
        expect(back).toEqual({ ...there, added: there.deleted, deleted: there.added });
      }),
      { numRuns: 400 },
    );
  });

  it('tells a paragraph that moved and was edited as such, with the words that changed', () => {
    const kept = Array.from({ length: 6 }, (_, i) => `第${i}段正文说明应急保障的第${i}项要求，没有改动。`);
    const moving = '发现险情的人员应当立即向值班室报告，值班室在十分钟内通知总指挥。';
    const edited = '发现险情的人员应当立即向应急指挥中心报告，值班室在五分钟内通知总指挥。';
    const { differences, after } = compareTexts(
      doc('# 1 总则', moving, ...kept, '# 2 响应', '响应由总指挥宣布启动。'),
      doc('# 1 总则', ...kept, '# 2 响应', '响应由总指挥宣布启动。', edited),
    );
    const told = differences.filter(({ change }) => change !== 'same');
    expect(told.map(({ change }) => change)).toEqual(['moved']);
    expect(after[told[0]?.after ?? -1]?.text).toBe(edited);
    const spans = told[0]?.cells?.[0] ?? [];
    const of = (kind: string) => spans.filter((span) => span.kind === kind).map(({ text }) => text);
    expect(of('removed')).toEqual(['值班室', '十']);
    expect(of('added')).toEqual(['应急指挥中心', '五']);
  });

  it('tells a section that moved with another number as moved, not as deleted and added', () => {
    const body = (topic: string) => [`${topic}由办公室负责，按季度检查并作好记录。`];
    const { differences } = compareTexts(
      doc('# 1 通信保障', ...body('通信'), '# 2 物资保障', ...body('物资'), '# 3 队伍保障', ...body('队伍')),
      doc('# 1 队伍保障', ...body('队伍'), '# 2 通信保障', ...body('通信'), '# 3 物资保障', ...body('物资')),
    );
    const seen = differences.map(({ change }) => change);
    expect(seen).not.toContain('added');
    expect(seen).not.toContain('deleted');
    expect(seen.filter((change) => change === 'moved').length).toBeGreaterThan(0);
  });

  it('takes two passages that only sound alike for two', () => {
    const { differences } = compareTexts(
      doc('# 1 总则', '甲方负责疏散引导组的日常工作安排。', '中间这一段文字保持不变，没有改动。'),
      doc('# 1 总则', '中间这一段文字保持不变，没有改动。', '物资保障组按年度计划储备应急物资。'),
    );
    expect(differences.map(({ change }) => change)).toEqual(['same', 'deleted', 'same', 'added']);
  });

  const earlier = doc(
    '目录',
    '1 总则……1',
    '# 1 总则',
    '为规范应急工作，制定本预案。',
    '# 2 应急组织机构及职责',
    '总指挥由主要负责人担任，负责全面指挥。',
    '姓名\t职务\t电话',
    '示一\t总指挥\t19900000001',
    '# 3 应急响应',
    '## 3.1 响应分级',
    '响应分为两级。',
    '本段以后会移到最后一章里去。',
    '# 4 保障',
    '队伍保障按照年度计划落实。',
  );
  const later = doc(
    '目录',
    '1 总则……2',
    '# 1 总则',
    '为规范应急工作，制定本预案。',
    '# 2 风险评估',
    '风险评估结果见附件一所列清单。',
    '# 3 应急组织机构及职责',
    '总指挥由主要负责人担任，负责全面指挥。',
    '姓名\t职务\t电话',
    '示一\t总指挥\t19900000002',
    '# 4 应急响应',
    '## 4.1 响应分级',
    '响应分为三级。',
    '# 5 应急保障',
    '队伍保障按照年度计划落实。',
    '本段以后会移到最后一章里去。',
  );

  it('tells headings, paragraphs and rows by what happened to them', () => {
    const comparison = compareTexts(earlier, later);
    const tree = headingTree(comparison).map(({ text, change, changes }) => [text, change, changes]);
    expect(tree).toEqual([
      ['1 总则', 'same', 0],
      ['2 风险评估', 'added', 1],
      ['3 应急组织机构及职责', 'renumbered', 1],
      ['4 应急响应', 'renumbered', 0],
      ['4.1 响应分级', 'renumbered', 1],
      ['5 应急保障', 'renamed', 1],
    ]);
    const row = comparison.differences.find(({ before: a }) =>
      comparison.before[a ?? -1]?.text.includes('示一'),
    );
    expect(row?.cells?.map((cell) => cell.map(({ kind }) => kind))).toEqual([
      ['same'],
      ['same'],
      ['removed', 'added'],
    ]);
    expect(kinds(comparison).filter((kind) => kind === 'moved')).toHaveLength(1);
    expect(kinds(comparison)).not.toContain('deleted');
  });

  it('names the places that may call for filing anew, and not those that only got another number', () => {
    const rule: RefilingRule = {
      id: 'refiling',
      version: '1',
      rule: 'R-FILE-RE',
      text: '',
      source: { title: '', article: '' },
      mark: 'R',
      effectiveFrom: '2016-07-01',
      topics: [
        { id: 'organisation', title: '', headings: ['组织机构及职责'] },
        { id: 'levels', title: '', headings: ['响应分级'] },
        { id: 'measures', title: '', headings: ['处置措施'] },
      ],
    };
    expect(
      refilingPlaces(compareTexts(earlier, later), rule).map(({ topic, heading, at }) => [
        topic,
        heading,
        at.length,
      ]),
    ).toEqual([
      ['organisation', '3 应急组织机构及职责', 1],
      ['levels', '4.1 响应分级', 1],
    ]);
  });

  it.each([
    ['3.1 响应分级', '响应分级'],
    ['第三章 应急响应', '应急响应'],
    ['（二）组织 机构', '组织机构'],
    ['四、保障措施', '保障措施'],
    ['119', '119'],
  ])('calls the heading %s %s', (text, name) => {
    expect(headingName(text)).toBe(name);
  });

  it('reads 300 pages against 300 pages within a second', () => {
    const lines = Array.from({ length: 9000 }, (_, i) =>
      i % 30 === 0
        ? `# ${i / 30 + 1} 第${i}项处置措施`
        : `现场人员按照第${i}号要求处置，并向值班室报告情况${(i * 7919) % 1013}。`,
    );
    const changed = lines.flatMap((text, i) => {
      if (i % 40 === 7) return [];
      if (i % 25 === 3) return [text.replace('值班室', '应急指挥中心')];
      return i % 60 === 11 ? [text, `新增要求${i}：加强巡查并作好记录。`] : [text];
    });
    const from = performance.now();
    const comparison = compareTexts(doc(...lines), doc(...changed));
    expect(performance.now() - from).toBeLessThan(1000);
    expect(kinds(comparison).filter((kind) => kind === 'changed').length).toBeGreaterThan(200);
  });
});
