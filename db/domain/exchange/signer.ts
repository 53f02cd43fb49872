/**
 * How a package's signing key stands to what is known of its sender. `succeeded`: new, but signed by the key that is
 * known; `changed`: another than the known one, with nothing that vouches for it.
 */
export const SIGNER_STANDINGS = [
  'known',
  'first-contact',
  'succeeded',
  'changed',
  'revoked',
  'self',
] as const;
export type SignerStanding = (typeof SIGNER_STANDINGS)[number];

/**
 * Life of another desk's key here. `first-contact`: it came with a package, nobody has compared the fingerprint;
 * `confirmed`: somebody has; `superseded`: another took its place; `revoked`: nothing that it signs is read any more.
 */
export const KEY_STATES = ['first-contact', 'confirmed', 'superseded', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Why a desk's own key goes out of use. */
export const RETIRE_REASONS = ['changed', 'lost', 'stolen'] as const;
export type RetireReason = (typeof RETIRE_REASONS)[number];

/** A key of another desk, as far as a judgement needs it. */
export interface KnownKey {
  /** Fingerprint: SHA-256 of the public key, hexadecimal. */
  keyId: string;
  /** Whose it is. */
  officeId: string;
  officeName: string;
  state: KeyState;
  /** It came inside another's packages alone: its desk has sent nothing here by itself. */
  told?: boolean;
}

/** What a desk knows about keys. Plain data: it goes along to worker threads. */
export interface Keyring {
  /** The desk itself; null while no database is open. */
  self: string | null;
  /** Keys of all other desks, in any order. */
  keys: readonly KnownKey[];
}

/** Who signed a package, proven before: the signature holds, and so does the former key's word for this one. */
export interface SignerFacts {
  keyId: string;
  /** The key that signed over this one to this very sender; null without such a word. */
  previousKeyId: string | null;
}

/** Keys that packages of a desk may be signed with today. */
const isCurrent = ({ state }: KnownKey): boolean => state === 'first-contact' || state === 'confirmed';

/** The key that counts for a desk; null when it has none, or its last one was revoked. */
export function currentKey(keyring: Keyring, officeId: string): KnownKey | null {
  return keyring.keys.find((key) => key.officeId === officeId && isCurrent(key)) ?? null;
}

/** The revoked key of this fingerprint, whoever it belonged to; a thief signs in any name. */
export function revokedKey(keyring: Keyring, keyId: string): KnownKey | null {
  return keyring.keys.find((key) => key.keyId === keyId && key.state === 'revoked') ?? null;
}

/** Another desk that is known by this key as well; null as a rule. */
export function otherOwner(keyring: Keyring, keyId: string, sender: string): KnownKey | null {
  return keyring.keys.find((key) => key.keyId === keyId && key.officeId !== sender) ?? null;
}

/**
 * Decides how a key stands; needs nothing of the package but its manifest and signature.
 * A revoked key stays so under every sender's name. After a revocation a sender counts as met before: its next key is
 * `changed`, never a first contact. Only the current key can vouch for another, a superseded or revoked one cannot.
 */
export function standingOfSigner(signer: SignerFacts, sender: string, keyring: Keyring): SignerStanding {
  if (revokedKey(keyring, signer.keyId)) return 'revoked';
  if (sender === keyring.self) return 'self';
  if (!keyring.keys.some(({ officeId }) => officeId === sender)) return 'first-contact';
  const current = currentKey(keyring, sender);
  if (current === null) return 'changed';
  if (current.keyId === signer.keyId) return 'known';
  const returns = keyring.keys.some(({ keyId, officeId }) => keyId === signer.keyId && officeId === sender);
  // A former key that comes back is no successor, whoever signed for it.
  return signer.previousKeyId === current.keyId && !returns ? 'succeeded' : 'changed';
}

/**
 * How the key of a package's own sender stands. Whoever sends others' packages on could bring a key of its own making for
 * them: what came inside alone, and what it vouches for, is met for the first time when its desk sends something itself.
 */
export function standingOfSender(signer: SignerFacts, sender: string, keyring: Keyring): SignerStanding {
  const standing = standingOfSigner(signer, sender, keyring);
  const told = currentKey(keyring, sender)?.told === true;
  return told && (standing === 'known' || standing === 'succeeded') ? 'first-contact' : standing;
}

/** Whether somebody here has compared the fingerprint of a sender's key with the sender. */
export function isConfirmed(keyring: Keyring, sender: string, keyId: string): boolean {
  return keyring.keys.some(
    (key) => key.officeId === sender && key.keyId === keyId && key.state === 'confirmed',
  );
}
