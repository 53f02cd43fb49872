import { cell, desk, type FormKind, hand, head, heads, reg } from './kind';

/** 检查记录表 of one unit; items, answers and findings come from the inspection, without them it is filled in by hand. */
export const INSPECTION_RECORD: FormKind = {
  id: 'inspection-record',
  name: '检查记录表',
  title: '应急预案备案情况检查记录表',
  version: 2,
  basis: '《生产安全事故应急条例》第八条；《生产安全事故应急预案管理办法》第三十三条',
  source: '法规没有规定版式；版式为本程序按公文格式所拟。',
  mark: 'I',
  slots: [
    desk('抽查名称', '检查计划'),
    reg('单位名称', '单位名册'),
    reg('统一社会信用代码', '单位名册'),
    reg('单位地址', '单位名册'),
    desk('检查日期', '检查记录'),
    desk('检查人', '检查记录'),
    desk('备注', '检查记录'),
    reg('机关名称', '本单位'),
    hand('检查人签名'),
    desk('单位签收', '检查记录'),
  ],
  lists: [
    {
      name: '项目',
      from: '检查项目表',
      slots: [
        reg('序号', '检查项目表'),
        reg('项目', '检查项目表'),
        reg('检查要点', '检查项目表'),
        reg('依据', '检查项目表'),
        desk('结果', '检查记录'),
        desk('说明', '检查记录'),
      ],
    },
  ],
  blocks: [
    { kind: 'paragraph', line: '{抽查名称|20}' },
    {
      kind: 'table',
      widths: [4, 9, 4, 7],
      rows: [
        [head('受检单位'), cell('{单位名称}', 3)],
        [head('统一社会信用代码'), cell('{统一社会信用代码}'), head('检查日期'), cell('{检查日期|10}')],
        [head('地址'), cell('{单位地址}'), head('检查人员'), cell('{检查人}')],
      ],
    },
    {
      kind: 'table',
      widths: [2, 10, 6, 3, 7],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('代码', '检查内容', '依据', '结果', '发现的问题'),
        {
          each: '项目',
          least: 1,
          cells: [
            head('{序号}'),
            { role: 'value', lines: ['{项目}', '{检查要点}'] },
            cell('{依据}'),
            head('{结果}'),
            cell('{说明}'),
          ],
        },
      ],
    },
    { kind: 'note', line: '结果：1 符合，2 不符合，3 不适用。　　备注：{备注|12}' },
    { kind: 'note', line: '检查人员签名：{检查人签名|12}　　受检单位签收：{单位签收|8}' },
    { kind: 'note', line: '检查机关：{机关名称|16}' },
  ],
  sample: {
    text: {
      抽查名称: '2026年下半年应急预案备案情况抽查',
      单位名称: '舒兰市示例化工有限公司',
      统一社会信用代码: '91220283MAX0000000',
      单位地址: '舒兰市示例路18号',
      检查日期: '2026年9月10日',
      检查人: '测一、测二',
      备注: null,
      机关名称: '舒兰市应急管理局',
      检查人签名: null,
      单位签收: null,
    },
    lists: {
      项目: [
        {
          序号: 'B1',
          项目: '应急预案已经备案',
          检查要点: '查看备案登记表',
          依据: '《生产安全事故应急预案管理办法》第二十六条',
          结果: '符合',
          说明: null,
        },
        {
          序号: 'D1',
          项目: '半年内组织过演练',
          检查要点: '查看演练记录和评估报告',
          依据: '《生产安全事故应急条例》第八条',
          结果: '不符合',
          说明: '上半年未演练',
        },
      ],
    },
  },
};
