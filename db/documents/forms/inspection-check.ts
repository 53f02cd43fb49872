import type { CivilDate } from '../../domain/dates/civil-date';
import { dateLine, type FormBlock, type FormDefinition, field, label, value } from './definition';

/** One unit's check form; without answers it is to be filled in by hand. */
export interface InspectionCheckData {
  readonly campaign: string;
  readonly office: string;
  readonly unitName: string;
  readonly uscc: string | null;
  readonly address: string | null;
  readonly visitedOn: CivilDate | null;
  readonly inspectors: readonly string[];
  readonly receivedBy: string | null;
  readonly items: readonly {
    readonly code: string;
    readonly title: string;
    readonly ask: string;
    readonly clause: string;
    /** 符合, 不符合, 不适用; null: not looked at yet. */
    readonly outcome: string | null;
    readonly note: string | null;
  }[];
  readonly remark: string | null;
}

/** 检查记录表 of one unit or, as a paper kit, of several, each on a sheet of its own. */
export function inspectionCheck(title: string, sheets: readonly InspectionCheckData[]): FormDefinition {
  return {
    id: 'inspection-check',
    title,
    basis: '《生产安全事故应急条例》第八条；《生产安全事故应急预案管理办法》第三十三条',
    blocks: sheets.flatMap((sheet, n) => sheetBlocks(sheet, n > 0)),
  };
}

function sheetBlocks(data: InspectionCheckData, newPage: boolean): FormBlock[] {
  return [
    { kind: 'paragraph', line: [data.campaign], newPage },
    {
      kind: 'table',
      widths: [4, 9, 4, 7],
      rows: [
        [label('受检单位'), value(data.unitName, 3)],
        [
          label('统一社会信用代码'),
          value(data.uscc),
          label('检查日期'),
          { role: 'value', lines: [dateLine(data.visitedOn)] },
        ],
        [label('地址'), value(data.address), label('检查人员'), value(data.inspectors.join('、'))],
      ],
    },
    {
      kind: 'table',
      widths: [2, 10, 6, 3, 7],
      headRows: 1,
      density: 'dense',
      rows: [
        ['代码', '检查内容', '依据', '结果', '发现的问题'].map((text) => label(text)),
        ...data.items.map((item) => [
          label(item.code),
          { role: 'value' as const, lines: [[item.title], [item.ask]] },
          value(item.clause),
          label(item.outcome ?? '1□ 2□ 3□'),
          value(item.note),
        ]),
      ],
    },
    {
      kind: 'note',
      line: ['结果：1 符合，2 不符合，3 不适用。', ...(data.remark ? [`备注：${data.remark}`] : [])],
    },
    {
      kind: 'note',
      line: ['检查人员签名：', field(null, 12), '　　受检单位签收：', field(data.receivedBy, 8)],
    },
    { kind: 'note', line: [`检查机关：${data.office}`] },
  ];
}
