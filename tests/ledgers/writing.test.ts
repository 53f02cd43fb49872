import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findTables } from '../../db/ledgers/find-tables';
import { ledgerKind } from '../../db/ledgers/kinds';
import { LEDGER_KINDS } from '../../db/ledgers/kinds/types';
import { openWorkbook, type Row } from '../../db/ledgers/read-workbook';
import { writeRejects } from '../../db/ledgers/write-rejects';
import { writeTemplate } from '../../db/ledgers/write-template';
import { type OutputCell, writeTable } from '../../db/ledgers/write-workbook';
import { madeUpUscc } from '../builders/codes';
import { ledgerContext, MemoryRegister } from '../builders/register';
import { stageFile } from '../builders/staging';
import { type BuiltCell, workbookOf } from '../builders/workbooks';

const folder = mkdtempSync(join(tmpdir(), 'plandesk-writing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(file: string): Promise<{ name: string; rows: Row[] }[]> {
  const book = await openWorkbook(file);
  const sheets = [];
  for (const sheet of book.sheets) {
    const rows: Row[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    sheets.push({ name: sheet.name, rows });
  }
  book.close();
  return sheets;
}

describe('a table', () => {
  const file = join(folder, '表.xlsx');

  it('has title, headings, text, numbers and real dates', async () => {
    const columns = [
      { label: '单位', width: 30 },
      { label: '代码', type: 'code' as const },
      { label: '人数', type: 'number' as const },
      { label: '日期', type: 'date' as const },
    ];
    const rows: OutputCell[][] = [
      ['示例厂 <甲> & "乙"', '0610', 58, '2024-03-05'],
      [null, true, undefined, '长期'],
    ];
    expect(await writeTable({ file, sheetName: '单位[1]', title: '名册', columns, rows })).toBe(2);
    const [sheet] = await read(file);
    expect(sheet?.name).toBe('单位 1');
    expect(sheet?.rows.map((row) => row.cells)).toEqual([
      ['名册', '名册', '名册', '名册'],
      ['单位', '代码', '人数', '日期'],
      ['示例厂 <甲> & "乙"', '0610', 58, { serial: 45356, shows: 'date' }],
      [null, '是', null, '长期'],
    ]);
  });

  it('comes back as it was, by our reader and by SheetJS', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 10 })
      .map((s) => s.replace(/[\p{Cs}\p{Cc}\ufffe\uffff]/gu, ''));
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.constantFrom('_x0041_', '甲\n乙', ' 丙\t '),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        async (rows) => {
          await writeTable({
            file,
            sheetName: '表',
            columns: ['一', '二', '三'].map((label) => ({ label })),
            rows,
          });
          const plain = rows.map((row) =>
            row.map((value) => (value === '' ? null : Object.is(value, -0) ? 0 : value)),
          );
          const ours = (await read(file))[0]?.rows.slice(1) ?? [];
          expect(ours.map(({ cells }) => [0, 1, 2].map((i) => cells[i] ?? null))).toEqual(plain);
          const sheet = xlsx.read(readFileSync(file)).Sheets.表 as xlsx.WorkSheet;
          const theirs = xlsx.utils
            .sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, blankrows: true })
            .slice(1);
          expect(theirs.map((row) => [0, 1, 2].map((i) => row[i] ?? null))).toEqual(plain);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on in further sheets when one is full', async () => {
    async function* rows() {
      for (let i = 1; i <= 10; i += 1) yield [i];
    }
    const written = await writeTable({
      file,
      sheetName: '长',
      columns: [{ label: '号' }],
      rows: rows(),
      rowsPerSheet: 5,
    });
    expect(written).toBe(10);
    const sheets = await read(file);
    expect(sheets.map(({ name, rows: each }) => [name, each.map((row) => row.cells[0])])).toEqual([
      ['长', ['号', 1, 2, 3, 4]],
      ['长 (2)', ['号', 5, 6, 7, 8]],
      ['长 (3)', ['号', 9, 10]],
    ]);
  });

  it('reports progress and can be cancelled, leaving what was there', async () => {
    const target = join(folder, '取消.xlsx');
    writeFileSync(target, '旧');
    const abort = new AbortController();
    const seen: number[] = [];
    function* rows() {
      for (let i = 0; i < 10_000; i += 1) yield [i];
    }
    const options = { file: target, sheetName: '表', columns: [{ label: '号' }], total: 10_000 };
    const onProgress = ({ rows: count, done }: { rows: number; done: number | null }) => {
      seen.push(count);
      expect(done).toBeCloseTo(count / 10_000);
      if (count >= 4000) abort.abort();
    };
    const run = writeTable({ ...options, rows: rows(), onProgress, signal: abort.signal });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(seen).toEqual([2000, 4000]);
    expect(readFileSync(target, 'utf8')).toBe('旧');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('passes on what its rows throw, and leaves no draft', async () => {
    const target = join(folder, '出错.xlsx');
    async function* rows() {
      yield [1];
      throw new TypeError('rows');
    }
    await expect(
      writeTable({ file: target, sheetName: '表', columns: [{ label: '号' }], rows: rows() }),
    ).rejects.toThrow('rows');
    expect(existsSync(target) || existsSync(`${target}.tmp`)).toBe(false);
  });

  it('says why a place cannot be written', async () => {
    const options = { sheetName: '表', columns: [{ label: '号' }], rows: [[1]] };
    await expect(
      writeTable({ ...options, file: join(folder, '无此文件夹', 'a.xlsx') }),
    ).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    const taken = join(folder, '是文件夹.xlsx');
    mkdirSync(taken);
    await expect(writeTable({ ...options, file: taken })).rejects.toMatchObject({
      code: 'FILE_NOT_WRITABLE',
    });
  });
});

