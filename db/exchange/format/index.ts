import type { z } from 'zod';
import type { WriteDb } from '../../connection';
import { packageError } from '../problems';
import { type ExchangedTable, MOMENTS } from './table';
import { manifestV1 } from './v1/manifest';
import { TABLES_V1 } from './v1/tables';
import { dataToV2, manifestToV2 } from './v1/to-v2';
import { manifestV2 } from './v2/manifest';
import { TABLES_V2 } from './v2/tables';
import { dataToV3, manifestToV3 } from './v2/to-v3';
import { manifestV3 } from './v3/manifest';
import { TABLES_V3 } from './v3/tables';
import { dataToV4, manifestToV4 } from './v3/to-v4';
import { manifestV4, type PackageKind } from './v4/manifest';
import { TABLES_V4 } from './v4/tables';
import { dataToV5, manifestToV5 } from './v4/to-v5';
import { manifestV5 } from './v5/manifest';
import { TABLES_V5 } from './v5/tables';
import { dataToV6, manifestToV6 } from './v5/to-v6';
import { manifestV6, type PackageManifest, type PackageSignature, signatureV6 } from './v6/manifest';
import { TABLES_V6 } from './v6/tables';

export type { ExchangedTable, PackageKind, PackageManifest, PackageSignature };
export { MOMENTS };

/** The tables of the newest format, parents first: what writers write, and what rehearsal and merge see. */
export const TABLES: readonly ExchangedTable[] = TABLES_V6;

const BY_NAME = new Map(TABLES.map((table) => [table.name, table]));

/** A table of the newest format by name, or undefined when it has none of that name. */
export function tableNamed(name: string): ExchangedTable | undefined {
  return BY_NAME.get(name);
}

/** The format this program writes, and the newest it reads. */
export const FORMAT_VERSION = 6;

/** What the data of a package is proven against; every version's manifest says it in these words. */
export type StatedFacts = Pick<PackageManifest, 'sender' | 'base' | 'counts'>;

/** One version of the format: how it is read, and how it becomes the next. */
export interface PackageFormat {
  /** manifest.json as this version writes it; strict. */
  readonly manifest: z.ZodType<StatedFacts>;
  /** The tables of data.sqlite in this version. */
  readonly tables: readonly ExchangedTable[];
  /** Absent in the newest version alone. */
  readonly toNext?: FormatStep;
}

export interface FormatStep {
  /** A manifest of the next version, `formatVersion` included. Pure. */
  manifest(manifest: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /**
   * Rewrites a private copy of data.sqlite that was proven as this version. Afterwards it holds exactly the tables of
   * the next version: it is proven again as the newest one.
   */
  data(db: WriteDb): void;
}

/** Formats by version. */
export type Formats = Readonly<Record<number, PackageFormat>>;

/** Every format this program reads. */
export const FORMATS: Formats = {
  1: { manifest: manifestV1, tables: TABLES_V1, toNext: { manifest: manifestToV2, data: dataToV2 } },
  2: { manifest: manifestV2, tables: TABLES_V2, toNext: { manifest: manifestToV3, data: dataToV3 } },
  3: { manifest: manifestV3, tables: TABLES_V3, toNext: { manifest: manifestToV4, data: dataToV4 } },
  4: { manifest: manifestV4, tables: TABLES_V4, toNext: { manifest: manifestToV5, data: dataToV5 } },
  5: { manifest: manifestV5, tables: TABLES_V5, toNext: { manifest: manifestToV6, data: dataToV6 } },
  6: { manifest: manifestV6, tables: TABLES_V6 },
};

export interface StatedManifest {
  /** In the words of the newest version. */
  manifest: PackageManifest;
  /** The version the package was written in, and what its own manifest says of its data. */
  written: { version: number; facts: StatedFacts };
}

function parseJson(bytes: Uint8Array, entry: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw packageError('PACKAGE_TAMPERED', entry, {}, error);
  }
}

/**
 * Reads manifest.json of any version this program knows: checked as its own version, then brought up step by step.
 * @param formats replaceable: a test adds a version to come
 * @throws PlanDeskError PACKAGE_NEWER, PACKAGE_NOT_A_PACKAGE, PACKAGE_TAMPERED
 */
export function readManifest(bytes: Uint8Array, formats: Formats = FORMATS): StatedManifest {
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
  const facts = checked(formatOf(version, formats).manifest, manifest);
  for (let from = version; from < FORMAT_VERSION; from++) {
    const { toNext } = formatOf(from, formats);
    if (!toNext) throw packageError('PACKAGE_NOT_A_PACKAGE', `格式 ${from}`);
    manifest = toNext.manifest(manifest);
  }
  const newest = checked(manifestV6, manifest);
  // What has the form of a moment may still be none: no clock shows it, and no two could be compared.
  if (![newest.createdAt, newest.clock?.changedUntil ?? newest.createdAt].every(isMoment))
    throw packageError('PACKAGE_TAMPERED', 'manifest.json');
  return { manifest: newest, written: { version, facts } };
}

function isMoment(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

/** @throws PlanDeskError PACKAGE_NOT_A_PACKAGE for a version that never was */
export function formatOf(version: number, formats: Formats): PackageFormat {
  const format = formats[version];
  if (!format) throw packageError('PACKAGE_NOT_A_PACKAGE', `格式 ${version}`);
  return format;
}

function checked<T>(schema: z.ZodType<T>, manifest: unknown): T {
  const parsed = schema.safeParse(manifest);
  if (!parsed.success)
    throw packageError('PACKAGE_TAMPERED', 'manifest.json', {
      issues: parsed.error.issues.slice(0, 5).map((issue) => issue.message),
    });
  return parsed.data;
}

/** @throws PlanDeskError PACKAGE_TAMPERED */
export function readSignature(bytes: Uint8Array): PackageSignature {
  const parsed = signatureV6.safeParse(parseJson(bytes, 'signature.json'));
  if (!parsed.success) throw packageError('PACKAGE_TAMPERED', 'signature.json');
  return parsed.data;
}
