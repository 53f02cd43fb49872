import { join } from 'node:path';
import type { Keyring } from '../../domain/exchange/signer';
import { asFileError } from '../problems';
import type { Progress } from '../progress';
import { type ProvenPackage, provePackage } from '../read/prove-package';
import { type ReviewRows, readReviewRows } from './review-rows';

export interface ReviewPackageOrder {
  file: string;
  password?: string;
  /** A folder that does not exist yet; whoever asked removes it. */
  scratchFolder: string;
  /** What this desk receives: packs at a reviewer's, results everywhere else. */
  kind: 'review-pack' | 'review-result';
  self: string;
  /** Keys that are known here; absent where nobody's database is open yet. */
  keyring?: Keyring;
}

/** A package of a review: proven, its rows in memory, its files in the scratch folder. */
export interface ReviewPackage {
  proven: ProvenPackage;
  rows: ReviewRows;
}

/**
 * Proves a package of a review and takes its rows. Needs no database: fit for a worker.
 * @throws PlanDeskError PACKAGE_*
 */
export async function readReviewPackage(
  order: ReviewPackageOrder,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<ReviewPackage> {
  try {
    const proven = await provePackage({ ...order, kinds: [order.kind] }, context);
    return { proven, rows: readReviewRows(join(order.scratchFolder, 'data.sqlite'), proven.manifest) };
  } catch (error) {
    throw asFileError(error, order.file);
  }
}
