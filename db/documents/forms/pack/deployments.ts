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
  reg,
} from './kind';

const SOURCE = '法规没有规定版式，版式为本程序按公文格式所拟。';
const ARTICLES = '《生产安全事故应急条例》第十九条、第二十六条';

/** What every paper of a call-up can say. */
const common: readonly FormSlot[] = [
  reg('机关名称', '本单位名称'),
  desk('编号', '调用登记'),
  desk('事由', '调用登记'),
  reg('事件', '事件或者演练登记'),
  reg('所属单位', '队伍、储备库或者物资所属单位'),
  reg('队伍', '调用登记：调用的队伍'),
  desk('目的地', '调用登记'),
  desk('人数', '调用登记'),
  desk('车辆数', '调用登记'),
  desk('下达人', '调用登记'),
  desk('领用人', '调用登记'),
  reg('领用人电话', '调用登记'),
  desk('下达时间', '调用登记'),
  desk('下达日期', '调用登记'),
  desk('归还期限', '调用登记'),
  reg('依据', '规则数据'),
  desk('备注', '调用登记'),
];

/** Those of them that one paper says. */
const some = (...names: readonly string[]): FormSlot[] => common.filter(({ name }) => names.includes(name));
const sampleOf = (slots: readonly FormSlot[], own: FormRow = {}): FormRow => ({
  ...Object.fromEntries(slots.map(({ name }) => [name, sampleText[name] ?? null])),
  ...own,
});

const things: FormList = {
  name: '物资',
  from: '调用清单',
  slots: [
    reg('序号', '自动'),
    reg('名称', '物资、装备登记'),
    reg('规格', '物资、装备登记'),
    reg('单位', '物资、装备登记'),
    desk('数量', '调用登记'),
    desk('说明', '调用登记：过期或者待修时的理由'),
  ],
};

const sampleText: FormRow = {
  机关名称: '舒兰市应急管理局',
  编号: '调〔2026〕3号',
  事由: '排水抢险',
  事件: '示例煤矿透水险情',
  所属单位: '舒兰市示例储备库',
  队伍: null,
  目的地: '舒兰市示例煤矿',
  人数: null,
  车辆数: null,
  下达人: '示范一',
  领用人: '样中意',
  领用人电话: '19900000008',
  下达时间: '2026年7月2日8时30分',
  下达日期: '2026年7月2日',
  归还期限: '2026年7月12日',
  依据: '《生产安全事故应急条例（国务院令第708号）》第二十六条',
  备注: null,
};
const sampleThings = [
  { 序号: '1', 名称: '潜水泵', 规格: 'QW100', 单位: '台', 数量: '2', 说明: null },
  { 序号: '2', 名称: '排水软管', 规格: 'DN100', 单位: '米', 数量: '300', 说明: null },
];

const FACTS = some('编号', '所属单位', '事件', '事由', '目的地', '领用人', '领用人电话');
const facts = [
  [head('所属单位'), cell('{所属单位}', 3)],
  [head('事件'), cell('{事件}', 3)],
  [head('事由'), cell('{事由}', 3)],
  [head('目的地'), cell('{目的地}', 3)],
  [head('领用人'), cell('{领用人}'), head('联系电话'), cell('{领用人电话}')],
];

const thingsTable = {
  kind: 'table' as const,
  widths: [2, 9, 6, 3, 4, 8],
  headRows: 1,
  density: 'dense' as const,
  when: '物资',
  rows: [
    heads('序号', '名称', '规格型号', '单位', '数量', '说明'),
    {
      each: '物资',
      cells: [
        head('{序号}'),
        cell('{名称}'),
        cell('{规格}'),
        head('{单位}'),
        { role: 'number' as const, lines: ['{数量}'] },
        cell('{说明}'),
      ],
    },
  ],
};

