import {
  type DrillPackage,
  type DrillPackageOrder,
  readDrillPackage,
} from '../../../db/exchange/drills/read-drill-package';
import type { TaskContext } from './context';

/** Proves a package about a half-yearly report of drills on a worker thread; see `readDrillPackage`. */
export function readDrillsTask(order: DrillPackageOrder, context: TaskContext): Promise<DrillPackage> {
  return readDrillPackage(order, context);
}
