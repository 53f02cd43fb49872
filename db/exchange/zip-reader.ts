import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw, createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { PlanDeskError } from '../domain/errors';
import { LIMITS } from './limits';
import { packageError } from './problems';

/** An entry that passed the checks of its name and size; nothing of its content has been read yet. */
export interface PackageEntry {
  path: string;
  size: number;
  packedSize: number;
}

export interface PackageArchive {
  entries: ReadonlyMap<string, PackageEntry>;
  /** Harmless names that no package holds. */
  extra: readonly string[];
  /** Feeds an entry's bytes to `take`, never more than its declared size. */
  read(path: string, take: (chunk: Buffer) => void | Promise<void>, signal?: AbortSignal): Promise<void>;
  /** A small entry as a whole. */
  bytes(path: string): Promise<Buffer>;
  /** Feeds an entry's bytes as raw deflate: as they lie in the file, or packed on the way. Unproven, like everything here. */
  packed(path: string, take: (chunk: Buffer) => void): Promise<void>;
  close(): void;
}

const CHUNK = 1 << 20;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const PLAIN_FILE = 0o100000;

/** The names a package holds; under `forwarded/` what a county signed, as it came to the city. */
const EXPECTED =
  /^((forwarded\/[0-9A-Za-z_-]{1,64}\/)?(manifest\.json|signature\.json|data\.sqlite)|封面\.html|files\/[0-9a-f]{64})$/;

function limitOf(path: string): number {
  const name = path.startsWith('forwarded/') ? path.slice(path.lastIndexOf('/') + 1) : path;
  if (name === 'manifest.json') return LIMITS.manifestBytes;
  if (name === 'signature.json') return LIMITS.signatureBytes;
  if (name === '封面.html') return LIMITS.coverBytes;
  return name === 'data.sqlite' ? LIMITS.dataBytes : LIMITS.fileBytes;
}

/** How a strange name is shown: short, and without what could act on a terminal. */
function shown(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, 60);
}

function checkName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (error) {
    throw packageError('PACKAGE_PATH_ESCAPE', raw.toString('hex').slice(0, 40), {}, error);
  }
  const parts = name.split('/');
  if (
    name.includes('\\') ||
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    parts.includes('..') ||
    parts.some((part) => DEVICE.test(part))
  )
    throw packageError('PACKAGE_PATH_ESCAPE', shown(name));
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (entry.versionMadeBy >> 8 === UNIX && type !== 0 && type !== PLAIN_FILE)
    throw packageError('PACKAGE_PATH_ESCAPE', `${shown(name)}：不是普通文件`);
  return name;
}

function checkSize(entry: Entry, path: string): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > limitOf(path)) throw packageError('PACKAGE_TOO_LARGE', `${path} ${size} 字节`);
  if (size > LIMITS.ratioFrom && size > packed * LIMITS.ratio)
    throw packageError('PACKAGE_RATIO_BOMB', path, { size, packed });
  if (entry.isEncrypted() || (entry.compressionMethod !== 0 && entry.compressionMethod !== 8))
    throw packageError('PACKAGE_TAMPERED', `${path}：不支持的压缩方式`);
}

/**
 * Opens a package's zip and checks the name and the declared size of every entry before a byte of content is read.
 * @throws PlanDeskError PACKAGE_TAMPERED, PACKAGE_TOO_LARGE, PACKAGE_RATIO_BOMB, PACKAGE_PATH_ESCAPE, PACKAGE_DUPLICATE_ENTRY
 */
