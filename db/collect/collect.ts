import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chinaDay } from '../clock';
import { isPlanDeskError, PlanDeskError } from '../domain/errors';
import type { OutcomeCounts } from '../domain/exchange/row-decision';
import type { PackageManifest } from '../exchange/format/index';
import { type PackageProblem, packageError } from '../exchange/problems';
import { openPackage } from '../exchange/read/open-package';
import { type ProvenPackage, provePackage } from '../exchange/read/prove-package';
import { judgeForwardedKeys } from '../exchange/rehearse/forwarded-keys';
import { judgePlace, type Receiver, refuseOtherTables } from '../exchange/rehearse/rehearse-package';
import type { Law } from '../law';
import { keepReports, knownRows, unitOwners } from './keep-reports';
import { noteKey, notePackage, receiverOf, takenBefore } from './known';
import { collectError } from './problems';
import { gatherReports, rowsOfPackage, rowsOfTables } from './report-rows';
import { prepareSchema } from './schema';
import type { Server } from './server';
import { takeInRows } from './take-in';

/** Which signing keys are taken on trust. */
export interface AcceptedKeys {
  /** The first key of a sender, without its fingerprint having been compared. */
  firstContact: boolean;
  /** Fingerprints that people have compared with their senders: these count, also in place of a former key. */
  confirmed: ReadonlySet<string>;
}

export interface CollectOrder {
  files: readonly string[];
  /** Password of packages that have one. */
  password?: string | undefined;
  /** Id of the office that collects: packages made out to another are refused. Null: what the database knows. */
  office: string | null;
  keys: AcceptedKeys;
  /** A folder that does not exist yet; removed again. */
  scratchFolder: string;
  law: Law;
  /** UTC moment. */
  now: () => string;
}

/** What became of one file. `known`: taken in before, nothing was done. */
export interface CollectedFile {
  file: string;
  outcome: 'taken' | 'known' | 'refused';
  packageId: string | null;
  sender: string | null;
  sequence: number | null;
  tables: ({ table: string } & OutcomeCounts)[];
  /** Rows of the reports' period were not worked out: its period cannot be read, or has not begun. */
  reported: boolean;
  warnings: PackageProblem[];
  error: { code: string; message: string } | null;
}

interface Context {
  progress: (progress: { done: number; total: number; label: string }) => void;
  signal: AbortSignal;
}

/** Faults of the server end the run: the next package would meet them too. */
const ENDS_ALL = /^COLLECT_(?!KEY_UNKNOWN)|^DISK_FULL$/;

/**
 * Takes packages into PostgreSQL, each in one transaction: a package is in with everything that follows from it, or not at
 * all. Those that are in already are passed over, so an interrupted run is gone on with by running it again.
 * A package that is refused does not stop the others.
 * @throws PlanDeskError COLLECT_*: what stops everything; `details.done` counts the files finished before
 */
export async function collect(
  server: Server,
  order: CollectOrder,
  context: Context,
): Promise<CollectedFile[]> {
  const self = await prepareSchema(server, order.office);
  mkdirSync(order.scratchFolder, { recursive: true });
  const done: CollectedFile[] = [];
  try {
    const queue = await inOrder(order, context, done);
    for (const { file } of queue) {
      context.signal.throwIfAborted();
      context.progress({ done: done.length, total: order.files.length, label: 'collect' });
      done.push(await collectOne(server, { ...order, self }, file, context));
    }
    return done;
  } catch (error) {
    if (!isPlanDeskError(error)) throw error;
    throw new PlanDeskError(
      error.code,
      error.message,
      { ...error.details, done: done.length },
      { cause: error },
    );
  } finally {
    rmSync(order.scratchFolder, { recursive: true, force: true });
  }
}

const LEVELS: readonly string[] = ['enterprise', 'expert', 'county', 'city', 'province'];

