import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { madeUpIdentity, madeUpUscc } from './codes';
import { encodeGb18030 } from './gb18030';
import { type BuiltCell, workbookOf } from './workbooks';

/** What an import of a ledger must answer; `rejected` names row and code. */
export interface ExpectedImport {
  read: number;
  created: number;
  updated: number;
  /** Rows that change nothing, repeated rows included. */
  unchanged: number;
  rejected: { row: number; code: string }[];
}

export interface LedgerFile {
  kind: string;
  file: string;
  expected: ExpectedImport;
}

/** The n-th unit of the small county: its name and code as the registers must keep them. */
export const unitName = (n: number): string =>
  `舒兰市${'示例样测试模'[n % 6]}${['恒', '源', '悦', '峰', '兴', '泽'][n % 6]}${n}号${['煤矿', '加油站', '大酒店', '建筑工程', '木业', '采石'][n % 6]}有限公司`;
export const unitCode = (n: number): string => madeUpUscc(n);
const KINDS = ['煤矿', '危险化学品经营', '宾馆', '建筑施工', '轻工', '金属非金属矿山'];
const TOWNS = ['北城街道', '白旗镇', '法特镇'];
/** Days as Excel counts them. */
const serial = (date: string): { serial: number } => ({
  serial: Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569,
});
const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const mobile = (n: number): string => `1990000${String(n).padStart(4, '0')}`;

/** 所属乡镇, 单位名称, 分类, 国民经济代码, 统一代码, 负责人 姓名 电话, 安全员 姓名 电话, 人数, 成立日期, 经营状态 */
const unitRow = (n: number, changes: Record<number, BuiltCell> = {}): BuiltCell[] =>
  [
    n + 1,
    TOWNS[n % 3] ?? null,
    unitName(n),
    KINDS[n % 6] ?? null,
    ['B0610', 'F5265', 'H6110', 'E4710', 'C2011', 'B1012'][n % 6] ?? null,
    unitCode(n),
    '示安宁',
    Number(mobile(2 * n)),
    '例和平',
    mobile(2 * n + 1),
    `${20 + n}人`,
    [
      `2012年${(n % 9) + 1}月8日`,
      `2012.${(n % 9) + 1}.8`,
      `20120${(n % 9) + 1}08`,
      serial(`2012-0${(n % 9) + 1}-08`),
    ][n % 4] ?? null,
    '正常',
  ].map((cell, column) => (column in changes ? (changes[column] ?? null) : cell));

const UNITS = 12;

/** A roster under a title, with a two-level header, merged towns, sums, notes and the usual faults. */
async function enterprises(folder: string): Promise<LedgerFile> {
  const title = ['舒兰市生产经营单位安全生产台账（示例）'];
  const upper = [
    '序号',
    '所属乡镇（街道）',
    '单位名称',
    '行业类别',
    null,
    '统一社会信用代码',
    '主要负责人',
    null,
    '安全管理人员',
    null,
    '从业人数',
    '成立日期',
    '经营状态',
  ];
  const lower = [
    null,
    null,
    null,
    '监管分类',
    '国民经济代码',
    null,
    '姓名',
    '电话',
    '姓名',
    '电话',
    null,
    null,
    null,
  ];
  const units = Array.from({ length: UNITS }, (_, n) => unitRow(n));
  const rows: BuiltCell[][] = [
    title,
    ['填报单位：示例县', null, null, null, null, null, null, null, null, null, '2026年6月30日'],
    upper,
    lower,
    ...units.slice(0, 6),
    [null, '小计', null, null, null, null, null, null, null, null, 6],
    [],
    ...units.slice(6, 11),
    unitRow(11, { 5: fullWidth(unitCode(11).toLowerCase().toUpperCase()) }),
    unitRow(0, { 5: ` ${unitCode(0).toLowerCase()} ` }),
    unitRow(20, { 5: `${unitCode(20).slice(0, 17)}${unitCode(20).endsWith('0') ? '1' : '0'}` }),
    unitRow(21, { 2: null }),
    unitRow(22, { 11: '2023年2月30日' }),
    unitRow(23, { 5: 9.12202839e17 }),
    ['合计', null, null, null, null, null, null, null, null, null, 17],
    ['注：本表按季度更新。'],
  ];
  const file = join(folder, '企业台账.xlsx');
  writeFileSync(
    file,
    await workbookOf(
      { name: '台账', rows, merges: ['A1:M1', 'D3:E3', 'G3:H3', 'I3:J3'] },
      { name: 'Sheet3', rows: [] },
    ),
  );
  return {
    kind: 'enterprises',
    file,
    expected: {
      read: UNITS + 5,
      created: UNITS,
      updated: 0,
      unchanged: 1,
      rejected: [
        { row: 20, code: 'uscc_check' },
        { row: 21, code: 'name_missing' },
        { row: 22, code: 'date_impossible' },
        { row: 23, code: 'uscc_scientific' },
      ],
    },
  };
}

