import type { Deps } from '../../core';
import { opinionOf } from '../../repositories/marking';
import { reopenMarking } from '../../services/marking/own-page';
import { noteSearchIncomplete } from '../../services/search/complete-index';
import { keepCarried } from '../filing/carried-files';
import { keepPartner } from '../filing/partners';
import { type Change, keepBatch, receivedAlready } from '../filing/record-batch';
import { TABLES } from '../format/index';
import type { TableCounts } from '../merge/merge-package';
import { packageError } from '../problems';
import { lookAtPack } from './look-at-pack';
import { partnerOf } from './outgoing-review';
import { putOfficeOnce } from './put-office';
import { putRows } from './put-rows';
import type { ReviewPackage } from './read-review-package';

export interface ReviewReceived {
  /** False when everything was known. */
  written: boolean;
  /** The batch that received it, now or before; null when another package with the same content did. */
  batchId: string | null;
  reviewId: string;
  assignmentId: string;
  tables: TableCounts[];
}

export interface ReviewOrder extends ReviewPackage {
  fileName: string;
  /** A person has compared the fingerprint of a changed key. */
  acceptKey: boolean;
  /** With whom, over what, a key that is new here was compared. */
  confirmedHow?: string | undefined;
}

/**
 * Receives a pack at its reviewer's desk: the organiser's rows as they came, with their files. One batch, that can be
 * undone until something was marked; a pack that was received already changes nothing. Work that was handed in opens again
 * when the review goes on with another version of the plan. The writer must have the package's files attached as `packed`.
 * @throws PlanDeskError the first block of `lookAtPack`
 */
export function applyPack(deps: Deps, order: ReviewOrder): ReviewReceived {
  const { proven, rows, fileName, acceptKey, confirmedHow } = order;
  const { db } = deps;
  const { manifest, signer } = proven;
  const look = lookAtPack(
    { db, law: deps.law, self: deps.self, today: deps.clock.today() },
    { manifest, signer, included: manifest.files.included },
    rows,
  );
  const about = { reviewId: rows.review.id, assignmentId: rows.assignment.id };
  refuseBlocked(look.blocks, acceptKey);
  if (look.as === 'known')
    return { written: false, batchId: receivedAlready(db, manifest.packageId), ...about, tables: [] };
  const newDocuments = rows.documents
    .filter((document) => keepCarried(db, document, deps.clock.now()))
    .map(({ sha256 }) => sha256);
  const changes = new Map<string, readonly Change[]>();
  for (const table of TABLES) {
    const brought = rows.rows[table.name];
    if (brought === undefined) continue;
    changes.set(
      table.name,
      table.kind === 'office' ? putOfficeOnce(db, brought) : putRows(db, table, brought, look.latest),
    );
  }
  keepPartner(db, manifest);
  noteSearchIncomplete(db);
  const kept = keepBatch(deps, changes, {
    proven,
    fileName,
    confirmedHow,
    newDocuments,
    partner: partnerOf(rows.assignment.id),
  });
  if (look.versionChanged && opinionOf(db, rows.assignment.id)?.state === 'handed-in')
    reopenMarking(deps, { assignmentId: rows.assignment.id, reason: '评审换成了预案的另一版本' });
  return { written: true, ...kept, ...about };
}

/** @throws PlanDeskError the first block; a new key passes when a person vouches for it */
export function refuseBlocked(
  blocks: readonly { code: Parameters<typeof packageError>[0]; where: string | null }[],
  acceptKey: boolean,
): void {
  const block = blocks.find(({ code }) => !(code === 'SENDER_KEY_CHANGED' && acceptKey));
  if (block) throw packageError(block.code, block.where);
}
