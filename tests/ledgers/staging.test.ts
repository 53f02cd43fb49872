import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTables } from '../../db/ledgers/find-tables';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { stageLedger } from '../../db/ledgers/stage';
import { changesBetween } from '../../db/ledgers/stage-compare';
import { madeUpIdentity, madeUpUscc } from '../builders/codes';
import { ledgerContext, MemoryRegister } from '../builders/register';
import { importFile, stageFile } from '../builders/staging';
import { type BuiltCell, workbookOf } from '../builders/workbooks';

const HEADER = ['单位名称', '统一社会信用代码', '地址', '从业人数'];
const roster = (...rows: BuiltCell[][]) => workbookOf({ name: '台账', rows: [HEADER, ...rows] });
const outcomes = (rows: readonly { outcome: string; problems: readonly { code: string }[] }[]) =>
  rows.map((row) => [row.outcome, ...row.problems.map((problem) => problem.code)].join(' '));

describe('rows of one file', () => {
  it('the first of equal ones wins, a code under two names is a conflict', async () => {
    const { rows, counts } = await stageFile(
      'enterprises',
      await roster(
        ['甲厂', madeUpUscc(1), '吉舒', 1],
        ['乙厂', madeUpUscc(2), '吉舒', 2],
        ['甲 厂', madeUpUscc(1), '白旗', 9],
        ['丙厂', madeUpUscc(2), '吉舒', 3],
        ['丁厂', '正在办理', '吉舒', 4],
        ['丁厂', null, '吉舒', 4],
      ),
    );
    expect(outcomes(rows)).toEqual([
      'create',
      'create',
      'duplicate dup_exact',
      'reject dup_conflict',
      'create uscc_missing',
      'duplicate uscc_missing dup_exact',
    ]);
    expect(rows[2]?.firstRow).toBe(2);
    expect(rows[2]?.problems[0]).toMatchObject({
      column: '统一社会信用代码',
      value: madeUpUscc(1),
      outcome: 'warn',
    });
    expect(counts).toMatchObject({ read: 6, create: 3, duplicate: 2, reject: 1, warned: 1 });
  });

  it('a refused row does not keep a good one out', async () => {
    const { rows } = await stageFile(
      'enterprises',
      await roster([' ', madeUpUscc(1), '吉舒', 1], ['甲厂', madeUpUscc(1), '吉舒', 1]),
    );
    expect(outcomes(rows)).toEqual(['reject name_missing', 'create']);
    // Whoever mends the refused row wants to see which one it is.
    expect(rows[0]?.values).toMatchObject({ uscc: madeUpUscc(1), address: '吉舒' });
  });

  it('people are told apart by their number, namesakes by their telephone', async () => {
    const header = ['姓名', '身份证号码', '职称', '手机号码'];
    const [one, two] = [madeUpIdentity('1975-03-08', 11), madeUpIdentity('1980-01-02', 13)];
    const rows = [
      header,
      ['模文', one, '工程师', '19900000001'],
      ['模文', two, '工程师', '19900000002'],
      ['模文', one, '工程师', '19900000003'],
      ['例海', null, '工程师', '19900000004'],
      ['例海', null, '工程师', '19900000005'],
      ['例海', null, '教授', '19900000004'],
    ];
    const staged = await stageFile('experts', await workbookOf({ name: '名册', rows }));
    expect(outcomes(staged.rows)).toEqual([
      'create',
      'create',
      'duplicate dup_exact',
      'create',
      'create',
      'duplicate dup_exact',
    ]);
  });

  it('what is no data is counted apart', async () => {
    const { counts } = await stageFile(
      'enterprises',
      await roster(
        ['甲厂', madeUpUscc(1), '吉舒', 1],
        ['合计', null, null, 1],
        [],
        ['注：本表由各乡镇填报。'],
      ),
    );
    expect(counts).toMatchObject({ read: 1, notData: 3 });
  });
});

