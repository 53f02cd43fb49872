import type { ReadDb, WriteDb } from '../connection';
import type { RetireReason } from '../domain/exchange/signer';

/** The word of a former key for the one that took its place. */
export interface Succession {
  previousKeyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  previousPublicKey: string;
  signature: string;
}

/** A key pair of this desk. The private halves never leave the core. */
export interface SigningKeyRecord {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal. */
  keyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: string;
  /** Base64 of the private key (PKCS #8, DER), or that sealed; empty once the key is out of use. */
  privateKey: string;
  sealed: boolean;
  /** Hexadecimal, null where no SM2 signature is set beside. */
  sm2PublicKey: string | null;
  /** Sealed as the other is. */
  sm2PrivateKey: string | null;
  madeAt: string;
  madeBy: string;
  retiredAt: string | null;
  retiredReason: RetireReason | null;
  succession: Succession | null;
}

interface SigningKeyRow extends Omit<SigningKeyRecord, 'sealed' | 'succession'> {
  sealed: number;
  succession: string | null;
}

const SELECT = `SELECT key_id AS keyId, public_key AS publicKey, private_key AS privateKey, sealed,
    sm2_public_key AS sm2PublicKey, sm2_private_key AS sm2PrivateKey, made_at AS madeAt, made_by AS madeBy,
    retired_at AS retiredAt, retired_reason AS retiredReason, succession FROM signing_key`;

const rowToKey = (row: SigningKeyRow): SigningKeyRecord => ({
  ...row,
  sealed: row.sealed === 1,
  succession: row.succession === null ? null : (JSON.parse(row.succession) as Succession),
});

/** The key that signs now, or null before the first package. */
export function currentSigningKey(db: ReadDb): SigningKeyRecord | null {
  const row = db.get<SigningKeyRow>(`${SELECT} WHERE retired_at IS NULL`);
  return row ? rowToKey(row) : null;
}

/** Keys out of use, the latest first. */
export function retiredSigningKeys(db: ReadDb): SigningKeyRecord[] {
  return db
    .all<SigningKeyRow>(`${SELECT} WHERE retired_at IS NOT NULL ORDER BY retired_at DESC, rowid DESC`)
    .map(rowToKey);
}

const bound = ({ sealed, succession, ...key }: SigningKeyRecord) => ({
  ...key,
  sealed: sealed ? 1 : 0,
  succession: succession === null ? null : JSON.stringify(succession),
});

/** Keeps a new pair; there is none that signs now. */
export function insertSigningKey(db: WriteDb, key: SigningKeyRecord): void {
  db.run(
    `INSERT INTO signing_key (key_id, public_key, private_key, sealed, sm2_public_key, sm2_private_key, made_at, made_by,
        retired_at, retired_reason, succession)
     VALUES (@keyId, @publicKey, @privateKey, @sealed, @sm2PublicKey, @sm2PrivateKey, @madeAt, @madeBy,
        @retiredAt, @retiredReason, @succession)`,
    bound(key),
  );
}

/** Writes everything but the public half. */
export function updateSigningKey(db: WriteDb, key: SigningKeyRecord): void {
  const { publicKey: _, ...columns } = bound(key);
  db.run(
    `UPDATE signing_key SET private_key = @privateKey, sealed = @sealed, sm2_public_key = @sm2PublicKey,
        sm2_private_key = @sm2PrivateKey, made_at = @madeAt, made_by = @madeBy, retired_at = @retiredAt,
        retired_reason = @retiredReason, succession = @succession WHERE key_id = @keyId`,
    columns,
  );
}

/** An account's share of a key: the data key as that account's password opens it. */
export interface KeyHolderRecord {
  keyId: string;
  userId: string;
  salt: string;
  nonce: string;
  wrapped: string;
  madeAt: string;
}

/** Accounts that can open a key. */
export function keyHolders(db: ReadDb, keyId: string): KeyHolderRecord[] {
  return db.all<KeyHolderRecord>(
    `SELECT key_id AS keyId, user_id AS userId, salt, nonce, wrapped, made_at AS madeAt
       FROM signing_key_holder WHERE key_id = @keyId ORDER BY made_at, user_id`,
    { keyId },
  );
}

/** Gives an account its share, in place of the one it had. */
export function putKeyHolder(db: WriteDb, holder: KeyHolderRecord): void {
  db.run(
    `INSERT INTO signing_key_holder (key_id, user_id, salt, nonce, wrapped, made_at)
     VALUES (@keyId, @userId, @salt, @nonce, @wrapped, @madeAt)
     ON CONFLICT (key_id, user_id) DO UPDATE SET salt = excluded.salt, nonce = excluded.nonce,
       wrapped = excluded.wrapped, made_at = excluded.made_at`,
    { ...holder },
  );
}

/** Takes an account's share away; all shares of the key without an account. */
export function dropKeyHolders(db: WriteDb, keyId: string, userId: string | null = null): void {
  db.run('DELETE FROM signing_key_holder WHERE key_id = @keyId AND (@userId IS NULL OR user_id = @userId)', {
    keyId,
    userId,
  });
}

/** Writes the public half of the key that signs into the desk's own row, where older programs look for it. */
export function writeOwnKey(db: WriteDb, self: string, key: { keyId: string; publicKey: string }): void {
  db.run('UPDATE office SET key_id = @keyId, public_key = @publicKey WHERE id = @self', {
    keyId: key.keyId,
    publicKey: key.publicKey,
    self,
  });
}
