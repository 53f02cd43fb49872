import type { CivilDate } from '../../domain/dates/civil-date';
import {
  type FormBlock,
  type FormDefinition,
  type FormPicture,
  type FormTable,
  field,
  label,
  value,
} from './definition';

export interface DrillReportData {
  readonly kind: 'evaluation' | 'summary';
  readonly drillTitle: string;
  readonly unitName: string;
  /** The parts with their headings; each line of a text is a paragraph. */
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** What the forms say, by group. `share` in words: 88%. */
  readonly groups: readonly {
    readonly table: string;
    readonly title: string;
    readonly counted: number;
    readonly wanting: number;
    readonly share: string;
  }[];
  /** Items that fell short, with the reasons given. */
  readonly wanting: readonly { readonly item: string; readonly text: string; readonly reasons: string }[];
  readonly evaluators: readonly { readonly name: string; readonly post: string | null }[];
  readonly pictures: readonly FormPicture[];
  readonly issuedOn: CivilDate | null;
  readonly issuedBy: string | null;
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八'];
const TITLES = { evaluation: '评估报告', summary: '总结报告' } as const;

/** 演练评估报告 (five parts) or 演练总结 (three), with the tables and photographs behind it as annexes (办法 34). */
export function drillReport(data: DrillReportData): FormDefinition {
  const annexes = annexesOf(data);
  return {
    id: `drill-${data.kind}`,
    // Most drills are called 某某演练 already.
    title: `${data.drillTitle}\n${data.drillTitle.endsWith('演练') ? '' : '演练'}${TITLES[data.kind]}`,
    basis:
      '生产安全事故应急预案管理办法第三十四条；YJ/T 9009-2015《生产安全事故应急演练评估规范》（原 AQ/T 9009-2015）',
    blocks: [
      ...data.sections.flatMap(({ title, text }, n): FormBlock[] => [
        paragraph(`${NUMBERS[n] ?? n + 1}、${title}`),
        ...linesOf(text).map(paragraph),
      ]),
      ...(data.kind === 'evaluation' ? signatures(data) : []),
      { kind: 'paragraph', line: ['签发人：', field(data.issuedBy, 10)] },
      { kind: 'seal', by: `${data.unitName}（盖章）`, date: data.issuedOn },
      ...annexes.flatMap(({ title, blocks }, n): FormBlock[] => [
        { kind: 'paragraph', line: [`附件${n + 1}　${title}`], newPage: n === 0 },
        ...blocks,
      ]),
    ],
  };
}

const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', line: [text] });
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function signatures({ evaluators }: DrillReportData): FormBlock[] {
  if (evaluators.length === 0) return [{ kind: 'paragraph', line: ['评估人员签名：', field(null, 16)] }];
  return [
    { kind: 'paragraph', line: ['评估组：'] },
    {
      kind: 'table',
      widths: [2, 6, 9, 7],
      density: 'dense',
      headRows: 1,
      rows: [
        ['序号', '姓　　名', '单位及职务', '签　　名'].map((text) => label(text)),
        ...evaluators.map(({ name, post }, n) => [
          label(String(n + 1)),
          value(name),
          value(post),
          value(null),
        ]),
      ],
    },
  ];
}

/** Annexes that have something in them: sums by group, items that fell short, photographs. */
function annexesOf(data: DrillReportData): { title: string; blocks: FormBlock[] }[] {
  const head = (...texts: string[]) => texts.map((text) => label(text));
  const table = (widths: FormTable['widths'], rows: FormTable['rows']): FormTable => ({
    kind: 'table',
    widths,
    headRows: 1,
    density: 'dense',
    rows,
  });
  const all: { title: string; blocks: FormBlock[]; shown: boolean }[] = [
    {
      title: '评估情况汇总表',
      shown: data.kind === 'evaluation' && data.groups.length > 0,
      blocks: [
        table(
          [9, 8, 4, 4, 4],
          [
            head('评估表', '分　　组', '评价项数', '需要改进', '符合程度'),
            ...data.groups.map(({ table: name, title, counted, wanting, share }) => [
              value(name),
              value(title),
              label(String(counted)),
              label(String(wanting)),
              label(share),
            ]),
          ],
        ),
      ],
    },
    {
      title: '需要改进的项目',
      shown: data.kind === 'evaluation' && data.wanting.length > 0,
      blocks: [
        table(
          [3, 10, 13],
          [
            head('编号', '项　　目', '评估人员写明的原因'),
            ...data.wanting.map(({ item, text, reasons }) => [label(item), value(text), value(reasons)]),
          ],
        ),
      ],
    },
    {
      title: '现场照片',
      shown: data.pictures.length > 0,
      blocks: data.pictures.map((picture) => ({ kind: 'picture', picture })),
    },
  ];
  return all.filter(({ shown }) => shown);
}