/** 调用令 to a team or a depot. */
export const DEPLOYMENT_ORDER: FormKind = {
  id: 'deployment-order',
  name: '应急调用令',
  title: '应急救援力量和物资调用令',
  version: 1,
  basis: ARTICLES,
  source: SOURCE,
  mark: 'I',
  slots: common,
  lists: [things],
  blocks: [
    { kind: 'reference', line: '{编号|10}' },
    { kind: 'addressee', line: '{所属单位|16}：' },
    {
      kind: 'paragraph',
      line: '因{事件|10}{事由|12}需要，根据{依据|20}，现调用你单位应急救援力量和物资装备，请立即组织落实，到达{目的地|12}后向现场指挥部报到。',
    },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('调用队伍'), cell('{队伍}', 3)],
        [head('人数'), cell('{人数}'), head('车辆'), cell('{车辆数}')],
        [head('领用人'), cell('{领用人}'), head('联系电话'), cell('{领用人电话}')],
        [head('下达时间'), cell('{下达时间}'), head('归还期限'), cell('{归还期限}')],
      ],
    },
    { kind: 'paragraph', when: '物资', line: '调用物资装备如下：' },
    thingsTable,
    { kind: 'note', line: '下达人：{下达人|10}　　备注：{备注|12}' },
    { kind: 'seal', by: '{机关名称|12}', day: '{下达日期|14}' },
  ],
  sample: { text: sampleText, lists: { 物资: sampleThings } },
};

const REQUISITION = [
  ...some(
    '机关名称',
    '编号',
    '事由',
    '事件',
    '所属单位',
    '目的地',
    '领用人',
    '领用人电话',
    '下达日期',
    '归还期限',
    '依据',
  ),
  hand('签收人'),
  hand('签收时间'),
];

/** 征用决定书 to whoever owns what is taken. */
export const DEPLOYMENT_REQUISITION: FormKind = {
  ...DEPLOYMENT_ORDER,
  id: 'deployment-requisition',
  name: '应急征用决定书',
  title: '应急征用决定书',
  basis: '《突发事件应对法》第十二条；《生产安全事故应急条例》第二十六条',
  blocks: [
    { kind: 'reference', line: '{编号|10}' },
    { kind: 'addressee', line: '{所属单位|16}：' },
    {
      kind: 'paragraph',
      line: '因{事件|10}{事由|12}的紧急需要，根据{依据|20}，决定征用你单位（个人）下列财产，用于{目的地|12}的应急处置。',
    },
    thingsTable,
    {
      kind: 'paragraph',
      line: '被征用的财产使用完毕或者应急处置结束后及时返还，预计返还期限为{归还期限|10}。财产被征用或者征用后毁损、灭失的，依法给予补偿，请保存好有关票据和证明，及时提出补偿申请。',
    },
    { kind: 'paragraph', line: '领用人：{领用人|10}　联系电话：{领用人电话|12}' },
    { kind: 'seal', by: '{机关名称|12}', day: '{下达日期|14}' },
    { kind: 'note', line: '被征用人签收：{签收人|12}　　签收时间：{签收时间|14}' },
  ],
  slots: REQUISITION,
  sample: {
    text: sampleOf(REQUISITION),
    lists: { 物资: sampleThings },
  },
};

const HANDOVER = [...FACTS, reg('交接时间', '交接登记'), hand('移交人'), hand('接收人'), hand('见证人')];

/** 交接清单 for the moment at which things change hands. */
export const DEPLOYMENT_HANDOVER: FormKind = {
  id: 'deployment-handover',
  name: '物资装备交接清单',
  title: '应急物资装备交接清单',
  version: 1,
  basis: ARTICLES,
  source: SOURCE,
  mark: 'I',
  slots: HANDOVER,
  lists: [things],
  blocks: [
    { kind: 'reference', line: '{编号|10}' },
    { kind: 'table', widths: [4, 8, 4, 8], rows: [...facts, [head('交接时间'), cell('{交接时间}', 3)]] },
    {
      ...thingsTable,
      widths: [2, 8, 6, 3, 4, 4, 7],
      rows: [
        heads('序号', '名称', '规格型号', '单位', '数量', '完好情况', '说明'),
        {
          each: '物资',
          least: 1,
          cells: [
            head('{序号}'),
            cell('{名称}'),
            cell('{规格}'),
            head('{单位}'),
            { role: 'number', lines: ['{数量}'] },
            cell(''),
            cell('{说明}'),
          ],
        },
      ],
    },
    { kind: 'note', line: '移交人：{移交人|10}　接收人：{接收人|10}　见证人：{见证人|10}' },
    { kind: 'note', line: '本清单一式两份，移交、接收双方各执一份。' },
  ],
  sample: {
    text: sampleOf(HANDOVER, { 交接时间: '2026年7月2日9时10分' }),
    lists: { 物资: sampleThings },
  },
};

