import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dropSurplusBackups, madeBackupFolder, writeBackup } from '../../../db/backup';
import { openForReading } from '../../../db/connection';
import type { TaskContext } from './context';

/**
 * Makes a proven copy of a database on a worker thread, from its own reading connection, so that copying a large file
 * keeps nobody waiting. Without `target` it becomes an automatic backup named after its occasion.
 */
export async function backupTask(
  input: { file: string; occasion: string; at: string; target?: string },
  context: TaskContext,
): Promise<{ file: string; size: number }> {
  const stamp = input.at.replaceAll(/[-:.]/g, '');
  const target = input.target ?? join(madeBackupFolder(input.file), `${stamp}-${input.occasion}.db`);
  context.progress({ done: 0, total: 1, label: 'backup' });
  const source = openForReading(input.file);
  try {
    writeBackup(source.db, target);
  } finally {
    source.close();
  }
  if (!input.target) dropSurplusBackups(input.file, target);
  context.progress({ done: 1, total: 1, label: 'backup' });
  return { file: target, size: statSync(target).size };
}
