import { PlanDeskError } from '../../db/domain/errors';
import { type ParsedArguments, required, UsageError } from './arguments';
import type { Caller } from './caller';
import { openDatabase } from './commands/database';
import { passwordsOf } from './passwords';

/** What opens a sealed signing key: the name of an account that has a share, and its password. */
export const KEY_OPTIONS = ['as'] as const;
export const KEY_FLAGS = ['key-password-stdin'] as const;
export const KEY_USAGE = '[--key-password-stdin [--as 用户]]';

/**
 * Opens the database of a command that signs, and its key where `--key-password-stdin` gives an account's password: the
 * first line of standard input. The package's own password (`--password-stdin`) is the line after it.
 * @returns the package's password
 * @throws UsageError; PlanDeskError USER_UNKNOWN, PASSWORD_WRONG, ACCOUNT_LOCKED, KEY_NOT_OPEN
 */
export async function openToSign(parsed: ParsedArguments, caller: Caller): Promise<{ password?: string }> {
  const given = passwordsOf(parsed, caller, ['key-password-stdin', 'password-stdin']);
  const keyPassword = given['key-password-stdin'];
  if (parsed.options.has('as') && keyPassword === undefined)
    throw new UsageError('--as 要与 --key-password-stdin 一起用');
  await openDatabase(caller, required(parsed, 'db'));
  if (keyPassword !== undefined) await openKey(caller, keyPassword, parsed.options.get('as'));
  const password = given['password-stdin'];
  return password === undefined ? {} : { password };
}

/** A key that nobody's password guards is open to everybody: the password is left unread then. */
async function openKey(caller: Caller, password: string, name: string | undefined): Promise<void> {
  const { shares } = await caller.call('keys.own', {});
  if (shares.protection !== 'sealed') return;
  const names = shares.holders.map((holder) => holder.name).join('、');
  if (name === undefined && shares.holders.length > 1)
    throw new UsageError(`能打开签名密钥的用户有：${names}，请用 --as 写明是谁的密码`);
  const named = shares.holders.filter((holder) => name === undefined || holder.name === name);
  const [holder] = named;
  if (holder === undefined || named.length > 1)
    throw new PlanDeskError('KEY_NOT_OPEN', `用户“${name}”打不开本单位的签名密钥。能打开的用户：${names}。`, {
      user: name,
      holders: shares.holders.map((each) => each.name),
    });
  await caller.call('keys.open', { userId: holder.userId, password });
}
