import { rmSync } from 'node:fs';
import { keyringOf } from '../../db/exchange/keyring';
import { applyReceipt, type ReceiptReceived } from '../../db/exchange/receipts/apply-receipt';
import type { ReceiptPackage } from '../../db/exchange/receipts/read-receipt';
import type { JobContext } from './dispatch';
import type { PackageFile } from './receive-package';

type Work = Pick<JobContext, 'host' | 'core' | 'progress' | 'signal'>;

/** Proves a receipt on a worker and takes its rows. @throws PlanDeskError PACKAGE_* */
export async function readReceipt(
  { host, core, progress, signal }: Work,
  { path, password }: PackageFile,
): Promise<ReceiptPackage> {
  const { folder } = host.rehearsals.newFolder();
  const self = host.requireSelf();
  try {
    return await host.tasks.run(
      'read-receipt',
      {
        file: path,
        scratchFolder: folder,
        self,
        keyring: keyringOf(core.read, self),
        ...(password ? { password } : {}),
      },
      { progress, signal },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes in the answer to one of our packages, as it was read, in one transaction; see `applyReceipt`. */
export async function takeReceipt(
  { core, depsFor, auditIn }: Pick<JobContext, 'core' | 'depsFor' | 'auditIn'>,
  read: ReceiptPackage,
  {
    beforeWriting,
    ...word
  }: {
    fileName: string;
    acceptKey: boolean;
    confirmedHow: string | undefined;
    beforeWriting: () => Promise<void>;
  },
): Promise<ReceiptReceived> {
  await beforeWriting();
  return core.transaction((db) => {
    const received = applyReceipt(depsFor(db), { ...read, ...word });
    const { manifest } = read.proven;
    if (received.written)
      auditIn(db, 'merge_batch', received.batchId, {
        packageId: manifest.packageId,
        kind: manifest.kind,
        sender: manifest.sender.name,
        sequence: manifest.sequence,
        answers: read.receipt.sequence,
      });
    return received;
  });
}
