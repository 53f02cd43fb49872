import { type StagedLedger, type StageRequest, stageFile } from '../../../db/services/ledgers/stage-file';
import type { TaskContext } from './context';

/** Reads, checks and compares a ledger into a staging file. */
export function stageLedgerTask(input: StageRequest, context: TaskContext): Promise<StagedLedger> {
  return stageFile(
    input,
    (rows, share) =>
      context.progress({
        done: rows,
        total: share > 0 ? Math.max(rows, Math.round(rows / share)) : 0,
        label: 'stage',
      }),
    context.signal,
  );
}
