import { afterEach, describe, expect, test } from 'vitest';
import { makeKeyPair, officeKey, vouchFor } from '../../db/exchange/keys';
import { revokeKey } from '../../db/exchange/known-keys';
import { makeSm2Pair, signSm2 } from '../../db/exchange/sm2';
import { filingDesks, fillUnit, handIn, prepareFiling, receive } from '../builders/filing-desks';
import { forge } from '../builders/forged-packages';
import { inspect, type KeyDesk, keyDesks, merge, rehearse, report, resign } from '../builders/key-desks';

const { desk, closeAll } = keyDesks();
const cases = filingDesks();
afterEach(() => {
  closeAll();
  cases.closeAll();
});

const ownKey = (at: KeyDesk) => officeKey(at.core.write, at.self);
const known = async (at: KeyDesk) => (await at.call('keys', 'list', {})).keys;
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
const grant = (at: KeyDesk, file: string) => ({ file: at.host.grants.grant(file) });

/** A county whose first report was merged above. */
async function met() {
  const county = desk();
  const city = desk('吉林市应急管理局');
  const first = await report(county, 'first.yjpkg');
  await merge(city, first);
  return { county, city, first };
}

describe('a key met for the first time', () => {
  test('stays unconfirmed until its digits were heard', async () => {
    const county = desk();
    const city = desk('吉林市应急管理局');
    const first = await report(county, 'first.yjpkg');
    expect((await inspect(city, first)).signer).toMatchObject({ known: 'first-contact', confirmed: false });
    await merge(city, first);
    const [key] = await known(city);
    expect(key).toMatchObject({ state: 'first-contact', officeName: '舒兰市应急管理局', confirmedAt: null });
    const { keyId } = ownKey(county);
    const confirm = (heard: string) =>
      city.refused('keys', 'confirm', { id: key?.id, heard, how: '电话，示科长' });
    expect(await confirm(keyId.slice(-7))).toBe('KEY_DIGITS_DIFFER');
    expect(await confirm(keyId.slice(0, 8))).toBe('KEY_DIGITS_DIFFER');
    expect(await confirm('')).toBe('KEY_DIGITS_DIFFER');
    const heard = `${keyId.slice(-8, -4).toUpperCase()} ${keyId.slice(-4)}`;
    await city.call('keys', 'confirm', { id: key?.id ?? '', heard, how: '电话，示科长' });
    const [confirmed] = await known(city);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      confirmedBy: '示例员',
      confirmedHow: '电话，示科长',
    });
    expect((await inspect(city, await report(county, 'second.yjpkg'))).signer).toMatchObject({
      known: 'known',
      confirmed: true,
    });
  });

  test('is forgotten with the merge that brought it', async () => {
    const { county, city, first } = await met();
    const { batches } = await city.call('exchange', 'log', {});
    await city.call('exchange', 'undo', { batchId: batches[0]?.id ?? '' });
    expect(await known(city)).toEqual([]);
    expect((await inspect(city, first)).signer?.known).toBe('first-contact');
    expect(county.self).not.toBe(city.self);
  });
});

test('a key that somebody compared is still called by its office once the office is gone with its package', async () => {
  const { city } = await met();
  const [key] = await known(city);
  await city.call('keys', 'confirm', {
    id: key?.id ?? '',
    heard: key?.keyId.slice(-8) ?? '',
    how: '电话，示科长',
  });
  const { batches } = await city.call('exchange', 'log', {});
  await city.call('exchange', 'undo', { batchId: batches[0]?.id ?? '' });
  expect(await known(city)).toMatchObject([{ state: 'confirmed', officeName: '舒兰市应急管理局' }]);
});