const RETURN = [...FACTS, reg('归还时间', '归还登记'), hand('归还人'), hand('验收人')];

/** 归还清单 with what became of each thing. */
export const DEPLOYMENT_RETURN: FormKind = {
  id: 'deployment-return',
  name: '物资装备归还清单',
  title: '应急物资装备归还清单',
  version: 1,
  basis: ARTICLES,
  source: SOURCE,
  mark: 'I',
  slots: RETURN,
  lists: [
    {
      name: '归还',
      from: '归还登记',
      slots: [
        reg('序号', '自动'),
        reg('名称', '调用清单'),
        reg('规格', '调用清单'),
        reg('单位', '调用清单'),
        reg('交出', '交接登记'),
        desk('完好', '归还登记'),
        desk('损坏', '归还登记'),
        desk('消耗', '归还登记'),
        desk('丢失', '归还登记'),
        reg('未还', '自动'),
        desk('说明', '归还登记'),
      ],
    },
  ],
  blocks: [
    { kind: 'reference', line: '{编号|10}' },
    { kind: 'table', widths: [4, 8, 4, 8], rows: [...facts, [head('归还时间'), cell('{归还时间}', 3)]] },
    {
      kind: 'table',
      widths: [2, 7, 5, 2, 3, 3, 3, 3, 3, 3, 6],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('序号', '名称', '规格型号', '单位', '交出', '完好', '损坏', '消耗', '丢失', '未还', '说明'),
        {
          each: '归还',
          least: 1,
          cells: [
            head('{序号}'),
            cell('{名称}'),
            cell('{规格}'),
            head('{单位}'),
            { role: 'number', lines: ['{交出}'] },
            { role: 'number', lines: ['{完好}'] },
            { role: 'number', lines: ['{损坏}'] },
            { role: 'number', lines: ['{消耗}'] },
            { role: 'number', lines: ['{丢失}'] },
            { role: 'number', lines: ['{未还}'] },
            cell('{说明}'),
          ],
        },
      ],
    },
    { kind: 'note', line: '归还人：{归还人|10}　验收人：{验收人|10}' },
    { kind: 'note', line: '损坏、消耗和丢失的，凭本清单办理补偿。' },
  ],
  sample: {
    text: sampleOf(RETURN, { 归还时间: '2026年7月10日' }),
    lists: {
      归还: [
        {
          序号: '1',
          名称: '潜水泵',
          规格: 'QW100',
          单位: '台',
          交出: '2',
          完好: '1',
          损坏: '1',
          消耗: '0',
          丢失: '0',
          未还: '0',
          说明: '叶轮断裂',
        },
      ],
    },
  },
};

const COMPENSATION = [
  ...some('机关名称', '编号', '事由', '事件', '所属单位', '依据'),
  reg('费用合计', '费用登记'),
  reg('申请合计', '补偿登记'),
  reg('核定合计', '补偿登记'),
  reg('支付合计', '补偿登记'),
  hand('审核意见'),
  hand('经办人'),
  hand('负责人'),
];

