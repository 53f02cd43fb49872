import { type FormCell, type FormDefinition, type FormLine, field, label, quoteTitle } from './definition';

/** One line of the table: what stood, what stands. */
export interface ComparisonRow {
  /** The nearest heading. */
  readonly section: string;
  /** The heading it stood under before it was moved. */
  readonly from: string | null;
  /** With the words that were taken out or put in marked. */
  readonly before: FormLine;
  readonly after: FormLine;
  /** 修改, 移动, 移动并修改, 新增, 删除. */
  readonly change: string;
}

export interface ComparisonTableData {
  readonly planTitle: string;
  readonly earlier: string;
  readonly later: string;
  readonly rows: readonly ComparisonRow[];
  /** Sections that may call for filing anew, one line each. */
  readonly places: readonly string[];
  /** The rule in words with its source. */
  readonly rule: string;
}

const REMOVED = { text: '删除线', mark: 'removed' } as const;
const ADDED = { text: '下划线', mark: 'added' } as const;

/** 应急预案修改对照表: what a revision changes, line by line, for reviewers and for the filing office. */
export function comparisonTable(data: ComparisonTableData): FormDefinition {
  return {
    id: 'comparison-table',
    title: '应急预案修改对照表',
    basis: '《生产安全事故应急预案管理办法》第三十七条',
    orientation: 'landscape',
    blocks: [
      { kind: 'note', line: ['预案名称：', quoteTitle(data.planTitle)] },
      {
        kind: 'note',
        line: ['修改前：', field(data.earlier, 10), '　　　　修改后：', field(data.later, 10)],
      },
      {
        kind: 'table',
        widths: [2, 6, 14, 14, 3],
        headRows: 1,
        density: 'dense',
        rows: [
          ['序号', '章节', '修改前', '修改后', '类型'].map((text) => label(text)),
          ...data.rows.map((row, index): FormCell[] => [
            label(String(index + 1)),
            {
              role: 'value',
              lines: [[row.section], ...(row.from === null ? [] : [[`（原在：${row.from}）`]])],
            },
            { role: 'value', lines: [row.before] },
            { role: 'value', lines: [row.after] },
            label(row.change),
          ]),
        ],
      },
      { kind: 'note', line: ['注：带', REMOVED, '的文字已删去，带', ADDED, '的文字为新增。'] },
      ...(data.places.length === 0
        ? [{ kind: 'note' as const, line: ['没有发现涉及重新备案事项的章节。'] }]
        : [
            { kind: 'note' as const, line: ['涉及重新备案事项的章节：'] },
            ...data.places.map((place) => ({ kind: 'note' as const, line: [`　　${place}`] })),
          ]),
      { kind: 'note', line: [`依据：${data.rule}是否重新备案，由单位或者备案机关决定。`] },
    ],
  };
}
