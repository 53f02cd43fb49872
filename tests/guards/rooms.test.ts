import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../../scripts/rooms/rules.mjs';

// The guard runs as `npm run check` runs it; here in Electron's Node or plain Node alike.
const root = path.resolve(import.meta.dirname, '../..');
const guard = path.join(root, 'scripts/rooms/check.mjs');
const runGuard = (folder: string) =>
  spawnSync(process.execPath, [guard, folder], { cwd: root, encoding: 'utf8' });

// One innocent file in each room, so that every broken rule below is the file's own doing.
const innocent = {
  'db/services/file-plan.ts': 'export const filePlan = () => 1;\n',
  'db/exchange/merge.ts': 'export const merge = () => 1;\n',
  'db/collect/collect.ts': 'export const collect = () => 1;\n',
  'db/repositories/plan.ts': 'export const findPlan = () => 1;\n',
  'db/domain/plan.ts': 'export interface Plan { id: string }\nexport const kinds = 1;\n',
  'electron/contract/plans.ts':
    "import type { Plan } from '../../db/domain/plan';\nexport const plan: Plan = { id: '1' };\n",
  'electron/main/window.ts': 'export const open = () => 1;\n',
  'renderer/App.tsx':
    "import { plan } from '../electron/contract/plans';\nexport const App = () => <p>{plan.id}</p>;\n",
  'tests/some.test.ts': "import { filePlan } from '../db/services/file-plan';\nfilePlan();\n",
};

/** For every rule of the table, files that break it. */
const guilty: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'db/services/one.ts': "import { two } from './two';\nexport const one = () => two;\n",
    'db/services/two.ts': "import { one } from './one';\nexport const two = () => one;\n",
  },
  resolvable: { 'db/services/lost.ts': "import { nobody } from './nobody';\nnobody();\n" },
  'domain-imports-nothing': {
    'db/domain/a.ts': "import { filePlan } from '../services/file-plan';\nfilePlan();\n",
    'db/domain/b.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n",
    'db/domain/c.ts': "import { z } from 'zod';\nz.string();\n",
  },
  'db-is-headless': {
    'db/services/types.ts':
      "import type { plan } from '../../electron/contract/plans';\nexport type P = typeof plan;\n",
  },
  'services-and-repositories-look-down': {
    'db/repositories/up.ts': "import { filePlan } from '../services/file-plan';\nfilePlan();\n",
  },
  'services-know-no-package': {
    'db/services/pack.ts': "import { merge } from '../exchange/merge';\nmerge();\n",
  },
  'core-runs-without-services': {
    'db/core.ts': "import { filePlan } from './services/file-plan';\nfilePlan();\n",
  },
  'packages-know-no-server': {
    'db/exchange/send.ts': "import { collect } from '../collect/collect';\ncollect();\n",
  },
  'one-file-opens-servers': { 'db/services/remote.ts': "import 'pg';\n" },
  'connection-stands-at-the-bottom': {
    'db/connection.ts': "import { findPlan } from './repositories/plan';\nfindPlan();\n",
  },
  'readers-know-no-database': {
    'db/ledgers/rows.ts': "import { findPlan } from '../repositories/plan';\nfindPlan();\n",
    'db/documents/text.ts':
      "import type { filePlan } from '../services/file-plan';\nexport type F = typeof filePlan;\n",
  },
  'one-file-opens-databases': {
    'db/services/own.ts': "import Database from 'better-sqlite3';\nnew Database('x');\n",
  },
  'contract-imports-domain-and-zod': {
    'electron/contract/bad.ts': "export { filePlan } from '../../db/services/file-plan';\n",
  },
  'screens-know-the-contract-alone': {
    'renderer/Page.tsx':
      "import { kinds } from '../db/domain/plan';\nexport const Page = () => <b>{kinds}</b>;\n",
    'renderer/lazy.ts': "export const load = () => import('../db/services/file-plan');\n",
  },
  'screens-use-no-node': {
    'renderer/disk.ts': "import fs from 'node:fs';\nexport const here = fs.existsSync('.');\n",
  },
  'preload-is-dumb': {
    'electron/preload/preload.ts':
      "import { kinds } from '../../db/domain/plan';\nexport const all = kinds;\n",
  },
  'main-stays-light': {
    'electron/main/main.ts': "import { filePlan } from '../../db/services/file-plan';\nfilePlan();\n",
  },
  'hosts-use-the-core': {
    'electron/core-host/look.ts': "import { open } from '../main/window';\nopen();\n",
    'electron/cli/look.ts': "import { App } from '../../renderer/App';\nexport const a = App;\n",
  },
  'product-without-tests': { 'renderer/cheat.ts': "export * from '../tests/some.test';\n" },
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

const folders: string[] = [];
function rooms(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-rooms-'));
  folders.push(folder);
  write(folder, files);
  return folder;
}
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe('the guard between the rooms', () => {
  it('is content with rooms that keep the rules, and has read their TypeScript', () => {
    const { status, stdout } = runGuard(rooms(innocent));
    expect(stdout).toContain(`${Object.keys(innocent).length} TypeScript files read, 0 forbidden imports`);
    expect(status).toBe(0);
  });

  describe('stops', () => {
    let told: ReturnType<typeof runGuard>;
    // One look at all of them: each file names itself in what the guard says.
    beforeAll(() => {
      told = runGuard(rooms(Object.assign({}, innocent, ...Object.values(guilty))));
    });

    it.each(rules.forbidden.map((rule) => String(rule.name)))('%s', (rule) => {
      const files = Object.keys(guilty[rule] ?? {});
      expect(files.length).toBeGreaterThan(0);
      // A cycle is told once, from whichever of its files.
      const lines = told.stdout.split('\n').filter((line) => line.startsWith(`✗ ${rule}: `));
      expect(files.filter((file) => !lines.some((line) => line.includes(file)))).toEqual([]);
      expect(told.status).toBe(1);
    });
  });

  it('fails when it finds nothing to read', () => {
    const empty = rooms({});
    for (const room of ['db', 'electron', 'renderer', 'tests']) fs.mkdirSync(path.join(empty, room));
    const { status, stdout } = runGuard(empty);
    expect(stdout).toContain('0 TypeScript files read');
    expect(status).toBe(1);
  });

  it('reads every file of the project', () => {
    const read = Number(/(\d+) TypeScript files read/.exec(runGuard(root).stdout)?.[1]);
    const kept = execFileSync('git', ['ls-files', 'db', 'electron', 'renderer', 'tests'], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(
        (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && fs.existsSync(path.join(root, name)),
      );
    // New files that are not yet in git are read too.
    expect(read).toBeGreaterThanOrEqual(kept.length);
  }, 60_000);
});
