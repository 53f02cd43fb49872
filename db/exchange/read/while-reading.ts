import { statSync } from 'node:fs';
import { isPlanDeskError } from '../../domain/errors';
import { asFileError, packageError } from '../problems';

/** A file as it was when reading began. */
export interface FileAtFirst {
  file: string;
  size: number;
  /** Milliseconds. */
  modified: number;
}

export function atFirst(file: string, info: { size: number; mtimeMs: number }): FileAtFirst {
  return { file, size: info.size, modified: info.mtimeMs };
}

/**
 * What a failure to read a package means. A stick that is pulled out shows itself as a missing file, a short read, bytes that
 * do not unpack or a hash that does not fit: none of them is to be blamed on the sender. So whatever was found, the file is
 * looked for once more; one that is gone or has become another was not readable, and nothing else is said of it.
 */
export function whileReading(error: unknown, before: FileAtFirst): unknown {
  const named = asFileError(error, before.file);
  if (!isPlanDeskError(named) || !named.code.startsWith('PACKAGE_') || named.code === 'PACKAGE_UNREADABLE')
    return named;
  try {
    const { size, mtimeMs } = statSync(before.file);
    if (size === before.size && mtimeMs === before.modified) return named;
  } catch {
    // Gone: said below.
  }
  return packageError('PACKAGE_UNREADABLE', null, { file: before.file }, error);
}
