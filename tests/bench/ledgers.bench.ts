import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { SupervisionCategories } from '../../db/domain/enterprise/supervision-category';
import { findTables } from '../../db/ledgers/find-tables';
import type { ExistingLookup } from '../../db/ledgers/kinds/types';
import { cellText, openWorkbook } from '../../db/ledgers/read-workbook';
import { stageLedger } from '../../db/ledgers/stage';
import { type OutputCell, writeTable } from '../../db/ledgers/write-workbook';
import categories from '../../resources/codes/supervision-categories.json';
import { madeUpUscc } from '../builders/codes';

const ROWS = 100_000;
const ROUNDS = 5;
const HEADER =
  '序号 所属乡镇 单位名称 统一社会信用代码 监管分类 国民经济代码 法定代表人 法人电话 主要负责人 主要负责人电话 安全管理人员 安全管理人员手机 详细地址 从业人数 成立日期 标准化等级 许可证编号 上年营业收入 经营状态 备注'.split(
    ' ',
  );
const SIGNS = '例样测试模示恒康瑞丰源泰达龙凤祥和兴隆盛昌永安福禄寿喜春夏秋冬东南西北金木水火土';
const TOWNS = ['北城街道', '南城街道', '环城街道', '吉舒街道', '白旗镇', '朝阳镇', '上营镇', '法特镇'];
const TRADES = ['轻工', '机械', '其他', '建筑施工', '危险化学品经营', '建材', '宾馆'];

/** Row `i` of the roster: equal in every run. */
function rosterRow(i: number): OutputCell[] {
  const sign = (k: number) => SIGNS[(i * 7 + k * 13 + Math.floor(i / 37) * k) % SIGNS.length];
  const name = (k: number) => `示${sign(k)}${sign(k + 1)}`;
  const phone = String(19_900_000_000 + (i % 10_000_000));
  return [
    i + 1,
    TOWNS[i % 8],
    `舒兰市${sign(1)}${sign(2)}${sign(3)}${i}有限公司`,
    madeUpUscc(i % 100_000),
    TRADES[i % 7],
    `C${1310 + (i % 80)}`,
    name(1),
    phone,
    name(3),
    phone,
    name(5),
    phone,
    `舒兰市${TOWNS[i % 8]}建设街${i}号`,
    5 + (i % 400),
    `20${10 + (i % 15)}.${1 + (i % 12)}.${1 + (i % 28)}`,
    ['一级', '二级', '三级', '无'][i % 4],
    `(吉)WH安许证字〔2022〕${i}号`,
    ((i * 37) % 100_000) / 10,
    i % 20 === 0 ? '停产' : '正常',
    i % 10 === 0 ? `备注${i}` : null,
  ];
}

function* roster(): Generator<OutputCell[]> {
  for (let i = 0; i < ROWS; i += 1) yield rosterRow(i);
}

const emptyRegister: ExistingLookup = {
  findRecords: (_, refs) => refs.map(() => null),
  findOwners: (refs) => refs.map(() => null),
  listTeamNumbers: () => [],
  listClosedDepots: () => [],
  findFilingNumberOwners: (numbers) => numbers.map(() => null),
};

async function stageRoster(file: string): Promise<void> {
  const book = await openWorkbook(file);
  const tables = await findTables(book, 'enterprises');
  const context = { categories: categories as unknown as SupervisionCategories };
  const run = stageLedger({ kind: 'enterprises', tables, existing: emptyRegister, context });
  for await (const _ of run.batches());
  book.close();
  if (run.counts.create !== ROWS) throw new Error(`staged ${JSON.stringify(run.counts)}`);
}

async function readRoster(file: string): Promise<number> {
  const book = await openWorkbook(file);
  let wrong = 0;
  for await (const row of book.sheets[0]?.rows() ?? []) {
    const source = row.row === 1 ? HEADER : rosterRow(row.row - 2);
    source.forEach((value, column) => {
      const cell = row.cells[column] ?? null;
      if (cellText(cell) !== String(value ?? '')) wrong += 1;
    });
  }
  book.close();
  return wrong;
}

async function readByExcelJs(file: string): Promise<void> {
  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' } as const;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, options);
  for await (const sheet of reader) for await (const _ of sheet);
}

async function writeByExcelJs(file: string, useSharedStrings: boolean): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings });
  const sheet = book.addWorksheet('台账');
  sheet.addRow(HEADER).commit();
  for (const row of roster()) sheet.addRow(row).commit();
  await book.commit();
}

const writeOurs = (file: string) =>
  writeTable({ file, sheetName: '台账', columns: HEADER.map((label) => ({ label })), rows: roster() });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

/** Runs both by turns and prints the ratio of the medians. */
async function versus(
  label: string,
  ours: () => Promise<unknown>,
  yardstick: () => Promise<unknown>,
): Promise<void> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    a.push(await timed(ours));
    b.push(await timed(yardstick));
  }
  const ratio = (median(a) / median(b)).toFixed(2);
  process.stdout.write(`${label}: ${median(a).toFixed(0)} ms / ${median(b).toFixed(0)} ms = ${ratio}\n`);
}

/** Ledgers of 100,000 × 20: reading, staging and writing against exceljs's streams (G4 to G7, without the database). */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  const file = join(folder, 'roster.xlsx');
  const shared = join(folder, 'shared.xlsx');
  const target = join(folder, 'out.xlsx');
  try {
    await writeOurs(file);
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 10);
    await stageRoster(file);
    clearInterval(watch);
    process.stdout.write(`G5 peak memory of staging: ${(peak / 1024 / 1024).toFixed(0)} MB\n`);
    process.stdout.write(`G6 cells that differ from the source: ${await readRoster(file)}\n`);
    await writeByExcelJs(shared, true);
    await versus(
      'G4 staging, inline text / exceljs stream read',
      () => stageRoster(file),
      () => readByExcelJs(file),
    );
    await versus(
      'G4 staging, shared strings / exceljs stream read',
      () => stageRoster(shared),
      () => readByExcelJs(shared),
    );
    await versus(
      'G7 writing / exceljs stream writer',
      () => writeOurs(target),
      () => writeByExcelJs(target, false),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
