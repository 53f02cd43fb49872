import { cell, desk, type FormKind, hand, head, heads, type LayoutBlock, type LayoutSeal, reg } from './kind';

const MEASURES = '《生产安全事故应急预案管理办法》';
const OWN = '法规没有规定版式；版式为本程序按公文格式所拟。';

const number: LayoutBlock = { kind: 'reference', line: '编号：{文号|12}' };
const unit: LayoutBlock = { kind: 'addressee', line: '{单位名称|16}：' };
const addressee: LayoutBlock = { kind: 'addressee', line: '{收文单位|16}：' };
const stamp: LayoutSeal = { by: '{机关名称}（盖章）', day: '{发文日期}' };
const seal: LayoutBlock = { kind: 'seal', ...stamp };
const plans: LayoutBlock = { kind: 'paragraph', line: { each: '预案', line: '{预案书名|20}', least: 1 } };
const contact: LayoutBlock = { kind: 'paragraph', line: '联系人：{联系人|8}　　联系电话：{联系电话|12}' };
const signed: LayoutBlock = {
  kind: 'table',
  widths: [4, 8, 4, 8],
  rows: [[head('签 收 人'), cell('{签收人}'), head('签收日期'), cell('{签收日期}')]],
};

const slots = {
  number: desk('文号', '文书登记'),
  unit: reg('单位名称', '单位名册'),
  recipient: desk('收文单位', '文书登记'),
  office: reg('机关名称', '本单位'),
  issued: desk('发文日期', '文书登记'),
  contact: desk('联系人', '案卷经办人'),
  phone: hand('联系电话'),
  signer: hand('签收人'),
  signedOn: hand('签收日期'),
};
const planList = {
  name: '预案',
  from: '案卷中的预案',
  slots: [reg('预案书名', '预案登记（带书名号）')],
};
const itemList = {
  name: '事项',
  from: '核对时勾出的全部欠缺',
  slots: [
    reg('序号', '自动'),
    reg('材料', '材料清单'),
    desk('存在的问题', '核对结果'),
    desk('补正要求', '核对意见'),
  ],
};
const itemTable = (last: string): LayoutBlock => ({
  kind: 'table',
  widths: [2, 7, 8, 7],
  headRows: 1,
  rows: [
    heads('序号', '材料', '存在的问题', last),
    {
      each: '事项',
      cells: [head('{序号}'), cell('{材料}'), cell('{存在的问题}'), cell('{补正要求}')],
    },
  ],
});

const sampleText = {
  文号: '舒应急备〔2026〕3号',
  单位名称: '舒兰市示例化工有限公司',
  机关名称: '舒兰市应急管理局',
  发文日期: '2026年6月3日',
  联系人: '测一',
  联系电话: '0432-00000001',
};
const unsigned = { 签收人: null, 签收日期: null };
const samplePlans = [{ 预案书名: '《生产安全事故综合应急预案》' }];
const sampleItems = [
  { 序号: '1', 材料: '应急预案评审意见', 存在的问题: '缺少', 补正要求: '提交专家签字的评审意见' },
  { 序号: '2', 材料: '应急资源调查清单', 存在的问题: '不符合要求', 补正要求: '补充外部救援力量' },
];

