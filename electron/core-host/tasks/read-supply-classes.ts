import type { SupplyClass, SupplyClassFrame } from '../../../db/domain/stock/supply-classes';
import { readSupplyClasses } from '../../../db/ledgers/read-supply-classes';

/** The classes of a workbook. @throws as `readSupplyClasses` */
export function readSupplyClassesTask(input: {
  file: string;
  frame: Pick<SupplyClassFrame, 'layers' | 'classes'>;
}): Promise<SupplyClass[]> {
  return readSupplyClasses(input.file, input.frame);
}
