import { cell, desk, type FormKind, hand, head, heads, reg } from './kind';

/** 抽查记录表: the frame of an inspection on the spot; items, answers and findings are filled in by the inspection. */
export const INSPECTION_RECORD: FormKind = {
  id: 'inspection-record',
  name: '抽查记录表',
  title: '应急预案备案情况抽查记录表',
  version: 1,
  basis: '《生产安全事故应急预案管理办法》第三十八条、第三十九条',
  source: '法规没有规定版式；版式为本程序按公文格式所拟。',
  mark: 'I',
  slots: [
    desk('抽查名称', '检查计划'),
    reg('单位名称', '单位名册'),
    reg('单位地址', '单位名册'),
    hand('陪同人'),
    desk('检查日期', '检查记录'),
    desk('检查人', '检查记录'),
    desk('检查结论', '检查记录'),
    reg('机关名称', '本单位'),
    hand('检查人签名'),
    hand('单位签收'),
  ],
  lists: [
    {
      name: '项目',
      from: '检查项目表',
      slots: [
        reg('序号', '自动'),
        reg('项目', '检查项目表'),
        reg('依据', '检查项目表'),
        reg('已知情况', '名册、预案、演练登记'),
        desk('结果', '检查记录'),
        desk('说明', '检查记录'),
      ],
    },
  ],
  blocks: [
    { kind: 'note', line: '抽查名称：{抽查名称|20}' },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('单位名称'), cell('{单位名称}', 3)],
        [head('单位地址'), cell('{单位地址}'), head('陪 同 人'), cell('{陪同人}')],
        [head('检查日期'), cell('{检查日期}'), head('检 查 人'), cell('{检查人}')],
      ],
    },
    {
      kind: 'table',
      widths: [2, 8, 6, 6, 3, 6],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('序号', '检查项目', '依据', '已知情况', '结果', '说明'),
        {
          each: '项目',
          least: 1,
          cells: [
            head('{序号}'),
            cell('{项目}'),
            cell('{依据}'),
            cell('{已知情况}'),
            head('{结果}'),
            cell('{说明}'),
          ],
        },
      ],
    },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('检查结论'), cell('{检查结论}', 3)],
        [head('检查人签名'), cell('{检查人签名}'), head('单位签收'), cell('{单位签收}')],
      ],
    },
    { kind: 'note', line: '检查单位：{机关名称|16}' },
  ],
  sample: {
    text: {
      抽查名称: '2026年下半年应急预案备案情况抽查',
      单位名称: '舒兰市示例化工有限公司',
      单位地址: '舒兰市示例路18号',
      陪同人: null,
      检查日期: '2026年9月10日',
      检查人: '测一、测二',
      检查结论: null,
      机关名称: '舒兰市应急管理局',
      检查人签名: null,
      单位签收: null,
    },
    lists: {
      项目: [
        {
          序号: '1',
          项目: '应急预案已经备案',
          依据: '办法第二十六条',
          已知情况: '220283-2026-0012',
          结果: '符合',
          说明: null,
        },
        {
          序号: '2',
          项目: '半年内组织过演练',
          依据: '条例第八条',
          已知情况: '没有演练登记',
          结果: '不符合',
          说明: '上半年未演练',
        },
      ],
    },
  },
};
