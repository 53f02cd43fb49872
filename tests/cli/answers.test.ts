import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCli, runCliHere, startCli } from '../builders/command-line';
import { scratchFolder } from '../builders/database';

const { folder, remove } = scratchFolder();
afterAll(remove);
/** In a process of its own: for what is said about the process. */
const run = (...args: string[]) => runCli(folder, args);
const here = (...args: string[]) => runCliHere(folder, args);
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  expect((await here('init', 'a.db', ...COUNTY_OFFICE)).code).toBe(0);
  writeFileSync(path('text.db'), '不是数据库');
  writeFileSync(path('zero.db'), '');
  writeFileSync(path('zero.xlsx'), '');
  writeFileSync(path('words.docx'), '不是文档');
  writeFileSync(path('giant.pdf'), '%PDF-1.7');
  truncateSync(path('giant.pdf'), 600 * 2 ** 20);
  mkdirSync(path('folder'));
  execFileSync('mkfifo', [path('pipe')]);
});

interface Refusal {
  error: { code: string; message: string; details: Record<string, unknown> };
}

describe('exit codes and the error envelope', () => {
  it.each([
    ['no command at all', [], 2, 'USAGE'],
    ['an unknown command', ['fly'], 2, 'USAGE'],
    ['an unknown option', ['info', 'a.db', '--loud'], 2, 'USAGE'],
    ['a missing word', ['info'], 2, 'USAGE'],
    ['a word too many', ['info', 'a.db', 'b.db'], 2, 'USAGE'],
    ['an option without its value', ['duties', '--db', 'a.db', '--as-of'], 2, 'USAGE'],
    [
      'an option given twice',
      ['duties', '--db', 'a.db', '--db', 'a.db', '--as-of', '2026-11-20'],
      2,
      'USAGE',
    ],
    ['a missing option', ['duties', '--db', 'a.db'], 2, 'USAGE'],
    ['a day that is none', ['duties', '--db', 'a.db', '--as-of', '20.11.2026'], 2, 'USAGE'],
    ['an unknown kind of ledger', ['import', 'people', 'x.xlsx', '--db', 'a.db'], 2, 'USAGE'],
    ['an unknown state', ['duties', '--db', 'a.db', '--as-of', '2026-11-20', '--state', 'fine'], 2, 'USAGE'],
    [
      'a period that is none',
      ['export', '--db', 'a.db', '--kind', 'upload', '--period', '2026Q1', '--out', 'x.yjpkg'],
      2,
      'USAGE',
    ],
    ['a year that is none', ['schedule', '--db', 'a.db', '--year', '26'], 2, 'USAGE'],
    [
      'a region that is none',
      ['init', 'b.db', '--desk', 'office', '--region', '2202', '--name', '某局'],
      2,
      'USAGE',
    ],
    ['a database that stands already', ['init', 'a.db', ...COUNTY_OFFICE], 1, 'FILE_EXISTS'],
    ['a database that is not there', ['info', 'none.db'], 3, 'DATABASE_MISSING'],
    ['a text called database', ['info', 'text.db'], 3, 'DATABASE_NOT_A_DATABASE'],
    ['a folder called database', ['info', 'folder'], 3, 'DATABASE_UNREADABLE'],
    ['a ledger that is not there', ['import', 'plans', 'none.xlsx', '--db', 'a.db'], 3, 'FILE_NOT_FOUND'],
    ['an empty ledger', ['import', 'plans', 'zero.xlsx', '--db', 'a.db'], 3, 'FILE_EMPTY'],
    ['a package that is not there', ['verify', 'none.yjpkg'], 3, 'PACKAGE_MISSING'],
    ['a text called package', ['inspect', 'words.docx'], 3, 'PACKAGE_NOT_A_PACKAGE'],
    ['a backup onto itself', ['backup', 'a.db', '--out', 'a.db'], 1, 'FILE_EXISTS'],
    ['a restore onto itself', ['restore', 'a.db', '--out', 'a.db'], 1, 'SAME_FILE'],
    [
      'a restore of what is no database',
      ['restore', 'text.db', '--out', 'r.db'],
      3,
      'DATABASE_NOT_A_DATABASE',
    ],
    ['a restore of an empty file', ['restore', 'zero.db', '--out', 'r.db'], 3, 'BACKUP_DAMAGED'],
    ['an empty file called database', ['info', 'zero.db'], 3, 'DATABASE_DAMAGED'],
    [
      'a document too large to keep',
      // Refused before anybody looks for the owner: no plan is left behind without its file.
      ['plan', 'add', 'giant.pdf', '--db', 'a.db', '--owner', 'x', '--kind', 'special', '--title', '某预案'],
      3,
      'FILE_TOO_LARGE',
    ],
    ['a restore of nothing', ['restore', 'none.db', '--out', 'r.db'], 3, 'FILE_NOT_FOUND'],
    ['a template over a database', ['template', 'plans', '--out', 'a.db'], 1, 'FILE_IS_DATABASE'],
    [
      'a package over a database',
      ['export', '--db', 'a.db', '--kind', 'upload', '--period', '2026', '--out', 'a.db'],
      1,
      'FILE_IS_DATABASE',
    ],
    ['a pipe called database', ['info', 'pipe'], 3, 'DATABASE_UNREADABLE'],
    ['a pipe called backup', ['restore', 'pipe', '--out', 'r.db'], 3, 'FILE_NOT_READABLE'],
    ['a pipe called ledger', ['import', 'plans', 'pipe', '--db', 'a.db'], 3, 'FILE_NOT_A_WORKBOOK'],
    ['a pipe called package', ['inspect', 'pipe'], 3, 'PACKAGE_MISSING'],
    [
      'a pipe called plan',
      ['plan', 'add', 'pipe', '--db', 'a.db', '--owner', 'x', '--kind', 'special', '--title', '某预案'],
      3,
      'FILE_NOT_READABLE',
    ],
    ['a backup over a pipe', ['backup', 'a.db', '--out', 'pipe'], 1, 'FILE_EXISTS'],
    ['a template over a pipe', ['template', 'plans', '--out', 'pipe'], 3, 'FILE_NOT_READABLE'],
    ['a backup into no folder', ['backup', 'a.db', '--out', 'no/b.db'], 1, 'FOLDER_MISSING'],
    ['a restore into no folder', ['restore', 'a.db', '--out', 'no/b.db'], 1, 'FOLDER_MISSING'],
    ['a template into no folder', ['template', 'plans', '--out', 'no/b.xlsx'], 1, 'FOLDER_MISSING'],
    ['a database in no folder', ['init', 'no/b.db', ...COUNTY_OFFICE], 1, 'FOLDER_MISSING'],
    [
      'a package into no folder',
      ['export', '--db', 'a.db', '--kind', 'upload', '--period', '2026', '--out', 'no/b.yjpkg'],
      1,
      'FOLDER_MISSING',
    ],
    [
      'rejects into no folder',
      ['import', 'plans', 'zero.xlsx', '--db', 'a.db', '--rejects', 'no/b.xlsx'],
      1,
      'FOLDER_MISSING',
    ],
    ['a batch that never was', ['undo', 'nonsense', '--db', 'a.db'], 1, 'NOT_FOUND'],
    [
      'a name of one letter',
      ['init', 'c.db', '--desk', 'office', '--region', '220283', '--name', '局'],
      1,
      'INVALID_INPUT',
    ],
  ])('%s', async (_, args, code, name) => {
    const answer = await here(...args, '--json');
    const refusal = answer.json<Refusal>();
    expect([answer.code, refusal.error.code]).toEqual([code, name]);
    expect(Object.keys(refusal)).toEqual(['error']);
    expect(Object.keys(refusal.error).sort()).toEqual(['code', 'details', 'message']);
    expect(answer.stderr).toContain(refusal.error.message);
  });

  it.each([
    ['wrong usage', ['info'], 2],
    ['a refusal', ['init', 'a.db', ...COUNTY_OFFICE], 1],
    ['an unreadable file', ['info', 'text.db'], 3],
  ])('says %s to people on stderr alone', async (_, args, code) => {
    const answer = await run(...args);
    expect([answer.code, answer.stdout]).toEqual([code, '']);
    expect(answer.stderr).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.stderr).not.toMatch(/\n\s+at /);
  });

  it('names the fields that do not fit', async () => {
    const answer = await here(
      'init',
      'c.db',
      '--desk',
      'office',
      '--region',
      '220283',
      '--name',
      '局',
      '--json',
    );
    expect(answer.json<Refusal>().error.message).toContain('name');
  });

  it('leaves the database as it was after every refusal', async () => {
    expect((await here('check', 'a.db', '--json')).json()).toMatchObject({ sound: true });
    expect((await here('info', 'a.db', '--json')).json()).toMatchObject({ counts: { enterprises: 0 } });
  });
});

