import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Biome's part of the guard: names that exactly one file may import. The project's own biome.json is
// tried on a small copy of the rooms.
const root = path.resolve(import.meta.dirname, '../..');
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

const sqlite = "import Database from 'better-sqlite3';\nexport const db = new Database(':memory:');\n";
const ipcMain = "import { ipcMain } from 'electron';\nipcMain.on('x', () => {});\n";
const ipcRenderer = "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');\n";

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-one-door-'));
  for (const name of ['biome.json', '.gitignore'])
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const lint = (name: string, text: string) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  const args = [biome, 'lint', '--only=style/noRestrictedImports', name];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: (stdout + stderr).replace(/\s+/g, ' ') };
};

describe('imports that one file alone may make', () => {
  it.each([
    ['db/connection.ts', sqlite],
    ['electron/main/ipc.ts', ipcMain],
    ['electron/preload/preload.ts', ipcRenderer],
  ])('%s may', (file, text) => {
    expect(lint(file, text)).toMatchObject({ status: 0 });
  });

  it.each([
    ['db/services/file-plan.ts', sqlite, 'Only db/connection.ts'],
    ['electron/main/ipc.ts', sqlite, 'Only db/connection.ts'],
    ['electron/main/window.ts', ipcMain, 'electron/main/ipc.ts alone'],
    ['electron/preload/preload.ts', ipcMain, 'electron/main/ipc.ts alone'],
    ['electron/main/ipc.ts', ipcRenderer, 'electron/preload/preload.ts alone'],
    ['db/connection.ts', ipcRenderer, 'electron/preload/preload.ts alone'],
  ])('%s may not import what belongs elsewhere (%#)', (file, text, reason) => {
    const { status, output } = lint(file, text);
    expect(output).toContain(reason);
    expect(status).toBe(1);
  });
});
