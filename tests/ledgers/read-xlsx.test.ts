import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook, type Row } from '../../db/ledgers/read-workbook';
import { DEFAULT_LIMITS } from '../../db/ledgers/workbook/limits';
import { SharedStringScanner } from '../../db/ledgers/workbook/shared-strings';
import { SheetScanner } from '../../db/ledgers/workbook/sheet-scanner';
import { cellsByReader, cellsBySheetJs } from '../builders/sheetjs-oracle';
import { type BuiltCell, rawWorkbook, workbookOf, zipOf } from '../builders/workbooks';

async function rowsOf(bytes: Uint8Array, sheet = 0, spreadMerged = true): Promise<Row[]> {
  const book = await openWorkbook(bytes, { spreadMerged });
  const rows: Row[] = [];
  for await (const row of book.sheets[sheet]?.rows() ?? []) rows.push(row);
  book.close();
  return rows;
}

const cellsOf = async (data: string, more: Partial<Parameters<typeof rawWorkbook>[0]> = {}) =>
  (await rowsOf(await rawWorkbook({ sheets: [{ name: '表', data }], ...more }))).map((row) => row.cells);

describe('cells of an .xlsx', () => {
  const styles =
    '<numFmts count="3"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[$-804]yyyy/m/d\\ h:mm"/><numFmt numFmtId="172" formatCode="0.00&quot;d&quot;"/></numFmts>' +
    '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="57"/><xf numFmtId="20"/></cellXfs>';

  it.each<[string, string, unknown]>([
    ['a number', '<c r="A1"><v>58</v></c>', 58],
    ['a number with blanks around', '<c r="A1"><v> 58 </v></c>', 58],
    ['a fraction', '<c r="A1"><v>23.95</v></c>', 23.95],
    ['a number beyond fifteen digits', '<c r="A1"><v>9.1220283992130304E+17</v></c>', 9.1220283992130304e17],
    ['a negative number', '<c r="A1"><v>-12</v></c>', -12],
    ['true', '<c r="A1" t="b"><v>1</v></c>', true],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', { error: '#N/A' }],
    [
      'inline text',
      '<c r="A1" t="inlineStr"><is><t>甲 &lt;乙&gt; &amp; &#20013;&#x56FD;</t></is></c>',
      '甲 <乙> & 中国',
    ],
    ['empty inline text', '<c r="A1" t="inlineStr"><is><t/></is></c>', ''],
    [
      'rich inline text',
      '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>示</t></r><r><t xml:space="preserve"> 例</t></r></is></c>',
      '示 例',
    ],
    ['the cached text of a formula', '<c r="A1" t="str"><f>B1&amp;"&lt;v&gt;"</f><v>合计</v></c>', '合计'],
    ['the cached number of a formula', '<c r="A1"><f>SUM(B1:B9)</f><v>7</v></c>', 7],
    ['a formula never computed', '<c r="A1"><f>SUM(B1:B9)</f></c>', undefined],
    ['text in CDATA', '<c r="A1" t="inlineStr"><is><t>甲<![CDATA[<乙&>]]>丙</t></is></c>', '甲<乙&>丙'],
    ['a comment inside', '<c r="A1"><!-- <v>1</v> --><v>2</v></c>', 2],
    [
      'an escaped control character',
      '<c r="A1" t="inlineStr"><is><t>甲_x000D_乙_x005F_x0041_</t></is></c>',
      '甲\r乙_x0041_',
    ],
    ['Windows line ends', '<c r="A1" t="inlineStr"><is><t>甲\r\n乙</t></is></c>', '甲\n乙'],
    [
      'attributes in another order and other quotes',
      "<c t='inlineStr' cm='1' r='A1'><is><t>甲</t></is></c>",
      '甲',
    ],
    ['a sign of four bytes', '<c r="A1" t="inlineStr"><is><t>𠮷野</t></is></c>', '𠮷野'],
    ['a date', '<c r="A1" s="1"><v>45350</v></c>', { serial: 45350, shows: 'date' }],
    ['a date of Chinese form', '<c r="A1" s="2"><v>45350</v></c>', { serial: 45350, shows: 'date' }],
    ['a date with time', '<c r="A1" s="3"><v>45350.5</v></c>', { serial: 45350.5, shows: 'date-time' }],
    ['a number with a quoted d', '<c r="A1" s="4"><v>45350</v></c>', 45350],
    ['a built-in Chinese date', '<c r="A1" s="5"><v>45350</v></c>', { serial: 45350, shows: 'date' }],
    ['a time of day', '<c r="A1" s="6"><v>0.5</v></c>', { serial: 0.5, shows: 'time' }],
    ['a strict ISO date', '<c r="A1" t="d"><v>2024-02-28</v></c>', { serial: 45350, shows: 'date' }],
  ])('reads %s', async (_, xml, expected) => {
    const [row] = await cellsOf(`<row r="1">${xml}</row>`, { styles });
    expect(row?.[0]).toEqual(expected);
  });

  it('joins the runs of a shared string and leaves readings out', async () => {
    const sharedStrings =
      '<si><t>甲</t></si><si><r><t>示</t></r><r><rPr><i/></rPr><t>例</t></r><rPh sb="0" eb="1"><t>shi</t></rPh><phoneticPr fontId="1"/></si><si/><si><t></t></si><si><t xml:space="preserve"> 乙 </t></si>';
    const data = [0, 1, 2, 3, 4].map((i) => `<c t="s"><v>${i}</v></c>`).join('');
    expect(await cellsOf(`<row>${data}</row>`, { sharedStrings })).toEqual([['甲', '示例', '', '', ' 乙 ']]);
  });

  it('numbers rows and columns that do not say where they are', async () => {
    const rows = await rowsOf(
      await rawWorkbook({
        sheets: [
          {
            name: '表',
            data: '<row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="C9"><v>3</v></c><c><v>4</v></c></row><row/>',
          },
        ],
      }),
    );
    expect(rows).toEqual([
      { row: 1, cells: [1, 2] },
      { row: 9, cells: [null, null, 3, 4] },
      { row: 10, cells: [] },
    ]);
  });

  it('counts the days of a 1904 workbook in the 1900 system', async () => {
    const rows = await cellsOf('<row r="1"><c r="A1" s="1"><v>43888</v></c></row>', {
      styles,
      date1904: true,
    });
    expect(rows).toEqual([[{ serial: 45350, shows: 'date' }]]);
  });

  it('understands prefixed elements and a part in UTF-16', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="B2:C2"/></x:mergeCells></x:worksheet>';
    const part = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    expect(await rowsOf(await rawWorkbook({ sheets: [{ name: '表', data: '', xml: part }] }))).toEqual([
      { row: 2, cells: [null, '甲', '甲'] },
    ]);
  });

  it('lists hidden sheets as hidden and reads each on its own', async () => {
    const book = await openWorkbook(
      await workbookOf({ name: '一', rows: [['甲']] }, { name: '藏', rows: [['乙']], state: 'veryHidden' }),
    );
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['一', false],
      ['藏', true],
    ]);
    book.close();
  });

  it('can be walked through twice', async () => {
    const book = await openWorkbook(await workbookOf({ name: '一', rows: [['甲'], ['乙']] }));
    const [sheet] = book.sheets;
    const once = async () => {
      const rows = [];
      for await (const row of sheet?.rows() ?? []) rows.push(row);
      return rows;
    };
    expect(await once()).toEqual(await once());
    book.close();
  });
});

