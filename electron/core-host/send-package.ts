import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { logPackage, type PreparedPackage, withdrawPackage } from '../../db/exchange/desk/outgoing';
import { FORMAT_VERSION } from '../../db/exchange/format/index';
import { putInPlace, temporaryName } from '../../db/exchange/write/target';
import type { PackageOrder } from '../../db/exchange/write/write-package';
import type { JobContext } from './dispatch';
import { packageView } from './package-view';

export interface Sending {
  prepared: PreparedPackage;
  /** Path of the finished file. */
  target: string;
  password: string | undefined;
  /** What goes in. */
  order: Pick<PackageOrder, 'changedSince' | 'withFiles' | 'matter' | 'withOriginals' | 'totals'>;
}

/**
 * Writes a package on a worker, proves it, enters it into the log, and only then gives the file its name: a crash leaves
 * a number that was never sent, never two packages of one number.
 */
export async function sendPackage(
  { host, core, progress, signal, depsFor, auditIn }: Omit<JobContext, 'session'>,
  { prepared, target, password, order }: Sending,
): Promise<ReturnType<typeof packageView>> {
  const { folder } = host.rehearsals.newFolder();
  const { packageId, kind, sequence, recipient, period } = prepared.head;
  const temporary = temporaryName(target, packageId, core.file);
  try {
    const written = await host.tasks.run(
      'write-package',
      {
        databaseFile: core.file,
        target: temporary,
        scratchFolder: folder,
        head: prepared.head,
        key: prepared.key,
        ...order,
        ...(password ? { password } : {}),
      },
      { progress, signal },
    );
    await core.transaction((db) => {
      logPackage(depsFor(db), prepared, written, basename(target));
      auditIn(db, 'package', packageId, {
        kind,
        sequence,
        recipient: recipient.name,
        period,
        file: basename(target),
        sha256: written.sha256,
      });
    });
    try {
      putInPlace(temporary, target);
    } catch (error) {
      await core.transaction((db) => {
        withdrawPackage(depsFor(db), prepared);
        auditIn(db, 'package', packageId, { withdrawn: true });
      });
      throw error;
    }
    return packageView(
      { ...written, writtenIn: FORMAT_VERSION },
      { keyId: prepared.key.keyId, known: 'self', confirmed: true, sm2: false },
    );
  } finally {
    rmSync(temporary, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}