describe('a template', () => {
  it.each(LEDGER_KINDS)('of %s holds no data as it is, and takes in its own example', async (kind) => {
    const file = join(folder, `${kind}.xlsx`);
    await writeTemplate(kind, file, ledgerContext);
    const empty = await stageFile(kind, file);
    expect(empty.counts).toMatchObject({ read: 0, notData: 2 });

    const { fields } = ledgerKind(kind);
    const rows = [
      ['序号', ...fields.map((f) => f.label)],
      [1, ...fields.map((f) => f.example)],
    ];
    const register = new MemoryRegister();
    const unit = [
      ['单位名称', '统一社会信用代码', '地址'],
      ['舒兰市示例化工有限公司', null, '吉舒'],
    ];
    const units = await stageFile('enterprises', await workbookOf({ name: '台账', rows: unit }));
    for (const row of units.rows) register.apply('enterprises', row);
    const staged = await stageFile(kind, await workbookOf({ name: '表', rows }), register);
    // The example of the roster is the unit that was registered above.
    const outcome = kind === 'enterprises' ? 'update' : 'create';
    expect(staged.rows.map((row) => [row.outcome, row.problems])).toEqual([[outcome, []]]);
  });

  it('offers lists and keeps codes as text', async () => {
    const file = join(folder, 'enterprises.xlsx');
    await writeTemplate('enterprises', file, ledgerContext);
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    await book.xlsx.readFile(file);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).values).toContain('单位名称*');
    expect(sheet?.getCell('C5').numFmt).toBe('@');
    const { model } = (
      sheet as unknown as { dataValidations: { model: Record<string, { formulae: string[] }> } }
    ).dataValidations;
    const formulae = Object.values(model).flatMap((validation) => validation.formulae);
    expect(formulae).toContain('"正常,停产,关闭"');
    expect(formulae.some((formula) => formula.startsWith('可选值!$A$2'))).toBe(true);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['生产经营单位台账', '填写说明', '可选值']);
  });
});

describe('the rejects workbook', () => {
  const header: BuiltCell[][] = [
    ['某市台账', null, null, null, null],
    ['序号', '单位名称', '统一社会信用代码', '法定代表人', null],
    [null, null, null, '姓名', '电话'],
  ];
  const merges = ['A1:E1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2'];
  const file = join(folder, '退回.xlsx');

  it('gives the rows back with reasons, and they come in once they are mended', async () => {
    const source = await workbookOf({
      name: '台账',
      rows: [
        ...header,
        [1, '甲厂', madeUpUscc(1), '示一', '19900000001'],
        [2, '乙厂', '9122', '例二', 19900000002],
        [3, null, 912202839921303400, '模三', '19900000003'],
      ],
      merges,
    });
    const { rows } = await stageFile('enterprises', source);
    const book = await openWorkbook(source);
    const rejected = rows.filter((row) => row.outcome === 'reject');
    expect(await writeRejects({ file, tables: await findTables(book, 'enterprises'), rejected })).toBe(2);
    book.close();

    const [sheet] = await read(file);
    expect(sheet?.rows[0]?.cells).toEqual([
      '序号',
      '单位名称',
      '统一社会信用代码',
      '法定代表人/姓名',
      '法定代表人/电话',
      '原位置',
      '原因',
    ]);
    expect(sheet?.rows[1]?.cells.slice(0, 6)).toEqual([
      2,
      '乙厂',
      '9122',
      '例二',
      '19900000002',
      '台账 第5行',
    ]);
    expect(sheet?.rows[1]?.cells[6]).toMatch(/^【统一社会信用代码】.*18位/);
    expect(sheet?.rows[2]?.cells[2]).toBe('9.122028399213034e+17');
    expect(sheet?.rows[2]?.cells[6]).toMatch(/单位名称为空[\s\S]*\n【统一社会信用代码】.*科学计数法/);

    const wrong = xlsx.read(readFileSync(file), { cellStyles: true }).Sheets.未导入的行 as xlsx.WorkSheet;
    const colour = (address: string) =>
      (wrong[address] as { s?: { fgColor?: { rgb?: string } } }).s?.fgColor?.rgb;
    expect([colour('B2'), colour('C2'), colour('C3')]).toEqual([undefined, 'FFE0DC', 'FFE0DC']);

    const mended = [
      sheet?.rows[0]?.cells ?? [],
      [2, '乙厂', madeUpUscc(2), '例二', '19900000002', '台账 第5行', '已改'],
    ];
    const again = await stageFile(
      'enterprises',
      await workbookOf({ name: '未导入的行', rows: mended as BuiltCell[][] }),
    );
    expect(again.rows.map((row) => [row.outcome, row.problems, row.values?.legalPhone])).toEqual([
      ['create', [], '19900000002'],
    ]);
  });

  it('puts the columns of several sheets in one order', async () => {
    const source = await workbookOf(
      {
        name: '2025年',
        rows: [
          ['单位名称', '演练名称', '演练时间'],
          ['甲厂', '演练一', '2025.2.30'],
        ],
      },
      {
        name: '2026年',
        rows: [
          ['演练时间', '单位名称', '演练名称', '地点'],
          ['2026.2.30', '甲厂', '演练二', '院内'],
        ],
      },
    );
    const book = await openWorkbook(source);
    const tables = await findTables(book, 'drills');
    const { rows } = await stageFile('drills', source);
    await writeRejects({ file, tables, rejected: rows });
    book.close();
    const [sheet] = await read(file);
    expect(sheet?.rows.map((row) => row.cells.slice(0, 4))).toEqual([
      ['单位名称', '演练名称', '演练时间', '原位置'],
      ['甲厂', '演练一', '2025.2.30', '2025年 第2行'],
      ['甲厂', '演练二', '2026.2.30', '2026年 第2行'],
    ]);
  });
});
