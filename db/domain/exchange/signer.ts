/** How a package's signing key stands to what is known of its sender. */
export const SIGNER_STANDINGS = ['known', 'first-contact', 'changed', 'self'] as const;
export type SignerStanding = (typeof SIGNER_STANDINGS)[number];

/**
 * @param keyId fingerprint of the key that signed
 * @param knownKeyId fingerprint under which the sender's packages were accepted before, or null
 */
export function standingOfSigner(
  keyId: string,
  sender: string,
  self: string | null,
  knownKeyId: string | null,
): SignerStanding {
  if (sender === self) return 'self';
  if (knownKeyId === null) return 'first-contact';
  return knownKeyId === keyId ? 'known' : 'changed';
}
