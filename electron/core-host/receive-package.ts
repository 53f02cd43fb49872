import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Vouched } from '../../db/domain/exchange/vouching';
import { receiverOf } from '../../db/exchange/desk/receiver';
import { type MergeOrder, mergeMark, mergePackage } from '../../db/exchange/merge/merge-package';
import type { JobContext } from './dispatch';
import type { Rehearsal } from './rehearsals';

type Work = Omit<JobContext, 'session'>;

/** A package on disk. */
export interface PackageFile {
  path: string;
  password?: string | undefined;
}

/**
 * Proves a package and compares it with the database on a worker; keeps what it found for a merge.
 * @throws PlanDeskError PACKAGE_* for everything that makes the package unusable here
 */
export async function rehearseFile(
  { host, core, progress, signal }: Work,
  { path, password }: PackageFile,
): Promise<Rehearsal & { id: string }> {
  const { id, folder } = host.rehearsals.newFolder();
  try {
    const mark = mergeMark(core.read);
    const rehearsed = await host.tasks.run(
      'rehearse-package',
      {
        file: path,
        databaseFile: core.file,
        scratchFolder: folder,
        receiver: receiverOf(core.read, host.requireSelf(), host.law.exportProfiles, host.clock.now()),
        ...(password ? { password } : {}),
      },
      { progress, signal },
    );
    const rehearsal = { folder, fileName: basename(path), rehearsed, mark };
    host.rehearsals.keep(id, rehearsal);
    return { id, ...rehearsal };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Merges what was rehearsed in one transaction. What follows from the rows is left to the caller. */
export function mergeRehearsed(
  { core, progress, signal, depsFor, auditIn }: Work,
  { folder, fileName, rehearsed, mark }: Rehearsal,
  words: Vouched & Pick<MergeOrder, 'confirmedHow'>,
) {
  return mergePackage(
    core,
    { rehearsed, scratchFolder: folder, fileName, mark, ...words },
    {
      depsFor,
      audit: (db, batchId, details) => auditIn(db, 'merge_batch', batchId, details),
      progress,
      signal,
    },
  );
}
