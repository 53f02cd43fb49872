import { type FormCell, type FormDefinition, field, label, value } from './definition';

const BASIS = '应急物资标签、盘点与统计，版式为本程序所拟';

/** What a label says. */
export interface StockLabel {
  readonly name: string;
  readonly spec: string | null;
  readonly place: string | null;
  /** Short code with its check character. */
  readonly code: string;
}

/** Labels side by side on a sheet. */
const ACROSS = 3;

/** 物资标签: a grid to be cut, the code as bars for scanners and in letters below; scanners send it without its hyphen. */
export function stockLabels(labels: readonly StockLabel[]): FormDefinition {
  const cells = labels.map(
    ({ name, spec, place, code }): FormCell => ({
      role: 'label',
      bars: code.replace('-', ''),
      lines: [[code], [name], [spec ?? '　'], [place?.trim() || '　']],
    }),
  );
  const rows: FormCell[][] = [];
  for (let at = 0; at < cells.length; at += ACROSS) {
    const row = cells.slice(at, at + ACROSS);
    while (row.length < ACROSS) row.push(value(null));
    rows.push(row);
  }
  return {
    id: 'stock-labels',
    title: '应急物资装备标签',
    basis: BASIS,
    blocks: [{ kind: 'table', widths: Array<number>(ACROSS).fill(1), density: 'dense', rows }],
  };
}

/** What a count sheet asks to be counted. */
export interface CountSheetLine {
  readonly labelCode: string | null;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string | null;
  readonly location: string | null;
  readonly book: number;
  readonly counted: number | null;
  readonly unfit: number | null;
  readonly note: string | null;
}

/** 盘点表: the books beside room for what is counted; of a finished one the difference stands there. */
export function countSheet(
  head: {
    readonly title: string;
    readonly depot: string;
    readonly day: string;
    readonly countedBy: string | null;
    readonly witness: string | null;
  },
  lines: readonly CountSheetLine[],
): FormDefinition {
  const headings = [
    '序号',
    '标签编码',
    '名称',
    '规格',
    '单位',
    '位置',
    '账面数',
    '实盘数',
    '其中待修',
    '差异',
    '说明',
  ];
  const difference = ({ counted, book }: CountSheetLine) =>
    counted === null ? null : Math.round((counted - book) * 1000) / 1000;
  return {
    id: 'stock-count-sheet',
    title: '应急物资盘点表',
    basis: BASIS,
    orientation: 'landscape',
    blocks: [
      { kind: 'reference', line: ['储备库：', field(head.depot, 12), '　', field(head.title, 10)] },
      {
        kind: 'table',
        widths: [2, 4, 7, 5, 2, 5, 3, 3, 3, 3, 5],
        headRows: 1,
        density: 'ledger',
        rows: [
          headings.map((text) => label(text)),
          ...lines.map((line, at) =>
            [
              at + 1,
              line.labelCode,
              line.name,
              line.spec,
              line.unit,
              line.location,
              line.book,
              line.counted,
              line.unfit,
              difference(line),
              line.note,
            ].map((cell) => value(cell)),
          ),
        ],
      },
      {
        kind: 'note',
        line: [
          '盘点日期：',
          field(head.day, 10),
          '　盘点人：',
          field(head.countedBy, 8),
          '　监盘人：',
          field(head.witness, 8),
        ],
      },
    ],
  };
}
