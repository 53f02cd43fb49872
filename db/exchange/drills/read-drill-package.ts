import { join } from 'node:path';
import type { SignerStanding } from '../../domain/exchange/signer';
import { asFileError, type PackageProblem } from '../problems';
import type { Progress } from '../progress';
import { type ProvenPackage, provePackage } from '../read/prove-package';
import { judgePlace, type Receiver } from '../rehearse/rehearse-package';
import { type DrillPackageKind, type DrillRows, readDrillRows } from './drill-rows';

export interface DrillPackageOrder {
  file: string;
  password?: string;
  /** A folder that does not exist yet; whoever asked removes it. */
  scratchFolder: string;
  /** What this desk receives: reports at an office, answers at a unit. */
  kind: DrillPackageKind;
  receiver: Receiver;
}

/** A package about one half-yearly report: proven, its rows in memory, its files in the scratch folder. */
export interface DrillPackage {
  proven: ProvenPackage;
  rows: DrillRows;
  standing: SignerStanding;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/**
 * Proves a package about a half-yearly report and takes its rows. Needs no database: fit for a worker.
 * @throws PlanDeskError PACKAGE_*
 */
export async function readDrillPackage(
  order: DrillPackageOrder,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<DrillPackage> {
  const { scratchFolder, receiver, kind } = order;
  try {
    const proven = await provePackage(
      { ...order, self: receiver.self, keyring: receiver.keyring, kinds: [kind] },
      context,
    );
    const rows = readDrillRows(join(scratchFolder, 'data.sqlite'), proven.manifest);
    const { place, warnings, blocks } = judgePlace(proven.manifest, proven.signer, receiver);
    return { proven, rows, standing: place.standing, warnings, blocks };
  } catch (error) {
    throw asFileError(error, order.file);
  }
}