/** The same register a year older in the old format: two units with a new telephone, one as it was, three more. */
function olderRoster(folder: string): LedgerFile {
  const row = (n: number, phone: string) => [
    unitName(n),
    unitCode(n),
    '示安宁',
    phone,
    KINDS[n % 6],
    TOWNS[n % 3],
    20 + n,
  ];
  const sheet = xlsx.utils.aoa_to_sheet([
    ['企业名称', '信用代码', '主要负责人', '联系电话', '行业', '乡镇街道', '职工人数'],
    row(0, '19900008001'),
    row(1, '19900008002'),
    row(2, mobile(5)),
    row(30, '19900008030'),
    row(31, '0432-00008031'),
    row(32, '00008032'),
  ]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, '2025年');
  const file = join(folder, '企业台账_2025.xls');
  writeFileSync(file, xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  return {
    kind: 'enterprises',
    file,
    expected: { read: 6, created: 3, updated: 2, unchanged: 1, rejected: [] },
  };
}

/** An export of another program: GB18030, quoted fields, codes with a tab before them. */
function exportedList(folder: string): LedgerFile {
  const lines = [
    '单位名称,统一社会信用代码,地址,法定代表人,行业,从业人员,成立日期,经营范围',
    ...[40, 41, 42].map(
      (n) =>
        `"${unitName(n)}",\t${unitCode(n)},"舒兰市北城街道建设街${n}号,东侧",测海川,${KINDS[n % 6]},${n},2015/3/9,"住宿,餐饮""早餐""\r\n（凭许可证经营）"`,
    ),
    `"${unitName(43)}",9.12203E+17,,测海川,轻工,4,2015/3/9,`,
  ];
  const file = join(folder, '企业名单.csv');
  writeFileSync(file, encodeGb18030(`${lines.join('\r\n')}\r\n`));
  return {
    kind: 'enterprises',
    file,
    expected: {
      read: 4,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: [{ row: 5, code: 'uscc_scientific' }],
    },
  };
}

/** A filing register: unit and number merged over the plans of one filing, a code missing, titles with and without 《》. */
async function plans(folder: string): Promise<LedgerFile> {
  const rows: BuiltCell[][] = [
    ['应急预案备案登记台账'],
    [
      '序号',
      '备案编号',
      '企业名称',
      '统一社会信用代码',
      '预案名称',
      '预案种类',
      '版本号',
      '评审情况',
      null,
      '公布(发布)日期',
      '申报日期',
      '备案日期',
      '经办人',
    ],
    [null, null, null, null, null, null, null, '方式', '日期', null, null, null, null],
    [
      1,
      '220283-2026-0001',
      unitName(0),
      unitCode(0),
      `《${unitName(0)}生产安全事故综合应急预案》`,
      '综合',
      '第2版',
      '评审',
      '2026.3.2',
      '2026年3月12日',
      '2026-03-18',
      '2026-03-20',
      '示经办',
    ],
    [
      2,
      null,
      null,
      null,
      '透水事故专项应急预案',
      '专项应急预案',
      '第1版',
      '评审',
      '2026.3.2',
      '2026年3月12日',
      '2026-03-18',
      '2026-03-20',
      '示经办',
    ],
    [
      3,
      null,
      null,
      null,
      '冒顶片帮现场处置方案',
      '现场处置方案',
      '第1版',
      '评审',
      '2026.3.2',
      '2026年3月12日',
      '2026-03-18',
      '2026-03-20',
      '示经办',
    ],
    [
      4,
      '220283-2025-0107',
      unitName(1),
      null,
      `${unitName(1)}综合应急预案`,
      '综合',
      '第1版',
      '评审',
      serial('2025-05-06'),
      serial('2025-05-20'),
      serial('2025-06-03'),
      serial('2025-06-06'),
      '例经办',
    ],
    [
      5,
      null,
      unitName(3),
      unitCode(3),
      '高处坠落现场处置方案',
      '现场',
      '第1版',
      null,
      null,
      '2026/11/2',
      null,
      null,
      null,
    ],
    [6, null, unitName(2), unitCode(2), null, '专项', '第1版', null, null, '2026/4/2', null, null, null],
    [
      7,
      null,
      unitName(2),
      unitCode(2),
      '火灾专项应急预案',
      '专项',
      '第1版',
      null,
      null,
      '2026.2.30',
      null,
      null,
      null,
    ],
    [
      8,
      null,
      '舒兰市示查无此厂',
      null,
      '火灾专项应急预案',
      '专项',
      '第1版',
      null,
      null,
      '2026.4.2',
      null,
      null,
      null,
    ],
  ];
  const file = join(folder, '备案台账.xlsx');
  writeFileSync(
    file,
    await workbookOf({ name: '备案台账', rows, merges: ['A1:M1', 'H2:I2', 'B4:B6', 'C4:C6', 'D4:D6'] }),
  );
  return {
    kind: 'plans',
    file,
    expected: {
      read: 8,
      created: 5,
      updated: 0,
      unchanged: 0,
      rejected: [
        { row: 9, code: 'title_missing' },
        { row: 10, code: 'date_impossible' },
        { row: 11, code: 'unit_unknown' },
      ],
    },
  };
}

/** One sheet a year; spans, times of day, free wording, cancelled ones. */
async function drills(folder: string): Promise<LedgerFile> {
  const head = [
    '序号',
    '单位名称',
    '演练名称',
    '演练类型',
    '演练时间',
    '地点',
    '参演人数',
    '依据预案',
    '是否评估',
    '报送情况',
    '完成情况',
  ];
  const rows2025: BuiltCell[][] = [
    ['2025年应急演练台账'],
    head,
    [
      1,
      unitName(0),
      '透水事故应急演练',
      '专项预案实战演练',
      '2025.11.5-11.6',
      '井下',
      '120人',
      '透水事故专项应急预案',
      '是',
      '2025-11-12',
      '已完成',
    ],
    [
      2,
      unitName(1),
      '加油站火灾桌面推演',
      '桌面推演',
      '2025年6月3日下午',
      '站内',
      9,
      null,
      '是',
      '已报送',
      '已完成',
    ],
  ];
  const rows2026: BuiltCell[][] = [
    ['2026年应急演练台账'],
    head,
    [
      1,
      unitName(0),
      '冒顶现场处置演练',
      '现场处置方案演练',
      '2026-10-09',
      '采煤工作面',
      60,
      '冒顶片帮现场处置方案',
      '是',
      '2026-10-15',
      '已完成',
    ],
    [
      2,
      unitName(0),
      '透水事故专项演练',
      '专项预案',
      '2026年9月8日至9日',
      '井下',
      120,
      '透水事故专项应急预案',
      '是',
      '2026-09-14',
      '已完成',
    ],
    [
      3,
      unitName(2),
      '酒店火灾疏散演练',
      '综合预案实战',
      serial('2026-08-20'),
      '大堂',
      80,
      null,
      '否',
      null,
      '已完成',
    ],
    [4, unitName(3), '高处坠落救援演练', '现场处置', '2026-12-10', '工地', 30, null, null, null, '计划'],
    [5, unitName(4), '粉尘爆炸演练', '专项', '2026-07-01', '车间', 20, null, null, null, '取消'],
    [6, unitName(0), '不存在的一天', '专项', '2026.6.31', '井下', 20, null, null, null, '已完成'],
  ];
  const file = join(folder, '演练台账.xlsx');
  writeFileSync(
    file,
    await workbookOf({ name: '2025年', rows: rows2025 }, { name: '2026年', rows: rows2026 }),
  );
  return {
    kind: 'drills',
    file,
    expected: {
      read: 8,
      created: 7,
      updated: 0,
      unchanged: 0,
      rejected: [{ row: 8, code: 'date_impossible' }],
    },
  };
}

async function experts(folder: string): Promise<LedgerFile> {
  const person = (n: number, name: string, changes: Record<number, BuiltCell> = {}): BuiltCell[] =>
    [
      n,
      name,
      '男',
      '1970-05-06',
      madeUpIdentity('1970-05-06', 2 * n + 1),
      '示例研究院',
      '高级工程师',
      '本科',
      '危险化学品、消防',
      mobile(9000 + n),
      '2025-01-01至2027-12-31',
    ].map((cell, i) => (i in changes ? (changes[i] ?? null) : cell));
  const rows: BuiltCell[][] = [
    ['应急管理专家名册'],
    [
      '序号',
      '姓名',
      '性别',
      '出生年月日',
      '身份证号码',
      '工作单位',
      '技术职称/职业资格',
      '学历',
      '专业方向',
      '手机号码',
      '聘期',
    ],
    person(1, '示 大同'),
    person(2, '例文华', { 4: fullWidth(madeUpIdentity('1970-05-06', 5)) }),
    person(3, '样建国'),
    person(4, '测海川', {
      4: `${madeUpIdentity('1970-05-06', 9).slice(0, 17)}${madeUpIdentity('1970-05-06', 9).endsWith('1') ? '2' : '1'}`,
    }),
    person(5, ''),
  ];
  const file = join(folder, '专家名册.xlsx');
  writeFileSync(file, await workbookOf({ name: '专家库', rows }));
  return {
    kind: 'experts',
    file,
    expected: {
      read: 5,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: [
        { row: 6, code: 'id_check' },
        { row: 7, code: 'name_missing' },
      ],
    },
  };
}

/** Teams, their equipment and the supplies on sheets of one file, as offices keep them. */
async function means(folder: string): Promise<LedgerFile[]> {
  const teams: BuiltCell[][] = [
    ['应急救援队伍'],
    [
      '序号',
      '队伍名称',
      '类别',
      '性质',
      '依托单位',
      '负责人',
      '24小时值班电话',
      '队员总数',
      '其中：专职',
      '成立时间',
      '驻地',
    ],
    [
      1,
      '舒兰示恒矿山救护中队',
      '矿山',
      '专业应急救援队伍',
      unitName(0),
      '示德胜',
      '0432-00009001',
      '42人',
      42,
      '2011.6.1',
      '吉舒街道',
    ],
    [
      2,
      '舒兰例源危化救援队',
      '危险化学品',
      '企业专职',
      unitName(1),
      '例永年',
      '0432-00009002',
      18,
      18,
      '2015年4月1日',
      '北城街道',
    ],
    ['合计', null, null, null, null, null, null, 60],
  ];
  const equipment: BuiltCell[][] = [
    ['所属队伍', '装备名称', '型号', '数量', '单位', '购置日期', '状态', '保管人'],
    ['舒兰示恒矿山救护中队', '正压氧气呼吸器', 'HYZ4', '24台', null, '2022-05-01', '完好', '示顺'],
    [null, '生命探测仪', '雷达式', '２', '台', '2023.8.1', '完好', '示顺'],
    ['舒兰例源危化救援队', '重型防化服', 'A级', 6, '套', '2024/1/9', '完好', '例顺'],
  ];
  const supplies: BuiltCell[][] = [
    ['储备库', '物资类别', '物资名称', '规格', '现有库存', '单位', '有效期至', '保管人', '联系电话'],
    ['市应急物资库', '生命救助', '救生衣', '成人', '1,200', '件', '2030-06-30', '样顺', mobile(9100)],
    ['市应急物资库', '防护', '防毒面具', '全面罩', '120套', null, '长期', '样顺', mobile(9100)],
    ['市应急物资库', '防护', null, '均码', 5, '件', '—', '样顺', mobile(9100)],
    ['市应急物资库', '灭火', '干粉灭火器', 'MFZ/ABC4', -12, '具', '2028-01-01', '样顺', mobile(9100)],
  ];
  const file = join(folder, '队伍装备物资.xlsx');
  writeFileSync(
    file,
    await workbookOf(
      { name: '救援队伍', rows: teams, merges: ['A1:K1'] },
      { name: '装备', rows: equipment, merges: ['A2:A3'] },
      { name: '物资', rows: supplies },
    ),
  );
  const clean = (count: number): ExpectedImport => ({
    read: count,
    created: count,
    updated: 0,
    unchanged: 0,
    rejected: [],
  });
  return [
    { kind: 'teams', file, expected: clean(2) },
    { kind: 'equipment', file, expected: clean(3) },
    {
      kind: 'supplies',
      file,
      expected: {
        ...clean(2),
        read: 4,
        rejected: [
          { row: 4, code: 'name_missing' },
          { row: 5, code: 'number_negative' },
        ],
      },
    },
  ];
}

/**
 * A small county's ledgers as offices keep them, written into a folder: titles, two-level headers, merged cells, odd
 * values, old formats and encodings, and every usual fault. In the order in which they are imported.
 */
export async function writeCountyLedgers(folder: string): Promise<LedgerFile[]> {
  return [
    await enterprises(folder),
    olderRoster(folder),
    exportedList(folder),
    await plans(folder),
    await drills(folder),
    await experts(folder),
    ...(await means(folder)),
  ];
}
