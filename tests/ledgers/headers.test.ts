import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTables } from '../../db/ledgers/find-tables';
import { ledgerKind } from '../../db/ledgers/kinds';
import { LEDGER_KINDS, type LedgerKind } from '../../db/ledgers/kinds/types';
import { mapColumns } from '../../db/ledgers/map-columns';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { type BuiltSheet, workbookOf } from '../builders/workbooks';

async function tablesOf(kind: LedgerKind, ...sheets: BuiltSheet[]) {
  return findTables(await openWorkbook(await workbookOf(...sheets)), kind);
}

/** Field → heading of the table that was found. */
async function fieldsOf(kind: LedgerKind, ...sheets: BuiltSheet[]): Promise<Record<string, string>> {
  const [table] = await tablesOf(kind, ...sheets);
  return Object.fromEntries(
    (table?.columns ?? []).flatMap(({ field, heading }) => (field === null ? [] : [[field, heading]])),
  );
}

const fieldOf = (kind: LedgerKind, ...path: string[]) =>
  mapColumns(ledgerKind(kind) as never, [path])[0]?.field;

describe('headings by meaning', () => {
  it.each<[LedgerKind, string[], string | null]>([
    ['enterprises', ['企业名称'], 'name'],
    ['enterprises', ['单 位\n名　称'], 'name'],
    ['enterprises', ['*单位名称：'], 'name'],
    ['enterprises', ['２、企业全称（与营业执照一致）'], 'name'],
    ['enterprises', ['ＵＳＣＣ'], 'uscc'],
    ['enterprises', ['统一社会\n信用代码'], 'uscc'],
    ['enterprises', ['统一社会信用代码（或组织机构代码）'], 'uscc'],
    ['enterprises', ['所属乡镇（街道）'], 'town'],
    ['enterprises', ['上年营业收入\n（万元）'], 'revenueWan'],
    ['enterprises', ['法人电话'], 'legalPhone'],
    ['enterprises', ['法定代表人/联系电话'], 'legalPhone'],
    ['enterprises', ['安全管理人员', '手机'], 'safetyOfficerPhone'],
    ['enterprises', ['重点监管属性', '是否矿山'], 'mineFlag'],
    ['enterprises', ['安全生产标准化', '有效期至'], 'standardUntil'],
    ['enterprises', ['安全生产(经营)许可证', '有效期至'], 'licenceUntil'],
    ['enterprises', ['基本情况', '单位名称'], 'name'],
    ['enterprises', ['法定代表人身份证号'], null],
    ['enterprises', ['企业名称拼音'], 'name'],
    ['enterprises', ['序号'], null],
    ['plans', ['公布(发布)日期'], 'publishedOn'],
    ['plans', ['评审情况', '日期'], 'reviewDate'],
    ['plans', ['联系人及电话'], 'contact'],
    ['experts', ['技术职称/职业资格'], 'title'],
    ['experts', ['出生年月日'], 'bornOn'],
    ['teams', ['24小时值班电话'], 'dutyPhone'],
    ['teams', ['其中：专职'], 'fullTimeMembers'],
    ['supplies', ['可调用'], 'shareable'],
    ['drills', ['演练时间'], 'startOn'],
    ['drills', ['完成情况'], 'state'],
  ])('%s: %j → %s', (kind, path, field) => {
    expect(fieldOf(kind, ...path)).toBe(field);
  });

  it.each(LEDGER_KINDS)('of the %s template mean their own fields, in any order', (kind) => {
    const { fields } = ledgerKind(kind);
    fc.assert(
      fc.property(fc.shuffledSubarray([...fields], { minLength: fields.length }), (shuffled) => {
        const mapped = mapColumns(
          ledgerKind(kind) as never,
          shuffled.map((field) => [field.label]),
        );
        expect(mapped.map((column) => column.field)).toEqual(shuffled.map((field) => field.key));
      }),
      { numRuns: 20 },
    );
  });

  it('give each field one column, the surest', () => {
    const mapped = mapColumns(ledgerKind('enterprises') as never, [
      ['联系电话'],
      ['安全员电话'],
      ['单位'],
      ['单位名称'],
    ]);
    expect(mapped.map((column) => column.field)).toEqual([null, 'safetyOfficerPhone', null, 'name']);
  });

  it('take a lone telephone column for the safety officer, several by who stands before them', () => {
    const of = (...headings: string[]) =>
      mapColumns(
        ledgerKind('enterprises') as never,
        headings.map((heading) => [heading]),
      ).map((c) => c.field);
    expect(of('企业名称', '主要负责人', '联系电话')).toEqual(['name', 'principal', 'safetyOfficerPhone']);
    expect(of('企业名称', '法定代表人', '电话', '主要负责人', '电话', '地址', '联系电话')).toEqual([
      'name',
      'legalPerson',
      'legalPhone',
      'principal',
      'principalPhone',
      'address',
      'safetyOfficerPhone',
    ]);
  });

  it('obey corrections, by column or by heading', () => {
    const headings = [['单位名称'], ['曾用名'], ['代号']];
    const mapped = mapColumns(ledgerKind('enterprises') as never, headings, {
      columns: { 2: 'uscc' },
      headings: { 曾用名: 'name', 单位名称: null },
    });
    expect(mapped.map(({ field, by }) => [field, by])).toEqual([
      [null, 'user'],
      ['name', 'user'],
      ['uscc', 'user'],
    ]);
  });
});

