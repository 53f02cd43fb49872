import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';

const { folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => runCliHere(folder, args);

it('report writes the tables, and refuses a PDF by name', async () => {
  await run('init', 'a.db', ...COUNTY_OFFICE);
  for (const [report, out] of [
    ['T1', 't1.xlsx'],
    ['T2', 't2.docx'],
    ['T3', 't3.xlsx'],
    ['T4', 't4.docx'],
    ['T5', 't5.xlsx'],
    ['T6', 't6.xlsx'],
    ['T7', 't7.xlsx'],
    ['T8', 't8.docx'],
    ['T10', 't10.docx'],
    ['C1', 'c1.xlsx'],
    ['C3', 'c3.docx'],
    ['L1', 'l1.docx'],
  ] as const) {
    const answer = await run(
      'report',
      report,
      '--db',
      'a.db',
      '--period',
      '2026H1',
      '--out',
      out,
      '--by',
      'industry',
      '--json',
    );
    expect(answer.code, answer.stderr).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      report,
      by: 'industry',
      file: out,
      period: { from: '2026-01-01', to: '2026-06-30' },
    });
    expect(readFileSync(join(folder, out)).subarray(0, 2).toString()).toBe('PK');
  }
  const refusals: [string[], number, string][] = [
    [['T1', '--period', '2026', '--out', 't.pdf'], 1, 'PDF_NEEDS_WINDOW'],
    [['T1', '--period', '2026H3', '--out', 't.xlsx'], 1, 'PERIOD_INVALID'],
    [['T11', '--period', '2026', '--out', 't.xlsx'], 2, 'USAGE'],
  ];
  for (const [args, code, error] of refusals) {
    const answer = await run('report', ...args, '--db', 'a.db', '--json');
    expect([answer.code, JSON.parse(answer.stdout).error.code], args.join(' ')).toEqual([code, error]);
  }
  expect(existsSync(join(folder, 't.pdf'))).toBe(false);
});
