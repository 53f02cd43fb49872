import {
  type PackageOrder,
  type WrittenPackage,
  writePackage,
} from '../../../db/exchange/write/write-package';
import type { TaskContext } from './context';

/** Writes and proves a package on a worker thread; see `writePackage`. */
export function writePackageTask(order: PackageOrder, context: TaskContext): Promise<WrittenPackage> {
  return writePackage(order, context);
}
