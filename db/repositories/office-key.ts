import type { ReadDb, WriteDb } from '../connection';
import type { KeyState } from '../domain/exchange/signer';

/** A key under which another desk signs or signed. */
export interface OfficeKeyRecord {
  id: string;
  officeId: string;
  /** From the register of offices or the partners of cases; the id where neither knows the desk any more. */
  officeName: string;
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal. */
  keyId: string;
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: string;
  sm2PublicKey: string | null;
  state: KeyState;
  firstSeenAt: string;
  firstPackageId: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** With whom it was compared, over what. */
  confirmedHow: string | null;
  /** Fingerprint of the key that took its place. */
  supersededBy: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
  revokedReason: string | null;
}

const SELECT = `SELECT k.id, k.office_id AS officeId, k.key_id AS keyId, k.public_key AS publicKey,
    k.sm2_public_key AS sm2PublicKey, k.state, k.first_seen_at AS firstSeenAt, k.first_package_id AS firstPackageId,
    k.confirmed_at AS confirmedAt, k.confirmed_by AS confirmedBy, k.confirmed_how AS confirmedHow,
    k.superseded_by AS supersededBy, k.revoked_at AS revokedAt, k.revoked_by AS revokedBy, k.revoked_reason AS revokedReason,
    COALESCE(o.name, (SELECT p.value ->> '$.name' FROM setting s, json_each(s.value) p
       WHERE s.key = 'exchange.partners' AND p.key = k.office_id), k.office_id) AS officeName
  FROM office_key k LEFT JOIN office o ON o.id = k.office_id`;

/** All keys of other desks: those of one desk together, the latest first. */
export function listOfficeKeys(db: ReadDb): OfficeKeyRecord[] {
  return db.all<OfficeKeyRecord>(
    `${SELECT} ORDER BY officeName, k.office_id, k.first_seen_at DESC, k.rowid DESC`,
  );
}

export function findOfficeKey(db: ReadDb, id: string): OfficeKeyRecord | undefined {
  return db.get<OfficeKeyRecord>(`${SELECT} WHERE k.id = @id`, { id });
}

/** Keeps a key that was not known of this desk before. */
export function insertOfficeKey(db: WriteDb, key: Omit<OfficeKeyRecord, 'officeName'>): void {
  db.run(
    `INSERT INTO office_key (id, office_id, key_id, public_key, sm2_public_key, state, first_seen_at, first_package_id,
        confirmed_at, confirmed_by, confirmed_how, superseded_by, revoked_at, revoked_by, revoked_reason)
     VALUES (@id, @officeId, @keyId, @publicKey, @sm2PublicKey, @state, @firstSeenAt, @firstPackageId,
        @confirmedAt, @confirmedBy, @confirmedHow, @supersededBy, @revokedAt, @revokedBy, @revokedReason)`,
    { ...key },
  );
}

/** Writes what may change of a key: its state, and who said so. */
export function updateOfficeKey(db: WriteDb, key: Omit<OfficeKeyRecord, 'officeName'>): void {
  db.run(
    `UPDATE office_key SET sm2_public_key = @sm2PublicKey, state = @state, confirmed_at = @confirmedAt,
        confirmed_by = @confirmedBy, confirmed_how = @confirmedHow, superseded_by = @supersededBy,
        revoked_at = @revokedAt, revoked_by = @revokedBy, revoked_reason = @revokedReason WHERE id = @id`,
    { ...key },
  );
}

/**
 * Takes back what the keys that one package brought have told, once its merge is undone: a key that nobody has compared is
 * forgotten unless later packages bear it, by themselves or inside another's, and the key whose place it took counts again.
 */
export function forgetKeysOfPackage(db: WriteDb, packageId: string): void {
  const brought = db.all<{ id: string; officeId: string; keyId: string }>(
    `SELECT id, office_id AS officeId, key_id AS keyId FROM office_key k
      WHERE first_package_id = @packageId AND state IN ('first-contact','superseded') AND confirmed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM merge_batch b WHERE b.sender_id = k.office_id AND b.undone_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM package_log l, json_each(l.manifest, '$.forwarded') f
          WHERE l.direction = 'in' AND l.id <> @packageId
            AND f.value ->> '$.officeId' = k.office_id AND f.value ->> '$.keyId' = k.key_id)
      ORDER BY k.rowid DESC`,
    { packageId },
  );
  // The latest first: each gives its place back to the one before.
  for (const { id, officeId, keyId } of brought) {
    db.run('DELETE FROM office_key WHERE id = @id', { id });
    db.run(
      `UPDATE office_key SET state = IIF(confirmed_at IS NULL, 'first-contact', 'confirmed'), superseded_by = NULL
        WHERE office_id = @officeId AND superseded_by = @keyId AND state = 'superseded'`,
      { officeId, keyId },
    );
  }
}
