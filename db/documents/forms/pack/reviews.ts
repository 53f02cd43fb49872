import {
  cell,
  desk,
  type FormKind,
  type FormList,
  type FormRow,
  type FormSlot,
  hand,
  head,
  heads,
  type LayoutRow,
  reg,
} from './kind';

const MEASURES = '《生产安全事故应急预案管理办法》第二十一条';
const STANDARD = '《生产经营单位生产安全事故应急预案编制导则》（GB/T 29639-2020）4.8.3';
const OWN = '评审须有书面纪要、签到表和表决记录；法规没有规定版式，版式为本程序按公文格式所拟。';

const slots = {
  plan: reg('预案名称', '预案登记（带书名号）'),
  version: reg('版本', '预案登记'),
  unit: reg('编制单位', '单位名册'),
  way: desk('评审方式', '评审安排：会议或函审'),
  time: desk('评审时间', '评审会议'),
  place: desk('评审地点', '评审会议'),
  host: desk('主持人', '评审会议'),
  chair: desk('专家组组长', '评审专家'),
  head: desk('单位主要负责人', '评审会议'),
  signature: hand('组长签字'),
  signedOn: hand('签字日期'),
  present: reg('到会专家人数', '评审会议'),
  needed: reg('须同意票数', '到会专家的三分之二'),
  yes: reg('同意票数', '表决'),
  no: reg('不同意票数', '表决'),
  abstained: reg('弃权票数', '表决'),
  outcome: desk('评审结论', '由人填写，程序只核对表决'),
} satisfies Record<string, FormSlot>;

/** The opinion as the group wrote it, a line an entry. */
const opinionList: FormList = {
  name: '意见',
  from: '评审意见',
  slots: [desk('意见内容', '评审意见')],
};

const of = {
  no: reg('序号', '自动'),
  name: reg('姓名', '评审专家'),
  employer: reg('单位', '评审专家'),
  title: reg('职称', '评审专家'),
  specialty: reg('专业', '评审专家'),
  role: reg('职责', '组长或成员'),
  vote: desk('表决意见', '评审会议'),
  note: desk('表决说明', '评审会议'),
  signature: hand('签名'),
} satisfies Record<string, FormSlot>;

const expertList = (...wanted: readonly FormSlot[]): FormList => ({
  name: '专家',
  from: '评审专家',
  slots: wanted,
});

const subject: readonly LayoutRow[] = [
  [head('预案名称'), cell('{预案名称}', 3)],
  [head('编制单位'), cell('{编制单位}'), head('版　　本'), cell('{版本}')],
  [head('评审时间'), cell('{评审时间}'), head('评审地点'), cell('{评审地点}')],
];
const WIDE = [4, 9, 4, 7] as const;

const sampleText = {
  预案名称: '《生产安全事故综合应急预案》',
  版本: '第2版',
  编制单位: '舒兰市示例化工有限公司',
  评审方式: '会议评审',
  评审时间: '2026年11月18日9时',
  评审地点: '舒兰市应急管理局三楼会议室',
  主持人: '样中意',
  专家组组长: '示大明',
  单位主要负责人: '例中意（到会）',
  组长签字: null,
  签字日期: null,
  到会专家人数: '3',
  须同意票数: '2',
  同意票数: '3',
  不同意票数: '0',
  弃权票数: '0',
  评审结论: '修改后通过',
};
const samplePeople = [
  ['1', '示大明', '吉林市示例设计院', '高级工程师', '化工工艺', '组长', '同意'],
  ['2', '样小安', '舒兰市示例学校', '副教授', '消防', '成员', '同意'],
].map(([序号, 姓名, 单位, 职称, 专业, 职责, 表决意见]) => ({
  ...{ 序号, 姓名, 单位, 职称, 专业, 职责, 表决意见 },
  ...{ 表决说明: null, 签名: null },
}));
/** The sample's experts with the values that a list has. */
const sampleOf = (list: FormList): FormRow[] =>
  samplePeople.map((person) =>
    Object.fromEntries(list.slots.map(({ name }) => [name, person[name as keyof typeof person] ?? null])),
  );
const sampleOpinion = [
  { 意见内容: '一、综合应急预案要素评审表' },
  { 意见内容: '1．信息报告与处置（关键要素）：第12页“值班电话”：写明二十四小时值班电话。' },
];

const pick = (...wanted: readonly FormSlot[]) => ({
  slots: wanted,
  text: Object.fromEntries(
    wanted.map(({ name }) => [name, sampleText[name as keyof typeof sampleText] ?? null]),
  ),
});

