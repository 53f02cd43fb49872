import { join } from 'node:path';
import type { PackageManifest } from '../format/index';

/** Entries that an original consists of. */
const PARTS = ['manifest.json', 'signature.json', 'data.sqlite'] as const;

/**
 * Whether each original is there with all its parts, and nothing else lies under `forwarded/`.
 * @returns what is missing or too much, in words; null when all is as listed
 */
export function forwardedEntryProblem({ kind, forwarded, entries }: PackageManifest): string | null {
  if (kind !== 'upload' && forwarded.length > 0) return 'forwarded';
  const expected = new Set(
    forwarded.flatMap(({ packageId }) => PARTS.map((part) => `forwarded/${packageId}/${part}`)),
  );
  if (expected.size !== forwarded.length * PARTS.length) return 'forwarded 重复';
  for (const { path } of entries)
    if (path.startsWith('forwarded/') && !expected.delete(path)) return `多出的文件 ${path.slice(0, 80)}`;
  const [missing] = expected;
  return missing === undefined ? null : `缺少 ${missing}`;
}

/** Where the data of an original lie in the scratch folder. */
export function originalFile(folder: string, packageId: string): string {
  return join(folder, `original-${packageId}.sqlite`);
}

/** The original whose data are an entry, or null for every other entry. */
export function originalOf(path: string): string | null {
  return /^forwarded\/([0-9A-Za-z_-]{1,64})\/data\.sqlite$/.exec(path)?.[1] ?? null;
}
