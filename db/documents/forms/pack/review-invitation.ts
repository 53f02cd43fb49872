import { cell, desk, type FormKind, hand, head, heads, reg } from './kind';

const sample = {
  专家姓名: '样中意',
  组织单位: '舒兰市示例化工有限公司',
  预案名称: '《生产安全事故综合应急预案》',
  版本: '第2版',
  编制单位: '舒兰市示例化工有限公司',
  评审方式: '会议评审',
  评审时间: '2026年11月18日9时',
  评审地点: '舒兰市示例化工有限公司会议室',
  交回期限: '2026年11月16日',
  发函日期: '2026年11月9日',
};

/** 评审邀请函 with the list of what the pack holds; it names one expert alone, as the pack does. */
export const REVIEW_INVITATION: FormKind = {
  id: 'review-invitation',
  name: '评审邀请函',
  title: '生产安全事故应急预案评审邀请函',
  version: 1,
  basis: '《生产安全事故应急预案管理办法》第二十一条、第二十二条',
  source: '法规没有规定版式，版式为本程序按公文格式所拟。',
  mark: 'I',
  slots: [
    hand('专家姓名'),
    reg('组织单位', '本单位名称'),
    reg('预案名称', '预案登记（带书名号）'),
    reg('版本', '预案登记'),
    reg('编制单位', '单位名册'),
    desk('评审方式', '评审安排：会议或函审'),
    desk('评审时间', '评审安排'),
    desk('评审地点', '评审安排'),
    desk('交回期限', '评审安排'),
    hand('发函日期'),
  ],
  lists: [
    {
      name: '材料',
      from: '评审包里的文件和评审表',
      slots: [reg('序号', '自动'), reg('材料名称', '预案文件和评审表')],
    },
  ],
  blocks: [
    { kind: 'addressee', line: '{专家姓名|8}：' },
    {
      kind: 'paragraph',
      line: '我单位组织对{预案名称|20}（{版本|6}）进行评审，特邀请您作为评审专家。有关事项如下：',
    },
    {
      kind: 'table',
      widths: [4, 9, 4, 7],
      rows: [
        [head('编制单位'), cell('{编制单位}', 3)],
        [head('评审方式'), cell('{评审方式}'), head('交回期限'), cell('{交回期限}')],
        [head('评审时间'), cell('{评审时间}'), head('评审地点'), cell('{评审地点}')],
      ],
    },
    {
      kind: 'paragraph',
      line: '随函附U盘评审包，请在预案台中打开，逐项填写评审表、标注意见，于交回期限前交回结果包。评审期间请勿与其他专家交流意见。',
    },
    {
      kind: 'paragraph',
      line: '与被评审单位有利害关系的，应当回避（办法第二十二条），请及时告知我单位。',
    },
    { kind: 'paragraph', line: '材料清单' },
    {
      kind: 'table',
      widths: [2, 22],
      headRows: 1,
      rows: [
        heads('序号', '材料名称'),
        { each: '材料', least: 1, cells: [head('{序号}'), cell('{材料名称}')] },
      ],
    },
    { kind: 'seal', by: '{组织单位}', day: '{发函日期|14}' },
  ],
  sample: {
    text: sample,
    lists: {
      材料: [
        { 序号: '1', 材料名称: '生产安全事故综合应急预案.docx' },
        { 序号: '2', 材料名称: '综合应急预案要素评审表' },
      ],
    },
  },
};
