import type { ReadDb } from '../connection';
import type { Keyring, KnownKey } from '../domain/exchange/signer';
import { partnersOf } from './filing/partners';

/** Every key of another desk that is known here. */
export function keyringOf(db: ReadDb, self: string | null): Keyring {
  const offices = db.all<{ officeId: string; officeName: string; keyId: string }>(
    'SELECT id AS officeId, name AS officeName, key_id AS keyId FROM office WHERE key_id IS NOT NULL AND is_self = 0',
  );
  const keys: KnownKey[] = offices.map((office) => ({ ...office, state: 'first-contact' }));
  for (const [officeId, { keyId, name }] of Object.entries(partnersOf(db)))
    if (!keys.some((key) => key.officeId === officeId))
      keys.push({ officeId, officeName: name, keyId, state: 'first-contact' });
  return { self, keys };
}
