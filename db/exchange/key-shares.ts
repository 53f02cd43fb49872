import type { ReadDb, WriteDb } from '../connection';
import type { Core, Deps } from '../core';
import { isAllowed } from '../domain/access';
import { PlanDeskError } from '../domain/errors';
import { readSetting, removeSetting, writeSetting } from '../repositories/setting';
import {
  currentSigningKey,
  dropKeyHolders,
  type KeyHolderRecord,
  keyHolders,
  putKeyHolder,
  type SigningKeyRecord,
  updateSigningKey,
} from '../repositories/signing-key';
import { listUsers, type UserRecord } from '../repositories/user';
import { makeDataKey, openSecret, sealSecret, unwrapDataKey, type WrappedKey, wrapDataKey } from './key-seal';

/**
 * [Note: sealing waits for everybody] A key is sealed only when every active account that may exchange has a share of the
 * data key: an account gets one as it signs in with its password. Until then the data key lies beside the plain private
 * key, where it gives nothing away, and nobody is kept from sending reports by a colleague's password. As long as one of
 * these accounts has no password the key stays plain: whoever takes that account could sign anyway.
 */
const WAITING_KEY = 'secret.exchangeDataKey';

/** Why an account has no share yet. */
export type WaitingFor = 'password' | 'sign-in';

export interface KeyShares {
  /** `plain`: some account lacks a share; `sealed`; `lost`: nobody can open it any more; `none`: no key was made yet. */
  protection: 'none' | 'plain' | 'sealed' | 'lost';
  holders: { userId: string; name: string }[];
  waiting: { userId: string; name: string; why: WaitingFor }[];
}

/** Active accounts that may write and merge packages. */
const exchangers = (db: ReadDb): UserRecord[] =>
  listUsers(db).filter(({ active, role }) => active && isAllowed(role, 'exchange'));

/** Who can open the desk's key, and who cannot yet. */
export function keyShares(db: ReadDb): KeyShares {
  const key = currentSigningKey(db);
  const held = new Set(key === null ? [] : keyHolders(db, key.keyId).map(({ userId }) => userId));
  const users = listUsers(db);
  return {
    protection: key === null ? 'none' : !key.sealed ? 'plain' : held.size > 0 ? 'sealed' : 'lost',
    holders: users.filter(({ id }) => held.has(id)).map(({ id, name }) => ({ userId: id, name })),
    waiting: exchangers(db)
      .filter(({ id }) => !held.has(id))
      .map(({ id, name, passwordHash }) => ({
        userId: id,
        name,
        why: passwordHash === null ? 'password' : 'sign-in',
      })),
  };
}

/** The data key that lies open while the private key is plain. */
function waitingKey(db: ReadDb): Buffer | null {
  const kept = readSetting<string | null>(db, WAITING_KEY, null);
  return kept === null ? null : Buffer.from(kept, 'base64');
}

/** Keeps an account's share, and seals the key once nobody is left without one. */
export function keepShare(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  keyId: string,
  { userId, dataKey, wrapped }: { userId: string; dataKey: Buffer; wrapped: WrappedKey },
): void {
  const key = currentSigningKey(db);
  // Another key took its place while the password was being worked on: the next sign-in makes the share.
  if (key === null || key.keyId !== keyId) return;
  putKeyHolder(db, { keyId, userId, ...wrapped, madeAt: clock.now() });
  if (key.sealed) return;
  writeSetting(db, WAITING_KEY, dataKey.toString('base64'));
  sealOnceComplete(db, dataKey);
}

function sealOnceComplete(db: WriteDb, dataKey: Buffer): void {
  const key = currentSigningKey(db);
  if (key === null || key.sealed || keyShares(db).waiting.length > 0) return;
  updateSigningKey(db, {
    ...key,
    sealed: true,
    privateKey: sealSecret(key.privateKey, dataKey, key.keyId),
    sm2PrivateKey: key.sm2PrivateKey && sealSecret(key.sm2PrivateKey, dataKey, key.keyId),
  });
  removeSetting(db, WAITING_KEY);
}

/** Opens the seal for good: nobody's password guards the key any more. */
function unseal(db: WriteDb, key: SigningKeyRecord, dataKey: Buffer): void {
  const privateKey = openSecret(key.privateKey, dataKey, key.keyId);
  if (privateKey === null) return;
  updateSigningKey(db, {
    ...key,
    sealed: false,
    privateKey,
    sm2PrivateKey: key.sm2PrivateKey && openSecret(key.sm2PrivateKey, dataKey, key.keyId),
  });
}

/**
 * What was plain before, and is sealed or taken away now, lies in the write-ahead log until that is cut.
 * @param before the key as it stood before
 */
export async function forgetPlainKey(
  core: Pick<Core, 'read' | 'emptyLog'>,
  before: SigningKeyRecord | null,
): Promise<void> {
  if (before === null || before.sealed) return;
  const now = currentSigningKey(core.read);
  if (now === null || now.sealed || now.keyId !== before.keyId) await core.emptyLog();
}

/**
 * As an account signs in with its password: opens its share, or makes one while the key is not sealed yet.
 * @returns the opened data key, or null where this account has no share of a sealed key
 */
