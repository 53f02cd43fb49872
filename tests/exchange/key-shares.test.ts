import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { openScratch } from '../../db/connection';
import { openSecret, sealSecret, unwrapDataKey, wrapDataKey } from '../../db/exchange/key-seal';
import { currentSigningKey } from '../../db/repositories/signing-key';
import { listUsers } from '../../db/repositories/user';
import { inspect, type KeyDesk, keyDesks, report } from '../builders/key-desks';

const { desk, closeAll } = keyDesks();
afterEach(closeAll);

const PASSWORDS = { admin: '示例密码甲', clerk: '示例密码乙' };
const upload = (at: KeyDesk) => ({
  kind: 'upload',
  period: '2026H2',
  recipientName: '吉林市应急管理局',
  withFiles: false,
  file: at.host.grants.grant(at.path('refused.yjpkg')),
});
const signIn = (at: KeyDesk, userId: string, password: string) =>
  at.call('system', 'signIn', { userId, password });
const own = (at: KeyDesk) => at.call('keys', 'own', {});
const setPassword = (at: KeyDesk, id: string, password: string) =>
  at.call('system', 'setPassword', { id, password });
const privateKey = (at: KeyDesk) => currentSigningKey(at.core.read)?.privateKey ?? '';
const everything = (at: KeyDesk) => JSON.stringify(at.core.read.all('SELECT * FROM setting'));

/** An office of an administrator and a clerk who both have passwords and have signed in since the key was made. */
async function sealed() {
  const at = desk();
  await report(at, 'before.yjpkg');
  const plain = privateKey(at);
  const admin = listUsers(at.core.read)[0]?.id ?? '';
  await signIn(at, admin, '');
  await setPassword(at, admin, PASSWORDS.admin);
  const { id: clerk } = await at.call('system', 'addUser', {
    name: '样办事员',
    role: 'clerk',
    password: PASSWORDS.clerk,
  });
  return { at, admin, clerk, plain };
}

describe('a seal', () => {
  test('opens with its own data key and for its own key pair alone', async () => {
    const dataKey = Buffer.alloc(32, 1);
    const text = sealSecret('secret', dataKey, 'k1');
    expect(openSecret(text, dataKey, 'k1')).toBe('secret');
    expect(openSecret(text, dataKey, 'k2')).toBeNull();
    expect(openSecret(text, Buffer.alloc(32, 2), 'k1')).toBeNull();
    expect(openSecret('', dataKey, 'k1')).toBeNull();
    const wrapped = await wrapDataKey(dataKey, '示例密码', 'u1');
    expect((await unwrapDataKey(wrapped, '示例密码', 'u1'))?.equals(dataKey)).toBe(true);
    expect(await unwrapDataKey(wrapped, '别的密码', 'u1')).toBeNull();
    expect(await unwrapDataKey(wrapped, '示例密码', 'u2')).toBeNull();
  });
});

