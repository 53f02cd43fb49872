import type { ReadDb } from '../connection';
import type { Keyring } from '../domain/exchange/signer';
import { listOfficeKeys } from '../repositories/office-key';

/** Every key of another desk that is known here. */
export function keyringOf(db: ReadDb, self: string | null): Keyring {
  const senders = new Set(
    db.allRaw('SELECT DISTINCT sender_id FROM merge_batch WHERE undone_at IS NULL').map(([id]) => id),
  );
  return {
    self,
    keys: listOfficeKeys(db).map(({ keyId, officeId, officeName, state }) => ({
      keyId,
      officeId,
      officeName,
      state,
      told: state === 'first-contact' && !senders.has(officeId),
    })),
  };
}
