import { type WriteBackRequest, writeBackRejects } from '../../../db/services/ledgers/write-back';
import type { TaskContext } from './context';

/** Gives refused rows back as a workbook. */
export function writeRejectsTask(input: WriteBackRequest, context: TaskContext): Promise<{ rows: number }> {
  return writeBackRejects(input, context.signal);
}