/** 材料接收凭证: proves the day from which the five working days of 办法 28 are counted. */
export const RECEIPT: FormKind = {
  id: 'material-receipt',
  name: '材料接收凭证',
  title: '应急预案备案材料接收凭证',
  version: 1,
  basis: `${MEASURES}第二十七条、第二十八条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    reg('预案书名括注', '预案登记，如（《…预案》）'),
    reg('已收项数', '自动'),
    reg('核对期限', '法定期限：自收到之日起五个工作日'),
    desk('报送人', '备案案卷'),
    desk('联系电话', '备案案卷'),
    desk('接收人', '备案案卷'),
    desk('接收时间', '备案案卷'),
    slots.office,
    desk('接收日期', '备案案卷'),
  ],
  lists: [
    {
      name: '材料',
      from: '法定材料清单和核对结果',
      slots: [
        reg('序号', '自动'),
        reg('材料名称', '材料清单'),
        reg('是否收到', '核对结果'),
        desk('份数', '材料'),
        desk('备注', '核对意见'),
      ],
    },
  ],
  blocks: [
    number,
    unit,
    {
      kind: 'paragraph',
      line: '你单位报送的生产安全事故应急预案{预案书名括注}备案材料共{已收项数}项已收到，清单如下：',
    },
    {
      kind: 'table',
      widths: [2, 9, 4, 3, 6],
      headRows: 1,
      rows: [
        heads('序号', '材料名称', '是否收到', '份数', '备注'),
        {
          each: '材料',
          cells: [head('{序号}'), cell('{材料名称}'), head('{是否收到}'), head('{份数}'), cell('{备注}')],
        },
      ],
    },
    {
      kind: 'paragraph',
      line: '我单位自收到备案材料之日起五个工作日内（{核对期限|10}）对材料进行核对，并将结果告知你单位。',
    },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('报 送 人'), cell('{报送人}'), head('联系电话'), cell('{联系电话}')],
        [head('接 收 人'), cell('{接收人}'), head('接收时间'), cell('{接收时间}')],
      ],
    },
    { kind: 'seal', by: '{机关名称}（盖章）', day: '{接收日期}' },
  ],
  sample: {
    text: {
      文号: null,
      单位名称: '舒兰市示例化工有限公司',
      预案书名括注: '（《生产安全事故综合应急预案》）',
      已收项数: '2',
      核对期限: '2026年6月8日前',
      报送人: '样小安',
      联系电话: '19900000001',
      接收人: '测一',
      接收时间: '2026年6月1日 09:30',
      机关名称: '舒兰市应急管理局',
      接收日期: '2026年6月1日',
    },
    lists: {
      材料: [
        { 序号: '1', 材料名称: '应急预案备案申报表', 是否收到: '已收', 份数: '1', 备注: null },
        { 序号: '2', 材料名称: '应急预案电子文档', 是否收到: '已收', 份数: null, 备注: '光盘' },
        { 序号: '3', 材料名称: '应急资源调查清单', 是否收到: '未收', 份数: null, 备注: '待补' },
      ],
    },
  },
};

/** 一次性补正告知书: everything that is missing is told once (办法 28). */
export const SUPPLEMENT: FormKind = {
  id: 'supplement-notice',
  name: '一次性补正告知书',
  title: '应急预案备案材料一次性补正告知书',
  version: 1,
  basis: `${MEASURES}第二十八条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    desk('收到日期', '备案案卷'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
    slots.signer,
    slots.signedOn,
  ],
  lists: [planList, itemList],
  blocks: [
    number,
    unit,
    { kind: 'paragraph', line: '你单位于{收到日期|10}报送的下列应急预案的备案材料收悉：' },
    plans,
    {
      kind: 'paragraph',
      line: `经核对，备案材料不齐全，暂不予备案。根据${MEASURES}第二十八条，现将需要补齐的全部材料一次性告知如下：`,
    },
    itemTable('补正要求'),
    {
      kind: 'paragraph',
      line: '请按上述要求补齐材料后重新报送，我单位将自收到之日起五个工作日内核对。',
    },
    contact,
    seal,
    signed,
  ],
  sample: {
    text: { ...sampleText, ...unsigned, 收到日期: '2026年6月1日' },
    lists: { 预案: samplePlans, 事项: sampleItems },
  },
};

