import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// The guard runs as `npm run check` runs it; here in Electron's Node or plain Node alike.
const root = path.resolve(import.meta.dirname, '../..');
const guard = path.join(root, 'scripts/rooms/check.mjs');
const runGuard = (folder: string) =>
  spawnSync(process.execPath, [guard, folder], { cwd: root, encoding: 'utf8' });

let folder: string;

const write = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
};

// One innocent file in each room, so that every broken rule below is the file's own doing.
const innocent = {
  'db/services/file-plan.ts': 'export const filePlan = () => 1;\n',
  'db/domain/plan.ts': 'export interface Plan { id: string }\nexport const kinds = 1;\n',
  'electron/contract/plans.ts':
    "import type { Plan } from '../../db/domain/plan';\nexport const plan: Plan = { id: '1' };\n",
  'renderer/App.tsx':
    "import { plan } from '../electron/contract/plans';\nexport const App = () => <p>{plan.id}</p>;\n",
  'tests/some.test.ts': "import { filePlan } from '../db/services/file-plan';\nfilePlan();\n",
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-rooms-'));
  write(innocent);
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the guard between the rooms', () => {
  it('is content with rooms that keep the rules, and has read their TypeScript', () => {
    const { status, stdout } = runGuard(folder);
    expect(stdout).toContain('5 TypeScript files read, 0 forbidden imports');
    expect(status).toBe(0);
  });

  it.each([
    [
      'domain-imports-nothing',
      'db/domain/a.ts',
      "import { filePlan } from '../services/file-plan';\nfilePlan();\n",
    ],
    [
      'domain-imports-nothing',
      'db/domain/b.ts',
      "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n",
    ],
    [
      'screens-know-the-contract-alone',
      'renderer/Page.tsx',
      "import { kinds } from '../db/domain/plan';\nexport const Page = () => <b>{kinds}</b>;\n",
    ],
    [
      'screens-know-the-contract-alone',
      'renderer/lazy.ts',
      "export const load = () => import('../db/services/file-plan');\n",
    ],
    [
      'screens-use-no-node',
      'renderer/disk.ts',
      "import fs from 'node:fs';\nexport const here = fs.existsSync('.');\n",
    ],
    [
      'db-is-headless',
      'db/services/types.ts',
      "import type { plan } from '../../electron/contract/plans';\nexport type P = typeof plan;\n",
    ],
    [
      'contract-imports-domain-and-zod',
      'electron/contract/bad.ts',
      "export { filePlan } from '../../db/services/file-plan';\n",
    ],
    [
      'main-stays-light',
      'electron/main/main.ts',
      "import { filePlan } from '../../db/services/file-plan';\nfilePlan();\n",
    ],
    ['product-without-tests', 'renderer/cheat.ts', "export * from '../tests/some.test';\n"],
    ['resolvable', 'db/services/lost.ts', "import { nobody } from './nobody';\nnobody();\n"],
  ])('%s stops %s', (rule, name, text) => {
    write({ [name]: text });
    const { status, stdout } = runGuard(folder);
    expect(stdout).toContain(`✗ ${rule}: ${name} →`);
    expect(status).toBe(1);
  });

  it('stops two files that need each other', () => {
    write({
      'db/services/a.ts': "import { b } from './b';\nexport const a = () => b;\n",
      'db/services/b.ts': "import { a } from './a';\nexport const b = () => a;\n",
    });
    expect(runGuard(folder).stdout).toContain('✗ no-cycles: db/services/');
  });

  it('fails when it finds nothing to read', () => {
    for (const room of ['db', 'electron', 'renderer', 'tests']) {
      fs.rmSync(path.join(folder, room), { recursive: true });
      fs.mkdirSync(path.join(folder, room));
    }
    const { status, stdout } = runGuard(folder);
    expect(stdout).toContain('0 TypeScript files read');
    expect(status).toBe(1);
  });

  it('reads the whole project', () => {
    const read = /(\d+) TypeScript files read/.exec(runGuard(root).stdout)?.[1];
    expect(Number(read)).toBeGreaterThan(50);
  }, 60_000);
});
