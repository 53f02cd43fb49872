import {
  type InspectedPackage,
  type InspectOrder,
  inspectPackage,
} from '../../../db/exchange/read/inspect-package';
import type { TaskContext } from './context';

/** Reads a package without a database on a worker thread; see `inspectPackage`. */
export function inspectPackageTask(order: InspectOrder, context: TaskContext): Promise<InspectedPackage> {
  return inspectPackage(order, context);
}
