import type { ReadDb } from '../../db/connection';
import {
  isConfirmed,
  type Keyring,
  standingOfSender,
  standingOfSigner,
} from '../../db/domain/exchange/signer';
import { keyringOf } from '../../db/exchange/keyring';
import type { PackageProblem } from '../../db/exchange/problems';
import type { InspectedPackage } from '../../db/exchange/read/inspect-package';
import type { PackageSigner } from '../../db/exchange/read/signer';
import type { ForwardedOffice } from '../../db/exchange/rehearse/check-forwarded';
import { selfOffice } from '../../db/repositories/office';
import type { Contract, OutputOf } from '../contract/index';

type ForwardedView = OutputOf<Contract['exchange']['rehearse']>['forwarded'][number];
type PackageView = OutputOf<Contract['exchange']['inspect']>;

/** A package as the contract shows it. */
export function packageView(
  {
    manifest,
    writtenIn,
    sha256,
    size,
    encrypted,
    originals = [],
  }: Pick<InspectedPackage, 'manifest' | 'writtenIn' | 'sha256' | 'size' | 'encrypted'> & {
    originals?: readonly { officeId: string; officeName: string }[];
  },
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
    forwarded: manifest.forwarded.map(({ packageId, officeId, sequence, keyId }) => ({
      packageId,
      officeId,
      name: originals.find((original) => original.officeId === officeId)?.officeName ?? null,
      sequence,
      keyId,
    })),
    problems: [...problems],
  };
}

/** What a city tells of its counties beside what they signed, as the contract shows it. */
export function forwardedView(offices: readonly ForwardedOffice[], read: ReadDb): ForwardedView[] {
  return offices.map(({ officeId, name, packages, rows, tables }) => ({
    officeId,
    name,
    packages: packages.flatMap(({ packageId, sequence, period, createdAt, base }) =>
      base === 'selection' ? [] : [{ packageId, sequence, period, createdAt, base }],
    ),
    signer: signerView(packages.at(-1)?.signer ?? null, officeId, read, standingOfSigner),
    rows,
    tables: tables.map(({ label: _, ...table }) => table),
  }));
}

/**
 * How a key stands to what the open database knows; without one every sender is met for the first time.
 * @param standing how it is judged: a sender's own, or one that came inside another's package
 */
export function signerView(
  signer: PackageSigner | null,
  sender: string,
  read: ReadDb | undefined,
  standing: typeof standingOfSender = standingOfSender,
): PackageView['signer'] {
  if (signer === null) return null;
  const self = read ? (selfOffice(read)?.id ?? null) : null;
  const keyring: Keyring = read ? keyringOf(read, self) : { self, keys: [] };
  const { keyId, sm2PublicKey } = signer;
  return {
    keyId,
    known: standing(signer, sender, keyring),
    confirmed: sender === self || isConfirmed(keyring, sender, keyId),
    sm2: sm2PublicKey !== null,
  };
}
