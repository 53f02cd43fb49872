import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../domain/exchange/signer';
import type { Formats, PackageKind, PackageManifest } from '../format/index';
import { packageError } from '../problems';
import type { Progress } from '../progress';
import { createFileKeeper } from './keep-files';
import { openPackage } from './open-package';
import { proveData } from './prove-data';
import { proveEntries } from './prove-entries';
import { type ProvenOriginal, proveForwarded } from './prove-forwarded';
import { setAsideOriginal } from './set-aside-original';
import { type PackageSigner, refuseRevoked, signerOf } from './signer';
import { whileReading } from './while-reading';

export interface ProofOrder {
  file: string;
  password?: string | undefined;
  /** A folder for `data.sqlite` and `files.sqlite`; made when it is not there. */
  scratchFolder: string;
  /** The desk that reads. */
  self: string;
  /** Kinds that are dealt with here. */
  kinds: readonly PackageKind[];
  /** Keys that are known here; absent where nobody's database is open. */
  keyring?: Keyring | undefined;
  /** Sets aside what the sender signed, for a desk that will send it on. */
  withOriginal?: boolean | undefined;
  /** Every format there is, unless a test has others. */
  formats?: Formats | undefined;
}

/** A package that is whole, signed, meant for this desk and of a kind it deals with. */
export interface ProvenPackage {
  manifest: PackageManifest;
  /** The format the file was written in. */
  writtenIn: number;
  sha256: string;
  size: number;
  encrypted: boolean;
  signer: PackageSigner;
  /** What others signed and the sender sent on; their data lie in the scratch folder. */
  originals: ProvenOriginal[];
}

/**
 * Proves a package as far as that needs no database of our own: frame, signature, every byte, every value. Afterwards
 * the scratch folder holds its rows and its files.
 * @throws PlanDeskError PACKAGE_* for everything that makes the package unusable here
 */
export async function provePackage(
  order: ProofOrder,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<ProvenPackage> {
  const { file, password, scratchFolder, self, formats } = order;
  mkdirSync(scratchFolder, { recursive: true });
  const opened = await openPackage({ file, password, scratchFolder, ...(formats && { formats }) });
  try {
    const { signature, written, sha256, size, encrypted } = opened;
    const { sender, recipient, kind } = opened.manifest;
    const [problem] = opened.problems;
    if (problem || !signature) throw packageError(problem?.code ?? 'PACKAGE_UNSIGNED', problem?.where);
    if (!order.kinds.includes(kind)) throw packageError('PACKAGE_OTHER_KIND', kind);
    if (sender.id === self) throw packageError('PACKAGE_OWN');
    if (recipient.id !== null && recipient.id !== self)
      throw packageError('PACKAGE_WRONG_RECIPIENT', recipient.name);
    refuseRevoked(order.keyring, signature.keyId, sender.name);
    const keeper = createFileKeeper(join(scratchFolder, 'files.sqlite'));
    const dataFile = join(scratchFolder, 'data.sqlite');
    try {
      await proveEntries(opened, { dataFile, originals: scratchFolder, keepFile: keeper.keep, ...context });
    } finally {
      keeper.close();
    }
    context.progress({ done: 0, total: 0, label: 'package-check' });
    const step = () => context.signal.throwIfAborted();
    const originals = await proveForwarded(opened, scratchFolder, step, formats);
    if (order.withOriginal) await setAsideOriginal(join(scratchFolder, 'files.sqlite'), opened.archive);
    const manifest = proveData(dataFile, opened, step, formats);
    const signer = signerOf(signature);
    return { manifest, writtenIn: written.version, sha256, size, encrypted, signer, originals };
  } catch (error) {
    throw whileReading(error, opened.source);
  } finally {
    opened.archive.close();
  }
}
