import { join } from 'node:path';
import { type ClockFinding, judgeClocks } from '../../domain/exchange/clock-skew';
import { judgeRecipient, liesWithin } from '../../domain/exchange/recipient';
import type { MergedPackage } from '../../domain/exchange/sequence';
import { judgeSequence, seriesOf } from '../../domain/exchange/sequence';
import {
  type Keyring,
  otherOwner,
  revokedKey,
  type SignerFacts,
  type SignerStanding,
  standingOfSender,
} from '../../domain/exchange/signer';
import { type Formats, type PackageManifest, TABLES } from '../format/index';
import { checkPack } from '../packs/check-pack';
import { asFileError, type PackageProblem, packageError, packageProblem } from '../problems';
import type { Progress } from '../progress';
import { type ProvenPackage, provePackage } from '../read/prove-package';
import { chinaTime, spacedFingerprint } from '../write/cover';
import { tablesOfMatter } from '../write/matter';
import {
  checkForwarded,
  type ForwardedOffice,
  forwardedDifferences,
  unsignedOffices,
} from './check-forwarded';
import { type Comparison, compare } from './compare';
import { judgeForwardedKeys } from './forwarded-keys';

/** What the reading desk knows beforehand. */
export interface Receiver {
  self: string;
  /** Whose desk this is, where it matters to whom and from where a package comes; null where it is judged elsewhere. */
  office: { name: string; level: string; regionCode: string } | null;
  /** Keys of those who send to it. */
  keyring: Keyring;
  /** Packages merged and not undone, by sender id. */
  merged: Readonly<Record<string, readonly MergedPackage[]>>;
  /** 'table.column' that may come later without a new version of its row. */
  fillable: readonly string[];
  /** The reader's clock, UTC. */
  now: string;
  /** A city's desk sends on what its counties signed; a province keeps nothing of it. */
  forwards: boolean;
}

export interface RehearsalOrder {
  file: string;
  password?: string;
  databaseFile: string;
  /** A folder that does not exist yet. It holds what the merge reads; whoever asked removes it. */
  scratchFolder: string;
  receiver: Receiver;
  /** Every format there is, unless a test has others. */
  formats?: Formats;
}

export interface RehearsedPackage extends Comparison, Omit<ProvenPackage, 'signer' | 'originals'> {
  signer: ProvenPackage['signer'] & { known: SignerStanding };
  /** Counties whose signed packages travel inside, compared with what is told of them. */
  forwarded: ForwardedOffice[];
  /** Counties whose rows are told without what they signed. */
  unsigned: string[];
  /** What the sender signed lies with the package's files, to be kept. */
  keptOriginal: boolean;
  /** Said before the merge; none of them blocks it. */
  warnings: PackageProblem[];
  /** What must be cleared before this package can be merged. */
  blocks: PackageProblem[];
}

/** Files of a rehearsal inside its scratch folder. */
export function rehearsalFiles(folder: string): { data: string; files: string; findings: string } {
  return {
    data: join(folder, 'data.sqlite'),
    files: join(folder, 'files.sqlite'),
    findings: join(folder, 'findings.sqlite'),
  };
}

interface Context {
  progress: (progress: Progress) => void;
  signal: AbortSignal;
}

/**
 * Reads a package completely, proves it, and compares it with the database. Writes only into the scratch folder.
 * @throws PlanDeskError PACKAGE_* for everything that makes the package unusable here
 */
