import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../db/clock';
import { type Deps, openCore } from '../../db/core';
import { loadLaw } from '../../db/law';
import { selfOffice } from '../../db/repositories/office';
import { planInspection } from '../../db/services/inspections/plan-year';
import { COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { resourcesFolder, scratchFolder } from '../builders/database';
import { campaign, SEED } from '../builders/inspections';
import { makeEnterprise } from '../builders/records';

const { folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => runCliHere(folder, args);
let id = '';

beforeAll(async () => {
  await run('init', 'a.db', ...COUNTY_OFFICE);
  const law = loadLaw(resourcesFolder);
  const core = openCore({ file: join(folder, 'a.db'), clock: systemClock, law, mustExist: true });
  const self = selfOffice(core.read)?.id ?? '';
  await core.transaction((db) => {
    const place = { core, self };
    for (let n = 0; n < 9; n++) makeEnterprise(place, { town: n < 6 ? '示镇' : '例镇' });
    const { clock, newId } = core;
    const deps: Deps = {
      db,
      clock,
      newId,
      law,
      actor: { id: null, name: '示例员' },
      self,
      changed: () => undefined,
    };
    id = planInspection(deps, campaign() as Parameters<typeof planInspection>[1]).id;
  });
  core.close();
});

it('draws by a seed that is given, writes the record, and verifies it without a database', async () => {
  const listed = (await run('inspection', 'list', '--db', 'a.db', '--year', '2026', '--json')).json<{
    inspections: { id: string; state: string }[];
  }>();
  expect(listed.inspections).toMatchObject([{ id, state: 'planned' }]);
  for (const out of ['a.db', join('nowhere', 'record.json')])
    expect((await run('inspection', 'draw', '--db', 'a.db', '--id', id, '--out', out)).code).not.toBe(0);
  const drawn = await run(
    ...['inspection', 'draw', '--db', 'a.db', '--id', id, '--seed', SEED, '--out', 'record.json', '--json'],
  );
  expect(drawn.code).toBe(0);
  const record = drawn.json<{ seed: string; order: { standing: string }[]; candidates: unknown[] }>();
  expect([record.seed, record.candidates.length]).toEqual([SEED, 9]);
  expect(record.order.filter(({ standing }) => standing === 'drawn')).toHaveLength(4);
  expect(JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'))).toEqual(record);
  const good = await run('inspection', 'verify', 'record.json', '--json');
  expect([good.code, good.json()]).toEqual([0, { valid: true, problems: [] }]);
  writeFileSync(join(folder, 'touched.json'), JSON.stringify({ ...record, spoken: '9' }));
  const touched = await run('inspection', 'verify', 'touched.json', '--json');
  expect([touched.code, touched.json()]).toMatchObject([
    1,
    { valid: false, problems: [{ code: 'ORDER_DIFFERS' }] },
  ]);
  writeFileSync(join(folder, 'half.json'), '{"seed":');
  expect((await run('inspection', 'verify', 'half.json', '--json')).code).toBe(3);
  truncateSync(join(folder, 'half.json'), 700 * 1024 * 1024);
  const huge = await run('inspection', 'verify', 'half.json', '--json');
  expect([huge.code, huge.json()]).toMatchObject([3, { error: { code: 'FILE_DAMAGED' } }]);
  const again = await run('inspection', 'draw', '--db', 'a.db', '--id', id, '--json');
  expect([again.code, again.json()]).toMatchObject([1, { error: { code: 'INSPECTION_BLOCKED' } }]);
  expect((await run('inspection', 'draw', '--db', 'a.db', '--id', id, '--seed', 'xyz')).code).toBe(2);
});
