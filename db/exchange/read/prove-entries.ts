import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { packageError } from '../problems';
import type { Progress } from '../progress';
import type { OpenedPackage } from './open-package';
import { originalFile, originalOf } from './original-file';

export interface ProofOptions {
  /** Where data.sqlite is put while it is being hashed; null only hashes it. */
  dataFile: string | null;
  /** Where the data of forwarded originals are put likewise; left out, they are only hashed. */
  originals?: string;
  /** Takes the original bytes of a file once they have been proven. */
  keepFile?: (sha256: string, bytes: Buffer) => void;
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Reads every entry and compares its SHA-256 with the manifest.
 * @throws PlanDeskError PACKAGE_TAMPERED naming the entry
 */
export async function proveEntries(
  { manifest, archive }: OpenedPackage,
  options: ProofOptions,
): Promise<void> {
  const total = manifest.entries.length;
  for (const [done, entry] of manifest.entries.entries()) {
    options.signal?.throwIfAborted();
    options.progress?.({ done, total, label: 'package-verify' });
    const hash = createHash('sha256');
    const isFile = entry.path.startsWith('files/') && options.keepFile !== undefined;
    const chunks: Buffer[] = [];
    const target = targetOf(entry.path, options);
    const out = target === null ? null : openSync(target, 'wx');
    try {
      await archive.read(
        entry.path,
        (chunk) => {
          hash.update(chunk);
          if (out !== null) writeAll(out, chunk);
          if (isFile) chunks.push(chunk);
        },
        options.signal,
      );
    } finally {
      if (out !== null) closeSync(out);
    }
    if (hash.digest('hex') !== entry.sha256) throw packageError('PACKAGE_TAMPERED', entry.path);
    if (isFile) options.keepFile?.(entry.sha256, Buffer.concat(chunks));
  }
}

/** The private copy that an entry is put into, if any. */
function targetOf(path: string, { dataFile, originals }: ProofOptions): string | null {
  if (path === 'data.sqlite') return dataFile;
  const packageId = originals === undefined ? null : originalOf(path);
  return originals === undefined || packageId === null ? null : originalFile(originals, packageId);
}

/** A write may take less than it was given. */
function writeAll(handle: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at);
}