describe('the header of a table', () => {
  it('stands under titles and spans two levels of merged cells', async () => {
    const fields = await fieldsOf('enterprises', {
      name: '台账',
      rows: [
        ['某市监管台账（2026年上半年）'],
        ['填报单位：某局　　填报日期：2026年6月30日'],
        ['序号', '单位名称', '法定代表人', null, '安全管理人员', null, '统一社会信用代码'],
        [null, null, '姓名', '电话', '姓名', '手机', null],
        [1, '示例厂', '示一', '19900000001', '例二', '19900000002', '91220283MAX0000T0F'],
      ],
      merges: ['A1:G1', 'A2:G2', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:G4'],
    });
    expect(fields).toEqual({
      name: '单位名称',
      legalPerson: '法定代表人/姓名',
      legalPhone: '法定代表人/电话',
      safetyOfficer: '安全管理人员/姓名',
      safetyOfficerPhone: '安全管理人员/手机',
      uscc: '统一社会信用代码',
    });
  });

  it('may leave the upper level unmerged', async () => {
    const [table] = await tablesOf('enterprises', {
      name: '台账',
      rows: [
        ['单位名称', '法定代表人', null, '主要负责人', null, '地址'],
        [null, '姓名', '电话', '姓名', '电话', null],
        ['示例厂', '示一', '19900000001', '例二', '19900000002', '吉舒'],
      ],
    });
    expect(table?.headerRows).toEqual([1, 2]);
    expect(table?.columns.map((column) => column.field)).toEqual([
      'name',
      'legalPerson',
      'legalPhone',
      'principal',
      'principalPhone',
      'address',
    ]);
  });

  it('stays where it is when columns are corrected, and is looked for where it is said to be', async () => {
    const sheet: BuiltSheet = {
      name: '台账',
      rows: [['某市名册'], ['单位名称', '备用', '地址'], ['示例厂', '91', '吉舒']],
    };
    const book = await openWorkbook(await workbookOf(sheet));
    const columns = { 0: 'name', 1: 'uscc', 2: 'address' };
    const [corrected] = await findTables(book, 'enterprises', { correction: { 台账: { columns } } });
    expect(corrected?.headerRows).toEqual([2]);
    expect(corrected?.columns.map((column) => column.field)).toEqual(['name', 'uscc', 'address']);
    const [forced] = await findTables(book, 'enterprises', {
      correction: { 台账: { columns, headerRows: [1] } },
    });
    expect(forced?.headerRows).toEqual([1]);
  });

  it('is one row when the next one is data, even data that reads like headings', async () => {
    const [table] = await tablesOf('enterprises', {
      name: '台账',
      rows: [
        ['单位名称', '行业', '地址'],
        ['示例厂', '其他', '地址不详'],
      ],
    });
    expect(table?.headerRows).toEqual([1]);
  });
});

describe('the sheets of a kind', () => {
  const drills = (name: string): BuiltSheet => ({
    name,
    rows: [
      ['单位名称', '演练名称', '演练时间'],
      ['示例厂', '演练', '3月5日'],
    ],
  });

  it('are all taken, each with the year of its name or title', async () => {
    const tables = await tablesOf('drills', drills('2025年'), drills('2026年'), {
      name: '说明',
      rows: [['填表说明']],
    });
    expect(tables.map(({ sheet, year }) => [sheet.name, year])).toEqual([
      ['2025年', 2025],
      ['2026年', 2026],
    ]);
    const titled = drills('Sheet1');
    const [table] = await tablesOf('drills', {
      ...titled,
      rows: [['二〇二四 2024年度演练台账'], ...titled.rows],
    });
    expect(table?.year).toBe(2024);
    const [span] = await tablesOf('drills', { ...titled, rows: [['2023年4月至2026年5月'], ...titled.rows] });
    expect(span?.year).toBeNull();
  });

  it('are told apart in one workbook', async () => {
    const sheets: BuiltSheet[] = [
      {
        name: '一',
        rows: [
          ['队伍名称', '性质', '队员总数'],
          ['示例队', '基层', 12],
        ],
      },
      {
        name: '二',
        rows: [
          ['所属队伍', '装备名称', '数量', '购置日期'],
          ['示例队', '担架', 2, '2024.3.5'],
        ],
      },
      {
        name: '三',
        rows: [
          ['储备库', '物资名称', '现有库存', '有效期至'],
          ['中心库', '棉被', 10, '长期'],
        ],
      },
      {
        name: '四',
        rows: [
          ['单位', '值班电话'],
          ['示例局', '0432-00001100'],
        ],
      },
    ];
    for (const [kind, sheet] of [
      ['teams', '一'],
      ['equipment', '二'],
      ['supplies', '三'],
    ] as const) {
      expect((await tablesOf(kind, ...sheets)).map((table) => table.sheet.name)).toEqual([sheet]);
    }
  });

  it('leave hidden sheets out unless they are asked for', async () => {
    const bytes = await workbookOf(drills('2026年'), { ...drills('旧'), state: 'hidden' });
    const book = await openWorkbook(bytes);
    expect(await findTables(book, 'drills')).toHaveLength(1);
    expect((await findTables(book, 'drills', { sheets: ['旧'] })).map((table) => table.sheet.name)).toEqual([
      '旧',
    ]);
    await expect(findTables(book, 'drills', { sheets: ['无'] })).rejects.toMatchObject({
      code: 'LEDGER_SHEET_NOT_FOUND',
    });
  });

  it('of another kind are named', async () => {
    await expect(tablesOf('enterprises', drills('2026年'))).rejects.toMatchObject({
      code: 'LEDGER_OTHER_KIND',
      details: { kind: 'enterprises', looksLike: 'drills' },
    });
  });

  it('that hold no ledger at all are named', async () => {
    await expect(
      tablesOf('plans', {
        name: '随笔',
        rows: [
          ['今天', '天气'],
          ['晴', 3],
        ],
      }),
    ).rejects.toMatchObject({
      code: 'LEDGER_HEADER_NOT_FOUND',
      details: { kind: 'plans', sheets: ['随笔'] },
    });
  });
});
