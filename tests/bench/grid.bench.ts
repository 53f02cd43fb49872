import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countyOfToday } from './support/counties';
import { scrollGaps } from './support/frames';
import { percentile, tell } from './support/numbers';
import { appOf, projectFolder, startWindow } from './support/windows';

const ENTERPRISES = 50_000;
const ROWS = 1_000;
const ROUNDS = 60;
/** A large database is proven sound when it is opened, on another thread: not what is measured here. */
const SETTLE_MS = 20_000;

/** Two ways of bringing the same rows into a page: the program's own line, and the usual call with objects. */
const TRANSPORT = {
  'main.cjs': `const { app, BrowserWindow, ipcMain, MessageChannelMain, utilityProcess } = require('electron');
    const rows = require('./rows.cjs').objects();
    const path = require('node:path');
    ipcMain.handle('rows', () => rows);
    app.whenReady().then(async () => {
      const host = utilityProcess.fork(path.join(__dirname, 'host.cjs'));
      const window = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.cjs') } });
      await window.loadFile('index.html');
      const { port1, port2 } = new MessageChannelMain();
      host.postMessage(null, [port1]);
      window.webContents.postMessage('port', null, [port2]);
    });
    app.on('window-all-closed', () => app.quit());`,
  'rows.cjs': `const FIELDS = ['name', 'uscc', 'region', 'town', 'licenceUntil', 'plans', 'remark', 'principal', 'phone', 'status',
      'sets', 'category', 'sizeTier', 'establishedOn', 'employees', 'overdue', 'address', 'period', 'hazard', 'filed'];
    const cells = (at) => ['舒兰市示例第' + at + '号有限责任公司', '91220283MA0000000X', '舒兰市', '环城街道', '2026-11-20', 3, null,
      '示例', '19900000000', 'active', 'SET-A', '机械', 'small', '2024-01-01', 12, 0, '吉林省舒兰市示例路' + at + '号', '2026', '无', 1];
    const id = (at) => '01J' + String(at).padStart(23, '0');
    const each = (row) => Array.from({ length: ${ROWS} }, (_none, at) => row(at));
    exports.arrays = () => each((at) => ({ id: id(at), version: 1, cells: cells(at) }));
    exports.objects = () => each((at) => {
      const values = cells(at);
      return { id: id(at), version: 1, ...Object.fromEntries(FIELDS.map((field, column) => [field, values[column]])) };
    });`,
  'host.cjs': `const value = require('./rows.cjs').arrays();
    process.parentPort.once('message', ({ ports: [port] }) => {
      port.on('message', ({ data }) => port.postMessage(JSON.stringify({ id: JSON.parse(data).id, ok: true, value })));
      port.start();
    });`,
  'preload.cjs': `const { contextBridge, ipcRenderer } = require('electron');
    ipcRenderer.once('port', (event) => window.postMessage('port', '*', event.ports));
    contextBridge.exposeInMainWorld('calls', { rows: () => ipcRenderer.invoke('rows') });`,
  'index.html': `<!doctype html><meta charset="utf-8"><title>transport</title><script>
    window.addEventListener('message', (event) => { window.line = event.ports[0]; window.line.start(); });</script>`,
};

/** A list that draws what is in sight and nothing else. */
const PLAIN_LIST = {
  'main.cjs': `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));
    app.on('window-all-closed', () => app.quit());`,
  'index.html': `<!doctype html><meta charset="utf-8"><title>plain</title>
    <style>body{margin:0}#list{height:100vh;overflow:auto;position:relative}#all{height:${200_000 * 36}px}
      .row{position:absolute;left:0;right:0;height:36px;display:grid;grid-template-columns:repeat(10,1fr)}</style>
    <div id="list"><div id="all"></div></div><script>
    const list = document.getElementById('list'); const rows = new Map();
    const draw = () => {
      const first = Math.max(0, Math.floor(list.scrollTop / 36) - 8); const last = first + Math.ceil(list.clientHeight / 36) + 16;
      for (const [at, row] of rows) if (at < first || at > last) { row.remove(); rows.delete(at); }
      for (let at = first; at <= last; at++) if (!rows.has(at)) {
        const row = document.createElement('div'); row.className = 'row'; row.style.top = at * 36 + 'px';
        for (let cell = 0; cell < 10; cell++) row.append(Object.assign(document.createElement('span'), { textContent: '示例 ' + at + ' ' + cell }));
        list.append(row); rows.set(at, row);
      }
    };
    list.addEventListener('scroll', draw, { passive: true }); draw();</script>`,
};

async function measureTransport(): Promise<{ line: number; invoke: number }> {
  const app = appOf(TRANSPORT);
  const window = await startWindow(app.folder, join(app.folder, 'data'));
  try {
    const page = await window.attach();
    await page.waitForFunction(() => 'line' in window);
    const times = await page.evaluate(async (rounds) => {
      const held = window as unknown as { line: MessagePort; calls: { rows(): Promise<unknown[]> } };
      const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
      const ask = () =>
        new Promise((done) => {
          held.line.onmessage = (event) => done(JSON.parse(String(event.data)));
          held.line.postMessage('{"id":1}');
        });
      const of = async (call: () => Promise<unknown>) => {
        const all: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const started = performance.now();
          await call();
          all.push(performance.now() - started);
        }
        return median(all);
      };
      await of(ask);
      await of(() => held.calls.rows());
      return { line: await of(ask), invoke: await of(() => held.calls.rows()) };
    }, ROUNDS);
    return times;
  } finally {
    await window.close();
    app.remove();
  }
}

async function plainGaps(): Promise<number[]> {
  const app = appOf(PLAIN_LIST);
  const window = await startWindow(app.folder, join(app.folder, 'data'));
  try {
    return await scrollGaps(await window.attach());
  } finally {
    await window.close();
    app.remove();
  }
}

async function productGaps(folder: string): Promise<number[]> {
  const database = join(folder, 'county.db');
  await countyOfToday(ENTERPRISES, database);
  const window = await startWindow(projectFolder, join(folder, 'data'), [database]);
  try {
    const page = await window.attach();
    await delay(SETTLE_MS);
    await page.evaluate(() => {
      location.hash = '#/drills';
    });
    await page.locator('[data-row="3"]').first().waitFor();
    return await scrollGaps(page);
  } finally {
    await window.close();
  }
}

/** Prints G18 and G19 of the speed goals: rows to the page against a plain call, and scrolling against a plain list. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  try {
    const { line, invoke } = await measureTransport();
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    tell(
      'G18',
      `${ROWS} rows to the page / invoke with objects`,
      line / invoke,
      '≤ 0.6',
      `${ms(line)} / ${ms(invoke)}`,
    );
    const plain = percentile(await plainGaps(), 0.95);
    const product = percentile(await productGaps(folder), 0.95);
    tell(
      'G19',
      'scrolling 200,000 drills, 95 % frame gap / plain list',
      product / plain,
      '≤ 1.5',
      `${ms(product)} / ${ms(plain)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
