import { join } from 'node:path';
import type { SignerStanding } from '../../domain/exchange/signer';
import { asFileError, type PackageProblem } from '../problems';
import type { Progress } from '../progress';
import { type ProvenPackage, provePackage } from '../read/prove-package';
import { judgePlace, type Receiver } from '../rehearse/rehearse-package';
import { type MatterRows, readMatter } from './matter-rows';

export interface MatterOrder {
  file: string;
  password?: string;
  /** A folder that does not exist yet; whoever asked removes it. */
  scratchFolder: string;
  /** What this desk receives: hand-ins at an office, answers at a unit. */
  kind: 'filing' | 'filing-result';
  receiver: Receiver;
}

/** A package about one case: proven, its rows in memory, its files in the scratch folder. */
export interface MatterPackage {
  proven: ProvenPackage;
  rows: MatterRows;
  standing: SignerStanding;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/** The scratch file with the proven originals of a package. */
export function matterFiles(scratchFolder: string): string {
  return join(scratchFolder, 'files.sqlite');
}

/**
 * Proves a package about one case and takes its rows. Needs no database: fit for a worker.
 * @throws PlanDeskError PACKAGE_*
 */
export async function readMatterPackage(
  order: MatterOrder,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<MatterPackage> {
  const { scratchFolder, receiver, kind } = order;
  try {
    const proven = await provePackage(
      { ...order, self: receiver.self, keyring: receiver.keyring, kinds: [kind] },
      context,
    );
    const rows = readMatter(join(scratchFolder, 'data.sqlite'), proven.manifest);
    const { place, warnings, blocks } = judgePlace(proven.manifest, proven.signer, receiver);
    return { proven, rows, standing: place.standing, warnings, blocks };
  } catch (error) {
    throw asFileError(error, order.file);
  }
}
