import type { Deps } from '../core';
import { PlanDeskError } from '../domain/errors';
import { currentKey, otherOwner, standingOfSigner } from '../domain/exchange/signer';
import {
  findOfficeKey,
  insertOfficeKey,
  listOfficeKeys,
  type OfficeKeyRecord,
  updateOfficeKey,
} from '../repositories/office-key';
import { keyringOf } from './keyring';
import type { PackageSigner } from './read/signer';

type KeyDeps = Pick<Deps, 'db' | 'clock' | 'actor' | 'newId' | 'self' | 'changed'>;

/** How many of a fingerprint's last digits somebody must have heard to confirm it. */
const HEARD = 8;

/**
 * Keeps the key of a package that was taken in. A key nothing vouches for gets here only when somebody accepted it: it
 * counts as confirmed in that person's name, and takes the place of the one before. One that the former key signed for
 * takes its place as well, and waits to be confirmed unless somebody says how it was compared (`confirmedHow`). A former key that was accepted once more stays a former one.
 */
export function noteSigner(
  deps: KeyDeps,
  { sender, packageId }: { sender: { id: string }; packageId: string },
  signer: PackageSigner,
  confirmedHow?: string,
): void {
  const { db } = deps;
  const ring = keyringOf(db, deps.self);
  const standing = standingOfSigner(signer, sender.id, ring);
  if (standing === 'self' || standing === 'revoked') return;
  const known = listOfficeKeys(db).find((key) => key.officeId === sender.id && key.keyId === signer.keyId);
  if (known) {
    // One that came inside another's package is here before its desk sends anything: compared now, it counts as confirmed.
    const heard = confirmedHow !== undefined && known.state === 'first-contact';
    const sm2 = known.sm2PublicKey ?? signer.sm2PublicKey;
    if (heard || sm2 !== known.sm2PublicKey)
      updateOfficeKey(db, {
        ...known,
        sm2PublicKey: sm2,
        ...(heard && { state: 'confirmed' as const, ...confirmation(deps, confirmedHow) }),
      });
    if (heard) deps.changed('exchange');
    return;
  }
  supersede(deps, sender.id, signer.keyId);
  const how = confirmedHow ?? (standing === 'changed' ? '接收时声明已向该单位核实' : null);
  insertOfficeKey(db, {
    id: deps.newId(),
    officeId: sender.id,
    keyId: signer.keyId,
    publicKey: signer.publicKey,
    sm2PublicKey: signer.sm2PublicKey,
    state: how !== null ? 'confirmed' : 'first-contact',
    firstSeenAt: deps.clock.now(),
    firstPackageId: packageId,
    confirmedAt: null,
    confirmedBy: null,
    confirmedHow: null,
    ...(how !== null && confirmation(deps, how)),
    supersededBy: null,
    revokedAt: null,
    revokedBy: null,
    revokedReason: null,
  });
  deps.changed('exchange');
}

/**
 * Keeps the keys of counties whose signed packages came inside a city's, in the order in which they signed: a key met for the
 * first time, and one that the former signed for. Another one stays unknown until the county itself, or a person, speaks for
 * it: a city vouches for nobody. What counties signed with SM2 beside is not proven there.
 */
export function noteForwardedSigners(
  deps: KeyDeps,
  packageId: string,
  offices: readonly { officeId: string; packages: readonly { signer: PackageSigner }[] }[],
): void {
  for (const { officeId, packages } of offices)
    for (const { signer } of packages) {
      const keyring = keyringOf(deps.db, deps.self);
      const standing = standingOfSigner(signer, officeId, keyring);
      // Somebody else's key, the bringing city's own among them, is not the county's.
      if (otherOwner(keyring, signer.keyId, officeId) !== null) continue;
      if (standing !== 'first-contact' && standing !== 'succeeded') continue;
      noteSigner(deps, { sender: { id: officeId }, packageId }, { ...signer, sm2PublicKey: null });
    }
}

/** Who has compared a key, and how, as its record keeps it. */
const confirmation = ({ clock, actor }: Pick<KeyDeps, 'clock' | 'actor'>, how: string) => ({
  confirmedAt: clock.now(),
  confirmedBy: actor.name,
  confirmedHow: how,
});

/** Ends the time of the key that counts for a desk. */
function supersede({ db, self }: KeyDeps, officeId: string, by: string): void {
  const current = currentKey(keyringOf(db, self), officeId);
  const record =
    current && listOfficeKeys(db).find((key) => key.officeId === officeId && key.keyId === current.keyId);
  if (record) updateOfficeKey(db, { ...record, state: 'superseded', supersededBy: by });
}

function existing({ db }: Pick<Deps, 'db'>, id: string): OfficeKeyRecord {
  const key = findOfficeKey(db, id);
  if (!key) throw new PlanDeskError('KEY_UNKNOWN', '没有这把密钥的记录，请刷新后重试。', { id });
  return key;
}

/**
 * Somebody has compared the fingerprint with the sender. What was heard must be its end: reading it off the screen into
 * the telephone would prove nothing.
 * @param input.heard the digits as they were told, at least the last eight; blanks do not count
 * @param input.how with whom, over what
 * @throws PlanDeskError KEY_UNKNOWN, KEY_NOT_CURRENT, KEY_DIGITS_DIFFER
 */
export function confirmKey(
  deps: KeyDeps,
  input: { id: string; heard: string; how: string },
): OfficeKeyRecord {
  const key = existing(deps, input.id);
  if (key.state === 'superseded' || key.state === 'revoked')
    throw new PlanDeskError('KEY_NOT_CURRENT', '这把密钥已经停用，不需要再核对。', {
      id: key.id,
      state: key.state,
    });
  const heard = input.heard.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (heard.length < HEARD || !key.keyId.endsWith(heard))
    throw new PlanDeskError(
      'KEY_DIGITS_DIFFER',
      `听到的数字与这把密钥的指纹末尾不一致（至少 ${HEARD} 位），没有确认。请与对方再核对一遍；确实不同的，不要接收它签名的包。`,
      { field: 'heard' },
    );
  return keep(deps, {
    ...key,
    state: 'confirmed',
    ...confirmation(deps, input.how),
  });
}

/**
 * Nothing that this key signs is read any more, whatever day it bears. There is no way back: a key that was in other
 * hands once stays unsafe.
 * @throws PlanDeskError KEY_UNKNOWN, KEY_NOT_CURRENT
 */
export function revokeKey(deps: KeyDeps, input: { id: string; reason: string }): OfficeKeyRecord {
  const key = existing(deps, input.id);
  if (key.state === 'revoked')
    throw new PlanDeskError('KEY_NOT_CURRENT', '这把密钥已经作废。', { id: key.id, state: key.state });
  return keep(deps, {
    ...key,
    state: 'revoked',
    revokedAt: deps.clock.now(),
    revokedBy: deps.actor.name,
    revokedReason: input.reason,
  });
}

function keep({ db, changed }: KeyDeps, key: OfficeKeyRecord): OfficeKeyRecord {
  updateOfficeKey(db, key);
  changed('exchange');
  return key;
}