/** 不予备案告知书: with every reason (办法 28). */
export const REFUSAL: FormKind = {
  id: 'refusal-notice',
  name: '不予备案告知书',
  title: '应急预案不予备案告知书',
  version: 1,
  basis: `${MEASURES}第二十八条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    desk('收到日期', '备案案卷'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
    slots.signer,
    slots.signedOn,
  ],
  lists: [planList, itemList],
  blocks: [
    number,
    unit,
    { kind: 'paragraph', line: '你单位于{收到日期|10}报送的下列应急预案的备案材料收悉：' },
    plans,
    {
      kind: 'paragraph',
      line: `经核对，备案材料不齐全，根据${MEASURES}第二十八条，不予备案。理由如下：`,
    },
    itemTable('需要补齐的内容'),
    { kind: 'paragraph', line: '材料补齐后可以重新申报备案。' },
    contact,
    seal,
    signed,
  ],
  sample: {
    text: { ...sampleText, ...unsigned, 收到日期: '2026年6月1日' },
    lists: { 预案: samplePlans, 事项: sampleItems },
  },
};

/** 视为备案通知书: five working days without decision and without reasons (办法 28). */
export const DEEMED: FormKind = {
  id: 'deemed-notice',
  name: '视为备案通知书',
  title: '应急预案视为备案通知书',
  version: 1,
  basis: `${MEASURES}第二十八条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    desk('收到日期', '备案案卷'),
    reg('核对期限', '法定期限'),
    reg('视为备案日期', '备案案卷'),
    reg('备案编号', '备案登记'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
  ],
  lists: [planList],
  blocks: [
    number,
    unit,
    { kind: 'paragraph', line: '你单位于{收到日期|10}报送备案的下列应急预案：' },
    plans,
    {
      kind: 'paragraph',
      line: `自收到备案材料之日起五个工作日（至{核对期限|10}）内未作出处理，也未说明理由。依照${MEASURES}第二十八条，自{视为备案日期|10}起视为已经备案。`,
    },
    { kind: 'paragraph', line: '备案编号：{备案编号|14}' },
    contact,
    seal,
  ],
  sample: {
    text: {
      ...sampleText,
      收到日期: '2026年6月1日',
      核对期限: '2026年6月8日',
      视为备案日期: '2026年6月9日',
      备案编号: '220283-2026-0013',
    },
    lists: { 预案: samplePlans },
  },
};

/** 移送函: the case belongs to another level or office. */
export const TRANSFER: FormKind = {
  id: 'transfer-letter',
  name: '移送函',
  title: '关于移送应急预案备案材料的函',
  version: 1,
  basis: `${MEASURES}第二十六条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.recipient,
    slots.unit,
    desk('收到日期', '备案案卷'),
    desk('移送理由', '备案案卷'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
  ],
  lists: [
    planList,
    {
      name: '材料',
      from: '案卷中的材料',
      slots: [reg('序号', '自动'), reg('材料名称', '材料清单'), desk('备注', '核对意见')],
    },
  ],
  blocks: [
    number,
    addressee,
    {
      kind: 'paragraph',
      line: '{单位名称|16}于{收到日期|10}向我单位报送了下列应急预案的备案材料：',
    },
    plans,
    {
      kind: 'paragraph',
      line: '{移送理由|20}，应由贵单位受理备案。现将有关材料移送贵单位，请予办理，并将结果告知申报单位。',
    },
    {
      kind: 'table',
      widths: [3, 14, 8],
      headRows: 1,
      rows: [
        heads('序号', '材料名称', '备注'),
        { each: '材料', least: 1, cells: [head('{序号}'), cell('{材料名称}'), cell('{备注}')] },
      ],
    },
    contact,
    seal,
  ],
  sample: {
    text: {
      ...sampleText,
      收文单位: '吉林市应急管理局',
      收到日期: '2026年6月1日',
      移送理由: '该单位属于向设区的市备案的单位',
    },
    lists: {
      预案: samplePlans,
      材料: [
        { 序号: '1', 材料名称: '应急预案备案申报表', 备注: null },
        { 序号: '2', 材料名称: '应急预案电子文档', 备注: '光盘一张' },
      ],
    },
  },
};

/** 抄送函: other offices are told of a filing. */
export const COPY: FormKind = {
  id: 'copy-letter',
  name: '抄送函',
  title: '关于抄送应急预案备案情况的函',
  version: 1,
  basis: `${MEASURES}第二十六条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.recipient,
    slots.unit,
    reg('备案编号', '备案登记'),
    reg('备案日期', '备案案卷'),
    desk('抄送依据', '抄送规则'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
  ],
  lists: [planList],
  blocks: [
    number,
    addressee,
    {
      kind: 'paragraph',
      line: '{单位名称|16}的下列应急预案已于{备案日期|10}在我单位备案，备案编号{备案编号|14}：',
    },
    plans,
    { kind: 'paragraph', line: '根据{抄送依据|16}，现予抄送。' },
    contact,
    seal,
  ],
  sample: {
    text: {
      ...sampleText,
      收文单位: '舒兰市能源局',
      备案编号: '220283-2026-0012',
      备案日期: '2026年6月3日',
      抄送依据: `${MEASURES}第二十六条`,
    },
    lists: { 预案: samplePlans },
  },
};

