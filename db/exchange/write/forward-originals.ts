import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ReadDb } from '../../connection';
import { type PackageManifest, readManifest, readSignature } from '../format/index';
import { signatureHolds } from '../keys';
import { newestOfCount } from '../sender-order';
import type { EntryFact, PackageZip } from '../zip-writer';

type Forwarded = PackageManifest['forwarded'][number];

/** What a county signed, taken out of the database into scratch files. */
export interface CarriedOriginal extends Omit<Forwarded, 'keyId'> {
  manifest: Buffer;
  signature: Buffer;
  /** data.sqlite as raw deflate. */
  packedFile: string;
}

export interface OriginalsWish {
  /** An existing scratch folder. */
  folder: string;
  /** For a package of changes: only what was kept since. */
  changedSince: string | null;
  /** Columns that this package leaves out; an original that holds them does not go along. */
  omitted: readonly string[];
}

/**
 * Takes along what the counties signed: of each office that reports here itself, the newest full package and the changes
 * after it. To be called inside the snapshot that the rows are taken from, so that both tell the same.
 * @param db a connection with the live database attached as `live`
 */
export function collectOriginals(db: ReadDb, wish: OriginalsWish): CarriedOriginal[] {
  const kept = db.all<{
    packageId: string;
    officeId: string;
    sequence: number;
    sha256: string;
    base: string;
    keptAt: string;
  }>(
    `SELECT o.package_id AS packageId, o.office_id AS officeId, o.sequence, o.sha256, o.base, o.kept_at AS keptAt
       FROM live.package_original o JOIN live.office f ON f.id = o.office_id AND f.via_id = f.id
      ORDER BY o.office_id, ${newestOfCount('o.office_id', 'CAST(o.manifest AS TEXT)')}, o.sequence`,
  );
  const fullOf = new Map<string, number>();
  for (const [at, { officeId, base }] of kept.entries()) if (base === 'full') fullOf.set(officeId, at);
  return kept
    .filter(
      ({ officeId, keptAt }, at) =>
        at >= (fullOf.get(officeId) ?? 0) && (wish.changedSince === null || keptAt >= wish.changedSince),
    )
    .flatMap(({ packageId, officeId, sequence, sha256 }) => {
      const row = db.get<{ manifest: Buffer; signature: Buffer }>(
        'SELECT manifest, signature FROM live.package_original WHERE package_id = @packageId',
        { packageId },
      );
      if (!row || tellsMore(row.manifest, wish.omitted)) return [];
      const packedFile = join(wish.folder, `${packageId}.deflate`);
      const out = openSync(packedFile, 'wx');
      try {
        for (const [bytes] of db.iterateRaw(
          'SELECT bytes FROM live.package_original_part WHERE package_id = @packageId ORDER BY part',
          { packageId },
        ))
          writeAll(out, bytes as Buffer);
      } finally {
        closeSync(out);
      }
      return [{ packageId, officeId, sequence, sha256, ...row, packedFile }];
    });
}

/** A signature covers the whole: what this package must not tell cannot be cut out of it. */
function tellsMore(manifest: Buffer, omitted: readonly string[]): boolean {
  const left = new Set(readManifest(manifest).manifest.profile.omitted);
  return omitted.some((column) => !left.has(column));
}

/** A write may take less than it was given. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

/**
 * Adds the originals to the package, each proven once more against its own manifest and signature. One that does not hold
 * any more is left out: the reader names the office that then stands without its signature.
 */
export async function addOriginals(
  zip: PackageZip,
  originals: readonly CarriedOriginal[],
  signal: AbortSignal,
): Promise<{ facts: EntryFact[]; forwarded: Forwarded[] }> {
  const facts: EntryFact[] = [];
  const forwarded: Forwarded[] = [];
  for (const { manifest, signature, packedFile, ...about } of originals) {
    signal.throwIfAborted();
    const stated = readSignature(signature);
    const listed = readManifest(manifest).manifest.entries.find(({ path }) => path === 'data.sqlite');
    const data = await unpacked(packedFile, listed?.size ?? 0).catch(() => null);
    if (!signatureHolds(manifest, stated) || data === null || listed?.sha256 !== data.sha256) continue;
    const folder = `forwarded/${about.packageId}`;
    facts.push(await zip.add(`${folder}/manifest.json`, { bytes: manifest }, true));
    facts.push(await zip.add(`${folder}/signature.json`, { bytes: signature }, false));
    zip.addPacked(`${folder}/data.sqlite`, data, blocksOf(packedFile));
    facts.push({ path: `${folder}/data.sqlite`, size: data.size, sha256: data.sha256 });
    forwarded.push({ ...about, keyId: stated.keyId });
  }
  return { facts, forwarded };
}

/** What a packed file holds. @throws Error when that is not as long as it should be */
async function unpacked(
  file: string,
  wanted: number,
): Promise<{ size: number; crc: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let crc = 0;
  await pipeline(createReadStream(file), createInflateRaw(), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
      size += chunk.length;
      if (size > wanted) throw new Error(`${file} holds more than ${wanted} bytes`);
    }
  });
  if (size !== wanted) throw new Error(`${file} holds less than ${wanted} bytes`);
  return { size, crc, sha256: hash.digest('hex') };
}

function* blocksOf(file: string): Iterable<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(1 << 20);
      const got = readSync(handle, block);
      if (got === 0) return;
      yield block.subarray(0, got);
    }
  } finally {
    closeSync(handle);
  }
}
