import type { ReadDb } from '../../connection';
import type { SignerFacts } from '../../domain/exchange/signer';
import { checklistSet } from '../../domain/review/checklist';
import { isSameReviewer } from '../../domain/review/reviewer-name';
import type { Law } from '../../law';
import { countMarks } from '../../repositories/marking';
import { selfOffice } from '../../repositories/office';
import { reviewAssignmentTable, reviewTable } from '../../repositories/review';
import type { PackageManifest } from '../format/index';
import { type PackageProblem, packageProblem } from '../problems';
import { strangeTable } from './put-rows';
import { judgeReviewPlace } from './review-log';
import type { ReviewRows } from './review-rows';

/** What receiving a pack would do at the reviewer's desk; nothing is written. */
export interface PackLook {
  /** `known`: nothing would change. */
  as: 'new' | 'update' | 'known';
  /** Later than every pack of this assignment before. */
  latest: boolean;
  /** The review goes on with another version of the plan; marks that stay on the former one. */
  versionChanged: boolean;
  marks: number;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/** Compares a pack with the reviewer's desk. */
export function lookAtPack(
  { db, law, self, today }: { db: ReadDb; law: Law; self: string; today: string },
  { manifest, signer, included }: { manifest: PackageManifest; signer: SignerFacts; included: number },
  rows: ReviewRows,
): PackLook {
  const { assignment, review, version, documents } = rows;
  const { place, merged, blocks, warnings } = judgeReviewPlace(db, self, {
    manifest,
    signer,
    assignmentId: assignment.id,
  });
  const own = reviewAssignmentTable.find(db, assignment.id);
  const before = own && reviewTable.find(db, own.reviewId);
  const name = selfOffice(db)?.name ?? '';
  if (!isSameReviewer(name, assignment.name))
    blocks.push(packageProblem('PACK_NOT_FOR_YOU', assignment.name));
  const strange = strangeTable(db, rows.rows);
  if (strange !== null) blocks.push(packageProblem('PACKAGE_NOT_ONE_REVIEW', strange));
  if (checklistSet(law.reviewChecklists, review.checklistSet) === null)
    blocks.push(packageProblem('PACK_TABLES_UNKNOWN', review.checklistSet.slice(0, 40)));
  const versionChanged =
    before !== undefined && before.planVersionId !== review.planVersionId && place.latest;
  const marks = own ? countMarks(db, assignment.id) : 0;
  const look: PackLook = {
    as: own === undefined ? 'new' : place.latest ? 'update' : 'known',
    latest: place.latest,
    versionChanged,
    marks,
    warnings,
    blocks,
  };
  if (look.as === 'known') {
    const repeated = merged.some(({ id }) => id === manifest.packageId);
    const last = Math.max(...merged.map(({ sequence }) => sequence));
    warnings.push(repeated ? packageProblem('PACK_KNOWN') : packageProblem('PACK_OLDER', String(last)));
    return look;
  }
  if (assignment.dueOn !== null && assignment.dueOn < today)
    warnings.push(packageProblem('PACK_PAST_DEADLINE', assignment.dueOn));
  const missing = documents.length - included;
  if (missing > 0) warnings.push(packageProblem('PACK_FILES_MISSING', String(missing)));
  if (versionChanged) warnings.push(packageProblem('PACK_VERSION_CHANGED', version.label));
  return look;
}
