import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook, type Row } from '../../db/ledgers/read-workbook';

async function read(bytes: Uint8Array | string): Promise<{ encoding: string | undefined; rows: Row[] }> {
  const book = await openWorkbook(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes);
  const rows: Row[] = [];
  for await (const row of book.sheets[0]?.rows() ?? []) rows.push(row);
  return { encoding: book.encoding, rows };
}
const cells = async (bytes: Uint8Array | string) => (await read(bytes)).rows.map((row) => row.cells);

describe('text tables', () => {
  it.each([
    ['commas', '甲,乙\n1,2\n', ','],
    ['semicolons', '甲;乙\n1,5;2\n', ';'],
    ['tabs', '甲\t乙\n1,5\t2\n', '\t'],
    ['bars', '甲|乙\n1,5|2\n', '|'],
  ])('with %s', async (_, text) => {
    const [header, row] = await cells(text);
    expect(header).toEqual(['甲', '乙']);
    expect(row).toHaveLength(2);
  });

  it('follow the line that tells Excel the separator', async () => {
    expect(await read('sep=;\n甲;乙,丙\n')).toEqual({
      encoding: 'utf-8',
      rows: [{ row: 1, line: 2, cells: ['甲', '乙,丙'] }],
    });
  });

  it('keep quotes, separators and line breaks inside fields, and count records and lines', async () => {
    const { rows } = await read('名,范围\r\n"甲,乙","""丰""牌米\n装卸"\r\n\r\n丙,"丁"\r\n');
    expect(rows).toEqual([
      { row: 1, line: 1, cells: ['名', '范围'] },
      { row: 2, line: 2, cells: ['甲,乙', '"丰"牌米\n装卸'] },
      { row: 3, line: 4, cells: [null] },
      { row: 4, line: 5, cells: ['丙', '丁'] },
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('单位,码\n䶮厂,1\n')],
    ['UTF-8 with mark', Buffer.from('\ufeff单位,码\n䶮厂,1\n')],
    ['UTF-16 LE', Buffer.from('\ufeff单位,码\n䶮厂,1\n', 'utf16le')],
    ['UTF-16 LE without mark', Buffer.from('单位,码\n䶮厂,1\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff单位,码\n䶮厂,1\n', 'utf16le').swap16()],
  ])('in %s', async (_, bytes) => {
    expect(await cells(bytes)).toEqual([
      ['单位', '码'],
      ['䶮厂', '1'],
    ]);
  });

  it('in GB18030 with a character of four bytes', async () => {
    // 单,䶭 and a line end.
    const bytes = Buffer.from([0xb5, 0xa5, 0x2c, 0x82, 0x35, 0x87, 0x31, 0x0a]);
    const answer = await read(bytes);
    expect(answer.encoding).toBe('gb18030');
    expect(answer.rows[0]?.cells).toEqual(['单', '䶭']);
  });

  it('stay UTF-8 when a cut at the end breaks the last character', async () => {
    const bytes = Buffer.from(`单位,地址\n${'舒兰市示例厂,吉舒街道\n'.repeat(20)}尾`);
    const { encoding, rows } = await read(bytes.subarray(0, bytes.length - 1));
    expect(encoding).toBe('utf-8');
    expect(rows[1]?.cells[0]).toBe('舒兰市示例厂');
  });

  it('name the line of a quote that never closes', async () => {
    await expect(read('甲,乙\n1,2\n"3,4\n5,6\n')).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
      details: { reason: 'open-quote', line: 3 },
    });
  });

  it('read back what quoting wrote', async () => {
    const field = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', ',', '"', '\n', '\r', ';', '\t') });
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
        // The heading fixes the separator, as it does in real files.
        const all = [['一', '二', '三'], ['四', '五', '六'], ...rows];
        const text = all.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
        const read = await cells(text);
        expect(read.map((row) => row.map((value) => value ?? ''))).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });
});