describe('a new key', () => {
  test('that the former one signed for comes in with a word about it', async () => {
    const { county, city, first } = await met();
    const former = ownKey(county);
    await county.call('keys', 'renew', { reason: 'changed' });
    const second = await report(county, 'second.yjpkg');
    expect((await inspect(city, second)).signer?.known).toBe('succeeded');
    const looked = await rehearse(city, second);
    expect(looked.blocks).toEqual([]);
    expect(codes(looked.warnings)).toContain('SENDER_KEY_SUCCEEDED');
    await city.call('exchange', 'merge', { rehearsalId: looked.rehearsalId });
    expect((await known(city)).map(({ keyId, state }) => [keyId, state])).toEqual([
      [ownKey(county).keyId, 'first-contact'],
      [former.keyId, 'superseded'],
    ]);
    const late = forge(first, county.path('late.yjpkg'), former, {
      manifest: (manifest) => ({ ...manifest, packageId: 'late', sequence: 3 }),
    });
    const told = await rehearse(city, late);
    expect(codes(told.blocks)).toEqual(['SENDER_KEY_CHANGED']);
    expect(told.blocks[0]?.where).toContain('旧密钥');
    // Accepted once more, it takes nobody's place.
    await city.call('exchange', 'merge', { rehearsalId: told.rehearsalId, acceptKey: true });
    expect((await inspect(city, await report(county, 'third.yjpkg'))).signer?.known).toBe('known');
  });

  test('after a loss waits for somebody, and its undone merge gives the former key back nothing', async () => {
    const { county, city } = await met();
    await county.call('keys', 'renew', { reason: 'lost' });
    const { retired, keyId, vouchedBy } = await county.call('keys', 'own', {});
    expect([retired.length, retired[0]?.reason, vouchedBy]).toEqual([1, 'lost', null]);
    const second = await report(county, 'second.yjpkg');
    const looked = await rehearse(city, second);
    expect(codes(looked.blocks)).toEqual(['SENDER_KEY_CHANGED']);
    expect(await city.refused('exchange', 'merge', { rehearsalId: looked.rehearsalId })).toBe(
      'SENDER_KEY_CHANGED',
    );
    const accepted = { acceptKey: true, confirmedHow: '电话，示科长，末八位一致' };
    await city.call('exchange', 'merge', { rehearsalId: looked.rehearsalId, ...accepted });
    const [key] = await known(city);
    expect(key).toMatchObject({
      keyId,
      state: 'confirmed',
      confirmedBy: '示例员',
      confirmedHow: accepted.confirmedHow,
    });
  });

  test.each([
    ['a third key', 'PACKAGE_SUCCESSION_INVALID', 'own'],
    ['its own new key', 'changed', 'self'],
    ['the former key, but for another sender', 'PACKAGE_SUCCESSION_INVALID', 'other'],
  ] as const)('vouched for by %s is not believed', async (_who, answer, kind) => {
    const { county, city, first } = await met();
    const former = ownKey(county);
    const thief = makeKeyPair();
    const third = makeKeyPair();
    const words = {
      own: { ...vouchFor({ ...former, privateKey: third.privateKey }, county.self, thief.keyId) },
      self: vouchFor(thief, county.self, thief.keyId),
      other: vouchFor(former, 'another-office', thief.keyId),
    };
    const file = resign(
      first,
      county.path('thief.yjpkg'),
      { ...thief, succession: words[kind] },
      (signature) => signature,
      { manifest: (manifest) => ({ ...manifest, packageId: 'thief', sequence: 2 }) },
    );
    if (answer === 'changed') {
      expect((await inspect(city, file)).signer?.known).toBe('changed');
      expect(codes((await rehearse(city, file)).blocks)).toEqual(['SENDER_KEY_CHANGED']);
    } else expect(await city.refused('exchange', 'rehearse', grant(city, file))).toBe(answer);
  });

  test('put beside the former one’s name is no signature', async () => {
    const { county, city, first } = await met();
    const thief = makeKeyPair();
    const file = resign(first, county.path('swapped.yjpkg'), ownKey(county), (signature) => ({
      ...signature,
      publicKey: thief.publicKey,
    }));
    expect(await city.refused('exchange', 'rehearse', grant(city, file))).toBe('PACKAGE_SIGNATURE_INVALID');
  });
});

