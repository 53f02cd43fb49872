import { afterEach, expect, test } from 'vitest';
import { reportingOffices } from '../../db/exchange/desk/counties';
import { latestStatements } from '../../db/exchange/desk/statements';
import { renewKey } from '../../db/exchange/key-life';
import { listOfficeKeys } from '../../db/repositories/office-key';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { takeApart } from '../builders/zips';

const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const PROVINCE = '吉林省应急管理厅';
const up = { recipientName: PROVINCE };
const kept = (each: ExchangeDesk) =>
  each.core.read.allRaw('SELECT sequence, base FROM package_original ORDER BY sequence');
const clocks = (sequence: number) => `2026-11-2${sequence}T02:00:00.000Z`;

/** A county that has reported to its city, and a province that knows neither. */
async function threeDesks() {
  let now = clocks(0);
  const clock = { now: () => now, today: () => '2026-11-20' };
  const county = desk({ clock });
  fillCounty({ core: county.core, self: county.self }, { enterprises: 8, documents: 2 });
  const city = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局', clock });
  fillCounty({ core: city.core, self: city.self }, { enterprises: 2 });
  const province = desk({ level: 'province', regionCode: '220000', name: PROVINCE, clock });
  await city.merge(await county.upload('a.yjpkg'));
  return { county, city, province, goTo: (sequence: number) => (now = clocks(sequence)) };
}

const rename = (each: ExchangeDesk, at: number, name: string, on: string) =>
  each.core.write.run(
    `UPDATE enterprise SET name = @name, version = version + 1, updated_at = @on
      WHERE id = (SELECT id FROM enterprise WHERE origin = @self ORDER BY id LIMIT 1 OFFSET @at)`,
    { name, on, self: each.self, at },
  );

test('a city sends on what its county signed, and the province finds both alike', async () => {
  const { county, city, province } = await threeDesks();
  expect(kept(city)).toEqual([[1, 'full']]);
  expect(kept(province)).toEqual([]);
  const file = await city.upload('b.yjpkg', up);
  const view = await city.inspect(file);
  const [carried] = view.forwarded;
  expect(view.forwarded).toEqual([
    { ...carried, officeId: county.self, name: '舒兰市应急管理局', sequence: 1 },
  ]);
  const key = county.core.read.value<string>('SELECT key_id FROM office WHERE is_self = 1');
  expect(carried?.keyId).toBe(key);
  // Bytes as they came: the county's signature needs them.
  const original = takeApart(county.path('a.yjpkg'));
  const inside = takeApart(file);
  const bytes = (parts: typeof inside, name: string) =>
    parts.find((part) => part.name === name)?.bytes.toString('base64');
  for (const name of ['manifest.json', 'signature.json', 'data.sqlite'])
    expect(bytes(inside, `forwarded/${carried?.packageId}/${name}`)).toBe(bytes(original, name));

  const rehearsal = await province.rehearse(file);
  expect(rehearsal.warnings).toEqual([]);
  expect(rehearsal.forwarded).toMatchObject([
    {
      officeId: county.self,
      name: '舒兰市应急管理局',
      packages: [{ sequence: 1, period: '2026H2', base: 'full' }],
      signer: { keyId: key, known: 'first-contact' },
      tables: [],
    },
  ]);
  expect(rehearsal.forwarded[0]?.rows).toBeGreaterThan(20);
  await province.call('merge', { rehearsalId: rehearsal.rehearsalId });
  // A province keeps nothing of it, and sends nothing on.
  expect(kept(province)).toEqual([]);
});

