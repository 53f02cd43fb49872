import { type Keyring, revokedKey, type SignerFacts } from '../../domain/exchange/signer';
import type { PackageSignature } from '../format/index';
import { packageError } from '../problems';
import { spacedFingerprint } from '../write/cover';

/** The key that signed a package, with what came to speak for it. */
export interface PackageSigner extends SignerFacts {
  publicKey: string;
  /** Public key of a good SM2 signature beside it. */
  sm2PublicKey: string | null;
}

/** What a signature that holds says of its key. */
export function signerOf({ keyId, publicKey, succession, sm2 }: PackageSignature): PackageSigner {
  return {
    keyId,
    publicKey,
    previousKeyId: succession?.previousKeyId ?? null,
    sm2PublicKey: sm2?.publicKey ?? null,
  };
}

/**
 * A revoked key is refused by its name before a byte of the data is read.
 * @throws PlanDeskError SENDER_KEY_REVOKED
 */
export function refuseRevoked(keyring: Keyring | undefined, keyId: string, sender: string): void {
  const revoked = keyring && revokedKey(keyring, keyId);
  if (revoked)
    throw packageError('SENDER_KEY_REVOKED', `${revoked.officeName}，指纹 ${spacedFingerprint(keyId)}`, {
      sender,
      keyId,
    });
}
