import { describe, expect, it } from 'vitest';
import { splitSpecialties } from '../../db/ledgers/kinds/experts';
import { filingNumber, planTitle, versionKey } from '../../db/ledgers/kinds/plans';
import type { LedgerKind } from '../../db/ledgers/kinds/types';
import { madeUpIdentity, madeUpUscc } from '../builders/codes';
import { MemoryRegister } from '../builders/register';
import { importFile, stageFile } from '../builders/staging';
import { type BuiltCell, workbookOf } from '../builders/workbooks';

const UNIT = '示例化工有限公司';

async function registerWithUnits(): Promise<MemoryRegister> {
  const register = new MemoryRegister();
  const rows = [
    ['单位名称', '统一社会信用代码', '地址'],
    [UNIT, madeUpUscc(1), '吉舒'],
    ['样例矿业有限公司', madeUpUscc(2), '白旗'],
  ];
  await importFile('enterprises', await workbookOf({ name: '台账', rows }), register);
  return register;
}

async function stageRow<K extends LedgerKind>(kind: K, columns: Record<string, BuiltCell>, sheet = '2026年') {
  const register = await registerWithUnits();
  const bytes = await workbookOf({ name: sheet, rows: [Object.keys(columns), Object.values(columns)] });
  const { rows } = await stageFile(kind, bytes, register, { sheets: [sheet] });
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

const codes = (row: { problems: readonly { code: string }[] }) => row.problems.map((problem) => problem.code);

describe('a plan', () => {
  const plan = {
    企业名称: UNIT,
    预案名称: '《示例化工有限公司火灾事故专项应急预案》',
    预案种类: '专项',
    版本号: '第2版',
    '公布(发布)日期': '2026.3.12',
    备案日期: '2026.3.24',
    备案编号: '２２０２８３－2026－0004',
  };

  it('is read with owner, kind, dates and number', async () => {
    const row = await stageRow('plans', {
      ...plan,
      联系人及电话: '示思云：19900005433',
      评审方式: '专家评审',
      评审结论: '修改后通过',
    });
    expect(row.outcome).toBe('create');
    expect(row.owner).toMatchObject({ name: UNIT, uscc: madeUpUscc(1) });
    expect(row.values).toMatchObject({
      title: '示例化工有限公司火灾事故专项应急预案',
      kind: 'special',
      publishedOn: '2026-03-12',
      filedOn: '2026-03-24',
      filingNo: '220283-2026-0004',
      contactName: '示思云',
      contactPhone: '19900005433',
      reviewWay: 'review',
      reviewResult: 'passed-after-changes',
    });
    expect(row.problems).toEqual([]);
  });

  it.each<[string, Record<string, BuiltCell>, string, string[]]>([
    ['without title', { 预案名称: null }, 'reject', ['title_missing']],
    ['of an unknown unit', { 企业名称: '查无此厂' }, 'reject', ['unit_unknown']],
    ['of no unit', { 企业名称: null }, 'reject', ['unit_missing']],
    ['of another field of law', { 预案种类: '突发环境事件应急预案' }, 'reject', ['kind_unknown']],
    [
      'published on a day that does not exist',
      { '公布(发布)日期': '2025.2.30' },
      'reject',
      ['date_impossible'],
    ],
    ['filed before it was published', { 备案日期: '2026-03-01' }, 'create', ['filed_before_published']],
    ['whose kind only the title tells', { 预案种类: null }, 'create', []],
    ['whose unit only the code tells', { 企业名称: null, 统一社会信用代码: madeUpUscc(2) }, 'create', []],
    ['whose code and name disagree', { 统一社会信用代码: madeUpUscc(2) }, 'create', ['unit_mismatch']],
    ['with a bad code beside a good name', { 统一社会信用代码: '9122' }, 'create', ['uscc_length']],
  ])('%s', async (_, columns, outcome, problems) => {
    const row = await stageRow('plans', { ...plan, ...columns });
    expect(row.outcome).toBe(outcome);
    expect(codes(row)).toEqual(problems);
  });

  it('leaves a number to the unit that has it in most rows, or on record', async () => {
    const register = await registerWithUnits();
    const header = ['企业名称', '预案名称', '备案编号', '公布日期'];
    const rows = [
      header,
      ['样例矿业有限公司', '触电事故现场处置方案', '220283-2026-0050', '2026-03-01'],
      [UNIT, '综合应急预案', '220283-2026-0050', '2026-03-01'],
      [UNIT, '火灾专项应急预案', '220283-2026-0050', '2026-03-01'],
    ];
    const first = await importFile('plans', await workbookOf({ name: '台账', rows }), register);
    expect(first.rows.map((row) => [codes(row), row.values?.filingNo])).toEqual([
      [['filing_no_conflict'], null],
      [[], '220283-2026-0050'],
      [[], '220283-2026-0050'],
    ]);
    const again = await workbookOf({
      name: '台账',
      rows: [header, ['样例矿业有限公司', '水害专项应急预案', '220283-2026-0050', null]],
    });
    const second = await stageFile('plans', again, register);
    expect(second.rows.map(codes)).toEqual([['filing_no_conflict']]);
  });

  it.each([
    ['２２０２８３－2024－0004', '220283-2024-0004'],
    ['aq220283—2024—001', 'AQ220283-2024-001'],
    ['舒应急备[2024]12号', '舒应急备〔2024〕12号'],
    ['舒应急备（2024） 12 号', '舒应急备〔2024〕12号'],
  ])('number %s → %s', (written, kept) => expect(filingNumber(written)).toBe(kept));

  it('has one version however it is written', () => {
    expect(new Set(['第二版', '第2版', '第 ２ 版'].map(versionKey))).toEqual(new Set(['第2版']));
    expect(planTitle('《甲》与《乙》')).toBe('《甲》与《乙》');
  });
});

describe('a drill', () => {
  const drill = { 单位名称: UNIT, 演练名称: '液氨泄漏应急演练', 演练类型: '桌面推演', 演练时间: '2026.1.9' };

  it.each<[BuiltCell, string, string, string | undefined]>([
    ['2026.1.9', '2026-01-09', '2026-01-09', undefined],
    [{ serial: 46031 }, '2026-01-09', '2026-01-09', undefined],
    ['2026年1月9日至1月10日', '2026-01-09', '2026-01-10', undefined],
    ['2026-02-03~2026-02-05', '2026-02-03', '2026-02-05', undefined],
    ['2026.2.4-2.5', '2026-02-04', '2026-02-05', undefined],
    ['2026年1月9日—1月10日', '2026-01-09', '2026-01-10', undefined],
    ['2026年1月18日上午', '2026-01-18', '2026-01-18', '上午'],
    ['2026-01-08 9:00-10:30', '2026-01-08', '2026-01-08', '9:00-10:30'],
  ])('on %j', async (written, startOn, endOn, timeText) => {
    const row = await stageRow('drills', { ...drill, 演练时间: written });
    expect(row.values).toMatchObject({ startOn, endOn });
    expect(row.values?.timeText).toBe(timeText);
    expect(row.problems).toEqual([]);
  });

  it('takes a missing year from the sheet, and says so', async () => {
    const row = await stageRow('drills', { ...drill, 演练时间: '3月5日至7日' });
    expect(row.values).toMatchObject({ startOn: '2026-03-05', endOn: '2026-03-07' });
    expect(codes(row)).toEqual(['date_without_year']);
    const nowhere = await stageRow('drills', { ...drill, 演练时间: '3月5日至7日' }, '台账');
    expect([nowhere.outcome, codes(nowhere)]).toEqual(['reject', ['date_without_year']]);
  });

  it('takes form and plan kind from the wording', async () => {
    const row = await stageRow('drills', {
      ...drill,
      演练类型: '综合演练（实战）',
      依据预案: '《液氨泄漏专项应急预案》',
    });
    expect(row.values).toMatchObject({
      form: 'action',
      content: 'full',
      planKind: 'special',
      planTitle: '液氨泄漏专项应急预案',
    });
  });

  it.each<[BuiltCell, boolean | null, string | null]>([
    ['1月11日报送', true, '2026-01-11'],
    ['已报市局', true, null],
    ['2026.1.12', true, '2026-01-12'],
    ['未报', false, null],
    ['', null, null],
  ])('reported as %j', async (written, reported, reportedOn) => {
    expect((await stageRow('drills', { ...drill, 报送情况: written })).values).toMatchObject({
      reported,
      reportedOn,
    });
  });

  it('of December is reported in January of the next year', async () => {
    const row = await stageRow('drills', { ...drill, 演练时间: '2026.12.30', 报送情况: '1月6日报送' });
    expect(row.values?.reportedOn).toBe('2027-01-06');
  });

  it.each<[string, Record<string, BuiltCell>, string, string[]]>([
    ['on a day that does not exist', { 演练时间: '2026.6.31' }, 'reject', ['date_impossible']],
    ['without a day', { 演练时间: null }, 'reject', ['date_missing']],
    ['without a name', { 演练名称: '' }, 'reject', ['drill_missing']],
    ['of an unknown unit', { 单位名称: '查无此厂' }, 'reject', ['unit_unknown']],
    ['with everybody taking part', { 参演人数: '全体员工' }, 'create', ['number_format']],
  ])('%s', async (_, columns, outcome, problems) => {
    const row = await stageRow('drills', { ...drill, ...columns });
    expect([row.outcome, codes(row)]).toEqual([outcome, problems]);
  });

  it.each([
    ['已完成', 'completed'],
    ['取消', 'cancelled'],
    ['延期', 'postponed'],
    ['未开展', 'planned'],
  ])('%s is %s', async (written, state) => {
    expect((await stageRow('drills', { ...drill, 完成情况: written })).values?.state).toBe(state);
  });
});

describe('an expert', () => {
  const ID = madeUpIdentity('1975-03-08', 11);
  const expertRow = {
    姓名: '模  文',
    性别: '男性',
    身份证号码: ID,
    职称: '高级工程师',
    专业方向: '化工安全',
    聘期: '2021.7-2024.7',
  };

  it('is read with identity, specialties and term', async () => {
    const row = await stageRow('experts', {
      ...expertRow,
      身份证号码: `${ID.slice(0, 6)} ${ID.slice(6)}`.toLowerCase(),
    });
    expect(row.values).toMatchObject({
      name: '模文',
      gender: 'male',
      idNumber: ID,
      bornOn: '1975-03-08',
      termFrom: '2021-07-01',
      termTo: '2024-07-31',
      termExact: false,
    });
    expect(row.problems).toEqual([]);
  });

  it.each([
    ['2023/11/22-2026/11/22', '2023-11-22', '2026-11-22', true],
    ['2021-06-12～2024-06-12', '2021-06-12', '2024-06-12', true],
    ['2022年06月08日至2025年06月08日', '2022-06-08', '2025-06-08', true],
    ['2024年11月起三年', '2024-11-01', '2027-11-30', false],
  ])('serves %s', async (written, termFrom, termTo, termExact) => {
    expect((await stageRow('experts', { ...expertRow, 聘期: written })).values).toMatchObject({
      termFrom,
      termTo,
      termExact,
    });
  });

  it.each<[string, Record<string, BuiltCell>, string, string[]]>([
    ['without name', { 姓名: null }, 'reject', ['name_missing']],
    ['with a damaged number', { 身份证号码: 229999197503080000 }, 'reject', ['id_scientific']],
    [
      'with a wrong check digit',
      { 身份证号码: ID.slice(0, 17) + (ID[17] === '1' ? '2' : '1') },
      'reject',
      ['id_check'],
    ],
    ['whose sex does not fit', { 性别: '女' }, 'create', ['gender_mismatch']],
    ['whose birthday does not exist', { 出生日期: '1975.2.30' }, 'create', ['date_impossible']],
    ['whose birthday does not fit', { 出生日期: '1975.3.9' }, 'create', ['birth_mismatch']],
    [
      'without number and with an impossible birthday',
      { 身份证号码: null, 出生日期: '1975.2.30' },
      'reject',
      ['date_impossible'],
    ],
  ])('%s', async (_, columns, outcome, problems) => {
    const row = await stageRow('experts', { ...expertRow, ...columns });
    expect([row.outcome, codes(row)]).toEqual([outcome, problems]);
  });

  it('worked elsewhere before', async () => {
    const row = await stageRow('experts', {
      ...expertRow,
      工作经历: '吉林示例化工厂（2010-2018）；舒兰样本煤矿 2005年3月至2009.12',
      邮箱: 'shili@example.cn',
    });
    expect(row.values).toMatchObject({
      pastEmployers: ['吉林示例化工厂（2010至2018）', '舒兰样本煤矿（2005-03至2009-12）'],
      email: 'shili@example.cn',
    });
  });

  it.each([
    ['危化品储运,装卸', ['危化品储运', '装卸']],
    ['职业健康\n环境监测', ['职业健康', '环境监测']],
    ['有限空间；粉尘防爆 安全评价', ['有限空间', '粉尘防爆', '安全评价']],
    ['冶金（高温、熔融金属）；烟花爆竹', ['冶金（高温、熔融金属）', '烟花爆竹']],
    ['特种设备/压力容器|特种设备', ['特种设备', '压力容器']],
    ['', []],
  ])('%j has the specialties %j', (written, specialties) =>
    expect(splitSpecialties(written)).toEqual(specialties),
  );
});

describe('resources', () => {
  it('a team', async () => {
    const row = await stageRow('teams', {
      队伍名称: '示例救护队',
      性质: '企业兼职',
      依托单位: '—',
      队员总数: '84人',
      '其中：专职': '90',
      '24小时值班电话': '0432－00003667',
    });
    expect(row.values).toMatchObject({ hostUnit: null, members: 84, dutyPhone: '0432-00003667' });
    expect(codes(row)).toEqual(['count_exceeds']);
  });

  it('a team with everything that a roster may tell', async () => {
    const row = await stageRow('teams', {
      ...{
        队伍名称: '示例救护队',
        队员总数: '20',
        性质: '企业专职',
        级别: '县级',
        标准化等级: '二级',
        副队长: '样例三',
        负责人手机: '19900000111',
      },
      ...{
        服务半径: '60公里',
        出动时间: '1分钟',
        经度: '126.97',
        纬度: '44.41',
        保险到期日: '2026年12月31日',
      },
      ...{ 是否可跨区域调用: '是', 持证队员: '18人', 服务范围: '全市' },
    });
    expect(row.values).toMatchObject({
      ...{ level: 'county', grade: '二级', deputy: '样例三', leaderPhone: '19900000111', coverageKm: 60 },
      ...{
        responseMinutes: 1,
        longitude: 126.97,
        latitude: 44.41,
        insuredUntil: '2026-12-31',
        shareable: true,
      },
      ...{ qualifiedMembers: 18, coverage: '全市' },
    });
    expect(codes(row)).toEqual([]);
  });

  it('a team with half a place', async () => {
    const row = await stageRow('teams', {
      队伍名称: '示例救护队',
      队员总数: '8',
      经度: '126.97',
      级别: '乡级',
    });
    expect(row.values).not.toHaveProperty('longitude');
    expect(codes(row)).toEqual(['level_unknown', 'place_half']);
  });

  it('equipment', async () => {
    const row = await stageRow('equipment', {
      所属队伍: '示例救护队',
      装备名称: '担架',
      规格型号: '折叠式',
      数量: '49副',
      状态: '良好',
      最近检定日期: '2026.4.2',
      下次检定: '2025-04-02',
    });
    expect(row.values).toMatchObject({ quantity: 49, state: '完好', checkedOn: '2026-04-02' });
    expect(codes(row)).toEqual(['date_reversed']);
  });

  const supply = { 储备库: '中心库', 物资名称: '棉被', 物资编码: 1010101, 现有库存: '2238床' };
  it.each<[Record<string, BuiltCell>, object, string, string[]]>([
    [{}, { code: '1010101', stock: 2238 }, 'create', []],
    [{ 有效期至: '长期' }, { expiresOn: null, expiryKind: 'none' }, 'create', []],
    [
      { 有效期至: '2026年12月' },
      { expiresOn: '2026-12-31', expiryKind: 'month' },
      'create',
      ['date_partial'],
    ],
    [{ 有效期至: 20261002 }, { expiresOn: '2026-10-02', expiryKind: 'day' }, 'create', []],
    [{ 可调用: '√' }, { shareable: true }, 'create', []],
    [{ 物资编码: '4010101' }, { code: '4010101' }, 'create', ['supply_code_format']],
    [{ 现有库存: '1.5吨' }, { stock: 1.5 }, 'create', []],
    [
      { 生产批号: 'P-7', 产权单位: '样例局', 采购单价: '36元' },
      { batchNo: 'P-7', owner: '样例局', unitPrice: 36 },
      'create',
      [],
    ],
    [
      { 最近检查日期: '2026.3.20', 保养周期: '半年' },
      { checkedOn: '2026-03-20', checkMonths: 6, nextCheckOn: '2026-09-20' },
      'create',
      [],
    ],
    [{ 检查周期: '每年1次' }, { checkMonths: 12 }, 'create', []],
    [{ '检查周期(月)': 3 }, { checkMonths: 3 }, 'create', []],
    [{ 检查周期: '2年' }, { checkMonths: 24 }, 'create', []],
    [{ 检查周期: '不定期' }, { checkMonths: null }, 'create', ['number_format']],
    [{ 检查周期: '0' }, { checkMonths: null }, 'create', ['number_format']],
    [
      { 上次检查: '2026-03-20', 下次检查: '2025-03-20' },
      { nextCheckOn: '2025-03-20' },
      'create',
      ['date_reversed'],
    ],
    [{ 现有库存: '-12' }, {}, 'reject', ['number_negative']],
    [{ 现有库存: '若干' }, {}, 'reject', ['number_format']],
    [{ 有效期至: '2026.2.29' }, {}, 'reject', ['date_impossible']],
    [{ 物资名称: null }, {}, 'reject', ['name_missing']],
  ])('supplies %j', async (columns, values, outcome, problems) => {
    const row = await stageRow('supplies', { ...supply, ...columns });
    expect(row.values ?? {}).toMatchObject(values);
    expect([row.outcome, codes(row)]).toEqual([outcome, problems]);
  });
});
