import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';

/** The checkout; benches run bundled from .cache/bench, as deep below it as their sources. */
export const projectFolder = resolve(import.meta.dirname, '../..');

/** A started window of any Electron program. */
export interface Started {
  /** Process ids of the program and everything below it. */
  pids(): number[];
  /** Opens a line to the page; before that nothing but the port itself disturbs the program. */
  attach(): Promise<Page>;
  /** Unix time in milliseconds just before the process was made. */
  readonly spawnedAt: number;
  close(): Promise<void>;
}

/** Starts Electron on an app folder, with the same switches whatever the app is. */
export async function startWindow(
  app: string,
  userData: string,
  args: readonly string[] = [],
): Promise<Started> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const switches = [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--user-data-dir=${userData}`,
  ];
  const spawnedAt = Date.now();
  const child = spawn(process.execPath, [...switches, app, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: app,
  });
  const address = await debuggerAddress(child);
  let browser: Browser | undefined;
  return {
    spawnedAt,
    pids: () => processTree(child.pid ?? 0),
    attach: async () => {
      browser ??= await chromium.connectOverCDP(address);
      for (;;) {
        const page = browser.contexts()[0]?.pages()[0];
        if (page) return page;
        await delay(20);
      }
    },
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      await browser?.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Chromium says on stderr where its debugging port is. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const said: string[] = [];
    child.once('exit', (code) => failed(new Error(`the window ended with ${code}: ${said.join('\n')}`)));
    if (child.stderr)
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line);
        const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address) found(address);
      });
  });
}

function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [, parent] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? [];
      parents.set(Number(name), Number(parent));
    } catch {
      // Ended while we looked.
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Memory of processes, shared pages counted by their share, MB. Linux only. */
export function proportionalMb(pids: readonly number[]): number {
  let kb = 0;
  for (const pid of pids) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // Ended meanwhile.
    }
  }
  return kb / 1024;
}

/** An app made of these files, in a folder of its own; `main.cjs` starts it. */
export function appOf(files: Readonly<Record<string, string>>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bare-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An app that opens one window with one line of text and nothing else. */
export function bareApp(): { folder: string; remove: () => void } {
  return appOf({
    'main.cjs': `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));
     app.on('window-all-closed', () => app.quit());`,
    'index.html': '<!doctype html><meta charset="utf-8"><title>bare</title><p>bare</p>',
  });
}