export async function openArchive(file: string): Promise<PackageArchive> {
  const zip = await openPromise(file, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  }).catch((error: unknown) => {
    throw packageError('PACKAGE_TAMPERED', '压缩包目录', {}, error);
  });
  const found = new Map<string, Entry>();
  try {
    if (zip.entryCount > LIMITS.entries) throw packageError('PACKAGE_TOO_LARGE', `${zip.entryCount} 个文件`);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const path = checkName(entry);
      if (found.has(path)) throw packageError('PACKAGE_DUPLICATE_ENTRY', path);
      checkSize(entry, path);
      total += entry.uncompressedSize;
      if (total > LIMITS.packageBytes) throw packageError('PACKAGE_TOO_LARGE', `${total} 字节`);
      // Entries may share their packed bytes; together they must stay in proportion as well.
      if (total > LIMITS.ratioFrom && total > zip.fileSize * LIMITS.ratio)
        throw packageError('PACKAGE_RATIO_BOMB', path, { total });
      found.set(path, entry);
    }
  } catch (error) {
    zip.close();
    throw directoryError(error);
  }
  const read: PackageArchive['read'] = (path, take, signal) =>
    readEntry(zip, file, found.get(path), path, take, signal);
  return {
    entries: new Map(
      [...found].map(([path, entry]) => [
        path,
        { path, size: entry.uncompressedSize, packedSize: entry.compressedSize },
      ]),
    ),
    extra: [...found.keys()].filter((path) => !EXPECTED.test(path)).map(shown),
    read,
    bytes: async (path) => {
      const chunks: Buffer[] = [];
      await read(path, (chunk) => void chunks.push(chunk));
      return Buffer.concat(chunks);
    },
    packed: (path, take) => readPacked(zip, file, found.get(path), path, take),
    close: () => zip.close(),
  };
}

async function readPacked(
  zip: ZipFile,
  file: string,
  entry: Entry | undefined,
  path: string,
  take: (chunk: Buffer) => void,
): Promise<void> {
  if (!entry) throw packageError('PACKAGE_TAMPERED', `缺少 ${path}`);
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const sink = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) take(chunk);
  };
  const { compressedSize, compressionMethod } = entry;
  const lies =
    compressedSize === 0
      ? Readable.from([])
      : createReadStream(file, { start, end: start + compressedSize - 1, highWaterMark: CHUNK });
  await (compressionMethod === 8 ? pipeline(lies, sink) : pipeline(lies, createDeflateRaw(), sink));
}

/** yauzl reports a broken directory with plain errors. */
function directoryError(error: unknown): unknown {
  return error instanceof PlanDeskError ? error : packageError('PACKAGE_TAMPERED', '压缩包目录', {}, error);
}

async function readEntry(
  zip: ZipFile,
  file: string,
  entry: Entry | undefined,
  path: string,
  take: (chunk: Buffer) => void | Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!entry) throw packageError('PACKAGE_TAMPERED', `缺少 ${path}`);
  // Node reports a consumer that throws as an abort of the pipeline; its own reason is kept here.
  let stopped: unknown;
  try {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    let size = 0;
    const sink = async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        size += chunk.length;
        try {
          // The declared size was checked against the limits; what lies about it stops here.
          if (size > entry.uncompressedSize) throw packageError('PACKAGE_RATIO_BOMB', path);
          await take(chunk);
        } catch (error) {
          stopped = error;
          throw error;
        }
      }
    };
    if (entry.compressedSize > 0) {
      const packed = createReadStream(file, {
        start,
        end: start + entry.compressedSize - 1,
        highWaterMark: CHUNK,
      });
      const unpack =
        entry.compressionMethod === 8
          ? createInflateRaw({ chunkSize: CHUNK / 4, readableHighWaterMark: CHUNK } as never)
          : unchanged();
      await pipeline(packed, unpack, sink, { signal });
    }
    if (size !== entry.uncompressedSize) throw packageError('PACKAGE_TAMPERED', path);
  } catch (error) {
    if (stopped !== undefined) throw stopped;
    signal?.throwIfAborted();
    if (error instanceof PlanDeskError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Full disks and failing sticks keep their own names; what zlib and yauzl complain of is the package's content.
    if (/^E[A-Z]+$|^UNKNOWN$/.test(code)) throw error;
    throw packageError('PACKAGE_TAMPERED', path, {}, error);
  }
}

const unchanged = (): Transform =>
  new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