describe('rows that meet the register', () => {
  async function known(): Promise<MemoryRegister> {
    const register = new MemoryRegister();
    await importFile(
      'enterprises',
      await roster(['甲厂', madeUpUscc(1), '吉舒街道1号', 5], ['丁厂', '无', '吉舒', 4]),
      register,
    );
    return register;
  }
  const meet = async (...rows: BuiltCell[][]) =>
    (await stageFile('enterprises', await roster(...rows), await known())).rows;

  it('change only what the file says and says differently', async () => {
    const [row] = await meet(['甲厂', madeUpUscc(1), '吉舒街道 1号', 6]);
    expect(row).toMatchObject({
      outcome: 'update',
      existingId: 'enterprises-1',
      existingVersion: 1,
      changes: [{ field: 'employees', before: 5, after: 6 }],
    });
  });

  it('wipe nothing with an empty cell', async () => {
    expect(outcomes(await meet(['甲厂', madeUpUscc(1), null, '/']))).toEqual(['unchanged']);
  });

  it('rename a unit whose code is known, and say so', async () => {
    const [row] = await meet(['甲厂（集团）', madeUpUscc(1), null, null]);
    expect(outcomes(row ? [row] : [])).toEqual(['update name_changed']);
    expect(row?.changes).toEqual([{ field: 'name', before: '甲厂', after: '甲厂（集团）' }]);
  });

  it('are another unit when only the name is the same', async () => {
    expect(outcomes(await meet(['甲厂', madeUpUscc(9), '吉舒', 5]))).toEqual(['create same_name_other_code']);
  });

  it('bring a code to a unit that had none', async () => {
    const [row] = await meet(['丁厂', madeUpUscc(4), null, null]);
    expect(row).toMatchObject({ outcome: 'update', existingId: 'enterprises-2' });
    expect(row?.changes).toEqual([{ field: 'uscc', before: null, after: madeUpUscc(4) }]);
  });

  it('change nothing when the same file comes twice, whatever is in it', async () => {
    const cell = fc.constantFrom<BuiltCell>('吉舒', ' 白旗 ', null, '/', '３', 5, '若干', '12人');
    const rows = fc.array(fc.tuple(fc.nat(9), cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const bytes = await roster(...lines.map(([n, a, b]) => [`单位${n}`, madeUpUscc(n), a, b]));
        const register = new MemoryRegister();
        const first = await importFile('enterprises', bytes, register);
        const second = await stageFile('enterprises', bytes, register);
        expect(second.counts).toMatchObject({ create: 0, update: 0, unchanged: first.counts.create });
        expect(second.counts.duplicate).toBe(first.counts.duplicate);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the comparison of values', () => {
  it('adds activities and never takes one away', () => {
    expect(changesBetween({ activities: ['hazmat', 'hotel'] }, { activities: ['hotel'] })).toEqual([]);
    expect(changesBetween({ activities: ['hotel'] }, { activities: ['mall', 'hotel'] })).toEqual([
      { field: 'activities', before: ['hotel'], after: ['hotel', 'mall'] },
    ]);
  });

  it('leaves fields alone that storage does not keep, and the name of the owner', () => {
    expect(changesBetween({ unitName: '甲' }, { unitName: '乙', noNotice: true })).toEqual([]);
  });
});

describe('a staging run', () => {
  it('reports its progress up to the end', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [`单位${i}`, madeUpUscc(i), '吉舒', i]);
    const book = await openWorkbook(
      await workbookOf({ name: '一', rows: [HEADER, ...rows] }, { name: '二', rows: [HEADER] }),
    );
    const seen: { rows: number; done: number }[] = [];
    const run = stageLedger({
      kind: 'enterprises',
      tables: await findTables(book, 'enterprises'),
      existing: new MemoryRegister(),
      context: ledgerContext,
      onProgress: (progress) => seen.push(progress),
    });
    for await (const _ of run.batches());
    expect(seen.at(-1)).toEqual({ rows: 300, done: 1 });
    expect(seen.map((progress) => progress.done)).toEqual(seen.map((progress) => progress.done).sort());
    book.close();
  });

  it('stops when it is cancelled', async () => {
    const book = await openWorkbook(await roster(['甲厂', madeUpUscc(1), '吉舒', 1]));
    const abort = new AbortController();
    const tables = await findTables(book, 'enterprises');
    const run = stageLedger({
      kind: 'enterprises',
      tables,
      existing: new MemoryRegister(),
      context: ledgerContext,
      signal: abort.signal,
    });
    abort.abort();
    await expect(run.batches().next()).rejects.toMatchObject({ code: 'CANCELLED' });
    book.close();
  });

  it('takes corrections of the mapping, and rows from csv with their lines', async () => {
    const csv = Buffer.from(`甲,乙,丙\n示例厂,${madeUpUscc(1)},"吉舒\n街道"\n样例厂,91,吉舒\n`);
    const correction = { '': { headings: { 甲: 'name', 乙: 'uscc', 丙: 'address' } } };
    const { rows } = await stageFile('enterprises', csv, new MemoryRegister(), { correction });
    expect(rows.map(({ row, line, outcome, label }) => [row, line, outcome, label])).toEqual([
      [2, 2, 'create', '示例厂'],
      [3, 4, 'reject', '样例厂'],
    ]);
    expect(rows[0]?.values?.address).toBe('吉舒街道');
  });
});