describe('merged areas', () => {
  it('repeat their value, over and down, but overwrite nothing', async () => {
    const rows = await rowsOf(
      await workbookOf({
        name: '表',
        rows: [
          ['标题', null, null],
          ['镇', '单位', null],
          ['白旗镇', '甲', 1],
          [null, '乙', 2],
          [null, '丙', null],
          ['朝阳镇', '丁', 4],
        ],
        merges: ['A1:C1', 'A3:A5', 'B2:C2'],
      }),
    );
    expect(rows.map((row) => row.cells)).toEqual([
      ['标题', '标题', '标题'],
      ['镇', '单位', '单位'],
      ['白旗镇', '甲', 1],
      ['白旗镇', '乙', 2],
      ['白旗镇', '丙'],
      ['朝阳镇', '丁', 4],
    ]);
  });

  it('are not misled by the same letters in a text', async () => {
    const rows = await rowsOf(
      await workbookOf({
        name: '表',
        rows: [
          ['mergeCell ref="A1:B2"', null],
          [null, 'x:mergeCell ref="A1:B2"'],
        ],
      }),
    );
    expect(rows.map((row) => row.cells)).toEqual([
      ['mergeCell ref="A1:B2"'],
      [null, 'x:mergeCell ref="A1:B2"'],
    ]);
  });

  it('over a whole sheet cost no more than the cells allow', async () => {
    const bytes = await workbookOf({ name: '表', rows: [['甲'], ['乙']], merges: ['A1:XFD1048576'] });
    const [first] = await rowsOf(bytes);
    expect(first?.cells).toHaveLength(DEFAULT_LIMITS.columns);
  });
});

