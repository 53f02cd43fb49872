import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { openScratch } from '../../db/connection';
import { applyStaged } from '../../db/services/ledgers/apply-staged';
import { makeCore } from '../builders/database';
import { stage } from '../builders/import-ledger';
import { ROSTER_HEADINGS, rosterRow } from '../builders/rosters';

const ROWS = 100_000;
const ROUNDS = 5;
const HEADINGS = [
  ...ROSTER_HEADINGS,
  '法定代表人',
  '法定代表人电话',
  '安全管理人员',
  '安全管理人员电话',
  '标准化等级',
  '许可证编号',
  '上年营业收入（万元）',
  '备注',
];

interface Measured {
  ms: number;
  peakMb: number;
  detail: string;
}

function* roster(): Generator<(string | number)[]> {
  for (let serial = 1; serial <= ROWS; serial++)
    yield [
      ...rosterRow(serial),
      `示甲${serial}`,
      '0432-00001234',
      `例乙${serial}`,
      '19900005678',
      '三级',
      `（吉）安许证字〔2024〕${serial}号`,
      1000 + serial,
      '示例单位，仅供测速',
    ];
}

/** A workbook as Excel saves it: texts in the shared table, numbers as numbers. */
async function writeRoster(file: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: file,
    useSharedStrings: true,
    useStyles: false,
  });
  const sheet = workbook.addWorksheet('台账');
  sheet.addRow(HEADINGS).commit();
  for (const row of roster()) sheet.addRow(row).commit();
  sheet.commit();
  await workbook.commit();
}

/** The product's own way: read, validate, compare with the registers, write with undo information and search index. */
async function product(file: string): Promise<Omit<Measured, 'peakMb'>> {
  const test = makeCore();
  const began = performance.now();
  const staging = await stage(test, 'enterprises', file);
  const staged = performance.now();
  const applied = await test.core.longTransaction((db, pause) =>
    applyStaged(test.deps(db), staging, pause, () => undefined),
  );
  const ended = performance.now();
  if (applied.created !== ROWS) throw new Error(`expected ${ROWS} new units, got ${JSON.stringify(applied)}`);
  staging.reader.close();
  test.close();
  return {
    ms: ended - began,
    detail: `stage ${Math.round(staged - began)} ms, apply ${Math.round(ended - staged)} ms`,
  };
}

/** The yardstick: exceljs's stream reader and a plain insert of the raw cells, nothing checked. */
async function yardstick(file: string): Promise<Omit<Measured, 'peakMb'>> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  const { db, close } = openScratch(join(folder, 'plain.db'));
  const columns = HEADINGS.map((_, index) => `c${index}`);
  db.exec(`CREATE TABLE plain (${columns.map((column) => `${column} TEXT`).join(', ')}); BEGIN`);
  const sql = `INSERT INTO plain VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
  let rows = 0;
  const began = performance.now();
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(file, {
    sharedStrings: 'cache',
    worksheets: 'emit',
  }))
    for await (const row of sheet) {
      db.run(
        sql,
        Object.fromEntries(
          columns.map((column, index) => [column, String(row.getCell(index + 1).value ?? '')]),
        ),
      );
      rows += 1;
    }
  db.exec('COMMIT');
  const ms = performance.now() - began;
  close();
  rmSync(folder, { recursive: true, force: true });
  return { ms, detail: `${rows} rows` };
}

/** One part in a process of its own, so that peak memory is its own. */
export async function part(name: 'product' | 'yardstick', file: string): Promise<void> {
  const measured: Measured = {
    ...(await (name === 'product' ? product(file) : yardstick(file))),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`\n${JSON.stringify(measured)}`);
}

function measure(name: 'product' | 'yardstick', file: string): Measured {
  const script = `import(${JSON.stringify(pathToFileURL(import.meta.filename).href)}).then((bench) => bench.part(${JSON.stringify(name)}, ${JSON.stringify(file)}))`;
  const output = execFileSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Prints G4 and G5 of the speed goals: import of a 100,000 × 20 roster. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  const file = join(folder, 'roster.xlsx');
  await writeRoster(file);
  const products: Measured[] = [];
  const yardsticks: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    products.push(measure('product', file));
    yardsticks.push(measure('yardstick', file));
  }
  const ratios = products.map((each, round) => each.ms / (yardsticks[round]?.ms ?? 1));
  console.log(
    `G4  import of ${ROWS.toLocaleString('en')} × ${HEADINGS.length}, validated, compared, written / exceljs stream read + plain insert`,
  );
  console.log(
    `    ${Math.round(median(products.map((each) => each.ms)))} ms / ${Math.round(median(yardsticks.map((each) => each.ms)))} ms = ${median(ratios).toFixed(2)} (owes ≤ 1.0); ${products[0]?.detail}`,
  );
  console.log(
    `G5  peak memory of that import: ${Math.round(median(products.map((each) => each.peakMb)))} MB (owes ≤ 400 MB)`,
  );
  rmSync(folder, { recursive: true, force: true });
}
