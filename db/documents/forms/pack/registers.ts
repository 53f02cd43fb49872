import { cell, desk, type FormKind, type FormSlot, hand, head, heads, reg } from './kind';

const register = '备案登记';
const REGISTER_COLUMNS: readonly (readonly [slot: FormSlot, width: number])[] = [
  [reg('序号', '自动'), 5],
  [reg('备案编号', register), 14],
  [reg('单位名称', '单位名册'), 18],
  [reg('统一社会信用代码', '单位名册'), 12],
  [reg('行政区划', '单位名册'), 9],
  [reg('行业类别', '单位名册'), 10],
  [reg('重点单位类别', '法定类别'), 22],
  [reg('预案名称', '预案登记'), 20],
  [reg('预案类型', '预案登记'), 8],
  [reg('版本号', '预案登记'), 7],
  [reg('评审论证', '预案登记'), 7],
  [reg('评审日期', '预案登记'), 10],
  [reg('公布日期', '预案登记'), 10],
  [reg('申报日期', register), 10],
  [reg('接收日期', register), 10],
  [reg('告知补正日期', register), 10],
  [reg('备案日期', register), 10],
  [reg('是否视为备案', register), 7],
  [reg('是否逾期', '法定义务'), 7],
  [reg('距公布工作日数', '工作日历'), 8],
  [reg('上次备案编号', register), 14],
  [desk('经办人', register), 7],
  [desk('备注', register), 8],
];

/** 备案登记台账: one line a case, with all dates that the law asks about. */
export const REGISTER: FormKind = {
  id: 'filing-register',
  name: '备案登记台账',
  title: '应急预案备案登记台账',
  version: 2,
  basis: '《生产安全事故应急预案管理办法》第二十九条',
  source: '办法要求建立备案台账，没有规定栏目；栏目为本程序所拟。',
  mark: 'I',
  orientation: 'landscape',
  slots: [
    reg('机关名称', '本单位'),
    desk('统计期间', '所选期间'),
    reg('件数', '自动'),
    desk('制表人', '登录用户'),
    hand('审核人'),
    reg('制表日期', '自动'),
  ],
  lists: [{ name: '备案', from: '所选的案卷', slots: REGISTER_COLUMNS.map(([slot]) => slot) }],
  blocks: [
    { kind: 'note', line: '填报单位：{机关名称|16}　　期间：{统计期间|12}　　共 {件数|4} 件' },
    {
      kind: 'table',
      widths: REGISTER_COLUMNS.map(([, width]) => width),
      headRows: 1,
      density: 'ledger',
      rows: [
        heads(...REGISTER_COLUMNS.map(([{ name }]) => (name === '评审论证' ? '评审/论证' : name))),
        {
          each: '备案',
          least: 1,
          cells: REGISTER_COLUMNS.map(([{ name }], at) => (at === 0 ? head : cell)(`{${name}}`)),
        },
      ],
    },
    { kind: 'note', line: '制表人：{制表人|8}　　审核人：{审核人|8}　　制表日期：{制表日期|10}' },
  ],
  sample: {
    text: {
      机关名称: '舒兰市应急管理局',
      统计期间: '2026年上半年',
      件数: '1',
      制表人: '测一',
      审核人: null,
      制表日期: '2026年7月2日',
    },
    lists: {
      备案: [
        {
          序号: '1',
          备案编号: '220283-2026-0012',
          单位名称: '舒兰市示例化工有限公司',
          统一社会信用代码: '91220283MAX0000000',
          行政区划: '示例镇',
          行业类别: '危险化学品',
          重点单位类别: '危险物品生产',
          预案名称: '生产安全事故综合应急预案等2项',
          预案类型: '综合、专项',
          版本号: 'V3.0',
          评审论证: '评审',
          评审日期: '2026-05-10',
          公布日期: '2026-05-20',
          申报日期: '2026-06-01',
          接收日期: '2026-06-01',
          告知补正日期: null,
          备案日期: '2026-06-03',
          是否视为备案: '否',
          是否逾期: '否',
          距公布工作日数: '8',
          上次备案编号: '220283-2023-0031',
          经办人: '测一',
          备注: null,
        },
      ],
    },
  },
};