export async function rehearsePackage(order: RehearsalOrder, context: Context): Promise<RehearsedPackage> {
  const paths = rehearsalFiles(order.scratchFolder);
  const { receiver } = order;
  try {
    // Reports and rosters are merged row by row; every other kind is received by the desk that deals with its matter.
    const { originals, ...proven } = await provePackage(
      {
        ...order,
        self: receiver.self,
        keyring: receiver.keyring,
        kinds: ['upload', 'roster'],
        withOriginal: receiver.forwards,
      },
      context,
    );
    const { manifest, signer } = proven;
    refuseOtherTables(manifest);
    if (manifest.kind === 'roster')
      await checkPack({ dataFile: paths.data, filesFile: paths.files }, manifest, context.signal);
    const { sender } = manifest;
    const { place, warnings, blocks } = judgePlace(manifest, signer, receiver);
    const comparison = compare(
      {
        dataFile: paths.data,
        filesFile: paths.files,
        findingsFile: paths.findings,
        databaseFile: order.databaseFile,
        manifest,
        self: receiver.self,
        latest: place.latest,
        metBefore: (receiver.merged[sender.id] ?? []).length > 0,
        fillable: receiver.fillable,
      },
      (done, total) => {
        context.signal.throwIfAborted();
        context.progress({ done, total, label: 'package-compare' });
      },
    );
    if (receiver.office) warnings.push(...judgeWay(manifest, receiver.self, receiver.office));
    if (comparison.claimed > 0)
      warnings.push(packageProblem('UNIT_CLAIMED_TWICE', `${comparison.claimed} 家单位`));
    const gone = comparison.gone.map(({ label, rows }) => `${label} ${rows} 条`).join('、');
    if (gone !== '') warnings.push(packageProblem('PACKAGE_ROWS_GONE', gone));
    const forwarded = checkForwarded(
      {
        dataFile: paths.data,
        databaseFile: order.databaseFile,
        scratchFolder: order.scratchFolder,
        manifest,
        originals,
      },
      () => context.signal.throwIfAborted(),
    );
    warnings.push(...forwardedDifferences(forwarded));
    const keys = judgeForwardedKeys(originals, { keyring: receiver.keyring, keyId: signer.keyId });
    warnings.push(...keys.warnings);
    blocks.push(...keys.blocks);
    const unsigned = unsignedOffices(paths.data, manifest, forwarded);
    if (unsigned.length > 0 && proven.writtenIn >= FIRST_FORWARDING)
      warnings.push(packageProblem('FORWARDED_UNSIGNED', unsigned.map(({ name }) => name).join('、')));
    return {
      ...comparison,
      ...proven,
      forwarded,
      unsigned: unsigned.map(({ id }) => id),
      keptOriginal: receiver.forwards && manifest.kind === 'upload',
      signer: { ...signer, known: place.standing },
      warnings,
      blocks,
    };
  } catch (error) {
    throw asFileError(error, order.scratchFolder);
  }
}

/** What is odd about the way a package goes: another name on it, or a sender that lies elsewhere. */
export function judgeWay(
  { kind, sender, recipient }: Pick<PackageManifest, 'kind' | 'sender' | 'recipient'>,
  self: string,
  office: NonNullable<Receiver['office']>,
): PackageProblem[] {
  const found: PackageProblem[] = [];
  if (judgeRecipient(recipient, { id: self, name: office.name }) === 'other-name')
    found.push(packageProblem('PACKAGE_OTHER_NAME', recipient.name));
  if (kind === 'upload' && !liesWithin(sender.regionCode, office))
    found.push(packageProblem('PACKAGE_OTHER_REGION', `${sender.name}（${sender.regionCode}）`));
  return found;
}

/** Before this format no package could carry what others signed. */
const FIRST_FORWARDING = 6;

/** How a key stands, and what is to be said of it before its package is taken in. */
export function judgeSigner(
  signer: SignerFacts,
  sender: string,
  keyring: Keyring,
): { standing: SignerStanding; warnings: PackageProblem[]; blocks: PackageProblem[] } {
  const { keyId } = signer;
  const standing = standingOfSender(signer, sender, keyring);
  const print = spacedFingerprint(keyId);
  const blocks: PackageProblem[] = [];
  const warnings: PackageProblem[] = [];
  const revoked = revokedKey(keyring, keyId);
  if (revoked) blocks.push(packageProblem('SENDER_KEY_REVOKED', `${revoked.officeName}，指纹 ${print}`));
  if (standing === 'changed') {
    const former = keyring.keys.some((key) => key.officeId === sender && key.keyId === keyId);
    const where = former ? `已停用的旧密钥，指纹 ${print}` : `新密钥指纹 ${print}`;
    blocks.push(packageProblem('SENDER_KEY_CHANGED', where));
  }
  if (standing === 'succeeded') warnings.push(packageProblem('SENDER_KEY_SUCCEEDED', print));
  const other = otherOwner(keyring, keyId, sender);
  if (other !== null && standing !== 'revoked')
    warnings.push(packageProblem('SENDER_KEY_OF_OTHER', other.officeName));
  return { standing, warnings, blocks };
}

