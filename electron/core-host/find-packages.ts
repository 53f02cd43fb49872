import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Host } from './host-state';
import { scanFolder } from './scan-folder';

interface FoundPackages {
  files: { grant: string; name: string; size: number }[];
  others: number;
}

const PACKAGE = /\.yjpkg$/i;
/** Packages lie among photos and papers: no file of a folder that is walked at all may hide one. */
const LIMITS = { files: 20_000, entries: 20_000 };

/**
 * The packages among files and folders that somebody chose or dropped. A single file is taken whatever its name: what it
 * is will be said when it is opened.
 * @throws PlanDeskError FILE_NOT_GRANTED, FOLDER_NOT_READABLE, FOLDER_TOO_LARGE
 */
export async function findPackages(
  host: Host,
  grants: readonly string[],
  signal: AbortSignal,
): Promise<FoundPackages> {
  const found: FoundPackages = { files: [], others: 0 };
  const add = (grant: string, name: string, size: number) => {
    if (grants.length === 1 || PACKAGE.test(name)) found.files.push({ grant, name, size });
    else found.others += 1;
  };
  for (const grant of grants) {
    signal.throwIfAborted();
    const path = host.grants.path(grant);
    // Gone meanwhile: opening it says so.
    const about = await stat(path).catch(() => null);
    if (!about?.isDirectory()) {
      add(grant, basename(path), about?.size ?? 0);
      continue;
    }
    const { files, left } = await scanFolder(path, signal, LIMITS);
    const packages = files.filter(({ relative, skip }) => skip === undefined && PACKAGE.test(relative));
    found.others += left + files.length - packages.length;
    for (const file of packages)
      found.files.push({ grant: host.grants.grant(file.path), name: file.relative, size: file.size });
  }
  return found;
}
