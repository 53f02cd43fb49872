import { describe, expect, it } from 'vitest';
import type { EnterpriseValues, RowProblem } from '../../db/ledgers/kinds/types';
import { madeUpUscc } from '../builders/codes';
import { stageFile } from '../builders/staging';
import { type BuiltCell, workbookOf } from '../builders/workbooks';

const CODE = madeUpUscc(1);

/** Stages one row with the given columns; name and code are filled in when left out. */
async function stageRow(columns: Record<string, BuiltCell>) {
  const all = { 单位名称: '示例厂', 统一社会信用代码: CODE, 地址: '吉舒街道1号', ...columns };
  const bytes = await workbookOf({ name: '台账', rows: [Object.keys(all), Object.values(all)] });
  const { rows } = await stageFile('enterprises', bytes);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

const valuesOf = async (columns: Record<string, BuiltCell>) =>
  (await stageRow(columns)).values as EnterpriseValues;

describe('a field of the roster', () => {
  it.each<[string, BuiltCell, keyof EnterpriseValues, unknown]>([
    ['单位名称', ' 舒兰市\n示 例厂　（一分厂）', 'name', '舒兰市示例厂（一分厂）'],
    ['单位名称', '示例ＡＢ厂', 'name', '示例AB厂'],
    ['单位名称', '示例\u202e甲\u2066厂', 'name', '示例甲厂'],
    ['地址', '长'.repeat(4000), 'address', '长'.repeat(4000)],
    ['统一社会信用代码', CODE.toLowerCase(), 'uscc', CODE],
    ['统一社会信用代码', `\t'${CODE.slice(0, 8)}\u00a0${CODE.slice(8)}`, 'uscc', CODE],
    ['乡镇', '  白旗镇 ', 'town', '白旗镇'],
    ['从业人数', '36人', 'employees', 36],
    ['从业人数', '1,200', 'employees', 1200],
    ['从业人数', '２８', 'employees', 28],
    ['从业人数', 58, 'employees', 58],
    ['从业人数', '/', 'employees', null],
    ['从业人数', '', 'employees', null],
    ['安全员电话', 19900000001, 'safetyOfficerPhone', '19900000001'],
    ['安全员电话', '（0432）00008912', 'safetyOfficerPhone', '0432-00008912'],
    ['安全员电话', '0432-00008912/19900000001', 'safetyOfficerPhone', '0432-00008912、19900000001'],
    ['成立日期', '2024.3.5', 'establishedOn', '2024-03-05'],
    ['成立日期', ' 2024年 3月 5日 ', 'establishedOn', '2024-03-05'],
    ['成立日期', '２０２４年３月５日', 'establishedOn', '2024-03-05'],
    ['成立日期', '2024-03-05 00:00:00', 'establishedOn', '2024-03-05'],
    ['成立日期', 20240305, 'establishedOn', '2024-03-05'],
    ['成立日期', 45356, 'establishedOn', '2024-03-05'],
    ['成立日期', { serial: 45356 }, 'establishedOn', '2024-03-05'],
    ['成立日期', '2024-03-05', 'establishedOn', '2024-03-05'],
    ['国民经济代码', 610, 'industryCode', 'B0610'],
    ['国民经济代码', '1311', 'industryCode', 'C1311'],
    ['标准化等级', '叁级', 'standardLevel', '三级'],
    ['标准化等级', 'Ⅲ级', 'standardLevel', '三级'],
    ['标准化等级', '二级达标', 'standardLevel', '二级'],
    ['标准化等级', '未达标', 'standardLevel', null],
    ['标准化等级', '小微企业达标', 'standardLevel', '小微'],
    ['重大危险源级别', '四级', 'majorHazardLevel', 4],
    ['重大危险源级别', '无', 'majorHazardLevel', null],
    ['上年营业收入（万元）', '3994.50', 'revenueWan', 3994.5],
    ['上年营业收入', '1.2亿元', 'revenueWan', 12000],
    ['上年营业收入', '50000元', 'revenueWan', 5],
    ['隶属关系', '中央企业', 'affiliation', 'central'],
    ['隶属关系', '县属', 'affiliation', 'county'],
    ['经营状态', '停产', 'status', 'suspended'],
    ['经营状态', '季节性生产', 'status', 'active'],
    ['经营状态', '已注销', 'status', 'closed'],
    ['企业规模', '小型', 'sizeTier', 'small'],
    ['许可证编号', '—', 'licenceNo', null],
    ['许可证有效期至', '长期', 'licenceUntil', null],
    ['经度', '126.965', 'longitude', 126.965],
  ])('%s %j → %s %j', async (heading, cell, field, expected) => {
    const row = await stageRow({ [heading]: cell });
    expect(row.values?.[field]).toEqual(expected);
    expect(row.problems).toEqual([]);
  });

  it('is absent when the file has no such column', async () => {
    const values = await valuesOf({});
    expect(Object.keys(values).sort()).toEqual(['address', 'name', 'uscc']);
  });

  it('follows 同左 and 同上', async () => {
    const bytes = await workbookOf({
      name: '台账',
      rows: [
        ['单位名称', '代码', '法定代表人', '法人电话', '主要负责人', '主要负责人电话', '乡镇'],
        ['甲厂', CODE, '示一', '19900000001', '同左', '同左', '白旗镇'],
        ['乙厂', madeUpUscc(2), '例二', '19900000002', '模三', '19900000003', '同上'],
      ],
    });
    const { rows } = await stageFile('enterprises', bytes);
    expect(rows.map(({ values }) => [values?.principal, values?.principalPhone, values?.town])).toEqual([
      ['示一', '19900000001', '白旗镇'],
      ['模三', '19900000003', '白旗镇'],
    ]);
  });

  it('keeps a telling status in the remark', async () => {
    expect((await valuesOf({ 经营状态: '在建', 备注: '二期' })).remark).toBe('二期；经营状态：在建');
  });
});

describe('a faulty field of the roster', () => {
  it.each<[string, BuiltCell, Partial<RowProblem>]>([
    ['单位名称', ' ', { code: 'name_missing', outcome: 'reject' }],
    ['单位名称', '长'.repeat(201), { code: 'text_too_long', outcome: 'reject' }],
    ['单位名称', '长'.repeat(5000), { code: 'text_too_long', outcome: 'reject', value: '长'.repeat(200) }],
    ['地址', '长'.repeat(4001), { code: 'text_too_long', outcome: 'warn' }],
    ['统一社会信用代码', CODE.slice(0, 17), { code: 'uscc_length', outcome: 'reject' }],
    ['统一社会信用代码', '220283000001382', { code: 'uscc_length', outcome: 'reject' }],
    [
      '统一社会信用代码',
      912202839921303400,
      { code: 'uscc_scientific', outcome: 'reject', value: '9.122028399213034e+17' },
    ],
    ['统一社会信用代码', '9.12203E+17', { code: 'uscc_scientific', outcome: 'reject' }],
    ['统一社会信用代码', `${CODE.slice(0, 4)}O${CODE.slice(5)}`, { code: 'uscc_charset', outcome: 'reject' }],
    [
      '统一社会信用代码',
      `${CODE.slice(0, 17)}${CODE[17] === '1' ? '2' : '1'}`,
      { code: 'uscc_check', outcome: 'reject' },
    ],
    ['统一社会信用代码', '正在办理', { code: 'uscc_missing', outcome: 'warn' }],
    [
      '成立日期',
      '2023-02-30',
      { code: 'date_impossible', outcome: 'reject', column: '成立日期', value: '2023-02-30' },
    ],
    ['成立日期', '不详', { code: 'date_format', outcome: 'warn' }],
    ['成立日期', '2015年6月', { code: 'date_partial', outcome: 'warn' }],
    ['从业人数', '若干', { code: 'number_format', outcome: 'warn' }],
    ['从业人数', '约40人', { code: 'number_format', outcome: 'warn' }],
    ['从业人数', 36.5, { code: 'number_format', outcome: 'warn' }],
    ['从业人数', -3, { code: 'number_negative', outcome: 'warn' }],
    ['安全员电话', '1990000123', { code: 'phone_format', outcome: 'warn' }],
    ['行业', '炼金术', { code: 'category_unknown', outcome: 'warn' }],
    ['国民经济代码', 'A2614', { code: 'industry_section', outcome: 'warn' }],
    ['经营状态', '？', { code: 'status_unknown', outcome: 'warn' }],
    ['是否矿山', '也许', { code: 'flag_unknown', outcome: 'warn' }],
    ['经度', 1265, { code: 'number_range', outcome: 'warn' }],
  ])('%s %j → %j', async (heading, cell, problem) => {
    const row = await stageRow({ [heading]: cell });
    expect(row.problems).toEqual([expect.objectContaining({ column: heading, ...problem })]);
    expect(row.outcome).toBe(problem.outcome === 'reject' ? 'reject' : 'create');
    expect(row.problems[0]?.message).toMatch(/。|？$/);
  });

  it('is named together with every other fault of the row', async () => {
    const row = await stageRow({
      单位名称: '',
      统一社会信用代码: '1',
      成立日期: '2024.13.5',
      从业人数: '若干',
    });
    expect(row.problems.map((problem) => problem.code)).toEqual([
      'name_missing',
      'number_format',
      'date_impossible',
      'uscc_length',
    ]);
  });

  it('says why a unit has no code', async () => {
    expect(await valuesOf({ 统一社会信用代码: '正在办理', 备注: '执照办理中' })).toMatchObject({
      uscc: null,
      usccReason: '正在办理；执照办理中',
    });
  });
});

describe('the hazard activities of a row', () => {
  it.each<[string, Record<string, BuiltCell>, string[]]>([
    ['come with the category', { 行业: '煤矿' }, ['coal-mine']],
    ['are not doubled by a flag', { 行业: '煤矿', 是否矿山: '是' }, ['coal-mine']],
    ['come with a flag alone', { 行业: '机械', 是否危化: '√', 是否矿山: '×', 人员密集场所: '/' }, ['hazmat']],
    ['tell coal by the industry', { 是否矿山: 'Y', 国民经济代码: '0610' }, ['coal-mine']],
    ['tell other mines', { 是否矿山: '是', 国民经济代码: '1012' }, ['non-coal-mine']],
    ['of a school', { 行业: '学校', 是否危化: '是' }, ['school-hazmat']],
    ['of a crowded place', { 行业: '其他', 人员密集场所: '是' }, ['other-crowded']],
    ['of a major hazard', { 行业: '机械', 重大危险源级别: '三级' }, ['hazmat']],
    ['are none', { 行业: '机械', 是否危化: '否' }, []],
  ])('%s', async (_, columns, activities) => {
    expect((await valuesOf(columns)).activities).toEqual(activities);
  });
});