describe('the scanners', () => {
  const xml = Buffer.from(
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲&amp;乙</t></is></c><c r="B1"><!--x--><v>12.5</v></c></row><row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" t="str"><v><![CDATA[丙]]></v></c></row></sheetData></worksheet>',
  );
  const context = {
    sheet: '表',
    sharedStrings: ['零', '壹'],
    styles: [],
    since1904: false,
    limits: DEFAULT_LIMITS,
  };
  const expected = [
    { row: 1, cells: ['甲&乙', 12.5] },
    { row: 3, cells: [null, '壹', '丙'] },
  ];

  it('read the same wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(xml.length), { maxLength: 12 }), (cuts) => {
        const scanner = new SheetScanner(context);
        let from = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), xml.length]) {
          scanner.push(xml.subarray(from, cut));
          from = cut;
        }
        scanner.finish();
        expect(scanner.takeRows()).toEqual(expected);
      }),
    );
  });

  it('read a cell longer than what bridges two pieces', () => {
    const long = '长'.repeat(3000);
    const wide = Buffer.from(
      `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>${long}</v></c><c r="C1"><v>3</v></c></row></sheetData></worksheet>`,
    );
    for (let cut = 1; cut < wide.length; cut += 97) {
      const scanner = new SheetScanner(context);
      scanner.push(wide.subarray(0, cut));
      scanner.push(wide.subarray(cut));
      scanner.finish();
      expect(scanner.takeRows()).toEqual([{ row: 1, cells: [1, long, 3] }]);
    }
  });

  it('read shared strings the same wherever the pieces are cut', () => {
    const table = Buffer.from(
      '<sst><si><t>甲&#x4e59;</t></si><si><r><t>示</t></r><r><t>例</t></r></si><si/></sst>',
    );
    for (let cut = 0; cut <= table.length; cut += 1) {
      const scanner = new SharedStringScanner();
      scanner.push(table.subarray(0, cut));
      scanner.push(table.subarray(cut));
      expect(scanner.finish()).toEqual(['甲乙', '示例', '']);
    }
  });
});

describe('any table', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((s) => s.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''));
  const cell: fc.Arbitrary<BuiltCell> = fc.oneof(
    text.filter((s) => s !== '' && !/_x[\da-f]{4}_/i.test(s)),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: 61, max: 80_000 }).map((serial) => ({ serial })),
  );
  const table = fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 8 });

  it('comes out as it went in, and as SheetJS reads it', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bytes = await workbookOf({ name: '表', rows });
        const ours = await cellsByReader(bytes);
        expect([...ours].sort()).toEqual([...cellsBySheetJs(bytes)].sort());
        expect(ours.size).toBe(rows.flat().filter((value) => value !== null).length);
      }),
      { numRuns: 60 },
    );
  });

  it('reads the same stored or deflated', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row>';
    const { rawParts } = await import('../builders/workbooks');
    const parts = rawParts({ sheets: [{ name: '表', data }] });
    expect(await rowsOf(await zipOf(parts, false))).toEqual(await rowsOf(await zipOf(parts, true)));
  });
});
