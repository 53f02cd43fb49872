import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';

/** One entry below a chosen folder that is to be shown. */
export interface FoundFile {
  path: string;
  /** Below the folder, parts joined by `/`. */
  relative: string;
  size: number;
  /** Why it is not read, where it had better not be. */
  skip?: { code: string; message: string };
}

const LIMITS = {
  /** More than a person can check in one sitting. */
  files: 1000,
  /** Entries that are looked at, to say how many files are left: a whole disk would be walked for hours to count it. */
  entries: 20_000,
};
/** Deeper than offices sort. */
const DEEPEST = 8;
const byName = new Intl.Collator('zh-CN', { numeric: true });

/** What programs and systems leave beside documents. */
const LITTER = /^(?:~\$|\.)|^(?:thumbs\.db|desktop\.ini|ehthumbs\.db)$|\.(?:lnk|tmp|partial|crdownload)$/i;

const SKIPPED = {
  LINK_SKIPPED: '这是指向别处的链接，没有读取，请选择它指向的文件夹。',
  NOT_A_FILE: '这不是普通文件（设备、管道等），没有读取。',
  OTHER_DISK_SKIPPED: '这个文件夹在另一个磁盘上，没有读取，请单独选择它。',
  FOLDER_TOO_DEEP: '文件夹层数过多，里面的文件没有读取，请单独选择这个文件夹。',
  SUBFOLDER_NOT_READABLE: '没有权限读取这个文件夹，里面的文件没有读取。',
} as const;

/**
 * Lists a folder's files in the order of their names, subfolders included. Links, devices, other disks and what may not
 * be read are named and left alone: they lead out of what the person chose, or reading them would never end.
 * @throws PlanDeskError FOLDER_NOT_READABLE, FOLDER_TOO_LARGE
 */
export async function scanFolder(
  folder: string,
  signal: AbortSignal,
  limits = LIMITS,
): Promise<{ files: FoundFile[]; left: number }> {
  const root = await entriesOf(folder, signal, limits.entries).catch((cause: unknown) => {
    if (cause instanceof PlanDeskError || signal.aborted) throw cause;
    throw new PlanDeskError(
      'FOLDER_NOT_READABLE',
      '无法读取这个文件夹，请检查它是否存在、有没有读取权限。',
      {},
      { cause },
    );
  });
  const { dev: disk } = await stat(folder);
  const files: FoundFile[] = [];
  let left = 0;
  let looked = root.length;
  const add = (file: FoundFile): void => {
    if (files.length < limits.files) files.push(file);
    else left += 1;
  };
  const skip = (path: string, relative: string, code: keyof typeof SKIPPED): void =>
    add({ path, relative, size: 0, skip: { code, message: SKIPPED[code] } });

  const enter = async (path: string, relative: string, depth: number): Promise<void> => {
    if (depth > DEEPEST) return skip(path, relative, 'FOLDER_TOO_DEEP');
    try {
      if ((await stat(path)).dev !== disk) return skip(path, relative, 'OTHER_DISK_SKIPPED');
      const entries = await entriesOf(path, signal, limits.entries - looked);
      looked += entries.length;
      await walk(entries, path, relative, depth);
    } catch (cause) {
      if (cause instanceof PlanDeskError || signal.aborted) throw cause;
      skip(path, relative, 'SUBFOLDER_NOT_READABLE');
    }
  };
  const walk = async (
    entries: readonly Dirent[],
    path: string,
    below: string,
    depth: number,
  ): Promise<void> => {
    for (const entry of entries) {
      if (LITTER.test(entry.name)) continue;
      const relative = below === '' ? entry.name : `${below}/${entry.name}`;
      const at = join(path, entry.name);
      if (entry.isDirectory()) await enter(at, relative, depth + 1);
      else if (entry.isSymbolicLink()) skip(at, relative, 'LINK_SKIPPED');
      else if (!entry.isFile()) skip(at, relative, 'NOT_A_FILE');
      else add({ path: at, relative, size: files.length < limits.files ? await sizeOf(at) : 0 });
    }
  };
  await walk(root, folder, '', 0);
  return { files, left };
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    (found) => found.size,
    // Gone meanwhile: reading it says so.
    () => 0,
  );

/** The entries of one folder by name. @throws PlanDeskError FOLDER_TOO_LARGE; faults of the disk as they are */
async function entriesOf(path: string, signal: AbortSignal, room: number): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(path)) {
    if (entries.length >= room)
      throw new PlanDeskError(
        'FOLDER_TOO_LARGE',
        '这个文件夹连同下级的文件和文件夹太多，没有读取，请选择只放预案的文件夹。',
        { folder: path },
      );
    entries.push(entry);
  }
  signal.throwIfAborted();
  // Thousands of names would be compared for as long as others wait; nobody reads such a list in its order.
  return entries.length > LIMITS.files * 2 ? entries : entries.sort((a, b) => byName.compare(a.name, b.name));
}
