import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { WriteDb } from '../connection';
import { PlanDeskError } from '../domain/errors';
import { readSetting } from '../repositories/setting';
import {
  currentSigningKey,
  insertSigningKey,
  type SigningKeyRecord,
  type Succession,
  writeOwnKey,
} from '../repositories/signing-key';
import type { PackageSignature } from './format/index';
import { openSecret } from './key-seal';
import type { Sm2Pair } from './sm2';

/** Whether packages of this desk bear an SM2 signature beside the other; off unless somebody wants it. */
export const SM2_SETTING = 'exchange.sm2';

/** A key pair, opened: what signs a package. */
export interface SigningKey {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal: what people compare over the telephone. */
  keyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: string;
  /** Base64 of the private key (PKCS #8, DER). */
  privateKey: string;
  /** The former key's word for this one; travels with every package. */
  succession?: Succession | null;
  /** Signs beside it where the desk wants that. */
  sm2?: Sm2Pair | null;
}

/** Fingerprint of a public key given as base64 of its SubjectPublicKeyInfo. */
export function fingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** A new Ed25519 pair. */
export function makeKeyPair(): Pick<SigningKey, 'keyId' | 'publicKey' | 'privateKey'> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  return { keyId: fingerprint(publicKey), publicKey, privateKey };
}

/** Who asks for the key. */
export interface KeyUse {
  /** Moment and account at whose wish a key is made; empty where nobody asks. */
  at: string;
  by: string;
  /** Opens a sealed key; null where nobody who can is signed in. */
  dataKey?: Buffer | null | undefined;
}

/**
 * The office's key pair, opened; made at first use. The public half stands in the office's own row.
 * @throws PlanDeskError KEY_LOCKED
 */
export function officeKey(db: WriteDb, self: string, use: KeyUse = { at: '', by: '' }): SigningKey {
  const kept = currentSigningKey(db);
  if (kept) {
    const opened = openKey(kept, use.dataKey ?? null);
    if (opened === null)
      throw new PlanDeskError(
        'KEY_LOCKED',
        '本单位的签名密钥由登录密码保护，现在还打不开，没有写出包。请由能打开密钥的用户登录后操作，或请其在“交换上报 › 密钥”把密钥交给您；命令行请加 --key-password-stdin，从标准输入给出能打开它的用户的密码（几个用户能打开时用 --as 写明是谁）。',
        { keyId: kept.keyId },
      );
    return readSetting<boolean>(db, SM2_SETTING, false) ? opened : { ...opened, sm2: null };
  }
  const made = makeKeyPair();
  insertSigningKey(db, {
    ...made,
    sealed: false,
    sm2PublicKey: null,
    sm2PrivateKey: null,
    madeAt: use.at,
    madeBy: use.by,
    retiredAt: null,
    retiredReason: null,
    succession: null,
  });
  writeOwnKey(db, self, made);
  return made;
}

/** The private halves of a kept key, or null while nobody who holds it is here. */
export function openKey(kept: SigningKeyRecord, dataKey: Buffer | null): SigningKey | null {
  const open = (secret: string): string | null =>
    !kept.sealed ? secret : dataKey && openSecret(secret, dataKey, kept.keyId);
  const privateKey = open(kept.privateKey);
  if (privateKey === null) return null;
  const sm2Private = kept.sm2PrivateKey && open(kept.sm2PrivateKey);
  return {
    keyId: kept.keyId,
    publicKey: kept.publicKey,
    privateKey,
    succession: kept.succession,
    sm2: kept.sm2PublicKey && sm2Private ? { publicKey: kept.sm2PublicKey, privateKey: sm2Private } : null,
  };
}

const privateKeyOf = (key: SigningKey) =>
  createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), type: 'pkcs8', format: 'der' });

/** What a former key signs: bound to the sender, so that its word cannot be used for another. */
const successionBytes = (sender: string, keyId: string): Buffer =>
  Buffer.from(`PLANDESK-KEY-SUCCESSION ${sender} ${keyId}`, 'utf8');

/** The former key's word that another key takes its place at this very desk. */
export function vouchFor(former: SigningKey, sender: string, keyId: string): Succession {
  return {
    previousKeyId: former.keyId,
    previousPublicKey: former.publicKey,
    signature: sign(null, successionBytes(sender, keyId), privateKeyOf(former)).toString('base64'),
  };
}

/** Whether a former key's word holds for this sender and this key. */
export function successionHolds(word: Succession, sender: string, keyId: string): boolean {
  return (
    fingerprint(word.previousPublicKey) === word.previousKeyId &&
    holds(successionBytes(sender, keyId), word.previousPublicKey, word.signature)
  );
}

/** Signs the bytes of a manifest with Ed25519, the former key's word beside it. */
export function signManifest(manifest: Uint8Array, key: SigningKey): PackageSignature {
  const signature = sign(null, manifest, privateKeyOf(key)).toString('base64');
  return {
    algorithm: 'Ed25519',
    keyId: key.keyId,
    publicKey: key.publicKey,
    signature,
    ...(key.succession && { succession: key.succession }),
  };
}

/** Whether the signature holds for these bytes and its key is the one whose fingerprint it names. */
export function signatureHolds(manifest: Uint8Array, signature: PackageSignature): boolean {
  return (
    fingerprint(signature.publicKey) === signature.keyId &&
    holds(manifest, signature.publicKey, signature.signature)
  );
}

function holds(bytes: Uint8Array, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    // Bytes that are no key at all: the same finding as a wrong one.
    return false;
  }
}
