import type { ReadDb } from '../connection';
import type { Deps } from '../core';
import { PlanDeskError } from '../domain/errors';
import type { RetireReason } from '../domain/exchange/signer';
import { readSetting, writeSetting } from '../repositories/setting';
import {
  currentSigningKey,
  dropKeyHolders,
  insertSigningKey,
  retiredSigningKeys,
  type SigningKeyRecord,
  updateSigningKey,
  writeOwnKey,
} from '../repositories/signing-key';
import { sealSecret } from './key-seal';
import { dropWaitingKey, keyShares, passSharesOn } from './key-shares';
import { makeKeyPair, officeKey, openKey, SM2_SETTING, vouchFor } from './keys';
import type { Sm2Pair } from './sm2';

export interface OwnKeyView {
  keyId: string | null;
  publicKey: string | null;
  madeAt: string | null;
  madeBy: string | null;
  /** Whether whoever is signed in can sign with it. */
  open: boolean;
  shares: ReturnType<typeof keyShares>;
  /** The former key vouches for this one in every package. */
  vouchedBy: string | null;
  sm2: { wanted: boolean; publicKey: string | null };
  retired: { keyId: string; madeAt: string; retiredAt: string; reason: RetireReason }[];
}

/** The desk's own key as its page shows it; nothing of it that is secret. */
export function viewOwnKey(db: ReadDb, dataKey: Buffer | null): OwnKeyView {
  const key = currentSigningKey(db);
  return {
    keyId: key?.keyId ?? null,
    publicKey: key?.publicKey ?? null,
    madeAt: key?.madeAt ?? null,
    madeBy: key?.madeBy ?? null,
    open: key !== null && openKey(key, dataKey) !== null,
    shares: keyShares(db),
    vouchedBy: key?.succession?.previousKeyId ?? null,
    sm2: { wanted: readSetting<boolean>(db, SM2_SETTING, false), publicKey: key?.sm2PublicKey ?? null },
    retired: retiredSigningKeys(db).map(({ keyId, madeAt, retiredAt, retiredReason }) => ({
      keyId,
      madeAt,
      retiredAt: retiredAt ?? madeAt,
      reason: retiredReason ?? 'changed',
    })),
  };
}

/**
 * Takes a new key into use. `changed`: the former one signs for it, so that receivers see whose successor it is. `lost` and
 * `stolen`: nothing vouches for it (a thief could sign as well), and every receiver has to compare fingerprints. The
 * private half of the former key is taken away, its public half stays listed.
 * @returns the new key, and the data key that opens it from now on: the same after a change, none otherwise
 * @throws PlanDeskError KEY_MISSING, KEY_LOCKED
 */
export function renewKey(
  deps: Deps,
  input: { reason: RetireReason; sm2: Sm2Pair | null },
): { keyId: string; dataKey: Buffer | null } {
  const { db, self, clock, actor } = deps;
  const former = currentSigningKey(db);
  if (former === null)
    throw new PlanDeskError('KEY_MISSING', '本单位还没有签名密钥，第一次写包时自动生成，不需要更换。', {});
  const dataKey = deps.dataKey ?? null;
  const changed = input.reason === 'changed';
  const vouching = changed ? officeKey(db, self, { at: '', by: '', dataKey }) : null;
  const made = makeKeyPair();
  const sealed = changed && former.sealed && dataKey !== null;
  const kept = (secret: string) => (sealed ? sealSecret(secret, dataKey, made.keyId) : secret);
  updateSigningKey(db, {
    ...former,
    privateKey: '',
    sealed: false,
    sm2PrivateKey: null,
    retiredAt: clock.now(),
    retiredReason: input.reason,
  });
  insertSigningKey(db, {
    ...made,
    privateKey: kept(made.privateKey),
    sealed,
    sm2PublicKey: input.sm2?.publicKey ?? null,
    sm2PrivateKey: input.sm2 && kept(input.sm2.privateKey),
    madeAt: clock.now(),
    madeBy: actor.name,
    retiredAt: null,
    retiredReason: null,
    succession: vouching && vouchFor(vouching, self, made.keyId),
  });
  if (changed) passSharesOn(db, former.keyId, made.keyId);
  else dropWaitingKey(db);
  dropKeyHolders(db, former.keyId);
  writeOwnKey(db, self, made);
  deps.changed('exchange');
  return { keyId: made.keyId, dataKey: changed ? dataKey : null };
}

/**
 * Sets whether packages bear an SM2 signature as well; the pair is made when it is first wanted.
 * @throws PlanDeskError KEY_LOCKED
 */
export function wantSm2(deps: Deps, input: { on: boolean; pair: Sm2Pair | null }): void {
  const { db, self, clock, actor } = deps;
  writeSetting(db, SM2_SETTING, input.on);
  const use = { at: clock.now(), by: actor.name, dataKey: deps.dataKey };
  if (input.on && input.pair !== null && officeKey(db, self, use).sm2 === null) {
    const key = currentSigningKey(db) as SigningKeyRecord;
    const secret = input.pair.privateKey;
    updateSigningKey(db, {
      ...key,
      sm2PublicKey: input.pair.publicKey,
      sm2PrivateKey: key.sealed && deps.dataKey ? sealSecret(secret, deps.dataKey, key.keyId) : secret,
    });
  }
  deps.changed('exchange');
}
