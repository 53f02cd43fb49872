import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, runCli } from '../builders/command-line';
import { unitCode, writeCountyLedgers } from '../builders/county-ledgers';
import { writeMinePlan } from '../builders/county-plans';
import { scratchFolder } from '../builders/database';

// The built program as others start it: every command a process of its own, every task a worker thread. What the
// answers say is judged by the other tests, in one process.

const { folder, remove } = scratchFolder();
afterAll(remove);

const EXPORT = ['export', '--db', 'a.db', '--kind', 'upload', '--period', '2026H2', '--password-stdin'];
const ADD = ['plan', 'add', '综合应急预案.docx', '--db', 'a.db', '--owner', unitCode(5)];
const PASSWORD = '示例密码 42\n';

/** In this order: each goes on from what the ones before it left. */
const COMMANDS: [command: string[], answer: object, input?: string][] = [
  [['init', 'a.db', ...COUNTY_OFFICE], { desk: 'office' }],
  [['init', 'city.db', ...CITY_OFFICE], { desk: 'office' }],
  [['import', 'enterprises', 'units', '--db', 'a.db', '--rejects', 'bad.xlsx'], { created: 12 }],
  [[...ADD, '--kind', 'comprehensive', '--title', '综合应急预案'], { document: { textState: 'ok' } }],
  [['search', '排水泵房', '--db', 'a.db', '--in', 'plans'], { total: 1 }],
  [['duties', '--db', 'a.db', '--as-of', '2026-11-20', '--state', 'overdue'], { asOf: '2026-11-20' }],
  [['schedule', '--db', 'a.db', '--year', '2027'], { accepted: null }],
  [['report', 'T1', '--db', 'a.db', '--period', '2026H1', '--out', 't1.xlsx'], { report: 'T1' }],
  [[...EXPORT, '--out', 'up.yjpkg'], { encrypted: true, sequence: 1 }, PASSWORD],
  [['verify', 'up.yjpkg', '--password-stdin'], { valid: true, problems: [] }, PASSWORD],
  [['merge', 'up.yjpkg', '--db', 'city.db', '--password-stdin'], { rehearsed: false }, PASSWORD],
  [['backup', 'city.db', '--out', 'copy.db'], { file: 'copy.db' }],
  [['restore', 'copy.db', '--out', 'city.db'], { setAside: expect.stringContaining('city.db') }],
  [['check', 'city.db'], { sound: true }],
  [['template', 'drills', '--out', 'drills.xlsx'], { kind: 'drills' }],
];

describe('commands in processes of their own', () => {
  it('go through the year of an office', { timeout: 120_000 }, async () => {
    const [ledger] = await writeCountyLedgers(folder);
    writeMinePlan(folder);
    for (const [command, expected, input] of COMMANDS) {
      const args = command.map((word) => (word === 'units' ? (ledger?.file ?? '') : word));
      const answer = await runCli(folder, [...args, '--json'], input);
      expect([args.join(' '), answer.code, answer.stderr]).toEqual([args.join(' '), 0, '']);
      expect(answer.stdout.trim().split('\n'), args.join(' ')).toHaveLength(1);
      expect(answer.json(), args.join(' ')).toMatchObject(expected);
    }
    for (const name of ['bad.xlsx', 't1.xlsx', 'drills.xlsx'])
      expect(existsSync(join(folder, name))).toBe(true);
  });

  it.each([
    ['wrong usage', ['fly'], 2, 'USAGE'],
    ['a refusal', ['init', 'a.db', ...COUNTY_OFFICE], 1, 'FILE_EXISTS'],
    ['what a worker refused', ['import', 'plans', 'zero.xlsx', '--db', 'a.db'], 3, 'FILE_EMPTY'],
    ['an unreadable package', ['inspect', 'zero.xlsx'], 3, 'PACKAGE_TRUNCATED'],
  ])('end with the code of %s', async (_, args, code, name) => {
    writeFileSync(join(folder, 'zero.xlsx'), '');
    const answer = await runCli(folder, [...args, '--json']);
    expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([code, name]);
  });
});
