import {
  type ReviewPackage,
  type ReviewPackageOrder,
  readReviewPackage,
} from '../../../db/exchange/review/read-review-package';
import type { TaskContext } from './context';

/** Proves a package of a review on a worker thread; see `readReviewPackage`. */
export function readReviewTask(order: ReviewPackageOrder, context: TaskContext): Promise<ReviewPackage> {
  return readReviewPackage(order, context);
}