interface Judgement {
  place: { latest: boolean; standing: SignerStanding };
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/**
 * A roster brings what rosters share and nothing else, an upload nothing that travels by choice alone (the course of a drill, the papers
 * of a review), whatever its sender may have put in: those that receive such rows prove more of them than a merge does.
 */
export function refuseOtherTables({ kind, counts }: PackageManifest): void {
  const roster = kind === 'roster' ? tablesOfMatter(kind) : null;
  const other = TABLES.find(
    ({ name, chosenOnly }) => (counts[name] ?? 0) > 0 && (roster ? !roster.has(name) : chosenOnly),
  );
  if (other) throw packageError('PACKAGE_VALUES_UNFIT', other.label, { table: other.name });
}

/**
 * Two desks that number as one sender would overwrite each other's rows. Of a matter each round is judged by what it holds,
 * and brings nothing that was there before.
 */
const ROW_BY_ROW: ReadonlySet<PackageManifest['kind']> = new Set(['upload', 'roster']);

/** Where the package stands in its sender's sequence, and whether its key is the one known. */
export function judgePlace(manifest: PackageManifest, signer: SignerFacts, receiver: Receiver): Judgement {
  const sender = manifest.sender.id;
  const warnings: PackageProblem[] = [];
  const blocks: PackageProblem[] = [];
  const before = receiver.merged[sender] ?? [];
  const { findings, latest } = judgeSequence(
    {
      id: manifest.packageId,
      sequence: manifest.sequence,
      previousSha256: manifest.previousSha256,
      base: manifest.base.kind === 'since' ? manifest.base : null,
      series: seriesOf(manifest.kind, manifest.recipient.name),
      createdAt: manifest.createdAt,
    },
    before,
  );
  for (const finding of findings) {
    if (finding.code === 'ORIGIN_ON_TWO_DESKS') {
      if (ROW_BY_ROW.has(manifest.kind)) blocks.push(packageProblem(finding.code, String(finding.sequence)));
    } else if (finding.code !== 'PACKAGE_MISSING_BEFORE')
      warnings.push(packageProblem(finding.code, String(finding.sequence)));
    else if (finding.blocks) blocks.push(packageProblem('PACKAGE_BASE_MISSING', finding.missing.join('、')));
    else warnings.push(packageProblem('PACKAGE_MISSING_BEFORE', finding.missing.join('、')));
  }
  warnings.push(...clockWarnings(manifest, before, receiver.now));
  const told = judgeSigner(signer, sender, receiver.keyring);
  return {
    place: { latest, standing: told.standing },
    warnings: [...warnings, ...told.warnings],
    blocks: [...blocks, ...takenIds(manifest, receiver), ...told.blocks],
  };
}

/** Reports and rosters are kept under their own id: one that another office's package has cannot be merged. Matters are not. */
function takenIds(manifest: PackageManifest, receiver: Receiver): PackageProblem[] {
  if (!ROW_BY_ROW.has(manifest.kind)) return [];
  const taken = Object.entries(receiver.merged).some(
    ([office, packages]) =>
      office !== manifest.sender.id && packages.some(({ id }) => id === manifest.packageId),
  );
  return taken ? [packageProblem('PACKAGE_ID_TAKEN', manifest.packageId)] : [];
}

/** What the clocks of the two desks have to say to each other. */
function clockWarnings(
  manifest: PackageManifest,
  merged: readonly MergedPackage[],
  now: string,
): PackageProblem[] {
  const { createdAt, sequence } = manifest;
  const series = seriesOf(manifest.kind, manifest.recipient.name);
  const former = merged
    .filter((each) => each.series === series && each.sequence < sequence)
    .reduce<MergedPackage | null>((a, b) => (a === null || b.sequence > a.sequence ? b : a), null);
  const findings: readonly ClockFinding[] = judgeClocks({
    createdAt,
    changedUntil: manifest.clock?.changedUntil ?? null,
    now,
    before: former?.createdAt ?? null,
  });
  return findings.map((finding) =>
    packageProblem(
      finding.code,
      chinaTime('changedUntil' in finding ? finding.changedUntil : finding.createdAt),
    ),
  );
}
