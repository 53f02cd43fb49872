import { type ReceiptPackage, readReceiptPackage } from '../../../db/exchange/receipts/read-receipt';
import type { TaskContext } from './context';

/** Proves a receipt and takes its rows on a worker thread; see `readReceiptPackage`. */
export function readReceiptTask(
  order: Parameters<typeof readReceiptPackage>[0],
  context: TaskContext,
): Promise<ReceiptPackage> {
  return readReceiptPackage(order, context);
}