test('a full package with the changes after it travels as one chain, its later word counts', async () => {
  const { county, city, province, goTo } = await threeDesks();
  goTo(1);
  rename(county, 0, '改名一', clocks(1));
  goTo(2);
  await city.merge(await county.upload('b.yjpkg', { since: 1 }));
  rename(county, 0, '改名二', clocks(2));
  goTo(3);
  await city.merge(await county.upload('c.yjpkg', { since: 2 }));
  expect(kept(city)).toEqual([
    [1, 'full'],
    [2, 'since'],
    [3, 'since'],
  ]);
  goTo(4);
  const rehearsal = await province.rehearse(await city.upload('up.yjpkg', up));
  expect(rehearsal.forwarded[0]?.packages.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(rehearsal.forwarded[0]?.tables).toEqual([]);
  await province.call('merge', { rehearsalId: rehearsal.rehearsalId });

  // A package of changes carries the new original alone.
  rename(county, 1, '改名三', clocks(4));
  goTo(5);
  await city.merge(await county.upload('d.yjpkg', { since: 3 }));
  goTo(6);
  const changes = await province.rehearse(await city.upload('up2.yjpkg', { ...up, since: 1 }));
  expect(changes.forwarded[0]?.packages.map(({ sequence }) => sequence)).toEqual([4]);
  expect(changes.forwarded[0]?.tables).toEqual([]);
  expect(changes.warnings.filter(({ code }) => code.startsWith('FORWARDED'))).toEqual([]);
});

test('one generation behind the newest full package is kept, and an undo finds it again', async () => {
  const { county, city, province, goTo } = await threeDesks();
  goTo(1);
  rename(county, 0, '改名一', clocks(1));
  await city.merge(await county.upload('b.yjpkg', { since: 1 }));
  goTo(2);
  await city.merge(await county.upload('c.yjpkg'));
  expect(kept(city).map(([sequence]) => sequence)).toEqual([1, 2, 3]);
  goTo(3);
  rename(county, 0, '改名二', clocks(3));
  const last = await city.merge(await county.upload('d.yjpkg'));
  expect(kept(city).map(([sequence]) => sequence)).toEqual([3, 4]);
  await city.call('undo', { batchId: last.batchId });
  expect(kept(city).map(([sequence]) => sequence)).toEqual([3]);
  const rehearsal = await province.rehearse(await city.upload('up.yjpkg', up));
  expect(rehearsal.forwarded[0]?.packages.map(({ sequence }) => sequence)).toEqual([3]);
  expect(rehearsal.warnings).toEqual([]);
});

test('who leaves the originals out is told by name', async () => {
  const { city, province } = await threeDesks();
  const bare = await city.upload('bare.yjpkg', { ...up, withOriginals: false });
  expect((await city.inspect(bare)).forwarded).toEqual([]);
  const rehearsal = await province.rehearse(bare);
  expect(rehearsal.forwarded).toEqual([]);
  expect(rehearsal.warnings).toMatchObject([{ code: 'FORWARDED_UNSIGNED', where: '舒兰市应急管理局' }]);
});

/** A new key of a county's own. */
const renew = (each: ExchangeDesk, reason: 'changed' | 'lost') =>
  renewKey(
    {
      db: each.core.write,
      clock: each.core.clock,
      newId: () => 'new-key',
      law: each.host.law,
      actor: { id: null, name: '示例员' },
      self: each.self,
      changed: () => undefined,
    },
    { reason, sm2: null },
  ).keyId;
const keysOf = (each: ExchangeDesk, officeId: string) =>
  listOfficeKeys(each.core.read)
    .filter((key) => key.officeId === officeId)
    .map(({ keyId, state }) => [keyId, state]);

test('a county that never reported here is known by its key, and a change of it is noticed', async () => {
  const { county, city, province, goTo } = await threeDesks();
  const first = county.core.read.value<string>('SELECT key_id FROM office WHERE is_self = 1');
  const { batchId } = await province.merge(await city.upload('up1.yjpkg', up));
  expect(keysOf(province, county.self)).toEqual([[first, 'first-contact']]);
  // Undone, it is as if it had never come.
  await province.call('undo', { batchId });
  expect(keysOf(province, county.self)).toEqual([]);
  await province.merge(await city.upload('up2.yjpkg', up));

  // The former key's word: taken softly, and the chain before it still holds.
  goTo(1);
  const second = renew(county, 'changed');
  rename(county, 0, '改名一', clocks(1));
  await city.merge(await county.upload('b.yjpkg', { since: 1 }));
  goTo(2);
  const softly = await province.rehearse(await city.upload('up3.yjpkg', up));
  expect(softly.forwarded[0]?.signer).toMatchObject({ keyId: second, known: 'succeeded' });
  const followed = await province.call('merge', { rehearsalId: softly.rehearsalId });
  expect(keysOf(province, county.self)).toEqual([
    [second, 'first-contact'],
    [first, 'superseded'],
  ]);
  await province.call('undo', { batchId: followed.batchId });
  expect(keysOf(province, county.self)).toEqual([[first, 'first-contact']]);
  await province.merge(await city.upload('up4.yjpkg', up));

  // Nothing vouches for this one: told at the province too, and the city's word does not make it known.
  goTo(3);
  renew(county, 'lost');
  rename(county, 0, '改名二', clocks(3));
  const file = await county.upload('c.yjpkg');
  const { rehearsalId } = await city.rehearse(file);
  await city.call('merge', { rehearsalId, acceptKey: true });
  goTo(4);
  const loud = await province.rehearse(await city.upload('up5.yjpkg', up));
  expect(loud.warnings.map(({ code }) => code)).toContain('FORWARDED_KEY_CHANGED');
  await province.call('merge', { rehearsalId: loud.rehearsalId });
  expect(keysOf(province, county.self)).toEqual([
    [second, 'first-contact'],
    [first, 'superseded'],
  ]);
});

test('a county that calls its city by another name starts to count anew, and its last word stays the last', async () => {
  const { county, city, province, goTo } = await threeDesks();
  const renamed = { recipientName: '吉林市应急局' };
  const merge = async (name: string, options: Parameters<ExchangeDesk['upload']>[1] = {}) =>
    city.merge(await county.upload(name, options));
  goTo(1);
  await merge('b.yjpkg');
  goTo(2);
  await merge('c.yjpkg');
  goTo(3);
  rename(county, 0, '改名一', clocks(3));
  await merge('d.yjpkg', renamed);
  goTo(4);
  rename(county, 0, '改名二', clocks(4));
  await merge('e.yjpkg', { ...renamed, period: '2027H1', since: 1 });
  expect(kept(city)).toEqual([
    [1, 'full'],
    [2, 'since'],
    [3, 'full'],
  ]);

  goTo(5);
  const { forwarded, warnings } = await province.rehearse(await city.upload('up.yjpkg', up));
  expect(warnings).toEqual([]);
  expect(forwarded[0]?.packages.map(({ sequence, base }) => [sequence, base])).toEqual([
    [1, 'full'],
    [2, 'since'],
  ]);
  const last = { sequence: 2, period: '2027H1' };
  expect(latestStatements(city.core.read).get(county.self)?.stated).toMatchObject(last);
  expect(reportingOffices(city.core.read)).toMatchObject([{ sequence: 2, lastPeriod: '2027H1' }]);
});
