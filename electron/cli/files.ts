import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';

const SQLITE_MAGIC = 'SQLite format 3\0';

function notReadable(file: string, cause?: unknown): PlanDeskError {
  return new PlanDeskError(
    'FILE_NOT_READABLE',
    `无法读取“${file}”，请检查它是不是文件、有没有被其他程序占用。`,
    { file },
    { cause },
  );
}

/** The first bytes of a file; empty when it is not there. @throws PlanDeskError FILE_NOT_READABLE */
function beginning(file: string): string {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts === undefined) return '';
  // Opening a pipe waits for somebody at its other end; a finished file would take the place of a device.
  if (!facts.isFile()) throw notReadable(file);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const bytes = Buffer.alloc(SQLITE_MAGIC.length);
    const length = readSync(handle, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1', 0, length);
  } catch (error) {
    throw notReadable(file, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Says so before anything is written when a file to be read is not there. @throws PlanDeskError FILE_NOT_FOUND, FILE_NOT_READABLE */
export function assertReadable(file: string): void {
  if (statSync(file, { throwIfNoEntry: false }) === undefined)
    throw new PlanDeskError('FILE_NOT_FOUND', `找不到“${file}”，请核对文件名。`, { file });
  beginning(file);
}

/**
 * Says so before any work is done when the folder of an output is not there: a misspelt path makes no new folders.
 * @throws PlanDeskError FOLDER_MISSING
 */
export function assertFolderOf(file: string): void {
  const folder = dirname(file);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new PlanDeskError('FOLDER_MISSING', `没有“${folder}”这个文件夹，请先建立它，或换一个位置。`, {
    folder,
  });
}

/**
 * Keeps an output from landing on a database: nobody is asked before a command line replaces a file.
 * @throws PlanDeskError FILE_IS_DATABASE, FOLDER_MISSING
 */
export function assertNoDatabase(file: string): void {
  assertFolderOf(file);
  if (beginning(file) !== SQLITE_MAGIC) return;
  throw new PlanDeskError('FILE_IS_DATABASE', `“${file}”是一个数据库，为免覆盖没有写入，请换一个文件名。`, {
    file,
  });
}
