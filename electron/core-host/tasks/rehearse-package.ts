import {
  type RehearsalOrder,
  type RehearsedPackage,
  rehearsePackage,
} from '../../../db/exchange/rehearse/rehearse-package';
import type { TaskContext } from './context';

/** Proves a package and compares it with the database on a worker thread; see `rehearsePackage`. */
export function rehearsePackageTask(order: RehearsalOrder, context: TaskContext): Promise<RehearsedPackage> {
  return rehearsePackage(order, context);
}
