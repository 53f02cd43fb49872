import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { closeSeal, OPEN_SEAL } from './seal';
import { centralHeader, endOfDirectory, localHeader, type ZipEntry } from './zip-records';

/** An entry as the manifest lists it. */
export interface EntryFact {
  path: string;
  size: number;
  sha256: string;
}

/** What goes into an entry: bytes at hand, or a file. */
export type EntrySource = { bytes: Uint8Array } | { file: string };

/** An entry's bytes as they were before they were packed. */
export interface PackedFacts {
  size: number;
  crc: number;
}

export interface PackageZip {
  /** Adds an entry: hashed, packed and written when this resolves. */
  add(path: string, source: EntrySource, compress: boolean): Promise<EntryFact>;
  /** Adds an entry that was packed before: raw deflate, as `packed` gives it block by block. What it holds is the caller's word. */
  addPacked(path: string, facts: PackedFacts, packed: Iterable<Uint8Array>): void;
  /** Writes the directory and the seal. @returns the SHA-256 of the whole file */
  finish(): string;
  /** Gives the file's handle back after a failure. */
  abandon(): void;
}

const BLOCK = 1 << 20;
/** Packed blocks are smaller than this; memory that is asked for and not used still costs the time of asking. */
const PACKED = 1 << 18;
/** Blocks waiting to be packed on Node's own threads; enough to keep them busy while this one does something else. */
const AT_ONCE = 24;
/** On this data a quarter less work than 2, for two hundredths more bytes. */
const LEVEL = 1;
const deflateBlock = promisify(deflateRaw) as (block: Uint8Array, options: object) => Promise<Buffer>;

/**
 * Starts a package's zip at a path where nothing stands yet.
 *
 * Own writer because of one thing libraries do not do: the blocks of an entry are packed side by side, each flushed to
 * a byte boundary, which together are one ordinary deflate stream. Packing would otherwise take longer than everything
 * else about an export. Not packing is no choice: on a USB stick seven times the bytes are seven times the wait.
 */
export function createPackageZip(file: string, moment: Date): PackageZip {
  const out = openSync(file, 'wx+');
  const entries: ZipEntry[] = [];
  let position = 0;
  let closed = false;
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const took = writeSync(out, bytes, at, bytes.length - at, position);
      at += took;
      position += took;
    }
  };
  const close = (): void => {
    if (!closed) closeSync(out);
    closed = true;
  };

  const add = async (path: string, source: EntrySource, compress: boolean): Promise<EntryFact> => {
    const declared = 'bytes' in source ? source.bytes.length : statSync(source.file).size;
    const entry: ZipEntry = { path, moment, compress, offset: position, crc: 0, packed: 0, size: declared };
    write(localHeader(entry));
    const start = position;
    const hash = createHash('sha256');
    let size = 0;
    const packing: { block: Uint8Array; packed: Promise<Buffer> }[] = [];
    const spare: Uint8Array[] = [];
    const drainOne = async () => {
      const first = packing.shift();
      if (!first) return;
      write(await first.packed);
      spare.push(first.block);
    };
    try {
      for (const block of blocksOf(source, spare)) {
        hash.update(block);
        entry.crc = crc32(block, entry.crc);
        size += block.length;
        if (!compress) {
          write(block);
          spare.push(block);
        } else {
          const finishFlush = size >= declared ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
          packing.push({
            block,
            packed: deflateBlock(block, { level: LEVEL, memLevel: 9, finishFlush, chunkSize: PACKED }),
          });
          if (packing.length >= AT_ONCE) await drainOne();
        }
      }
      if (compress && size === 0) write(await deflateBlock(new Uint8Array(0), { level: LEVEL }));
      while (packing.length > 0) await drainOne();
    } catch (error) {
      await Promise.allSettled(packing.map((each) => each.packed));
      throw error;
    }
    if (size !== declared) throw new Error(`${path} changed while it was being packed`);
    entry.packed = position - start;
    const header = localHeader(entry);
    writeSync(out, header, 0, header.length, entry.offset);
    entries.push(entry);
    return { path, size, sha256: hash.digest('hex') };
  };

  const addPacked = (path: string, { size, crc }: PackedFacts, packed: Iterable<Uint8Array>): void => {
    const entry: ZipEntry = { path, moment, compress: true, offset: position, crc, packed: 0, size };
    write(localHeader(entry));
    const start = position;
    for (const block of packed) write(block);
    entry.packed = position - start;
    const header = localHeader(entry);
    writeSync(out, header, 0, header.length, entry.offset);
    entries.push(entry);
  };

  return {
    add,
    addPacked,
    finish: () => {
      const directory = position;
      for (const entry of entries) write(centralHeader(entry));
      write(endOfDirectory(entries.length, directory, position, Buffer.from(OPEN_SEAL, 'latin1')));
      close();
      return closeSeal(file);
    },
    abandon: close,
  };
}

/** The block that a part of one was cut from. */
const whole = (part: Uint8Array | undefined): Buffer | undefined => part && Buffer.from(part.buffer);

/** @param spare blocks of a file that are done with; they are filled again */
function* blocksOf(source: EntrySource, spare: Uint8Array[]): Iterable<Uint8Array> {
  if ('bytes' in source) {
    for (let at = 0; at < source.bytes.length; at += BLOCK) yield source.bytes.subarray(at, at + BLOCK);
    return;
  }
  const handle = openSync(source.file, 'r');
  try {
    for (let at = 0; ; ) {
      // Never the block before: it may still be in the hands of a packing thread.
      const block = whole(spare.pop()) ?? Buffer.allocUnsafeSlow(BLOCK);
      const got = readSync(handle, block, 0, BLOCK, at);
      if (got === 0) return;
      yield block.subarray(0, got);
      at += got;
    }
  } finally {
    closeSync(handle);
  }
}
