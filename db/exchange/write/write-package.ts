import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { encryptFile } from '../container';
import { FORMAT_VERSION, type PackageManifest, type PackageSignature } from '../format/index';
import { type SigningKey, signManifest } from '../keys';
import { asFileError, packageError } from '../problems';
import type { Progress } from '../progress';
import { openPackage } from '../read/open-package';
import { proveEntries } from '../read/prove-entries';
import { digestOf } from '../seal';
import { signSm2 } from '../sm2';
import { createPackageZip, type EntryFact } from '../zip-writer';
import { addFiles } from './add-files';
import { assertReadable } from './assert-readable';
import { buildData } from './build-data';
import { coverPage } from './cover';
import { addOriginals } from './forward-originals';
import type { Matter } from './matter';
import { type Alongside, type AlongsideOrder, readAlongside } from './read-alongside';

/** Everything about a package that is not read from the database: decided by the caller, in its transaction. */
export type PackageHead = Omit<
  PackageManifest,
  'counts' | 'files' | 'entries' | 'signer' | 'format' | 'formatVersion' | 'clock'
>;

export interface PackageOrder extends AlongsideOrder {
  databaseFile: string;
  /** Where the finished, proven file is to lie; nothing may stand there. The caller renames it to its final name. */
  target: string;
  /** A folder that does not exist yet; it is removed again, except when the thread is ended from outside. */
  scratchFolder: string;
  head: PackageHead;
  /** For a package of changes: the moment its base was made. */
  changedSince: string | null;
  /** For a package of chosen rows: what it is about. */
  matter?: Matter;
  withFiles: boolean;
  password?: string;
  key: SigningKey;
}

export interface WrittenPackage {
  manifest: PackageManifest;
  /** Of the whole file. */
  sha256: string;
  size: number;
  encrypted: boolean;
}

interface Context {
  progress: (progress: Progress) => void;
  signal: AbortSignal;
}

/**
 * Writes a package, opens it again, and checks every hash, the signature and the counts before it says that it is done.
 * On failure nothing is left at the target.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, DOCUMENT_DAMAGED, PACKAGE_* when the proof fails
 */
export async function writePackage(order: PackageOrder, context: Context): Promise<WrittenPackage> {
  try {
    mkdirSync(order.scratchFolder, { recursive: true });
    context.progress({ done: 0, total: 0, label: 'package-data' });
    const dataFile = join(order.scratchFolder, 'data.sqlite');
    const folder = order.scratchFolder;
    let beside: Alongside = { totals: null, originals: [], clock: null };
    const data = buildData(dataFile, {
      databaseFile: order.databaseFile,
      changedSince: order.changedSince,
      matter: order.matter,
      alongside: (db) => {
        beside = readAlongside(db, order, order.head, { folder, changedSince: order.changedSince });
      },
      omitted: order.head.profile.omitted,
    });
    const references = order.changedSince === null && !data.wholly;
    // Packing leaves this thread time to look at the rows.
    const writing = write(order, dataFile, { counts: data.counts, ...beside }, context);
    const looking = assertReadable(dataFile, { references }, context.signal);
    // Giving back a file of this size takes as long as a tenth of the proof, and is done beside it.
    const tidied = Promise.allSettled([writing, looking]).then(() => rm(dataFile, { force: true }));
    const [wrote, fit] = await Promise.allSettled([
      writing.then((written) => proveAndKeep(order, written, context)),
      looking,
    ]);
    await tidied;
    if (fit.status === 'rejected') throw fit.reason;
    if (wrote.status === 'rejected') throw wrote.reason;
    const written = wrote.value;
    return { ...written, size: statSync(order.target).size, encrypted: order.password !== undefined };
  } catch (error) {
    rmSync(order.target, { force: true });
    throw asFileError(error, order.target);
  } finally {
    rmSync(order.scratchFolder, { recursive: true, force: true });
  }
}

async function proveAndKeep<T extends { manifest: PackageManifest; sha256: string }>(
  order: PackageOrder,
  written: T,
  context: Context,
): Promise<T> {
  await prove(order, written.manifest, written.sha256, context);
  flush(order.target);
  return written;
}

async function write(
  order: PackageOrder,
  dataFile: string,
  { counts, totals, originals, clock }: { counts: Record<string, number> } & Alongside,
  { progress, signal }: Context,
): Promise<{ manifest: PackageManifest; sha256: string }> {
  const { head, password, scratchFolder, databaseFile } = order;
  signal.throwIfAborted();
  const zipFile = password === undefined ? order.target : join(scratchFolder, 'plain.zip');
  const zip = createPackageZip(zipFile, new Date(head.createdAt));
  try {
    const entries: EntryFact[] = [await zip.add('data.sqlite', { file: dataFile }, true)];
    const files = await addFiles(zip, {
      databaseFile,
      dataFile,
      withFiles: order.withFiles,
      papers: papersOf(order),
      progress,
      signal,
    });
    entries.push(...files.facts);
    const { facts, forwarded } = await addOriginals(zip, originals, signal);
    entries.push(...facts);
    const about = {
      format: 'plandesk-package',
      formatVersion: FORMAT_VERSION,
      ...head,
      totals,
      forwarded,
      clock,
      counts,
      files: { included: files.included, omitted: files.omitted },
      signer: { keyId: order.key.keyId },
    } as const;
    entries.push(await zip.add('封面.html', { bytes: Buffer.from(coverPage(about)) }, true));
    const manifest: PackageManifest = { ...about, entries };
    const bytes = Buffer.from(JSON.stringify(manifest, null, 1));
    await zip.add('manifest.json', { bytes }, true);
    const signature: PackageSignature = {
      ...signManifest(bytes, order.key),
      ...(order.key.sm2 && { sm2: await signSm2(bytes, order.key.sm2) }),
    };
    await zip.add('signature.json', { bytes: Buffer.from(JSON.stringify(signature, null, 1)) }, false);
    const sha256 = zip.finish();
    if (password === undefined) return { manifest, sha256 };
    await encryptFile(zipFile, order.target, password);
    return { manifest, sha256: digestOf(order.target) };
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

/** Contents that are handed in with the order and lie in no database. */
function papersOf({ matter }: PackageOrder): Map<string, Uint8Array> {
  return new Map(
    [...(matter?.papers ?? []), ...(matter?.handed ?? [])].flatMap(({ sha256, bytes }) =>
      bytes === null ? [] : [[sha256, bytes] as const],
    ),
  );
}

/** Reads the file as a receiver would and compares it with what was meant. */
async function prove(
  order: PackageOrder,
  meant: PackageManifest,
  sha256: string,
  { progress, signal }: Context,
): Promise<void> {
  const proof = join(order.scratchFolder, 'proof');
  mkdirSync(proof);
  const opened = await openPackage({ file: order.target, password: order.password, scratchFolder: proof });
  try {
    const [problem] = opened.problems;
    if (problem) throw packageError(problem.code, problem.where);
    if (!isDeepStrictEqual(opened.manifest, meant) || opened.sha256 !== sha256)
      throw packageError('PACKAGE_TAMPERED', 'manifest.json');
    // The counts were taken from the very bytes whose hash is checked here.
    await proveEntries(opened, { dataFile: null, progress, signal });
  } finally {
    opened.archive.close();
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
