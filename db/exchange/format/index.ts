import { packageError } from '../problems';
import { manifestV1, type PackageManifest, type PackageSignature, signatureV1 } from './v1/manifest';

export { type ExchangedTable, MOMENTS, TABLES, tableNamed } from './v1/tables';
export type { PackageManifest, PackageSignature };

/** The format this program writes, and the newest it reads. */
export const FORMAT_VERSION = 1;

/** Brings a manifest of one version to the next. */
type ManifestStep = (manifest: Record<string, unknown>) => Record<string, unknown>;

/**
 * Steps by the version they start from. When format 2 comes, `1: (manifest) => …` stands here, and beside v2/ a step
 * for data.sqlite; readers of old packages then need nothing else.
 */
const STEPS: Readonly<Record<number, ManifestStep>> = {};

function parseJson(bytes: Uint8Array, entry: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw packageError('PACKAGE_TAMPERED', entry, {}, error);
  }
}

/**
 * Reads manifest.json of any version this program knows.
 * @param steps the step functions between versions; replaceable so that the mechanism can be tested before format 2
 * @throws PlanDeskError PACKAGE_NEWER, PACKAGE_NOT_A_PACKAGE, PACKAGE_TAMPERED
 */
export function readManifest(
  bytes: Uint8Array,
  steps: Readonly<Record<number, ManifestStep>> = STEPS,
): PackageManifest {
  let manifest = parseJson(bytes, 'manifest.json') as Record<string, unknown> | null;
  if (manifest === null || typeof manifest !== 'object' || manifest.format !== 'plandesk-package')
    throw packageError('PACKAGE_NOT_A_PACKAGE', 'manifest.json');
  const version = manifest.formatVersion;
  if (typeof version !== 'number' || !Number.isInteger(version))
    throw packageError('PACKAGE_TAMPERED', 'manifest.json');
  if (version > FORMAT_VERSION)
    throw packageError('PACKAGE_NEWER', `格式 ${version}`, {
      formatVersion: version,
      supported: FORMAT_VERSION,
    });
  for (let from = version; from < FORMAT_VERSION; from++) {
    const step = steps[from];
    if (!step) throw packageError('PACKAGE_NOT_A_PACKAGE', `格式 ${version}`);
    manifest = step(manifest);
  }
  const parsed = manifestV1.safeParse(manifest);
  if (!parsed.success)
    throw packageError('PACKAGE_TAMPERED', 'manifest.json', {
      issues: parsed.error.issues.slice(0, 5).map((issue) => issue.message),
    });
  return parsed.data;
}

/** @throws PlanDeskError PACKAGE_TAMPERED */
export function readSignature(bytes: Uint8Array): PackageSignature {
  const parsed = signatureV1.safeParse(parseJson(bytes, 'signature.json'));
  if (!parsed.success) throw packageError('PACKAGE_TAMPERED', 'signature.json');
  return parsed.data;
}