const opinion = pick(
  ...[slots.plan, slots.version, slots.unit, slots.way, slots.time, slots.place, slots.chair],
  ...[slots.outcome, slots.signature, slots.signedOn],
);

/** 评审意见表: what the group says of the plan, and what people concluded. */
export const REVIEW_OPINION: FormKind = {
  id: 'review-opinion',
  name: '评审意见表',
  title: '生产安全事故应急预案\n专家评审意见表',
  version: 1,
  basis: `${MEASURES}；${STANDARD}`,
  source: OWN,
  mark: 'I',
  slots: opinion.slots,
  lists: [opinionList],
  blocks: [
    {
      kind: 'table',
      widths: WIDE,
      rows: [
        ...subject,
        [head('评审方式'), cell('{评审方式}'), head('专家组组长'), cell('{专家组组长}')],
        [
          {
            role: 'statement',
            lines: ['评审意见：', { each: '意见', line: '{意见内容}', least: 8 }],
            span: 4,
          },
        ],
        [head('评审结论'), cell('{评审结论}', 3)],
        [head('组长签字'), cell('{组长签字}'), head('日　　期'), cell('{签字日期}')],
      ],
    },
    { kind: 'note', line: '意见较多时可另附页；专家签到表、表决记录附后。' },
  ],
  sample: { text: opinion.text, lists: { 意见: sampleOpinion } },
};

const signers = expertList(of.no, of.name, of.employer, of.title, of.specialty, of.role, of.signature);
const signIn = pick(slots.plan, slots.version, slots.unit, slots.time, slots.place);

/** 专家签到表: who came, to be signed. */
export const REVIEW_SIGN_IN: FormKind = {
  id: 'review-sign-in',
  name: '评审专家签到表',
  title: '生产安全事故应急预案评审\n签　到　表',
  version: 1,
  basis: `${MEASURES}；${STANDARD}`,
  source: OWN,
  mark: 'I',
  slots: signIn.slots,
  lists: [
    signers,
    {
      name: '其他人员',
      from: '手写',
      slots: [hand('其他姓名'), hand('其他单位'), hand('其他职务'), hand('其他签名')],
    },
  ],
  blocks: [
    { kind: 'table', widths: WIDE, rows: subject },
    { kind: 'paragraph', line: '一、评审专家' },
    {
      kind: 'table',
      widths: [2, 4, 8, 5, 5, 3, 5],
      headRows: 1,
      rows: [
        heads('序号', '姓名', '单位', '职务（职称）', '专业', '职责', '签名'),
        {
          each: '专家',
          least: 3,
          cells: [
            head('{序号}'),
            cell('{姓名}'),
            cell('{单位}'),
            cell('{职称}'),
            cell('{专业}'),
            head('{职责}'),
            cell('{签名}'),
          ],
        },
      ],
    },
    { kind: 'paragraph', line: '二、单位及其他参会人员' },
    {
      kind: 'table',
      widths: [5, 11, 7, 6],
      headRows: 1,
      rows: [
        heads('姓名', '单位', '职务', '签名'),
        {
          each: '其他人员',
          least: 8,
          cells: [cell('{其他姓名}'), cell('{其他单位}'), cell('{其他职务}'), cell('{其他签名}')],
        },
      ],
    },
  ],
  sample: { text: signIn.text, lists: { 专家: sampleOf(signers), 其他人员: [] } },
};

const voters = expertList(of.no, of.name, of.employer, of.role, of.vote, of.note, of.signature);
const votes = pick(
  ...[slots.plan, slots.version, slots.unit, slots.time, slots.place, slots.present, slots.needed],
  ...[slots.yes, slots.no, slots.abstained, slots.outcome, slots.signature, slots.signedOn],
);

