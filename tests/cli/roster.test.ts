import { afterAll, beforeAll, expect, test } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';

const { folder, remove } = scratchFolder();
afterAll(remove);

const run = (...args: string[]) => runCliHere(folder, args);
const roster = (out: string, ...contents: string[]) =>
  run('export', '--db', 'city.db', '--kind', 'roster', '--out', out, ...contents, '--json');

beforeAll(async () => {
  for (const made of [
    await run('init', 'city.db', ...CITY_OFFICE),
    await run('init', 'county.db', ...COUNTY_OFFICE),
  ])
    expect(made.code, made.stderr).toBe(0);
});

test('rules and forms go into a roster where they are named, and come in by a plain merge', async () => {
  const written = await roster('all.yjpkg', '--contents', 'experts,resources,contacts,rules,forms');
  expect(written.code, written.stderr).toBe(0);
  expect(written.json()).toMatchObject({ kind: 'roster', counts: { document: 1 }, files: 1 });
  expect((await roster('plain.yjpkg')).json()).toMatchObject({ counts: { document: 0 }, files: 0 });
  const merged = await run('merge', 'all.yjpkg', '--db', 'county.db', '--json');
  expect(merged.code, merged.stderr).toBe(0);
  const { tables } = merged.json<{ tables: { table: string; added: number }[] }>();
  expect(tables).toContainEqual(expect.objectContaining({ table: 'document', added: 1 }));
});

test('a word that is none of the contents is refused with all that are', async () => {
  const refused = await roster('bad.yjpkg', '--contents', 'rules,law');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr + refused.stdout).toContain('experts、resources、contacts、rules、forms');
});
