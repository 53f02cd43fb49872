import type { ReadDb } from '../../connection';
import { type MergedPackage, seriesOf } from '../../domain/exchange/sequence';
import type { SignerFacts } from '../../domain/exchange/signer';
import type { PackageManifest } from '../format/index';
import { keyringOf } from '../keyring';
import { judgePlace, judgeSigner, type Receiver } from '../rehearse/rehearse-package';
import { partnerOf } from './outgoing-review';

/** Packages about one assignment that were received here and not undone: one series, whatever its people are called. */
function receivedFor(
  db: ReadDb,
  { kind, recipient }: Pick<PackageManifest, 'kind' | 'recipient'>,
  assignmentId: string,
): MergedPackage[] {
  return db
    .all<Omit<MergedPackage, 'series'>>(
      `SELECT id, seq AS sequence, sha256, json_extract(manifest, '$.createdAt') AS createdAt FROM package_log
        WHERE direction = 'in' AND kind = @kind AND partner_id = @partner`,
      { kind, partner: partnerOf(assignmentId) },
    )
    .map((each) => ({ ...each, series: seriesOf(kind, recipient.name) }));
}

/**
 * Where a package of a review stands among those of its assignment, and whether its key is the sender's. A missing number
 * is nothing to tell of: the pack that was lost, or received on another stick, has nothing that this one lacks.
 */
export function judgeReviewPlace(
  db: ReadDb,
  self: string,
  {
    manifest,
    signer,
    assignmentId,
  }: { manifest: PackageManifest; signer: SignerFacts; assignmentId: string },
): ReturnType<typeof judgePlace> & { merged: readonly MergedPackage[] } {
  const merged = receivedFor(db, manifest, assignmentId);
  const receiver: Receiver = {
    ...{ self, office: null },
    keyring: keyringOf(db, self),
    merged: { [manifest.sender.id]: merged },
    // What is odd about its clock is not told either: rounds are told apart by their numbers.
    now: manifest.createdAt,
    fillable: [],
    forwards: false,
  };
  const { place, blocks } = judgePlace(manifest, signer, receiver);
  const { warnings } = judgeSigner(signer, manifest.sender.id, receiver.keyring);
  return { place, blocks, warnings, merged };
}
