import { FORMATS, type Formats, type PackageManifest, readManifest, readSignature } from '../format/index';
import { packageError } from '../problems';
import type { OpenedPackage } from './open-package';
import { originalFile } from './original-file';
import { proveData } from './prove-data';
import { signatureProblems } from './signature-problems';
import { type PackageSigner, signerOf } from './signer';

/** A package that a county signed and a city sent on, proven as if it had come alone. */
export interface ProvenOriginal {
  packageId: string;
  officeId: string;
  officeName: string;
  sequence: number;
  period: string | null;
  createdAt: string;
  base: PackageManifest['base']['kind'];
  /** What the county stated of itself; null where its program stated nothing. */
  totals: PackageManifest['totals'];
  signer: PackageSigner;
  /** Columns that the county itself left out. */
  omitted: readonly string[];
}

/**
 * Proves every original that a package carries: signature over its manifest, hash of its data, every value of them, in
 * whatever format it was written. To be called once all entries of the package have been proven.
 * @param folder where `originalFile` finds their data, brought up to the newest format afterwards; null looks at signatures
 *   and hashes alone
 * @throws PlanDeskError PACKAGE_FORWARDED_UNPROVEN naming the original, and those of `proveData`
 */
export async function proveForwarded(
  { manifest: outer, archive }: Pick<OpenedPackage, 'manifest' | 'archive'>,
  folder: string | null,
  step: () => void,
  formats: Formats = FORMATS,
): Promise<ProvenOriginal[]> {
  const proven: ProvenOriginal[] = [];
  for (const told of outer.forwarded) {
    step();
    const at = `forwarded/${told.packageId}`;
    const bytes = await archive.bytes(`${at}/manifest.json`);
    const signature = readSignature(await archive.bytes(`${at}/signature.json`));
    const stated = readManifest(bytes, formats);
    const { manifest, written } = stated;
    const unproven = (why: string) =>
      packageError(
        'PACKAGE_FORWARDED_UNPROVEN',
        `${manifest.sender.name} 第 ${manifest.sequence} 号：${why}`,
        {
          packageId: told.packageId,
        },
      );
    // A former key's word that nobody proved would pass a stranger's key off as the county's next one.
    if ((await signatureProblems(manifest, bytes, signature)).length > 0) throw unproven('签名无效');
    if (
      manifest.packageId !== told.packageId ||
      manifest.sender.id !== told.officeId ||
      manifest.sequence !== told.sequence ||
      signature.keyId !== told.keyId
    )
      throw unproven('与清单所列不是同一个包');
    // What came up is an upload of an office below; a package of the city's own, or of one case, proves nothing here.
    if (manifest.kind !== 'upload' || manifest.sender.id === outer.sender.id || manifest.forwarded.length > 0)
      throw unproven('不是下级单位的上报包');
    const listed = manifest.entries.filter(({ path }) => path === 'data.sqlite');
    const carried = outer.entries.find(({ path }) => path === `${at}/data.sqlite`);
    if (listed.length !== 1 || listed[0]?.sha256 !== carried?.sha256 || listed[0]?.size !== carried?.size)
      throw unproven('数据与其清单不符');
    if (folder !== null)
      proveData(originalFile(folder, told.packageId), { manifest, written }, step, formats);
    proven.push({
      packageId: told.packageId,
      officeId: told.officeId,
      officeName: manifest.sender.name,
      sequence: manifest.sequence,
      period: manifest.period,
      createdAt: manifest.createdAt,
      base: manifest.base.kind,
      totals: manifest.totals,
      signer: signerOf(signature),
      omitted: manifest.profile.omitted,
    });
  }
  return proven;
}
