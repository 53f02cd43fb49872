import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook, type Row } from '../../db/ledgers/read-workbook';
import { excel95 } from '../builders/old-excel';

const TABLE = [
  ['单位名称', '统一社会信用代码', '人数', '成立日期'],
  ['舒兰市示例化工有限公司', '91220283MAX0000T0F', 58, 45350],
  ['样例矿业', '912202839937568800', 1200, '2024.3.5'],
];

function book(): xlsx.WorkBook {
  const sheet = xlsx.utils.aoa_to_sheet([['二〇二六年名册'], ...TABLE]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  const day = sheet.D3 as xlsx.CellObject;
  day.z = 'yyyy/m/d';
  const workbook = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(workbook, sheet, '2025年');
  return workbook;
}

async function read(bytes: Uint8Array): Promise<{ format: string; names: string[]; rows: Row[] }> {
  const workbook = await openWorkbook(bytes);
  const rows: Row[] = [];
  for await (const row of workbook.sheets[0]?.rows() ?? []) rows.push(row);
  workbook.close();
  return { format: workbook.format, names: workbook.sheets.map((sheet) => sheet.name), rows };
}

describe('other workbook formats give the same rows', () => {
  const title = '二〇二六年名册';
  const expected = [
    [title, title, title, title],
    TABLE[0],
    ['舒兰市示例化工有限公司', '91220283MAX0000T0F', 58, { serial: 45350, shows: 'date' }],
    TABLE[2],
  ];

  it.each([
    ['biff8', 'xls'],
    ['xlsb', 'other'],
    ['ods', 'other'],
    ['xlml', 'other'],
    ['xlsx', 'xlsx'],
  ] as const)('%s', async (bookType, format) => {
    const bytes = xlsx.write(book(), { type: 'buffer', bookType }) as Buffer;
    const answer = await read(bytes);
    expect(answer.format).toBe(format);
    expect(answer.names).toEqual(['2025年']);
    expect(answer.rows.map((row) => row.cells)).toEqual(expected);
  });

  it('reads Excel 95 in the code page of a Chinese PC', async () => {
    const { format, names, rows } = await read(
      excel95(Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), Buffer.from([0xb3, 0xa7])),
    );
    expect(format).toBe('xls');
    expect(names).toEqual(['示例']);
    expect(rows).toEqual([{ row: 1, cells: ['厂'] }]);
  });

  it.each(['utf-8', 'gb18030'])('a web page named .xls in %s keeps codes as text', async (encoding) => {
    const page =
      '<html><head></head><body><table><tr><td>单位名称</td><td>代码</td></tr><tr><td>示例厂</td><td>912202839937568800</td></tr></table></body></html>';
    // 单位名称代码示例厂 in GB18030.
    const gb: Record<string, number[]> = {
      单: [0xb5, 0xa5],
      位: [0xce, 0xbb],
      名: [0xc3, 0xfb],
      称: [0xb3, 0xc6],
      代: [0xb4, 0xfa],
      码: [0xc2, 0xeb],
      示: [0xca, 0xbe],
      例: [0xc0, 0xfd],
      厂: [0xb3, 0xa7],
    };
    const bytes =
      encoding === 'utf-8'
        ? Buffer.from(page)
        : Buffer.from([...page].flatMap((sign) => gb[sign] ?? [sign.charCodeAt(0)]));
    const { rows } = await read(bytes);
    expect(rows.map((row) => row.cells)).toEqual([
      ['单位名称', '代码'],
      ['示例厂', '912202839937568800'],
    ]);
  });
});