describe('what stands where', () => {
  it('puts one document on stdout and nothing else', async () => {
    for (const args of [
      ['info', 'a.db'],
      ['check', 'a.db'],
      ['duties', '--db', 'a.db', '--as-of', '2026-11-20'],
      ['search', '局', '--db', 'a.db'],
      ['help'],
      ['version'],
    ]) {
      const answer = await run(...args, '--json');
      expect(answer.stdout.trim().split('\n'), args[0]).toHaveLength(1);
      expect(answer.json(), args[0]).toBeTypeOf('object');
    }
  }, 60_000);

  it('speaks to people without --json', async () => {
    const info = await run('info', 'a.db');
    expect(info.stdout).toContain('舒兰市应急管理局');
    expect((await run('help')).stdout).toContain('import KIND FILE');
    expect((await run('version')).stdout).toMatch(/^PlanDesk \d+\.\d+\.\d+\n$/);
  });

  it('does not complain when the reader has seen enough', async () => {
    const child = startCli(folder, ['help'], ['ignore', 'pipe', 'pipe']);
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += String(chunk);
    });
    child.stdout?.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect([code, complaint]).toEqual([0, '']);
  });
});

describe('damaged databases', () => {
  it('are described by check and refused by the others', async () => {
    await here('init', 'whole.db', ...COUNTY_OFFICE);
    const bytes = readFileSync(path('whole.db'));
    bytes.fill(0x5a, 4096 * 3, 4096 * 40);
    writeFileSync(path('broken.db'), bytes);
    const check = await here('check', 'broken.db', '--json');
    expect(check.code).toBe(3);
    const info = await here('info', 'broken.db', '--json');
    expect([info.code, info.json<Refusal>().error.code]).toEqual([3, 'DATABASE_DAMAGED']);
    expect((await here('backup', 'broken.db', '--out', 'x.db', '--json')).code).toBe(3);
  });

  it('are told apart from an edited audit log', async () => {
    await here('init', 'edited.db', ...COUNTY_OFFICE);
    const bytes = readFileSync(path('edited.db'));
    const at = bytes.indexOf('system.create');
    expect(at).toBeGreaterThan(0);
    bytes.write('system.CREATE', at, 'latin1');
    writeFileSync(path('edited.db'), bytes);
    const check = await here('check', 'edited.db', '--json');
    expect(check.code).toBe(3);
    expect(check.json()).toMatchObject({ sound: false, audit: { firstBroken: 1 } });
  });

  it('in use by another program are left alone', async () => {
    await here('init', 'busy.db', ...COUNTY_OFFICE);
    writeFileSync(
      path('busy.db.lock'),
      JSON.stringify({ pid: process.pid, host: (await import('node:os')).hostname() }),
    );
    const info = await run('info', 'busy.db', '--json');
    expect([info.code, info.json<Refusal>().error.code]).toEqual([1, 'DATABASE_LOCKED']);
    expect((await run('restore', 'a.db', '--out', 'busy.db', '--json')).json<Refusal>().error.code).toBe(
      'DATABASE_LOCKED',
    );
  });
});
