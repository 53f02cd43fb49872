import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { WriteDb } from '../connection';
import { currentSigningKey, insertSigningKey } from '../repositories/signing-key';
import type { PackageSignature } from './format/index';

export interface SigningKey {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal: what people compare over the telephone. */
  keyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: string;
  /** Base64 of the private key (PKCS #8, DER). */
  privateKey: string;
}

/** Fingerprint of a public key given as base64 of its SubjectPublicKeyInfo. */
export function fingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/**
 * The office's key pair, made at first use; the public half stands in the office's own row.
 * @param made moment and account at whose wish it is made; empty where nobody asks
 */
export function officeKey(
  db: WriteDb,
  self: string,
  made: { at: string; by: string } = { at: '', by: '' },
): SigningKey {
  const kept = currentSigningKey(db);
  if (kept) return { keyId: kept.keyId, publicKey: kept.publicKey, privateKey: kept.privateKey };
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const key = { keyId: fingerprint(publicKey), publicKey, privateKey };
  insertSigningKey(db, { ...key, madeAt: made.at, madeBy: made.by });
  db.run('UPDATE office SET key_id = @keyId, public_key = @publicKey WHERE id = @self', {
    keyId: key.keyId,
    publicKey,
    self,
  });
  return key;
}

/** Signs the bytes of a manifest. */
export function signManifest(manifest: Uint8Array, key: SigningKey): PackageSignature {
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    type: 'pkcs8',
    format: 'der',
  });
  const signature = sign(null, manifest, privateKey).toString('base64');
  return { algorithm: 'Ed25519', keyId: key.keyId, publicKey: key.publicKey, signature };
}

/** Whether the signature holds for these bytes and its key is the one whose fingerprint it names. */
export function signatureHolds(manifest: Uint8Array, signature: PackageSignature): boolean {
  if (fingerprint(signature.publicKey) !== signature.keyId) return false;
  try {
    const key = createPublicKey({
      key: Buffer.from(signature.publicKey, 'base64'),
      type: 'spki',
      format: 'der',
    });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, manifest, key, Buffer.from(signature.signature, 'base64'));
  } catch {
    // Bytes that are no key at all: the same finding as a wrong one.
    return false;
  }
}
