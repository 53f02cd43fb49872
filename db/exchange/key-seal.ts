import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '../services/system/passwords';

// A signing key is sealed under a random data key; the data key is wrapped once for each account that may open it, under
// a key that argon2id makes of the account's password. Changing a password wraps the data key anew and leaves the seal.

const NONCE = 12;
const TAG = 16;

/** The data key as one account can open it; base64. */
export interface WrappedKey {
  salt: string;
  nonce: string;
  /** Ciphertext and tag. */
  wrapped: string;
}

/** A new data key. */
export const makeDataKey = (): Buffer => randomBytes(32);

function encrypt(secret: Buffer, key: Buffer, nonce: Buffer, about: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the key is another one or a byte was changed. */
function decrypt(sealed: Buffer, key: Buffer, nonce: Buffer, about: string): Buffer | null {
  if (sealed.length < TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Seals a text; `keyId` binds it to its key pair. @returns base64 of nonce, ciphertext and tag */
export function sealSecret(secret: string, dataKey: Buffer, keyId: string): string {
  const nonce = randomBytes(NONCE);
  return Buffer.concat([nonce, encrypt(Buffer.from(secret), dataKey, nonce, keyId)]).toString('base64');
}

/** Opens a sealed text; null when this data key does not fit. */
export function openSecret(sealed: string, dataKey: Buffer, keyId: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  return decrypt(bytes.subarray(NONCE), dataKey, bytes.subarray(0, NONCE), keyId)?.toString() ?? null;
}

/** Wraps the data key for an account. */
export async function wrapDataKey(dataKey: Buffer, password: string, userId: string): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(NONCE);
  const wrapped = encrypt(dataKey, await deriveKey(password, salt), nonce, userId);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** The data key, or null when the password is not the one it was wrapped under. */
export async function unwrapDataKey(
  { salt, nonce, wrapped }: WrappedKey,
  password: string,
  userId: string,
): Promise<Buffer | null> {
  const key = await deriveKey(password, Buffer.from(salt, 'base64'));
  return decrypt(Buffer.from(wrapped, 'base64'), key, Buffer.from(nonce, 'base64'), userId);
}
