import type { ReadDb } from '../../connection';
import type { MergedPackage } from '../../domain/exchange/sequence';
import { partnersOf } from '../filing/partners';
import type { PackageManifest } from '../format/index';
import { judgePlace, type Receiver } from '../rehearse/rehearse-package';
import { partnerOf } from './outgoing-review';

/** Packages about one assignment that were received here and not undone. */
export function receivedFor(
  db: ReadDb,
  kind: PackageManifest['kind'],
  assignmentId: string,
): MergedPackage[] {
  return db.all<MergedPackage>(
    `SELECT id, seq AS sequence, sha256 FROM package_log WHERE direction = 'in' AND kind = @kind AND partner_id = @partner`,
    { kind, partner: partnerOf(assignmentId) },
  );
}

/**
 * Where a package of a review stands among those of its assignment, and whether its key is the sender's. A missing number
 * is nothing to tell of: the pack that was lost, or received on another stick, has nothing that this one lacks.
 */
export function judgeReviewPlace(
  db: ReadDb,
  self: string,
  { manifest, keyId, assignmentId }: { manifest: PackageManifest; keyId: string; assignmentId: string },
): ReturnType<typeof judgePlace> & { merged: readonly MergedPackage[] } {
  const merged = receivedFor(db, manifest.kind, assignmentId);
  const known = partnersOf(db)[manifest.sender.id]?.keyId;
  const receiver: Receiver = {
    self,
    knownKeys: known === undefined ? {} : { [manifest.sender.id]: known },
    merged: { [manifest.sender.id]: merged },
  };
  const { place, blocks } = judgePlace(manifest, keyId, receiver);
  return { place, blocks, warnings: [], merged };
}
