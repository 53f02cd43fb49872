import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlanDeskError } from '../../domain/errors';

/**
 * The temporary name under which a package is written beside its target. What a kill left under such names is cleared
 * away.
 * @throws PlanDeskError SAME_FILE, FILE_NOT_WRITABLE
 */
export function temporaryName(target: string, packageId: string, databaseFile: string): string {
  if (['', '-wal', '-shm'].some((suffix) => target === databaseFile + suffix))
    throw new PlanDeskError('SAME_FILE', '不能把上报包写到正在使用的数据库上，请换一个文件名。', { target });
  const prefix = `${basename(target)}.`;
  try {
    for (const name of readdirSync(dirname(target)))
      if (name.startsWith(prefix) && name.endsWith('.partial'))
        rmSync(join(dirname(target), name), { force: true });
  } catch (error) {
    throw notWritable(target, error);
  }
  return `${target}.${packageId}.partial`;
}

/**
 * Gives a finished package its name, lastingly.
 * @throws PlanDeskError FILE_NOT_WRITABLE
 */
export function putInPlace(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    throw notWritable(target, error);
  }
  // A rename lasts only once the folder is on the disk; Windows has no way to flush one.
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(target), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function notWritable(target: string, cause: unknown): PlanDeskError {
  return new PlanDeskError(
    'FILE_NOT_WRITABLE',
    `不能写到“${target}”，请检查文件夹是否存在、可写，或换一个位置。`,
    { target },
    { cause },
  );
}
