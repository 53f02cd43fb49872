import { type Dirent, readdirSync } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';

/** One file below a chosen folder. */
export interface FoundFile {
  path: string;
  /** Below the folder, parts joined by `/`. */
  relative: string;
  size: number;
}

/** More files than a person can check in one sitting, and deeper than offices sort. */
const MOST_FILES = 1000;
const DEEPEST = 8;

/** What programs and systems leave beside documents. */
const LITTER = /^(?:~\$|\.)|^(?:thumbs\.db|desktop\.ini|ehthumbs\.db)$|\.(?:lnk|tmp|partial|crdownload)$/i;

/**
 * Lists a folder's files in the order of their names, subfolders included. Links are not followed: they lead out of what
 * the person chose.
 * @throws PlanDeskError FOLDER_NOT_READABLE
 */
export async function scanFolder(
  folder: string,
  signal: AbortSignal,
): Promise<{ files: FoundFile[]; left: number }> {
  assertFolder(folder);
  const files: FoundFile[] = [];
  let left = 0;
  const walk = async (path: string, relative: string, depth: number): Promise<void> => {
    const entries: Dirent[] = [];
    try {
      for await (const entry of await opendir(path)) entries.push(entry);
    } catch {
      // A subfolder that may not be read: its files cannot be counted either.
      left += 1;
      return;
    }
    signal.throwIfAborted();
    entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
    for (const entry of entries) {
      if (LITTER.test(entry.name)) continue;
      const name = relative === '' ? entry.name : `${relative}/${entry.name}`;
      const at = join(path, entry.name);
      if (entry.isDirectory() && depth < DEEPEST) await walk(at, name, depth + 1);
      else if (entry.isDirectory()) left += 1;
      else if (entry.isFile() && files.length >= MOST_FILES) left += 1;
      else if (entry.isFile())
        files.push({
          path: at,
          relative: name,
          size: await stat(at).then(
            (found) => found.size,
            () => 0,
          ),
        });
    }
  };
  await walk(folder, '', 0);
  return { files, left };
}

function assertFolder(folder: string): void {
  try {
    readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new PlanDeskError(
      'FOLDER_NOT_READABLE',
      '无法读取这个文件夹，请检查它是否存在、有没有读取权限。',
      {},
      { cause },
    );
  }
}
