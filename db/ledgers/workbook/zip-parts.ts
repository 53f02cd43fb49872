import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { isPlanDeskError } from '../../domain/errors';
import type { WorkbookLimits } from './limits';
import { refusal } from './refusals';

/** The parts of a zip that has passed the checks of `openZip`. Names compare without case, as OPC demands. */
export interface ZipParts {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Bytes after inflating. */
  sizeOf(name: string): number;
  /** The part in pieces; size and checksum are verified on the way. */
  chunks(name: string): AsyncGenerator<Buffer>;
  /** A small part as a whole. */
  bytes(name: string, maxBytes: number): Promise<Buffer>;
  close(): void;
}

/** Inflating in large pieces: at the default of 16 KB the trips to the thread pool cost more than the work. */
const HELD_FILE = 64 * 1024 * 1024;
const INFLATED_CHUNK = 512 * 1024;

/**
 * Opens a zip and checks its directory before anything is inflated: number of entries, names (`../`, absolute,
 * twice the same), links, encryption, declared sizes and ratios.
 *
 * @throws PlanDeskError FILE_TRUNCATED (no directory at its end), FILE_PROTECTED, FILE_SUSPICIOUS, FILE_TOO_LARGE, FILE_DAMAGED
 */
export async function openZip(source: string | Buffer, limits: WorkbookLimits): Promise<ZipParts> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
  let zip: ZipFile;
  const bytes = typeof source === 'string' ? await smallFile(source) : source;
  try {
    zip =
      bytes === null ? await openPromise(source as string, options) : await fromBufferPromise(bytes, options);
  } catch (cause) {
    // A zip ends with its directory; a file that starts like one and lacks it was cut off.
    throw refusal('FILE_TRUNCATED', { reason: messageOf(cause) }, cause);
  }
  try {
    const entries = await readDirectory(zip, limits);
    return zipParts(zip, entries, bytes);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readDirectory(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw refusal('FILE_SUSPICIOUS', {
      reason: 'entry-count',
      entries: zip.entryCount,
      limit: limits.entries,
    });
  }
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, limits);
      const key = entry.fileName.toLowerCase();
      if (entries.has(key))
        throw refusal('FILE_SUSPICIOUS', { reason: 'entry-twice', entry: entry.fileName });
      entries.set(key, entry);
    }
  } catch (error) {
    if (isPlanDeskError(error)) throw error;
    const reason = messageOf(error);
    const hostile = /relative path|absolute path|invalid characters/i.test(reason);
    throw refusal(hostile ? 'FILE_SUSPICIOUS' : 'FILE_DAMAGED', { reason }, error);
  }
  return entries;
}

function checkEntry(entry: Entry, limits: WorkbookLimits): void {
  const where = { entry: entry.fileName };
  if (entry.isEncrypted()) throw refusal('FILE_PROTECTED', where);
  const unixMode = entry.externalFileAttributes >>> 16;
  if (entry.versionMadeBy >>> 8 === 3 && (unixMode & 0o170000) === 0o120000) {
    throw refusal('FILE_SUSPICIOUS', { reason: 'link', ...where });
  }
  if (entry.uncompressedSize > limits.partBytes) {
    throw refusal('FILE_TOO_LARGE', { ...where, bytes: entry.uncompressedSize, limit: limits.partBytes });
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > limits.ratioFrom && ratio > limits.ratio) {
    throw refusal('FILE_SUSPICIOUS', {
      reason: 'ratio',
      ...where,
      ratio: Math.round(ratio),
      limit: limits.ratio,
    });
  }
}

/** The whole file when it is of ordinary size: a roster of 100,000 rows takes 16 MB, and reading that at once is free. */
async function smallFile(path: string): Promise<Buffer | null> {
  const { size } = await stat(path);
  return size <= HELD_FILE ? readFile(path) : null;
}

function zipParts(zip: ZipFile, entries: Map<string, Entry>, bytes: Buffer | null): ZipParts {
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw refusal('FILE_DAMAGED', { reason: 'part-missing', entry: name });
    return entry;
  };
  const chunks = (name: string) => inflatedChunks(zip, entryOf(name), bytes);
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    sizeOf: (name) => entryOf(name).uncompressedSize,
    chunks,
    bytes: async (name, maxBytes) => {
      const size = entryOf(name).uncompressedSize;
      if (size > maxBytes) throw refusal('FILE_TOO_LARGE', { entry: name, bytes: size, limit: maxBytes });
      const pieces: Buffer[] = [];
      for await (const chunk of chunks(name)) pieces.push(chunk);
      return Buffer.concat(pieces);
    },
    close: () => {
      if (zip.isOpen) zip.close();
    },
  };
}

async function* inflatedChunks(zip: ZipFile, entry: Entry, bytes: Buffer | null): AsyncGenerator<Buffer> {
  const where = { entry: entry.fileName };
  if (!entry.canDecodeFileData()) {
    throw refusal('FILE_DAMAGED', {
      reason: 'compression-method',
      method: entry.compressionMethod,
      ...where,
    });
  }
  let source: Readable | undefined;
  let size = 0;
  let checksum = 0;
  try {
    source = await openEntry(zip, entry, bytes);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      // The declared size was checked against the ceilings; a part that grows beyond it lied about it.
      if (size > entry.uncompressedSize) throw refusal('FILE_SUSPICIOUS', { reason: 'size-lie', ...where });
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    if (isPlanDeskError(error)) throw error;
    throw refusal('FILE_DAMAGED', { reason: messageOf(error), ...where }, error);
  } finally {
    source?.destroy();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw refusal('FILE_DAMAGED', { reason: 'checksum', ...where });
  }
}

/** The entry's content as a stream; a stored one as it is. */
async function openEntry(zip: ZipFile, entry: Entry, bytes: Buffer | null): Promise<Readable> {
  const isDeflated = entry.compressionMethod === 8;
  const inflate = createInflateRaw({ chunkSize: INFLATED_CHUNK });
  if (bytes !== null) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const stored = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (!isDeflated) return Readable.from([stored]);
    inflate.end(stored);
    return inflate;
  }
  const stored = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (!isDeflated) return stored;
  stored.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => stored.destroy());
  return stored.pipe(inflate);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
