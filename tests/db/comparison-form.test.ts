import { describe, expect, it } from 'vitest';
import type { FormTable } from '../../db/documents/forms/definition';
import { compareTexts } from '../../db/domain/plan/compare/compare-texts';
import type { RefilingRule } from '../../db/domain/plan/compare/refiling';
import { comparisonForm } from '../../db/services/plans/comparison-form';

const rule: RefilingRule = {
  id: 'refiling',
  version: '1',
  rule: 'R-FILE-RE',
  text: '修订涉及的，重新备案。',
  source: { title: '办法', article: '第三十七条' },
  mark: 'R',
  effectiveFrom: '2016-07-01',
  topics: [],
};

const side = {
  id: 'd',
  planId: 'p',
  planTitle: '综合应急预案',
  versionId: 'v',
  versionLabel: '版',
  fileName: '甲.docx',
};

/** A text of lines; those that begin with a figure are headings. */
function text(...lines: string[]) {
  let at = 0;
  const outline = lines.flatMap((line) => {
    const offset = at;
    at += line.length + 1;
    return /^\d/.test(line) ? [{ level: 1, text: line, offset }] : [];
  });
  return { text: lines.join('\n'), outline };
}

/** The rows of the table as text, what was taken out in [-…-] and what is new in [+…+]. */
function rowsOf(earlier: string[], later: string[]): string[] {
  const comparison = compareTexts(text(...earlier), text(...later));
  const form = comparisonForm({ ...comparison, earlier: side, later: side, headings: [], places: [] }, rule);
  const table = form.blocks.find((block): block is FormTable => block.kind === 'table');
  return (table?.rows ?? []).slice(1).map((row) =>
    row
      .map((cell) =>
        cell.lines
          .map((line) =>
            line
              .map((part) => {
                if (typeof part === 'string') return part;
                if ('value' in part) return part.value;
                return part.mark === 'removed' ? `[-${part.text}-]` : `[+${part.text}+]`;
              })
              .join(''),
          )
          .join('/'),
      )
      .join(' # '),
  );
}

describe('the table of changes', () => {
  const kept = [
    '本段说明适用范围，没有改动。',
    '本段说明工作原则，没有改动。',
    '本段说明预案体系，没有改动。',
  ];

  it('marks the words that changed, cell by cell in a table', () => {
    expect(
      rowsOf(
        ['1 总则', ...kept, '2 职责', '总指挥由主要负责人担任。', '示一\t组长\t19900000001'],
        ['1 总则', ...kept, '2 职责', '总指挥由分管负责人担任。', '示一\t组长\t19900000002'],
      ),
    ).toEqual([
      '1 # 2 职责 # 总指挥由[-主要-]负责人担任。 # 总指挥由[+分管+]负责人担任。 # 修改',
      '2 # 2 职责 # 示一　｜　组长　｜　[-19900000001-] # 示一　｜　组长　｜　[+19900000002+] # 修改',
    ]);
  });

  it('says where a moved passage stood and what was edited in it', () => {
    const moving = '发现险情的人员应当立即向值班室报告，并通知总指挥。';
    expect(
      rowsOf(
        ['1 总则', moving, ...kept, '2 响应'],
        ['1 总则', ...kept, '2 响应', moving.replace('值班室', '指挥中心')],
      ),
    ).toEqual([
      '1 # 2 响应/（原在：1 总则） # 发现险情的人员应当立即向[-值班室-]报告，并通知总指挥。 # ' +
        '发现险情的人员应当立即向[+指挥中心+]报告，并通知总指挥。 # 移动并修改',
    ]);
  });

  it('leaves the other side empty for what was added or deleted, and renumbered headings out', () => {
    expect(
      rowsOf(
        ['1 总则', ...kept, '这一段以后会被整段删去。', '2 保障'],
        ['1 总则', ...kept, '1 风险评估结果', '2 保障'].map((line) => line.replace('2 保障', '3 保障')),
      ),
    ).toEqual([
      '1 # 1 总则 # 这一段以后会被整段删去。 #  # 删除',
      '2 # 1 风险评估结果 #  # 1 风险评估结果 # 新增',
    ]);
  });
});