/** 催报函: the term for filing has run or is about to. */
export const REMINDER: FormKind = {
  id: 'reminder-letter',
  name: '催报函',
  title: '关于办理生产安全事故应急预案备案的催报函',
  version: 1,
  basis: `${MEASURES}第二十六条`,
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    desk('催报事由', '应备案未备案名单'),
    desk('办理期限', '文书登记'),
    slots.contact,
    slots.phone,
    slots.office,
    slots.issued,
  ],
  lists: [
    {
      name: '事项',
      from: '应备案未备案名单',
      slots: [reg('序号', '自动'), reg('事项', '预案登记'), reg('应办日期', '法定期限'), reg('依据', '规则')],
    },
  ],
  blocks: [
    number,
    unit,
    {
      kind: 'paragraph',
      line: `根据${MEASURES}第二十六条，应急预案应当自公布之日起二十个工作日内申报备案。{催报事由}经查，你单位下列事项尚未办理：`,
    },
    {
      kind: 'table',
      widths: [2, 10, 5, 7],
      headRows: 1,
      rows: [
        heads('序号', '事项', '应办日期', '依据'),
        {
          each: '事项',
          least: 1,
          cells: [head('{序号}'), cell('{事项}'), head('{应办日期}'), cell('{依据}')],
        },
      ],
    },
    { kind: 'paragraph', line: '请于{办理期限|10}前向我单位申报备案；已经申报的，请告知申报日期。' },
    contact,
    seal,
  ],
  sample: {
    text: { ...sampleText, 催报事由: null, 办理期限: '2026年6月20日' },
    lists: {
      事项: [
        {
          序号: '1',
          事项: '《生产安全事故综合应急预案》备案',
          应办日期: '2026-05-29',
          依据: '办法第二十六条',
        },
      ],
    },
  },
};

/** 责令改正通知书: follows an inspection or a term that was missed. */
export const CORRECTION: FormKind = {
  id: 'correction-order',
  name: '责令限期改正通知书',
  title: '责令限期改正通知书',
  version: 2,
  basis: '《生产安全事故应急条例》第八条第三款',
  source: OWN,
  mark: 'I',
  slots: [
    slots.number,
    slots.unit,
    desk('检查名称', '检查计划'),
    desk('检查日期', '检查记录'),
    desk('改正期限', '检查记录'),
    slots.office,
    slots.issued,
    slots.signer,
    slots.signedOn,
  ],
  lists: [
    {
      name: '问题',
      from: '检查发现的问题',
      slots: [reg('序号', '自动'), desk('问题', '检查记录'), reg('依据', '检查项目')],
    },
  ],
  blocks: [
    number,
    unit,
    {
      kind: 'paragraph',
      line: '{检查日期|10}，我单位对你单位进行了检查（{检查名称|16}），发现存在下列问题：',
    },
    {
      kind: 'table',
      widths: [2, 14, 9],
      headRows: 1,
      rows: [
        heads('序号', '存在的问题', '依据'),
        { each: '问题', least: 1, cells: [head('{序号}'), cell('{问题}'), cell('{依据}')] },
      ],
    },
    {
      kind: 'paragraph',
      line: '现责令你单位于{改正期限|10}前改正完毕，并将改正情况书面报告我单位，我单位将进行复查。',
    },
    {
      kind: 'paragraph',
      line: '如对本通知有异议，可以依法申请行政复议或者提起行政诉讼，期间不停止执行。',
    },
    { kind: 'note', line: '受检单位签收：{签收人|10}　　日期：{签收日期|10}' },
    seal,
  ],
  sample: {
    text: {
      文号: '舒应急备〔2026〕5号',
      单位名称: '舒兰市示例化工有限公司',
      机关名称: '舒兰市应急管理局',
      发文日期: '2026年9月11日',
      ...unsigned,
      检查名称: '2026年下半年应急预案备案情况抽查',
      检查日期: '2026年9月10日',
      改正期限: '2026年9月30日',
    },
    lists: {
      问题: [
        {
          序号: '1',
          问题: '2026年上半年未组织应急预案演练',
          依据: '《生产安全事故应急条例》第八条',
        },
      ],
    },
  },
};