/** The files whose frame can be read, lower levels first, each sender's in its sequence; the others are answered at once. */
async function inOrder(
  order: CollectOrder,
  context: Context,
  done: CollectedFile[],
): Promise<{ file: string; manifest: PackageManifest }[]> {
  const queue: { file: string; manifest: PackageManifest }[] = [];
  const scratchFolder = join(order.scratchFolder, 'frame');
  for (const file of order.files) {
    context.signal.throwIfAborted();
    mkdirSync(scratchFolder, { recursive: true });
    try {
      const opened = await openPackage({ file, password: order.password, scratchFolder });
      opened.archive.close();
      queue.push({ file, manifest: opened.manifest });
    } catch (error) {
      done.push(refusal(file, null, error));
    } finally {
      rmSync(scratchFolder, { recursive: true, force: true });
    }
  }
  const key = ({ manifest }: (typeof queue)[number]) =>
    `${LEVELS.indexOf(manifest.sender.level)} ${manifest.sender.id} ${String(manifest.sequence).padStart(12, '0')}`;
  return queue.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

async function collectOne(
  server: Server,
  order: CollectOrder & { self: string | null },
  file: string,
  context: Context,
): Promise<CollectedFile> {
  const scratchFolder = join(order.scratchFolder, 'package');
  let manifest: PackageManifest | null = null;
  try {
    mkdirSync(scratchFolder, { recursive: true });
    const frame = await openPackage({ file, password: order.password, scratchFolder });
    frame.archive.close();
    manifest = frame.manifest;
    const before = await takenBefore(server, manifest.packageId);
    if (before === frame.sha256) return answer(file, manifest, { outcome: 'known' });
    if (before !== null) throw packageError('PACKAGE_REPEATED', String(manifest.sequence));
    rmSync(scratchFolder, { recursive: true });
    const receiver = await receiverOf(server, order.self, order.law.exportProfiles, order.now());
    const proven = await provePackage(
      {
        file,
        password: order.password,
        scratchFolder,
        // Without an office of its own the database takes whom the package names.
        self: order.self ?? manifest.recipient.id ?? '',
        kinds: ['upload'],
        keyring: receiver.keyring,
      },
      context,
    );
    return await takeIn(server, order, { file, proven, receiver, scratchFolder });
  } catch (error) {
    if (!isPlanDeskError(error) || ENDS_ALL.test(error.code)) throw error;
    return refusal(file, manifest, error);
  } finally {
    rmSync(scratchFolder, { recursive: true, force: true });
  }
}

async function takeIn(
  server: Server,
  order: CollectOrder & { self: string | null },
  {
    file,
    proven,
    receiver,
    scratchFolder,
  }: { file: string; proven: ProvenPackage; receiver: Receiver; scratchFolder: string },
): Promise<CollectedFile> {
  const { manifest, signer } = proven;
  refuseOtherTables(manifest);
  const { place, warnings, blocks } = judgePlace(manifest, signer, receiver);
  const confirmed = order.keys.confirmed.has(signer.keyId);
  // A county's key that somebody has compared needs no other proof.
  const unheard = proven.originals.filter((original) => !order.keys.confirmed.has(original.signer.keyId));
  const inside = judgeForwardedKeys(unheard, { keyring: receiver.keyring, keyId: signer.keyId });
  warnings.push(...inside.warnings);
  for (const block of [...blocks, ...inside.blocks])
    if (!(block.code === 'SENDER_KEY_CHANGED' && confirmed)) throw packageError(block.code, block.where);
  if (place.standing === 'first-contact' && !confirmed && !order.keys.firstContact)
    throw collectError('COLLECT_KEY_UNKNOWN', { sender: manifest.sender.name, keyId: signer.keyId });
  const dataFile = join(scratchFolder, 'data.sqlite');
  const now = order.now();
  return server.transaction(async () => {
    const taken = await takeInRows(server, dataFile, manifest, {
      self: order.self,
      latest: place.latest,
      fillable: receiver.fillable ?? [],
    });
    const source = taken.whole ? rowsOfPackage(dataFile) : rowsOfTables(knownRows(server, taken.owners));
    const reported = await report(server, order, manifest, {
      rows: source,
      owners: taken.owners,
      file: join(scratchFolder, 'reports.db'),
    });
    await noteKey(server, manifest, signer, { confirmed, now });
    await notePackage(
      server,
      manifest,
      { sha256: proven.sha256, fileName: basename(file) },
      { counts: taken.tables, now },
    );
    return answer(file, manifest, { outcome: 'taken', tables: taken.tables, warnings, reported });
  });
}

/** Works out and keeps what the sender's reports say; a period that cannot be read leaves them as they are. */
async function report(
  server: Server,
  order: CollectOrder,
  manifest: PackageManifest,
  {
    rows,
    owners,
    file,
  }: { rows: Parameters<typeof gatherReports>[1]; owners: readonly string[]; file: string },
): Promise<boolean> {
  const today = chinaDay(manifest.createdAt);
  const period = manifest.period ?? today.slice(0, 4);
  const sender = manifest.sender.id;
  try {
    const gathered = await gatherReports(file, rows, order.law, { sender, period, today });
    const units = await unitOwners(server, owners);
    await keepReports(server, { sender, packageId: manifest.packageId, owners: units }, gathered);
    return true;
  } catch (error) {
    if (isPlanDeskError(error) && /^PERIOD_/.test(error.code)) return false;
    throw error;
  }
}

function answer(
  file: string,
  manifest: PackageManifest | null,
  found: Pick<CollectedFile, 'outcome'> & Partial<CollectedFile>,
): CollectedFile {
  return {
    file: basename(file),
    packageId: manifest?.packageId ?? null,
    sender: manifest?.sender.name ?? null,
    sequence: manifest?.sequence ?? null,
    tables: [],
    reported: false,
    warnings: [],
    error: null,
    ...found,
  };
}

function refusal(file: string, manifest: PackageManifest | null, error: unknown): CollectedFile {
  if (!isPlanDeskError(error)) throw error;
  return answer(file, manifest, { outcome: 'refused', error: { code: error.code, message: error.message } });
}
