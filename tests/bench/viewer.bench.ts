import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { madeUpUscc } from '../builders/codes';
import { buildDocx, para, style, styled, table } from '../builders/documents-docx';
import { buildPdf, paragraphLines } from '../builders/documents-pdf';
import { drawnAfter, FLING, LEAF, scroll } from './support/frames';
import { median, percentile, tell } from './support/numbers';
import { appOf, projectFolder, type Started, startWindow } from './support/windows';

const PAGES = 300;
const ROUNDS = 5;
const SETTLE_MS = 3_000;
const SCROLLS = 4;
const SCROLL_MS = 2_500;

const TEXT = '指挥部办公室收到信息后立即组织研判，对照响应分级条件提出建议，由总指挥作出启动决定并宣布。';

/** A long page without any program behind it: what scrolling costs at least. */
const PLAIN = {
  'main.cjs': `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));
    app.on('window-all-closed', () => app.quit());`,
  'index.html': `<!doctype html><meta charset="utf-8"><title>plain</title><style>p{margin:0 20%;font:16px/1.75 sans-serif}</style>${`<p>${TEXT.repeat(8)}</p>`.repeat(PAGES * 5)}`,
};

function longPdf(): Buffer {
  const lines = paragraphLines(TEXT.repeat(20), 72, 740, 37);
  return buildPdf({
    pages: Array.from({ length: PAGES }, (_none, at) => [
      { x: 72, y: 780, text: `第${at + 1}节 应急响应`, size: 18 },
      ...lines,
    ]),
    bookmarks: Array.from({ length: PAGES }, (_none, at) => ({
      title: `第${at + 1}节 应急响应`,
      page: at + 1,
    })),
  });
}

function longDocx(): Buffer {
  const page = (at: number) =>
    styled('1', `${at + 1} 应急响应`) +
    para(TEXT.repeat(5)).repeat(4) +
    table(Array.from({ length: 6 }, (_none, row) => [`岗位${row}`, TEXT, '19900000000']));
  const body = Array.from({ length: PAGES }, (_none, at) => page(at)).join('');
  return buildDocx({ body, styles: style('1', 'heading 1') });
}

function commandLine(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(projectFolder, 'out/main/cli.js'), ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** Goes to a document and waits until its first page can be read, milliseconds. */
async function openDocument(page: Page, sha256: string, drawn: string): Promise<number> {
  return page.evaluate(
    async ({ address, selector }) => {
      const started = performance.now();
      location.hash = address;
      while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
      return performance.now() - started;
    },
    { address: `#/documents/${sha256}`, selector: drawn },
  );
}

interface Paced {
  readonly gap: number;
  readonly plain: number;
  readonly blank: number;
}

/** Turns the wheel over the plain page and over the document by turns; medians of the 95 % gaps. */
async function pace(page: Page, plain: Page, turning: typeof FLING, drawn: string): Promise<Paced> {
  const own: number[] = [];
  const other: number[] = [];
  const blank: number[] = [];
  for (let round = 0; round < SCROLLS; round += 1) {
    // Back and forth: neither page may come to its end.
    const turned = { ...turning, notch: round % 2 === 0 ? turning.notch : -turning.notch, forMs: SCROLL_MS };
    other.push(percentile((await scroll(plain, turned)).gaps, 0.95));
    const scrolled = await scroll(page, turned, drawn);
    own.push(percentile(scrolled.gaps, 0.95));
    blank.push(scrolled.blank);
  }
  return { gap: median(own), plain: median(other), blank: median(blank) };
}

async function measure(page: Page, plain: Page, sha256: string, drawn: string) {
  const away = async () => {
    await page.evaluate(() => {
      location.hash = '#/plans';
    });
    await page.locator('[data-sheet]').first().waitFor({ state: 'detached' });
  };
  const first = await openDocument(page, sha256, drawn);
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await away();
    again.push(await openDocument(page, sha256, drawn));
  }
  await delay(SETTLE_MS);
  const leafed = await pace(page, plain, LEAF, drawn);
  const flung = await pace(page, plain, FLING, drawn);
  // Once more to where nothing was drawn yet.
  await scroll(page, { ...FLING, forMs: SCROLL_MS });
  const sharp = await drawnAfter(page, drawn);
  await away();
  return { first, again: median(again), leafed, flung, sharp };
}

async function tellOf(page: Page, plain: Page, kind: string, bytes: Buffer, drawn: string): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { first, again, leafed, flung, sharp } = await measure(page, plain, sha256, drawn);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const opened = `first ${ms(first)}, again ${ms(again)}`;
  tell('', `${kind}, ${PAGES} pages: first page drawn, seconds`, first / 1000, '< 1', opened);
  for (const [how, found] of [
    ['leafing, 2 pages a second', leafed],
    ['flinging, 30 pages a second', flung],
  ] as const) {
    const figures = `${ms(found.gap)} / ${ms(found.plain)}, ${(found.blank * 100).toFixed(0)} % of frames on empty paper`;
    tell('', `${kind}, ${how}: 95 % frame gap / plain page`, found.gap / found.plain, '≤ 1.5', figures);
  }
  tell('', `${kind}: page drawn after flinging, seconds`, sharp / 1000, '< 0.5', ms(sharp));
}

/** Writes a document and registers it as a plan's text, as a clerk's script would. */
function addPlan(folder: string, database: string, owner: string, name: string, bytes: Buffer): void {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const of = ['--db', database, '--owner', owner, '--kind', 'comprehensive', '--title', name];
  commandLine('plan', 'add', file, ...of);
}

/** Prints how soon the first page of a 300-page plan can be read, and how its pages scroll against a plain long page. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  const bare = appOf(PLAIN);
  const open: Started[] = [];
  try {
    const database = join(folder, 'county.db');
    const roster = join(folder, 'roster.csv');
    const uscc = madeUpUscc(1);
    writeFileSync(roster, `单位名称,统一社会信用代码\n舒兰市示例煤业有限公司,${uscc}\n`);
    const place = ['--level', 'county', '--region', '220283', '--name', '舒兰市应急管理局'];
    commandLine('init', database, '--desk', 'office', ...place);
    commandLine('import', 'enterprises', roster, '--db', database);
    const [pdf, docx] = [longPdf(), longDocx()];
    addPlan(folder, database, uscc, '长.pdf', pdf);
    addPlan(folder, database, uscc, '长.docx', docx);

    const plainWindow = await startWindow(bare.folder, join(bare.folder, 'data'));
    open.push(plainWindow);
    const window = await startWindow(projectFolder, join(folder, 'data'), [database]);
    open.push(window);
    const plain = await plainWindow.attach();
    const page = await window.attach();
    await page.locator('main#main').waitFor();
    await delay(SETTLE_MS);
    await tellOf(page, plain, 'PDF', pdf, 'canvas');
    await tellOf(page, plain, 'Word', docx, '[data-start]');
  } finally {
    for (const window of open) await window.close();
    bare.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