describe('a revoked key', () => {
  async function revoked() {
    const all = await met();
    const [key] = await known(all.city);
    await all.city.call('keys', 'revoke', { id: key?.id ?? '', reason: '存放密钥的电脑被盗' });
    return { ...all, id: key?.id ?? '' };
  }

  test('is refused in a merge whose rehearsal was made before', async () => {
    const { county, city } = await met();
    const { rehearsalId } = await rehearse(city, await report(county, 'later.yjpkg'));
    const [key] = await known(city);
    await city.call('keys', 'revoke', { id: key?.id ?? '', reason: '存放密钥的电脑被盗' });
    expect(await city.refused('exchange', 'merge', { rehearsalId })).toBe('SENDER_KEY_REVOKED');
    expect(city.core.read.value('SELECT COUNT(*) FROM merge_batch')).toBe(1);
  });

  test('is refused by its name before the data is looked at, whatever day it bears', async () => {
    const { county, city, first } = await revoked();
    const file = forge(first, county.path('old.yjpkg'), ownKey(county), {
      manifest: (manifest) => ({ ...manifest, packageId: 'old', createdAt: '2026-01-05T01:00:00.000Z' }),
      // Data that would be found broken at the first look at it.
      parts: (parts) =>
        parts.map((part) =>
          part.name === 'data.sqlite'
            ? { ...part, bytes: Buffer.from(part.bytes.map((byte) => byte ^ 7)) }
            : part,
        ),
    });
    for (const full of [false, true])
      expect(await city.refused('exchange', 'inspect', { ...grant(city, file), full })).toBe(
        'SENDER_KEY_REVOKED',
      );
    expect(await city.refused('exchange', 'rehearse', grant(city, file))).toBe('SENDER_KEY_REVOKED');
    expect(await desk('别处').refused('exchange', 'rehearse', grant(county, file))).not.toBe(
      'SENDER_KEY_REVOKED',
    );
  });

  test('signs in nobody’s name, vouches for nobody, and is not confirmed again', async () => {
    const { county, city, first, id } = await revoked();
    const { keyId } = ownKey(county);
    const other = forge(first, county.path('other.yjpkg'), ownKey(county), {
      manifest: (manifest) => ({ ...manifest, sender: { ...manifest.sender, id: 'somebody' } }),
    });
    expect(await city.refused('exchange', 'rehearse', grant(city, other))).toBe('SENDER_KEY_REVOKED');
    expect(await city.refused('keys', 'confirm', { id, heard: keyId.slice(-8), how: '电话' })).toBe(
      'KEY_NOT_CURRENT',
    );
    expect(await city.refused('keys', 'revoke', { id, reason: '再一次' })).toBe('KEY_NOT_CURRENT');
    await county.call('keys', 'renew', { reason: 'changed' });
    const next = await rehearse(city, await report(county, 'next.yjpkg'));
    expect(codes(next.blocks)).toEqual(['SENDER_KEY_CHANGED']);
    await city.call('exchange', 'merge', { rehearsalId: next.rehearsalId, acceptKey: true });
    expect((await known(city)).map(({ state }) => state)).toEqual(['confirmed', 'revoked']);
  });

  test('is refused where cases are received, too', async () => {
    const unit = cases.desk('enterprise');
    const office = cases.desk('office');
    const id = await prepareFiling(unit, await fillUnit(unit));
    const file = await handIn(unit, id, 'first.yjpkg', '2026-11-09');
    await receive(office, file, { unitId: null });
    const row = office.core.read.value<string>('SELECT id FROM office_key') ?? '';
    revokeKey(office.deps(), { id: row, reason: '示例' });
    expect(await office.refused('filingPackages', 'rehearse', { file: office.host.grants.grant(file) })).toBe(
      'SENDER_KEY_REVOKED',
    );
  });
});

test('one key in two names is told', async () => {
  const { county, city, first } = await met();
  const file = forge(first, county.path('two.yjpkg'), ownKey(county), {
    manifest: (manifest) => ({
      ...manifest,
      packageId: 'two',
      sender: { ...manifest.sender, id: 'second-office' },
    }),
    data: (db) => db.exec("UPDATE office SET id = 'second-office', origin = 'second-office'"),
  });
  const looked = await rehearse(city, file);
  expect(looked.package.signer?.known).toBe('first-contact');
  expect(codes(looked.warnings)).toContain('SENDER_KEY_OF_OTHER');
});

describe('a signature by SM2 beside it', () => {
  test('is there when wanted, and must hold when it is there', async () => {
    const { county, city, first } = await met();
    expect((await inspect(city, first)).signer?.sm2).toBe(false);
    await county.call('keys', 'sm2', { on: true });
    const second = await report(county, 'second.yjpkg');
    expect((await inspect(city, second, true)).signer).toMatchObject({ known: 'known', sm2: true });
    await merge(city, second);
    const { sm2 } = await county.call('keys', 'own', {});
    expect((await known(city))[0]?.sm2PublicKey).toBe(sm2.publicKey);
    const pair = await makeSm2Pair();
    const wrong = await signSm2(Buffer.from('other bytes'), pair);
    const file = resign(second, county.path('wrong.yjpkg'), ownKey(county), (signature) => ({
      ...signature,
      sm2: wrong,
    }));
    expect(await city.refused('exchange', 'rehearse', grant(city, file))).toBe('PACKAGE_SM2_INVALID');
    await county.call('keys', 'renew', { reason: 'changed' });
    expect((await inspect(city, await report(county, 'third.yjpkg'))).signer).toMatchObject({
      known: 'succeeded',
      sm2: true,
    });
    await county.call('keys', 'sm2', { on: false });
    expect((await inspect(city, await report(county, 'fourth.yjpkg'))).signer?.sm2).toBe(false);
  });
});
