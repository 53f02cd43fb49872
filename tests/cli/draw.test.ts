import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../db/clock';
import { openCore } from '../../db/core';
import { loadLaw } from '../../db/law';
import { selfOffice } from '../../db/repositories/office';
import { COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { resourcesFolder, scratchFolder } from '../builders/database';
import { SEED } from '../builders/expert-draws-desk';
import { makeEnterprise, makeExpert } from '../builders/records';

const { folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => runCliHere(folder, args);
let uscc = '';

beforeAll(async () => {
  await run('init', 'a.db', ...COUNTY_OFFICE);
  const core = openCore({
    file: join(folder, 'a.db'),
    clock: systemClock,
    law: loadLaw(resourcesFolder),
    mustExist: true,
  });
  const place = { core, self: selfOffice(core.read)?.id ?? '' };
  await core.transaction(() => {
    const unit = makeEnterprise(place, { name: '示例化工有限公司' });
    uscc = unit.uscc ?? '';
    const serving = { termFrom: null, termTo: null };
    for (let n = 0; n < 6; n++) makeExpert(place, { ...serving, specialtyCodes: ['S04'] });
    for (let n = 0; n < 3; n++) makeExpert(place, { ...serving, specialtyCodes: ['S15'] });
    makeExpert(place, { ...serving, specialtyCodes: ['S04'], employer: unit.name, name: '测试回避' });
    makeExpert(place, { ...serving, specialtyCodes: [], specialties: ['防爆电机修造'] });
  });
  core.close();
});

interface Record {
  seed: string;
  candidates: { id: string }[];
  exclusions: { id: string; name: string; reasons: { code: string; reason: string }[] }[];
  order: { id: string; specialty: string; standing: string }[];
}
const draw = (...args: string[]) => run('draw', '--db', 'a.db', ...args, '--json');

it('answers the record: seed, candidates, exclusions with reasons, order; and draws the same from the same seed', async () => {
  const need = ['--need', '危险化学品=2,消防=1', '--unit', uscc, '--seed', SEED, '--date', '2026-12-01'];
  const drawn = await draw(...need, '--spoken', '17', '--witness', '示例甲', '--out', 'record.json');
  expect(drawn.code).toBe(0);
  const record = drawn.json<Record>();
  expect(record).toMatchObject({ seed: SEED, date: '2026-12-01', unit: { name: '示例化工有限公司', uscc } });
  expect(record.candidates).toHaveLength(9);
  expect(record.exclusions).toMatchObject([{ name: '测试回避', reasons: [{ code: 'employer' }] }]);
  expect(record.exclusions[0]?.reasons[0]?.reason).toContain('示例化工有限公司');
  expect(record.order.map(({ specialty, standing }) => `${specialty} ${standing}`)).toEqual([
    ...['S15 drawn', 'S15 substitute', 'S15 substitute'],
    ...['S04 drawn', 'S04 drawn', 'S04 substitute', 'S04 substitute'],
  ]);
  expect(JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'))).toEqual(record);
  // The code of a specialty means the same as its name. The seed, spoken number and lists being the same, so is the order.
  const again = await draw(
    ...need.map((word) => word.replace('危险化学品', 's04')),
    '--spoken',
    '17',
    '--witness',
    '甲',
  );
  expect(again.json<Record>().order.map(({ id }) => id)).toEqual(record.order.map(({ id }) => id));
});

it('verifies a record without a database, and names what was touched', async () => {
  const record = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as Record;
  const verify = async (changed: object) => {
    writeFileSync(join(folder, 'touched.json'), JSON.stringify({ ...record, ...changed }));
    const { code, json } = await run('draw', 'verify', 'touched.json', '--json');
    return [code, json<{ problems: { code: string }[] }>().problems.map((one) => one.code)];
  };
  const good = await run('draw', 'verify', 'record.json', '--json');
  expect([good.code, good.json()]).toEqual([0, { valid: true, problems: [] }]);
  expect(await verify({ spoken: '18' })).toEqual([1, ['ORDER_DIFFERS']]);
  expect(await verify({ seed: '8'.repeat(64) })).toEqual([1, ['SEED_NOT_COMMITTED', 'ORDER_DIFFERS']]);
  expect(await verify({ exclusions: [] })).toEqual([1, ['EXCLUSIONS_CHANGED', 'ORDER_DIFFERS']]);
  // What only this program adds may be missing in a record that was written by hand or by another program.
  expect(await verify({ others: undefined, operator: undefined, draftingUnits: undefined })).toEqual([0, []]);
  writeFileSync(join(folder, 'half.json'), '{"seed":');
  expect((await run('draw', 'verify', 'half.json', '--json')).code).toBe(3);
  expect((await run('draw', 'verify', 'nowhere.json', '--json')).code).toBe(3);
});

it('takes wordings that mean a specialty, and the roster’s own words where no specialty has them', async () => {
  const drawn = await draw('--need', '危化品：1；防爆电机修造=1', '--unit', uscc, '--substitutes', '0');
  expect(
    drawn
      .json<Record>()
      .order.map(({ specialty }) => specialty)
      .sort(),
  ).toEqual(['S04', '防爆电机修造']);
});

it('says what is missing, and refuses what is no need', async () => {
  const few = await run('draw', '--db', 'a.db', '--need', '消防=5', '--unit', uscc);
  expect([few.code, few.stdout]).toEqual([0, expect.stringContaining('消防缺2人')]);
  expect((await draw('--need', '消防', '--unit', uscc)).code).toBe(2);
  expect((await draw('--need', '消防=0', '--unit', uscc)).code).toBe(2);
  expect((await draw('--need', '消防=1', '--unit', uscc, '--seed', 'xyz')).code).toBe(2);
  expect((await draw('--need', '消防=1', '--unit', uscc, '--date', '2026-02-30')).code).toBe(2);
  expect((await draw('--need', '消防=1,消防=2', '--unit', uscc)).code).toBe(1);
  expect((await draw('--need', '消防=1', '--unit', '91220283MAXWRPY671')).code).toBe(1);
  const silent = await draw('--need', '消防=1', '--unit', uscc, '--spoken', '3');
  expect([silent.code, silent.json()]).toMatchObject([1, { error: { code: 'FIELDS_INVALID' } }]);
  expect((await draw('--need', '消防=1', '--unit', uscc, '--out', 'a.db')).code).not.toBe(0);
});
