import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../domain/exchange/signer';
import type { Formats, PackageManifest } from '../format/index';
import { asFileError, type PackageProblem, packageError } from '../problems';
import type { Progress } from '../progress';
import { openPackage } from './open-package';
import { proveData } from './prove-data';
import { proveEntries } from './prove-entries';
import { type ProvenOriginal, proveForwarded } from './prove-forwarded';
import { type PackageSigner, refuseRevoked, signerOf } from './signer';
import { whileReading } from './while-reading';

export interface InspectedPackage {
  manifest: PackageManifest;
  /** The format the file was written in; `manifest` is in the words of the newest. */
  writtenIn: number;
  sha256: string;
  size: number;
  encrypted: boolean;
  /** Key that signed, or null when nobody did. */
  signer: PackageSigner | null;
  /** Whose signed packages lie inside, their signatures and hashes proven; empty unless everything was proven. */
  originals: ProvenOriginal[];
  problems: PackageProblem[];
}

export interface InspectOrder {
  file: string;
  password?: string;
  /** A folder that does not exist yet; removed again. */
  scratchFolder: string;
  /** Prove every entry and the data; otherwise only the frame, with what is wrong about it in `problems`. */
  full: boolean;
  /** Keys that are known here; absent where no database is open. */
  keyring?: Keyring;
  /** Every format there is, unless a test has others. */
  formats?: Formats;
}

/**
 * Says what a package is, without a database.
 * @throws PlanDeskError PACKAGE_*: what keeps it from being read, and with `full` whatever is wrong
 */
export async function inspectPackage(
  order: InspectOrder,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<InspectedPackage> {
  mkdirSync(order.scratchFolder, { recursive: true });
  try {
    const opened = await openPackage({
      file: order.file,
      password: order.password,
      scratchFolder: order.scratchFolder,
      formats: order.formats,
    });
    let { manifest } = opened;
    let originals: ProvenOriginal[] = [];
    const { signature, sha256, size, encrypted, problems } = opened;
    try {
      const [problem] = problems;
      if (problem === undefined && signature)
        refuseRevoked(order.keyring, signature.keyId, manifest.sender.name);
      if (order.full) {
        if (problem) throw packageError(problem.code, problem.where);
        const dataFile = join(order.scratchFolder, 'data.sqlite');
        await proveEntries(opened, { dataFile, ...context });
        context.progress({ done: 0, total: 0, label: 'package-check' });
        const step = () => context.signal.throwIfAborted();
        originals = await proveForwarded(opened, null, step, order.formats);
        manifest = proveData(dataFile, opened, step, order.formats);
      }
    } catch (error) {
      throw whileReading(error, opened.source);
    } finally {
      opened.archive.close();
    }
    return {
      manifest,
      writtenIn: opened.written.version,
      sha256,
      size,
      encrypted,
      signer: signature && signerOf(signature),
      originals,
      problems,
    };
  } catch (error) {
    throw asFileError(error, order.file);
  } finally {
    rmSync(order.scratchFolder, { recursive: true, force: true });
  }
}
