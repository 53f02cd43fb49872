import { type Keyring, otherOwner, standingOfSigner } from '../../domain/exchange/signer';
import { type PackageProblem, packageProblem } from '../problems';
import type { ProvenOriginal } from '../read/prove-forwarded';
import type { PackageSigner } from '../read/signer';
import { spacedFingerprint } from '../write/cover';

/** Who sends the counties' packages on, and what is known of keys. */
export interface ForwardedBy {
  keyring: Keyring;
  /** Key of the package that brings them. */
  keyId: string;
}

/** What the counties signed by county, each in the order in which it was made; the later word counts. */
export function originalsByOffice<O extends Pick<ProvenOriginal, 'officeId' | 'sequence'>>(
  originals: readonly O[],
): ReadonlyMap<string, readonly O[]> {
  const offices = new Map<string, O[]>();
  for (const original of [...originals].sort((a, b) => a.sequence - b.sequence)) {
    const chain = offices.get(original.officeId) ?? [];
    chain.push(original);
    offices.set(original.officeId, chain);
  }
  return offices;
}

/**
 * What is said of the keys that counties' packages were signed with. One that was revoked here, or that is another office's,
 * proves nothing: such a package waits for a person. One that is merely new is told.
 */
export function judgeForwardedKeys(
  originals: readonly Pick<ProvenOriginal, 'officeId' | 'officeName' | 'sequence' | 'signer'>[],
  by: ForwardedBy,
): { warnings: PackageProblem[]; blocks: PackageProblem[] } {
  const found = { warnings: new Map<string, PackageProblem>(), blocks: new Map<string, PackageProblem>() };
  for (const [officeId, chain] of originalsByOffice(originals)) {
    const name = chain.at(-1)?.officeName ?? '';
    for (const [at, { signer }] of chain.entries())
      for (const code of keyFindings(signer, officeId, by)) {
        const soft = code === 'FORWARDED_KEY_CHANGED';
        if (soft && isFormer(signer, officeId, by) && isFollowed(signer, chain.slice(at + 1))) continue;
        (soft ? found.warnings : found.blocks).set(
          `${code} ${officeId} ${signer.keyId}`,
          packageProblem(code, `${name}，指纹 ${spacedFingerprint(signer.keyId)}`),
        );
      }
  }
  return { warnings: [...found.warnings.values()], blocks: [...found.blocks.values()] };
}

/** It was the county's, as this desk itself knows: a word for the county's key can be put beside it by whoever sends it on. */
const isFormer = ({ keyId }: PackageSigner, officeId: string, { keyring }: ForwardedBy): boolean =>
  keyring.keys.some((key) => key.officeId === officeId && key.keyId === keyId && key.state === 'superseded');

/** What it signed stands in the chain by right where a later package's key has its word. */
const isFollowed = ({ keyId }: PackageSigner, later: readonly Pick<ProvenOriginal, 'signer'>[]): boolean =>
  later.some(({ signer }) => signer.previousKeyId === keyId);

type KeyFinding = 'FORWARDED_KEY_REVOKED' | 'FORWARDED_KEY_BORROWED' | 'FORWARDED_KEY_CHANGED';

function keyFindings(signer: PackageSigner, officeId: string, by: ForwardedBy): KeyFinding[] {
  const standing = standingOfSigner(signer, officeId, by.keyring);
  if (standing === 'revoked') return ['FORWARDED_KEY_REVOKED'];
  const findings: KeyFinding[] = [];
  // Whoever sends it on, or a third office, would be signing in the county's name.
  if (signer.keyId === by.keyId || otherOwner(by.keyring, signer.keyId, officeId) !== null)
    findings.push('FORWARDED_KEY_BORROWED');
  if (standing === 'changed') findings.push('FORWARDED_KEY_CHANGED');
  return findings;
}
