import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlanDeskError } from '../../domain/errors';
import { decryptFile, isContainer } from '../container';
import {
  FORMATS,
  type Formats,
  formatOf,
  type PackageManifest,
  type PackageSignature,
  readManifest,
  readSignature,
  type StatedManifest,
} from '../format/index';
import { LIMITS } from '../limits';
import { asFileError, type PackageProblem, packageError, packageProblem } from '../problems';
import { checkSeal, digestOf, type SealFinding } from '../seal';
import { openArchive, type PackageArchive } from '../zip-reader';
import { forwardedEntryProblem } from './original-file';
import { signatureProblems } from './signature-problems';
import { atFirst, type FileAtFirst, whileReading } from './while-reading';

/** A package whose frame is sound: names, sizes and manifest. Its contents are still unproven. */
export interface OpenedPackage extends StatedManifest {
  signature: PackageSignature | null;
  /** Of the whole file as it came. */
  sha256: string;
  size: number;
  encrypted: boolean;
  /** What is wrong although the manifest could be read; the gravest first. */
  problems: PackageProblem[];
  archive: PackageArchive;
  /** The file as it was when reading began; see `whileReading`. */
  source: FileAtFirst;
}

export interface PackageSource {
  file: string;
  password?: string | undefined;
  /** An existing folder of the caller's for a decrypted copy; the caller removes it. */
  scratchFolder: string;
  /** Every format there is, unless a test has others. */
  formats?: Formats | undefined;
}

/**
 * Opens a package as far as its manifest. Trusts nothing: size, encryption, end of file, entry names, sizes and ratio
 * come first, then the manifest and its signature, then whether the list of entries fits.
 * @throws PlanDeskError PACKAGE_* for everything that keeps the manifest from being read
 */
export async function openPackage(source: PackageSource): Promise<OpenedPackage> {
  const { file } = source;
  const info = await stat(file).catch((error: unknown) => {
    throw asFileError(error, file);
  });
  try {
    if (!info.isFile()) throw packageError('PACKAGE_MISSING', null, { file });
    if (info.size === 0) throw packageError('PACKAGE_TRUNCATED', null, { size: 0 });
    if (info.size > LIMITS.packageBytes) throw packageError('PACKAGE_TOO_LARGE', `${info.size} 字节`);
    const encrypted = await isContainer(file);
    const zip = encrypted ? join(source.scratchFolder, 'decrypted.zip') : file;
    if (encrypted) await decryptFile(file, zip, source.password);
    const found = checkSeal(zip);
    const opened = await openZip(zip, found, source.formats ?? FORMATS);
    return {
      ...opened,
      size: info.size,
      encrypted,
      sha256: encrypted ? digestOf(file) : found.sha256,
      source: atFirst(file, info),
    };
  } catch (error) {
    throw whileReading(error, atFirst(file, info));
  }
}

async function openZip(
  zip: string,
  { seal }: SealFinding,
  formats: Formats,
): Promise<Omit<OpenedPackage, 'size' | 'encrypted' | 'sha256' | 'source'>> {
  const archive = await openArchive(zip);
  try {
    if (!archive.entries.has('manifest.json')) throw packageError('PACKAGE_NOT_A_PACKAGE');
    const bytes = await archive.bytes('manifest.json');
    const { manifest, written } = readManifest(bytes, formats);
    const signature = archive.entries.has('signature.json')
      ? readSignature(await archive.bytes('signature.json'))
      : null;
    const problems = [
      ...(await signatureProblems(manifest, bytes, signature)),
      ...entryProblems(manifest, archive),
    ];
    const { tables } = formatOf(written.version, formats);
    for (const name of Object.keys(written.facts.counts))
      if (!tables.some((table) => table.name === name))
        problems.push(packageProblem('PACKAGE_SCHEMA_UNKNOWN', name));
    if (seal !== 'intact' && problems.length === 0)
      problems.push(packageProblem('PACKAGE_TAMPERED', '文件整体校验'));
    return { manifest, written, signature, problems: problems.slice(0, 20), archive };
  } catch (error) {
    archive.close();
    // In an edited file a version number or a mark may be what was edited: the edit is the news, not what it now says.
    if (
      seal === 'broken' &&
      (isPlanDeskError(error, 'PACKAGE_NEWER') || isPlanDeskError(error, 'PACKAGE_NOT_A_PACKAGE'))
    )
      throw packageError('PACKAGE_TAMPERED', 'manifest.json', {}, error);
    throw error;
  }
}

/** Whether the zip holds exactly what the manifest lists, at the sizes it lists. */
function entryProblems(manifest: PackageManifest, archive: PackageArchive): PackageProblem[] {
  const problems: PackageProblem[] = archive.extra.map((path) =>
    packageProblem('PACKAGE_TAMPERED', `多出的文件 ${path}`),
  );
  const listed = new Set(['manifest.json', 'signature.json']);
  for (const entry of manifest.entries) {
    if (listed.has(entry.path))
      problems.push(packageProblem('PACKAGE_TAMPERED', `清单重复 ${entry.path.slice(0, 80)}`));
    listed.add(entry.path);
    const size = archive.entries.get(entry.path)?.size;
    if (size === undefined)
      problems.push(packageProblem('PACKAGE_TAMPERED', `缺少 ${entry.path.slice(0, 80)}`));
    else if (size !== entry.size) problems.push(packageProblem('PACKAGE_TAMPERED', entry.path));
    if (entry.path.startsWith('files/') && entry.path !== `files/${entry.sha256}`)
      problems.push(packageProblem('PACKAGE_TAMPERED', entry.path.slice(0, 80)));
  }
  const forwarded = forwardedEntryProblem(manifest);
  if (forwarded !== null) problems.push(packageProblem('PACKAGE_TAMPERED', forwarded));
  if (!listed.has('data.sqlite')) problems.push(packageProblem('PACKAGE_TAMPERED', '缺少 data.sqlite'));
  for (const path of archive.entries.keys())
    if (!listed.has(path) && !archive.extra.includes(path))
      problems.push(packageProblem('PACKAGE_TAMPERED', `多出的文件 ${path}`));
  return problems;
}
