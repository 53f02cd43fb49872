import { cell, desk, type FormKind, hand, head, heads, reg } from './kind';

const text = {
  plan: reg('预案名称', '预案登记（带书名号）'),
  unit: reg('编制单位', '单位名册'),
  reviewed: reg('评审版本', '预案登记'),
  revised: reg('修改版本', '预案登记'),
  outcome: desk('评审结论', '由人填写，程序只核对表决'),
  outcomeOn: desk('结论日期', '评审会议'),
  signature: hand('组长签字'),
  signedOn: desk('确认日期', '修改确认'),
};

/** 修改情况说明: what was done about each comment, for the chair's signature (GB/T 29639-2020 4.8.3). */
export const REVIEW_CHANGES: FormKind = {
  id: 'review-changes',
  name: '评审意见修改情况说明',
  title: '生产安全事故应急预案\n评审意见修改情况说明',
  version: 1,
  basis: '《生产经营单位生产安全事故应急预案编制导则》（GB/T 29639-2020）4.8.3',
  source: '标准要求按评审意见修改并由专家组组长确认；没有规定版式，版式为本程序按公文格式所拟。',
  mark: 'I',
  orientation: 'landscape',
  slots: Object.values(text),
  lists: [
    {
      name: '修改',
      from: '评审意见',
      slots: [
        reg('序号', '自动'),
        reg('评审项目', '评审表'),
        reg('原文', '专家标记处的原文'),
        reg('专家意见', '专家交回的意见'),
        desk('处理', '采纳、部分采纳、不采纳及理由'),
        desk('修改情况', '单位填写'),
        desk('页码', '修改稿中的页码'),
      ],
    },
  ],
  blocks: [
    {
      kind: 'table',
      widths: [4, 14, 4, 8],
      rows: [
        [head('预案名称'), cell('{预案名称}'), head('编制单位'), cell('{编制单位}')],
        [head('评审版本'), cell('{评审版本}'), head('修改版本'), cell('{修改版本}')],
        [head('评审结论'), cell('{评审结论}'), head('结论日期'), cell('{结论日期}')],
      ],
    },
    {
      kind: 'table',
      widths: [2, 6, 8, 10, 6, 10, 3],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('序号', '评审项目', '原文', '专家意见', '处理', '修改情况', '页码'),
        {
          each: '修改',
          least: 4,
          cells: [
            head('{序号}'),
            cell('{评审项目}'),
            cell('{原文}'),
            cell('{专家意见}'),
            cell('{处理}'),
            cell('{修改情况}'),
            head('{页码}'),
          ],
        },
      ],
    },
    { kind: 'note', line: '以上修改已经核对。专家组组长签字：{组长签字|10}　　日期：{确认日期|10}' },
  ],
  sample: {
    text: {
      预案名称: '《生产安全事故综合应急预案》',
      编制单位: '舒兰市示例化工有限公司',
      评审版本: '第2版',
      修改版本: '第3版',
      评审结论: '修改后通过',
      结论日期: '2026年11月18日',
      组长签字: null,
      确认日期: null,
    },
    lists: {
      修改: [
        {
          序号: '1',
          评审项目: '信息报告与处置',
          原文: '值班电话',
          专家意见: '写明二十四小时值班电话。',
          处理: '采纳',
          修改情况: '已补充调度室和消防控制室值班电话。',
          页码: '12',
        },
        {
          序号: '2',
          评审项目: '响应分级',
          原文: null,
          专家意见: '建议增设四级响应。',
          处理: '不采纳：本单位规模小，三级已能覆盖。',
          修改情况: null,
          页码: null,
        },
      ],
    },
  },
};