describe('the own key', () => {
  test('is plain while somebody who may exchange has no password or has not signed in, and says so', async () => {
    const { at, admin, clerk, plain } = await sealed();
    // The only account had one, then a second came: the first one's password had sealed it already.
    expect((await own(at)).shares).toMatchObject({
      protection: 'sealed',
      holders: [{ userId: admin }],
      waiting: [{ userId: clerk, name: '样办事员', why: 'sign-in' }],
    });
    expect(privateKey(at)).not.toBe(plain);
    expect(everything(at)).not.toContain(plain);

    const other = desk();
    await report(other, 'before.yjpkg');
    const first = listUsers(other.core.read)[0]?.id ?? '';
    await signIn(other, first, '');
    const { id: second } = await other.call('system', 'addUser', { name: '样办事员', role: 'clerk' });
    await setPassword(other, first, PASSWORDS.admin);
    const { shares } = await own(other);
    expect(shares.protection).toBe('plain');
    expect(shares.waiting).toEqual([{ userId: second, name: '样办事员', why: 'password' }]);
    // A plain key signs for whoever is there, as ever.
    await signIn(other, second, '');
    await report(other, 'clerk.yjpkg');
    await setPassword(other, second, PASSWORDS.clerk);
    expect((await own(other)).shares).toMatchObject({ protection: 'sealed', waiting: [] });
    await report(other, 'clerk2.yjpkg');
    await signIn(other, first, PASSWORDS.admin);
    await report(other, 'admin.yjpkg');
  });

  test('opens at sign-in, is gone with locking, and is handed to a colleague by both passwords', async () => {
    const { at, admin, clerk } = await sealed();
    await report(at, 'admin.yjpkg');
    await signIn(at, clerk, PASSWORDS.clerk);
    expect((await own(at)).open).toBe(false);
    expect(await at.refused('exchange', 'write', upload(at))).toBe('KEY_LOCKED');
    const share = { userId: clerk, ownPassword: PASSWORDS.admin, password: PASSWORDS.clerk };
    expect(await at.refused('keys', 'share', share)).toBe('KEY_NOT_OPEN');
    await signIn(at, admin, PASSWORDS.admin);
    expect(await at.refused('keys', 'share', { ...share, ownPassword: '不对' })).toBe('PASSWORD_WRONG');
    expect(await at.refused('keys', 'share', { ...share, password: '不对' })).toBe('PASSWORD_WRONG');
    await at.call('keys', 'share', share);
    expect((await own(at)).shares.waiting).toEqual([]);
    await at.call('system', 'lock', {});
    await new Promise((done) => setImmediate(done));
    expect(at.session.dataKey).toBeNull();
    await signIn(at, clerk, PASSWORDS.clerk);
    await report(at, 'clerk.yjpkg');
  });

  test('is handed to nobody who may not exchange: with such a share alone it would be lost', async () => {
    const { at, admin } = await sealed();
    const auditor = { name: '样审计员', role: 'auditor', password: '示例密码丙' } as const;
    const { id } = await at.call('system', 'addUser', auditor);
    const share = { userId: id, ownPassword: PASSWORDS.admin, password: auditor.password };
    expect(await at.refused('keys', 'share', share)).toBe('KEY_NOT_SHARED');
    expect((await own(at)).shares.holders).toMatchObject([{ userId: admin }]);
  });

  test('stays with an account that changes its own password, and with one whose password an opener resets', async () => {
    const { at, admin, clerk } = await sealed();
    await at.call('keys', 'share', {
      userId: clerk,
      ownPassword: PASSWORDS.admin,
      password: PASSWORDS.clerk,
    });
    await setPassword(at, admin, '新密码甲');
    await setPassword(at, clerk, '新密码乙');
    await signIn(at, clerk, '新密码乙');
    await report(at, 'clerk.yjpkg');
    await signIn(at, admin, '新密码甲');
    await report(at, 'admin.yjpkg');
  });

  test('is lost with the last share, and a new one comes without the former’s word', async () => {
    const { at, admin } = await sealed();
    const { id: chief } = await at.call('system', 'addUser', {
      name: '测局长',
      role: 'administrator',
      password: '示例密码丙',
    });
    await signIn(at, chief, '示例密码丙');
    await setPassword(at, admin, '重设的密码');
    expect((await own(at)).shares).toMatchObject({ protection: 'lost', holders: [] });
    expect(await at.refused('exchange', 'write', upload(at))).toBe('KEY_LOCKED');
    expect(await at.refused('keys', 'renew', { reason: 'changed' })).toBe('KEY_LOCKED');
    await at.call('keys', 'renew', { reason: 'lost' });
    expect(await own(at)).toMatchObject({ open: true, vouchedBy: null, shares: { protection: 'plain' } });
    const city = desk('吉林市应急管理局');
    expect((await inspect(city, await report(at, 'new.yjpkg'))).signer?.known).toBe('first-contact');
  });

  test('leaves no copy of what was plain behind, neither in the file nor in its log', async () => {
    const at = desk();
    await report(at, 'before.yjpkg');
    const plain = privateKey(at);
    const admin = listUsers(at.core.read)[0]?.id ?? '';
    const { id: clerk } = await at.call('system', 'addUser', { name: '样办事员', role: 'clerk' });
    await signIn(at, admin, '');
    await setPassword(at, admin, PASSWORDS.admin);
    const dataKey = at.core.read.value<string>(
      `SELECT json_extract(value, '$') FROM setting WHERE key = 'secret.exchangeDataKey'`,
    );
    const lies = () =>
      ['', '-wal'].flatMap((suffix) => {
        const bytes = readFileSync(at.core.file + suffix);
        return [plain, dataKey ?? 'no data key'].map((secret) => bytes.includes(secret));
      });
    expect(lies()).toContain(true);
    // Somebody who still reads an older state keeps the log for that long.
    const reader = openScratch(at.path('reader.sqlite'));
    reader.db.run('ATTACH @live AS live', { live: at.core.file });
    reader.db.exec('BEGIN');
    reader.db.value('SELECT COUNT(*) FROM live.setting');
    await setPassword(at, clerk, PASSWORDS.clerk);
    expect((await own(at)).shares.protection).toBe('sealed');
    expect(lies()).toContain(true);
    reader.close();
    await signIn(at, admin, PASSWORDS.admin);
    expect(lies()).toEqual([false, false, false, false]);
    const second = privateKey(at);
    await at.call('keys', 'renew', { reason: 'lost' });
    expect(privateKey(at)).not.toBe(second);
    const third = privateKey(at);
    await signIn(at, admin, PASSWORDS.admin);
    await signIn(at, clerk, PASSWORDS.clerk);
    expect((await own(at)).shares.protection).toBe('sealed');
    expect(['', '-wal'].map((suffix) => readFileSync(at.core.file + suffix).includes(third))).toEqual([
      false,
      false,
    ]);
  });

  test('is taken from an account that is stopped, which gets it back as a new one does', async () => {
    const { at, admin, clerk } = await sealed();
    const version = (id: string) => listUsers(at.core.read).find((user) => user.id === id)?.version ?? 0;
    await at.call('keys', 'share', {
      userId: clerk,
      ownPassword: PASSWORDS.admin,
      password: PASSWORDS.clerk,
    });
    const holders = async () => (await own(at)).shares.holders.map(({ userId }) => userId);
    expect((await holders()).sort()).toEqual([admin, clerk].sort());
    await at.call('system', 'changeUser', {
      id: clerk,
      expectedVersion: version(clerk),
      name: '样办事员',
      role: 'clerk',
      active: false,
    });
    expect(await holders()).toEqual([admin]);
    await at.call('system', 'changeUser', {
      id: clerk,
      expectedVersion: version(clerk),
      name: '样办事员',
      role: 'clerk',
      active: true,
    });
    expect((await own(at)).shares.waiting).toEqual([{ userId: clerk, name: '样办事员', why: 'sign-in' }]);
    await signIn(at, clerk, PASSWORDS.clerk);
    expect((await own(at)).open).toBe(false);
    await signIn(at, admin, PASSWORDS.admin);
    await at.call('keys', 'share', {
      userId: clerk,
      ownPassword: PASSWORDS.admin,
      password: PASSWORDS.clerk,
    });
    await signIn(at, clerk, PASSWORDS.clerk);
    expect((await own(at)).open).toBe(true);
  });

  test('is not taken from the only one who can open it, whatever becomes of the account', async () => {
    const { at, admin } = await sealed();
    const { id: chief } = await at.call('system', 'addUser', {
      name: '测局长',
      role: 'administrator',
      password: '示例密码丙',
    });
    await signIn(at, chief, '示例密码丙');
    const name = listUsers(at.core.read).find(({ id }) => id === admin)?.name ?? '';
    const version = listUsers(at.core.read).find(({ id }) => id === admin)?.version ?? 0;
    for (const become of [
      { role: 'administrator', active: false },
      { role: 'auditor', active: true },
    ])
      expect(
        await at.refused('system', 'changeUser', { id: admin, expectedVersion: version, name, ...become }),
      ).toBe('KEY_LAST_SHARE');
    expect((await own(at)).shares.holders).toMatchObject([{ userId: admin }]);
    await signIn(at, admin, PASSWORDS.admin);
    await report(at, 'still.yjpkg');
  });

  test('goes on plain when the last holder gives up the password', async () => {
    const { at, admin, clerk } = await sealed();
    await at.call('system', 'changeUser', {
      id: clerk,
      expectedVersion: 1,
      name: '样办事员',
      role: 'auditor',
      active: true,
    });
    await setPassword(at, admin, '');
    expect(await own(at)).toMatchObject({ open: true, shares: { protection: 'plain', holders: [] } });
    await report(at, 'plain.yjpkg');
  });

  test('is changed under the same shares, with its private half gone from the former', async () => {
    const { at, admin } = await sealed();
    await at.call('keys', 'sm2', { on: true });
    const former = currentSigningKey(at.core.read)?.keyId;
    await at.call('keys', 'renew', { reason: 'changed' });
    const view = await own(at);
    expect(view).toMatchObject({ open: true, vouchedBy: former, shares: { protection: 'sealed' } });
    expect(view.retired).toMatchObject([{ keyId: former, reason: 'changed' }]);
    expect(
      at.core.read.value('SELECT private_key || sealed FROM signing_key WHERE key_id = @former', {
        former: former ?? '',
      }),
    ).toBe('0');
    await signIn(at, admin, PASSWORDS.admin);
    await report(at, 'after.yjpkg');
  });

  test('is told on a card that carries nothing secret', async () => {
    const { at } = await sealed();
    const { readFileSync } = await import('node:fs');
    const { fileName } = await at.call('keys', 'card', { file: at.host.grants.grant(at.path('card.txt')) });
    expect(fileName).toBe('card.txt');
    const text = readFileSync(at.path('card.txt'), 'utf8');
    const { keyId } = await own(at);
    expect(text.replace(/\s/g, '')).toContain(keyId);
    expect(text).toContain('舒兰市应急管理局');
    expect(text).not.toContain(privateKey(at));
  });
});