/** 补偿核定表: costs and claims; the amounts are those people agreed on. */
export const DEPLOYMENT_COMPENSATION: FormKind = {
  id: 'deployment-compensation',
  name: '调用征用补偿核定表',
  title: '应急调用征用补偿核定表',
  version: 1,
  basis: ARTICLES,
  source: SOURCE,
  mark: 'I',
  slots: COMPENSATION,
  lists: [
    {
      name: '费用',
      from: '费用登记',
      slots: [
        reg('序号', '自动'),
        desk('类别', '费用登记'),
        desk('内容', '费用登记'),
        desk('数量', '费用登记'),
        desk('单价', '费用登记'),
        reg('金额', '数量乘以单价'),
        desk('凭据', '费用登记'),
      ],
    },
    {
      name: '补偿',
      from: '补偿登记',
      slots: [
        desk('受偿人', '补偿登记'),
        desk('申请金额', '补偿登记'),
        desk('核定金额', '补偿登记'),
        desk('已付金额', '补偿登记'),
        desk('核定人', '补偿登记'),
        desk('核定日期', '补偿登记'),
        desk('核定依据', '补偿登记'),
      ],
    },
  ],
  blocks: [
    { kind: 'reference', line: '{编号|10}' },
    {
      kind: 'table',
      widths: [4, 8, 4, 8],
      rows: [
        [head('所属单位'), cell('{所属单位}', 3)],
        [head('事件'), cell('{事件}', 3)],
        [head('调用事由'), cell('{事由}', 3)],
        [head('法律依据'), cell('{依据}', 3)],
      ],
    },
    { kind: 'paragraph', line: '费用（元）：' },
    {
      kind: 'table',
      widths: [2, 4, 9, 4, 4, 5, 6],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('序号', '类别', '内容', '数量', '单价', '金额', '凭据'),
        {
          each: '费用',
          least: 1,
          cells: [
            head('{序号}'),
            head('{类别}'),
            cell('{内容}'),
            { role: 'number', lines: ['{数量}'] },
            { role: 'number', lines: ['{单价}'] },
            { role: 'number', lines: ['{金额}'] },
            cell('{凭据}'),
          ],
        },
        [head('合计', 5), { role: 'number', lines: ['{费用合计}'] }, cell('')],
      ],
    },
    { kind: 'paragraph', line: '补偿（元）：' },
    {
      kind: 'table',
      widths: [6, 4, 4, 4, 4, 5, 8],
      headRows: 1,
      density: 'dense',
      rows: [
        heads('受偿单位（人）', '申请金额', '核定金额', '已付金额', '核定人', '核定日期', '核定依据'),
        {
          each: '补偿',
          least: 1,
          cells: [
            cell('{受偿人}'),
            { role: 'number', lines: ['{申请金额}'] },
            { role: 'number', lines: ['{核定金额}'] },
            { role: 'number', lines: ['{已付金额}'] },
            head('{核定人}'),
            head('{核定日期}'),
            cell('{核定依据}'),
          ],
        },
        [
          head('合计'),
          { role: 'number', lines: ['{申请合计}'] },
          { role: 'number', lines: ['{核定合计}'] },
          { role: 'number', lines: ['{支付合计}'] },
          cell('', 3),
        ],
      ],
    },
    { kind: 'paragraph', line: '审核意见：{审核意见|24}' },
    { kind: 'note', line: '经办人：{经办人|10}　负责人：{负责人|10}' },
    { kind: 'seal', by: '{机关名称|12}', day: '　　　　年　　月　　日' },
  ],
  sample: {
    text: sampleOf(COMPENSATION, {
      费用合计: '3680.50',
      申请合计: '3680.50',
      核定合计: '3500.00',
      支付合计: '3500.00',
    }),
    lists: {
      费用: [
        {
          序号: '1',
          类别: '损坏',
          内容: '潜水泵（损坏）',
          数量: '1',
          单价: '3680.50',
          金额: '3680.50',
          凭据: '维修发票',
        },
      ],
      补偿: [
        {
          受偿人: '舒兰市示例储备库',
          申请金额: '3680.50',
          核定金额: '3500.00',
          已付金额: '3500.00',
          核定人: '示范一',
          核定日期: '2026年8月1日',
          核定依据: '维修发票和归还清单',
        },
      ],
    },
  },
};
