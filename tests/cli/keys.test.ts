import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listUsers } from '../../db/repositories/user';
import { CITY_OFFICE, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { makeKeyDesk, report } from '../builders/key-desks';

const { folder, remove } = scratchFolder();
const PASSWORD = '示例密码甲';
const CLERK = '示例密码乙';
const cli = (args: string[], input = '') => runCliHere(folder, [...args, '--json'], input);
const EXPORT = ['export', '--db', 'sealed.db', '--kind', 'upload', '--period', '2026H2'];

interface Own {
  keyId: string;
  vouchedBy: string | null;
  shares: { protection: string; holders: { name: string }[] };
}
interface Listed {
  own: Own;
  keys: { id: string; keyId: string; state: string; confirmedHow: string | null }[];
}
const list = async (db: string) => (await cli(['keys', 'list', '--db', db])).json<Listed>();
const refusal = async (args: string[], input = '') => {
  const answer = await cli(args, input);
  return [answer.code, answer.json<{ error: { code: string } }>().error.code];
};

/** An office whose key two accounts can open. */
beforeAll(async () => {
  const desk = makeKeyDesk();
  await report(desk, 'before.yjpkg');
  const admin = listUsers(desk.core.read)[0];
  const id = admin?.id ?? '';
  await desk.call('system', 'signIn', { userId: id, password: '' });
  await desk.call('system', 'setPassword', { id, password: PASSWORD });
  copyFileSync(desk.path('before.yjpkg'), join(folder, 'before.yjpkg'));
  const { id: clerk } = await desk.call('system', 'addUser', {
    name: '样办事员',
    role: 'clerk',
    password: CLERK,
  });
  await desk.call('keys', 'share', { userId: clerk, ownPassword: PASSWORD, password: CLERK });
  desk.host.closeDatabase();
  copyFileSync(desk.path('desk.db'), join(folder, 'sealed.db'));
  desk.close();
  await cli(['init', 'city.db', ...CITY_OFFICE]);
}, 30_000);
afterAll(remove);

describe('a sealed key on the command line', () => {
  it('signs with the password of an account that can open it, and with no other', async () => {
    expect(await refusal([...EXPORT, '--out', 'a.yjpkg'])).toEqual([1, 'KEY_LOCKED']);
    expect((await runCliHere(folder, [...EXPORT, '--out', 'a.yjpkg'])).stderr).toContain(
      '--key-password-stdin',
    );
    const keyed = [...EXPORT, '--key-password-stdin'];
    expect(await refusal([...keyed, '--out', 'a.yjpkg'], `${CLERK}\n`)).toEqual([2, 'USAGE']);
    expect(await refusal([...keyed, '--as', '无此人', '--out', 'a.yjpkg'], `${CLERK}\n`)).toEqual([
      1,
      'KEY_NOT_OPEN',
    ]);
    expect(await refusal([...keyed, '--as', '样办事员', '--out', 'a.yjpkg'], '不对\n')).toEqual([
      1,
      'PASSWORD_WRONG',
    ]);
    expect(await refusal([...keyed, '--as', '样办事员', '--out', 'a.yjpkg'], '')).toEqual([2, 'USAGE']);
    expect(await refusal([...EXPORT, '--as', '样办事员', '--out', 'a.yjpkg'])).toEqual([2, 'USAGE']);
    const written = await cli([...keyed, '--as', '样办事员', '--out', 'a.yjpkg'], `${CLERK}\n`);
    expect(written.code, written.stderr).toBe(0);
    expect(written.stdout + written.stderr).not.toContain(CLERK);
    // Both passwords: the key's line first, the package's after it.
    const locked = [...keyed, '--as', '样办事员', '--password-stdin', '--out', 'b.yjpkg'];
    expect((await cli(locked, `${CLERK}\n包的密码\n`)).code).toBe(0);
    expect(await refusal(['verify', 'b.yjpkg'])).toEqual([1, 'PACKAGE_PASSWORD_NEEDED']);
    expect((await cli(['verify', 'b.yjpkg', '--password-stdin'], '包的密码\n')).code).toBe(0);
  });

  it('is changed with a password and the former key’s word, lost without either', async () => {
    const { own: before } = await list('sealed.db');
    expect(before.shares.protection).toBe('sealed');
    const renew = ['keys', 'renew', '--db', 'sealed.db', '--reason'];
    expect(await refusal([...renew, 'changed'])).toEqual([1, 'KEY_LOCKED']);
    expect(await refusal([...renew, 'whatever'])).toEqual([2, 'USAGE']);
    const who = ['--key-password-stdin', '--as', '样办事员'];
    const { own } = (await cli([...renew, 'changed', ...who], `${CLERK}\n`)).json<{ own: Own }>();
    expect(own).toMatchObject({ vouchedBy: before.keyId, shares: { protection: 'sealed' } });
    const written = await cli([...EXPORT, ...who, '--out', 'c.yjpkg'], `${CLERK}\n`);
    expect(written.code, written.stderr).toBe(0);
    const lost = (await cli([...renew, 'lost'])).json<{ own: Own }>();
    expect(lost.own).toMatchObject({ vouchedBy: null, shares: { protection: 'plain', holders: [] } });
    // Nobody's password guards it now: one that is given all the same is left unread.
    expect((await cli([...EXPORT, ...who, '--out', 'd.yjpkg'], '什么都行\n')).code).toBe(0);
  });
});

describe('keys of others on the command line', () => {
  it('are listed, confirmed by their end, and revoked', async () => {
    expect((await cli(['merge', 'before.yjpkg', '--db', 'city.db'])).code).toBe(0);
    const [key] = (await list('city.db')).keys;
    const { id = '', keyId = '' } = key ?? {};
    expect(key?.state).toBe('first-contact');
    const confirm = ['keys', 'confirm', keyId.slice(0, 12), '--db', 'city.db', '--how', '电话，示科长'];
    expect(await refusal(confirm)).toEqual([2, 'USAGE']);
    expect(await refusal([...confirm, '--heard', '00000000'])).toEqual([1, 'KEY_DIGITS_DIFFER']);
    const confirmed = await cli([...confirm, '--heard', keyId.slice(-8)]);
    expect(confirmed.json()).toMatchObject({
      key: { id, state: 'confirmed', confirmedHow: '电话，示科长' },
    });
    const revoke = ['keys', 'revoke', id, '--db', 'city.db', '--reason'];
    expect(await refusal(['keys', 'revoke', 'ffffffff', '--db', 'city.db', '--reason', '泄露'])).toEqual([
      1,
      'KEY_UNKNOWN',
    ]);
    expect((await cli([...revoke, '电脑被盗'])).json()).toMatchObject({ key: { state: 'revoked' } });
    expect(await refusal(['merge', 'before.yjpkg', '--db', 'city.db'])).toEqual([1, 'SENDER_KEY_REVOKED']);
    expect(await refusal(['keys', 'forget', '--db', 'city.db'])).toEqual([2, 'USAGE']);
  });
});
