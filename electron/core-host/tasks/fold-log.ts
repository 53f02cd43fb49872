import { foldLog } from '../../../db/write-ahead-log';

/** Moves the write-ahead log into the database file while the host's writer holds still; see `LogKeeper`. */
export async function foldLogTask(input: { file: string; ticket: SharedArrayBuffer }): Promise<void> {
  foldLog(input.file, input.ticket);
}
