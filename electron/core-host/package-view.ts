import type { ReadDb } from '../../db/connection';
import { isConfirmed, type Keyring, standingOfSigner } from '../../db/domain/exchange/signer';
import { keyringOf } from '../../db/exchange/keyring';
import type { PackageProblem } from '../../db/exchange/problems';
import type { InspectedPackage } from '../../db/exchange/read/inspect-package';
import type { PackageSigner } from '../../db/exchange/read/signer';
import { selfOffice } from '../../db/repositories/office';
import type { Contract, OutputOf } from '../contract/index';

type PackageView = OutputOf<Contract['exchange']['inspect']>;

/** A package as the contract shows it. */
export function packageView(
  {
    manifest,
    writtenIn,
    sha256,
    size,
    encrypted,
  }: Pick<InspectedPackage, 'manifest' | 'writtenIn' | 'sha256' | 'size' | 'encrypted'>,
  signer: PackageView['signer'],
  problems: readonly PackageProblem[] = [],
): PackageView {
  return {
    formatVersion: writtenIn,
    packageId: manifest.packageId,
    kind: manifest.kind,
    sender: manifest.sender,
    recipient: manifest.recipient,
    createdAt: manifest.createdAt,
    period: manifest.period,
    sequence: manifest.sequence,
    previousSha256: manifest.previousSha256,
    base: manifest.base.kind === 'since' ? `since:${manifest.base.sequence}` : manifest.base.kind,
    encrypted,
    counts: manifest.counts,
    files: manifest.files.included,
    size,
    sha256,
    signer,
    problems: [...problems],
  };
}

/** How a key stands to what the open database knows; without one every sender is met for the first time. */
export function signerView(
  signer: PackageSigner | null,
  sender: string,
  read: ReadDb | undefined,
): PackageView['signer'] {
  if (signer === null) return null;
  const self = read ? (selfOffice(read)?.id ?? null) : null;
  const keyring: Keyring = read ? keyringOf(read, self) : { self, keys: [] };
  const { keyId, sm2PublicKey } = signer;
  return {
    keyId,
    known: standingOfSigner(signer, sender, keyring),
    confirmed: sender === self || isConfirmed(keyring, sender, keyId),
    sm2: sm2PublicKey !== null,
  };
}
