import type { ReadDb, WriteDb } from '../connection';

/** A key pair of this desk. The private half never leaves the core. */
export interface SigningKeyRecord {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal. */
  keyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: string;
  /** Base64 of the private key (PKCS #8, DER), or that sealed. */
  privateKey: string;
  sealed: boolean;
}

/** The key that signs now, or null before the first package. */
export function currentSigningKey(db: ReadDb): SigningKeyRecord | null {
  const row = db.get<Omit<SigningKeyRecord, 'sealed'> & { sealed: number }>(
    `SELECT key_id AS keyId, public_key AS publicKey, private_key AS privateKey, sealed FROM signing_key WHERE retired_at IS NULL`,
  );
  return row ? { ...row, sealed: row.sealed === 1 } : null;
}

/** Keeps a new pair; there is none that signs now. */
export function insertSigningKey(
  db: WriteDb,
  key: Omit<SigningKeyRecord, 'sealed'> & { madeAt: string; madeBy: string },
): void {
  db.run(
    `INSERT INTO signing_key (key_id, public_key, private_key, made_at, made_by)
     VALUES (@keyId, @publicKey, @privateKey, @madeAt, @madeBy)`,
    {
      keyId: key.keyId,
      publicKey: key.publicKey,
      privateKey: key.privateKey,
      madeAt: key.madeAt,
      madeBy: key.madeBy,
    },
  );
}