export async function openOnSignIn(
  core: Pick<Core, 'read' | 'transaction' | 'clock' | 'emptyLog'>,
  user: UserRecord,
  password: string,
): Promise<Buffer | null> {
  const key = currentSigningKey(core.read);
  if (key === null || user.passwordHash === null || !isAllowed(user.role, 'exchange')) return null;
  const own = keyHolders(core.read, key.keyId).find(({ userId }) => userId === user.id);
  const opened = own ? await unwrapDataKey(own, password, user.id) : null;
  if (key.sealed) return opened;
  if (opened !== null) {
    // The last one without a share may have gone meanwhile.
    await core.transaction((db) => sealOnceComplete(db, opened));
    await forgetPlainKey(core, key);
    return opened;
  }
  const dataKey = waitingKey(core.read) ?? makeDataKey();
  const wrapped = await wrapDataKey(dataKey, password, user.id);
  const kept = await core.transaction((db) => {
    // Two people may sign in at the same time; the first one's data key counts.
    if (!(waitingKey(db) ?? dataKey).equals(dataKey)) return waitingKey(db);
    keepShare({ db, clock: core.clock }, key.keyId, { userId: user.id, dataKey, wrapped });
    return dataKey;
  });
  await forgetPlainKey(core, key);
  return kept;
}

/** A share under a new password, made before the transaction that changes the password. */
export interface NewShare {
  keyId: string;
  dataKey: Buffer;
  wrapped: WrappedKey;
}

/**
 * What an account's share becomes with a new password: kept where whoever sets it has the key open, made where the key
 * is plain; null where the account has none afterwards.
 * @param dataKey what whoever sets the password has open
 */
export async function shareForPassword(
  db: ReadDb,
  userId: string,
  password: string,
  dataKey: Buffer | null,
): Promise<NewShare | null> {
  const key = currentSigningKey(db);
  if (key === null || password === '') return null;
  const gets = key.sealed
    ? keyHolders(db, key.keyId).some((holder) => holder.userId === userId)
    : exchangers(db).some(({ id }) => id === userId);
  const opened = key.sealed ? dataKey : (waitingKey(db) ?? dataKey ?? makeDataKey());
  if (!gets || opened === null) return null;
  return { keyId: key.keyId, dataKey: opened, wrapped: await wrapDataKey(opened, password, userId) };
}

/**
 * Follows a change of password. Without a new share the old one goes; when it was the last and the key lies open here,
 * the key goes on plain rather than being lost.
 * @param dataKey what whoever sets the password has open
 */
export function followPassword(
  deps: Pick<Deps, 'db' | 'clock'>,
  userId: string,
  share: NewShare | null,
  dataKey: Buffer | null,
): void {
  const { db } = deps;
  const key = currentSigningKey(db);
  if (key === null) return;
  if (share !== null) {
    keepShare(deps, share.keyId, { userId, dataKey: share.dataKey, wrapped: share.wrapped });
    return;
  }
  dropKeyHolders(db, key.keyId, userId);
  if (key.sealed && keyHolders(db, key.keyId).length === 0 && dataKey !== null) unseal(db, key, dataKey);
}

/**
 * Takes the shares of accounts that were stopped, or may not exchange any more. One that comes back gets its share as a new
 * account does: at its sign-in while the key is plain, from a colleague once it is sealed.
 * @throws PlanDeskError KEY_LAST_SHARE: nobody could open the sealed key any more
 */
export function followStanding({ db }: Pick<Deps, 'db'>, userId: string): void {
  const key = currentSigningKey(db);
  if (key === null) return;
  const may = new Set(exchangers(db).map(({ id }) => id));
  const holders = keyHolders(db, key.keyId);
  const gone = holders.filter((holder) => !may.has(holder.userId));
  const own = listUsers(db).find(({ id }) => id === userId);
  if (!own || !gone.some((holder) => holder.userId === userId)) return;
  if (key.sealed && gone.length === holders.length)
    throw new PlanDeskError(
      'KEY_LAST_SHARE',
      `能打开本单位签名密钥的只有“${own.name}”一人，没有停用或改变角色。请先由其登录，在“交换上报 › 密钥”把密钥交给另一位用户。`,
      { where: own.name },
    );
  for (const holder of gone) dropKeyHolders(db, key.keyId, holder.userId);
}

/** Shares of a key's successor under the same data key: nobody has to sign in anew. */
export function passSharesOn(db: WriteDb, from: string, to: string): KeyHolderRecord[] {
  const holders = keyHolders(db, from).map((holder) => ({ ...holder, keyId: to }));
  for (const holder of holders) putKeyHolder(db, holder);
  return holders;
}

/** Forgets the data key that lay open. */
export function dropWaitingKey(db: WriteDb): void {
  removeSetting(db, WAITING_KEY);
}

/** @throws PlanDeskError KEY_NOT_OPEN: whoever gives a share away must have the key open */
export function assertOpen(dataKey: Buffer | null): Buffer {
  if (dataKey === null)
    throw new PlanDeskError('KEY_NOT_OPEN', '您的用户打不开本单位的签名密钥，请由能打开的用户操作。', {});
  return dataKey;
}
