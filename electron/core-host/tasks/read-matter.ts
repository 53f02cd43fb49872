import {
  type MatterOrder,
  type MatterPackage,
  readMatterPackage,
} from '../../../db/exchange/filing/read-matter-package';
import type { TaskContext } from './context';

/** Proves a package about one case on a worker thread; see `readMatterPackage`. */
export function readMatterTask(order: MatterOrder, context: TaskContext): Promise<MatterPackage> {
  return readMatterPackage(order, context);
}