/** 表决记录: the written record of the vote that is annexed to the opinion (GB/T 29639-2020 4.8.3). */
export const REVIEW_VOTES: FormKind = {
  id: 'review-votes',
  name: '评审表决记录',
  title: '生产安全事故应急预案评审\n表决记录',
  version: 1,
  basis: `${MEASURES}；${STANDARD}`,
  source: OWN,
  mark: 'I',
  slots: votes.slots,
  lists: [voters],
  blocks: [
    { kind: 'table', widths: WIDE, rows: subject },
    {
      kind: 'table',
      widths: [2, 4, 8, 3, 4, 7, 4],
      headRows: 1,
      rows: [
        heads('序号', '姓名', '单位', '职责', '表决意见', '说明', '签名'),
        {
          each: '专家',
          least: 3,
          cells: [
            head('{序号}'),
            cell('{姓名}'),
            cell('{单位}'),
            head('{职责}'),
            head('{表决意见}'),
            cell('{表决说明}'),
            cell('{签名}'),
          ],
        },
      ],
    },
    {
      kind: 'paragraph',
      line: '到会专家{到会专家人数|3}人，须有{须同意票数|3}人以上同意方为通过。表决结果：同意{同意票数|3}票，不同意{不同意票数|3}票，弃权{弃权票数|3}票。',
    },
    { kind: 'paragraph', line: '评审结论：{评审结论|12}' },
    { kind: 'note', line: '组长签字：{组长签字|10}　　日期：{签字日期|10}' },
  ],
  sample: {
    text: votes.text,
    lists: { 专家: sampleOf(voters) },
  },
};

const attendants = expertList(of.no, of.name, of.employer, of.title, of.specialty, of.role);
const minutes = pick(
  ...[slots.plan, slots.version, slots.unit, slots.way, slots.time, slots.place, slots.host, slots.chair],
  ...[slots.head, slots.present, slots.needed, slots.yes, slots.no, slots.abstained, slots.outcome],
  ...[slots.signature, slots.signedOn],
);

/** 评审纪要: the written record that 办法 art. 21 asks for. */
export const REVIEW_MINUTES: FormKind = {
  id: 'review-minutes',
  name: '评审纪要',
  title: '生产安全事故应急预案\n评审纪要',
  version: 1,
  basis: `${MEASURES}；${STANDARD}`,
  source: OWN,
  mark: 'I',
  slots: minutes.slots,
  lists: [
    attendants,
    { name: '过程', from: '评审会议', slots: [desk('过程内容', '评审会议')] },
    opinionList,
    { name: '讨论', from: '讨论记录', slots: [desk('讨论内容', '讨论记录')] },
    { name: '附件', from: '自动', slots: [reg('附件名称', '评审文书')] },
  ],
  blocks: [
    {
      kind: 'table',
      widths: WIDE,
      rows: [
        ...subject,
        [head('评审方式'), cell('{评审方式}'), head('主 持 人'), cell('{主持人}')],
        [head('专家组组长'), cell('{专家组组长}'), head('单位主要负责人'), cell('{单位主要负责人}')],
      ],
    },
    { kind: 'paragraph', line: '一、参加评审的专家' },
    {
      kind: 'table',
      widths: [2, 4, 9, 5, 5, 3],
      headRows: 1,
      rows: [
        heads('序号', '姓名', '单位', '职务（职称）', '专业', '职责'),
        {
          each: '专家',
          least: 3,
          cells: [
            head('{序号}'),
            cell('{姓名}'),
            cell('{单位}'),
            cell('{职称}'),
            cell('{专业}'),
            head('{职责}'),
          ],
        },
      ],
    },
    { kind: 'paragraph', line: '二、评审过程' },
    { kind: 'paragraph', line: { each: '过程', line: '{过程内容|24}', least: 1 } },
    { kind: 'paragraph', line: '三、主要意见' },
    { kind: 'paragraph', line: { each: '意见', line: '{意见内容|24}', least: 1 } },
    { kind: 'paragraph', line: '四、表决及结论' },
    {
      kind: 'paragraph',
      line: '到会专家{到会专家人数|3}人，须有{须同意票数|3}人以上同意方为通过；同意{同意票数|3}票，不同意{不同意票数|3}票，弃权{弃权票数|3}票。评审结论：{评审结论|10}。',
    },
    { kind: 'paragraph', line: '五、讨论情况', when: '讨论' },
    { kind: 'paragraph', line: { each: '讨论', line: '{讨论内容}' }, when: '讨论' },
    { kind: 'note', line: '组长签字：{组长签字|10}　　日期：{签字日期|10}' },
    { kind: 'paragraph', line: '附件：', when: '附件' },
    { kind: 'paragraph', line: { each: '附件', line: '{附件名称}' }, when: '附件' },
  ],
  sample: {
    text: minutes.text,
    lists: {
      专家: sampleOf(attendants),
      过程: [{ 过程内容: '单位介绍预案编制情况，专家组审阅文本、质询并讨论。' }],
      意见: sampleOpinion,
      讨论: [{ 讨论内容: '信息报告与处置：同意补充夜间值班安排。' }],
      附件: [{ 附件名称: '1．专家签到表' }, { 附件名称: '2．表决记录' }],
    },
  },
};