/** 档案目录 of one case: what is filed away under its number (办法 29). */
export const ARCHIVE_LIST: FormKind = {
  id: 'archive-list',
  name: '档案目录',
  title: '应急预案备案档案目录',
  version: 1,
  basis: '《生产安全事故应急预案管理办法》第二十九条',
  source: '办法要求登记建档，没有规定版式；版式为本程序所拟。',
  mark: 'I',
  slots: [
    reg('档号', '备案案卷'),
    reg('备案编号', '备案登记'),
    reg('单位名称', '单位名册'),
    reg('机关名称', '本单位'),
    reg('件数', '自动'),
    hand('立卷人'),
    hand('检查人'),
    hand('立卷日期'),
  ],
  lists: [
    {
      name: '材料',
      from: '案卷中的材料和文书',
      slots: [
        reg('序号', '自动'),
        reg('材料名称', '备案材料'),
        reg('文件名', '备案材料'),
        reg('日期', '备案案卷'),
        reg('页数', '备案材料'),
        desk('备注', '核对意见'),
      ],
    },
  ],
  blocks: [
    { kind: 'reference', line: '档号：{档号|12}' },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('单位名称'), cell('{单位名称}', 3)],
        [head('备案编号'), cell('{备案编号}'), head('件　　数'), cell('{件数}')],
      ],
    },
    {
      kind: 'table',
      widths: [3, 10, 12, 6, 3, 6],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('序号', '材料名称', '文件', '日期', '页数', '备注'),
        {
          each: '材料',
          least: 1,
          cells: [
            head('{序号}'),
            cell('{材料名称}'),
            cell('{文件名}'),
            head('{日期}'),
            head('{页数}'),
            cell('{备注}'),
          ],
        },
      ],
    },
    {
      kind: 'table',
      widths: [4, 4, 4, 4, 4, 4],
      rows: [
        [
          head('立 卷 人'),
          cell('{立卷人}'),
          head('检 查 人'),
          cell('{检查人}'),
          head('立卷日期'),
          cell('{立卷日期}'),
        ],
      ],
    },
    { kind: 'note', line: '立卷单位：{机关名称|16}' },
  ],
  sample: {
    text: {
      档号: '2026-YJYA-012',
      备案编号: '220283-2026-0012',
      单位名称: '舒兰市示例化工有限公司',
      机关名称: '舒兰市应急管理局',
      件数: '2',
      立卷人: null,
      检查人: null,
      立卷日期: null,
    },
    lists: {
      材料: [
        {
          序号: '1',
          材料名称: '应急预案备案申报表',
          文件名: '备案申报表.docx',
          日期: '2026-06-01',
          页数: '2',
          备注: null,
        },
        {
          序号: '2',
          材料名称: '应急预案备案登记表',
          文件名: null,
          日期: '2026-06-03',
          页数: '1',
          备注: '220283-2026-0012',
        },
      ],
    },
  },
};

const archive = '备案案卷';
const ARCHIVE_COLUMNS: readonly (readonly [slot: FormSlot, width: number])[] = [
  [reg('序号', '自动'), 4],
  [reg('档号', archive), 12],
  [reg('备案编号', register), 13],
  [reg('单位名称', '单位名册'), 18],
  [reg('预案名称', '预案登记'), 25],
  [reg('备案日期', register), 13],
  [reg('发证日期', archive), 13],
  [reg('件数', '备案材料和文书'), 4],
  [reg('页数', '备案材料'), 4],
  [desk('备注', archive), 11],
];

/** 归档清单 of a period: the case files that are handed to the archive, one line each (办法 29). */
export const ARCHIVE_REGISTER: FormKind = {
  id: 'archive-register',
  name: '归档清单',
  title: '应急预案备案归档清单',
  version: 1,
  basis: '《生产安全事故应急预案管理办法》第二十九条',
  source: '办法要求登记建档，没有规定版式；版式为本程序所拟。',
  mark: 'I',
  orientation: 'landscape',
  slots: [
    reg('机关名称', '本单位'),
    desk('统计期间', '所选期间'),
    reg('卷数', '自动'),
    reg('总件数', '自动'),
    desk('移交人', '登录用户'),
    hand('接收人'),
    hand('移交日期'),
  ],
  lists: [{ name: '案卷', from: '所选期间备案的案卷', slots: ARCHIVE_COLUMNS.map(([slot]) => slot) }],
  blocks: [
    {
      kind: 'note',
      line: '立卷单位：{机关名称|16}　　期间：{统计期间|12}　　共 {卷数|4} 卷 {总件数|4} 件',
    },
    {
      kind: 'table',
      widths: ARCHIVE_COLUMNS.map(([, width]) => width),
      headRows: 1,
      density: 'dense',
      rows: [
        heads(...ARCHIVE_COLUMNS.map(([{ name }]) => name)),
        {
          each: '案卷',
          least: 1,
          cells: ARCHIVE_COLUMNS.map(([{ name }], at) => (at === 0 ? head : cell)(`{${name}}`)),
        },
      ],
    },
    { kind: 'note', line: '移交人：{移交人|8}　　接收人：{接收人|8}　　移交日期：{移交日期|10}' },
  ],
  sample: {
    text: {
      机关名称: '舒兰市应急管理局',
      统计期间: '2026年上半年',
      卷数: '1',
      总件数: '8',
      移交人: '测一',
      接收人: null,
      移交日期: null,
    },
    lists: {
      案卷: [
        {
          序号: '1',
          档号: '2026-YJYA-012',
          备案编号: '220283-2026-0012',
          单位名称: '舒兰市示例化工有限公司',
          预案名称: '《生产安全事故综合应急预案》等2项',
          备案日期: '2026-06-03',
          发证日期: '2026-06-04',
          件数: '8',
          页数: '126',
          备注: null,
        },
      ],
    },
  },
};
