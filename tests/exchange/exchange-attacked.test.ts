import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { officeKey } from '../../db/exchange/keys';
import { currentSigningKey } from '../../db/repositories/signing-key';
import { listUsers } from '../../db/repositories/user';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { forge } from '../builders/forged-packages';
import { keyDesks, report } from '../builders/key-desks';

const { desk: keyDesk, closeAll } = keyDesks();
const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
afterEach(() => {
  closeAll();
  for (const each of open.splice(0)) each.close();
});
const city = () => desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
const county = (regionCode = '220283', name = '舒兰市应急管理局') => {
  const made = desk({ regionCode, name });
  fillCounty({ core: made.core, self: made.self }, { enterprises: 2 });
  return made;
};

test('once the key is sealed, no byte of the file opens it without a password', async () => {
  const at = keyDesk();
  await report(at, 'before.yjpkg');
  const plain = currentSigningKey(at.core.read)?.privateKey ?? '';
  const admin = listUsers(at.core.read)[0]?.id ?? '';
  await at.call('system', 'signIn', { userId: admin, password: '' });
  const password = '示例密码乙乙';
  const { id: clerk } = await at.call('system', 'addUser', { name: '样办事员', role: 'clerk', password });
  await at.call('system', 'setPassword', { id: admin, password: '示例密码甲甲' });
  const waiting = JSON.parse(
    at.core.read.value<string>(`SELECT value FROM setting WHERE key = 'secret.exchangeDataKey'`) ?? '""',
  ) as string;
  at.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = () => readFileSync(at.path('desk.db'), 'latin1');
  expect([bytes().includes(plain), bytes().includes(waiting)]).toEqual([true, true]);
  await at.call('system', 'signIn', { userId: clerk, password });
  expect(currentSigningKey(at.core.read)?.sealed).toBe(true);
  at.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(plain.length * waiting.length).toBeGreaterThan(0);
  expect([bytes().includes(plain), bytes().includes(waiting)]).toEqual([false, false]);
});

describe('a package under the id of another', () => {
  const kept = (at: ExchangeDesk) =>
    ['receipt', 'package_original', 'package_log', 'merge_batch'].map((table) =>
      at.core.read.allRaw(`SELECT * FROM ${table} ORDER BY 1`),
    );

  test('of another office takes nothing of it away, in the list and in the queue', async () => {
    const [above, one, other] = [city(), county(), county('220281', '蛟河市应急管理局')];
    const first = await one.upload('a.yjpkg');
    await above.merge(first);
    const { packageId } = await above.inspect(first);
    const before = kept(above);
    const key = officeKey(other.core.write, other.self);
    const forged = forge(await other.upload('b.yjpkg'), other.path('forged.yjpkg'), key, {
      manifest: (manifest) => ({ ...manifest, packageId }),
    });
    await expect(above.merge(forged)).rejects.toMatchObject({ code: 'PACKAGE_ID_TAKEN' });
    const { items } = await above.receive('look', { files: [above.host.grants.grant(forged)] });
    expect(items).toMatchObject([{ state: 'aside', problems: [{ code: 'PACKAGE_ID_TAKEN' }] }]);
    expect(kept(above)).toEqual(before);
  });

  test('of the same office, or of one that went out from here, is not merged either', async () => {
    const [above, below] = [city(), county()];
    const key = officeKey(below.core.write, below.self);
    const first = await below.upload('a.yjpkg');
    await above.merge(first);
    const again = forge(first, below.path('again.yjpkg'), key, {
      data: (db) => db.exec(`UPDATE enterprise SET name = '改名', version = version + 1`),
    });
    await expect(above.merge(again)).rejects.toMatchObject({ code: 'PACKAGE_ID_TAKEN' });
    const { packageId } = await above.inspect(await above.upload('up.yjpkg'));
    const ours = forge(first, below.path('ours.yjpkg'), key, {
      data: (db) => db.exec(`UPDATE enterprise SET name = '改名', version = version + 1`),
      manifest: (manifest) => ({ ...manifest, packageId, sequence: 2 }),
    });
    await expect(above.merge(ours)).rejects.toMatchObject({ code: 'PACKAGE_ID_TAKEN' });
  });
});

test('totals that cannot be compared are not said to agree', async () => {
  const below = county();
  const first = await below.upload('a.yjpkg');
  const key = officeKey(below.core.write, below.self);
  const above = city();
  const none = { T1: {}, T3: {}, T9: {} };
  const lies: unknown[] = [
    { asOf: '2026-11-20', ...none },
    { asOf: '2026-11-20', ...none, T1: JSON.parse('{"__proto__":1,"constructor":2,"toString":3}') },
    { asOf: '2026-01-20', ...none, T1: { plans: 9 } },
    { asOf: '2026-02-30', ...none, T1: { plans: 9 } },
  ];
  for (const [at, totals] of lies.entries()) {
    const file = forge(first, below.path(`${at}.yjpkg`), key, {
      manifest: (manifest) => ({ ...manifest, packageId: `lie-${at}`, sequence: at + 1, totals }),
    });
    await above.merge(file);
    expect(await above.call('totals', { officeId: below.self })).toEqual({ stated: null, differences: [] });
  }
});

test('a package made at a moment that no clock shows is refused, alone and in a queue', async () => {
  const below = county();
  const first = await below.upload('a.yjpkg');
  const key = officeKey(below.core.write, below.self);
  const above = city();
  const never = ['2026-13-45T25:61:61.000Z', '2026-02-30T01:00:00.000Z', '2026-11-20T24:00:00.000Z'];
  const lies = never.flatMap((moment) => [{ createdAt: moment }, { clock: { changedUntil: moment } }]);
  for (const [at, lie] of lies.entries()) {
    const file = forge(first, below.path(`${at}.yjpkg`), key, { manifest: (told) => ({ ...told, ...lie }) });
    await expect(above.rehearse(file)).rejects.toMatchObject({ code: 'PACKAGE_TAMPERED' });
    const { items } = await above.receive('look', { files: [above.host.grants.grant(file)] });
    expect(items).toMatchObject([{ state: 'aside', problems: [{ code: 'PACKAGE_TAMPERED' }] }]);
  }
});

test('packages are found among more other files than a person can check', async () => {
  const above = city();
  const folder = above.path('in');
  mkdirSync(folder);
  for (let at = 0; at < 1100; at++) writeFileSync(join(folder, `a${at}.jpg`), '');
  copyFileSync(await county().upload('z.yjpkg'), join(folder, 'z.yjpkg'));
  const { items, others } = await above.receive('look', { files: [above.host.grants.grant(folder)] });
  expect([items.map(({ name }) => name), others]).toEqual([['z.yjpkg'], 1100]);
});
