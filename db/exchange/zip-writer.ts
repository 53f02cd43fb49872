import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { closeSeal, OPEN_SEAL } from './seal';

/** An entry as the manifest lists it. */
export interface EntryFact {
  path: string;
  size: number;
  sha256: string;
}

/** What goes into an entry: bytes at hand, or a file that is read when its turn comes. */
export type EntrySource = { bytes: Uint8Array } | { file: string };

export interface PackageZip {
  /** Adds an entry and resolves once its bytes have been taken in, hashed. */
  add(path: string, source: EntrySource, compress: boolean): Promise<EntryFact>;
  /** Writes the directory and the seal. @returns the SHA-256 of the whole file */
  finish(): Promise<string>;
  /** Gives the file's handle back after a failure. */
  abandon(): void;
}

const CHUNK = 1 << 20;
/** Level 1: packages travel on USB sticks, where a tenth of the bytes counts more than the last few per cent. */
const LEVEL = 1;

/** Starts a package's zip at a path where nothing stands yet. */
export function createPackageZip(file: string, moment: Date): PackageZip {
  const zip = new ZipFile();
  const out = createWriteStream(file, { flags: 'wx', highWaterMark: CHUNK });
  const written = finished(out);
  // The failure is reported by whoever awaits next; unawaited in between it must not end the process.
  written.catch(() => undefined);
  const broken = new Promise<never>((_, reject) => {
    out.once('error', reject);
    zip.once('error', reject);
  });
  broken.catch(() => undefined);
  zip.outputStream.pipe(out);

  const add = (path: string, source: EntrySource, compress: boolean): Promise<EntryFact> => {
    const hash = createHash('sha256');
    let size = 0;
    const taken = new Promise<EntryFact>((resolve, reject) => {
      const hashing = async function* () {
        const chunks = 'bytes' in source ? [source.bytes] : createReadStream(source.file, { highWaterMark: CHUNK });
        for await (const chunk of chunks) {
          hash.update(chunk as Uint8Array);
          size += (chunk as Uint8Array).length;
          yield chunk;
        }
        resolve({ path, size, sha256: hash.digest('hex') });
      };
      zip.addReadStreamLazy(path, { mtime: moment, mode: 0o100644, compressionLevel: compress ? LEVEL : 0 }, (give) => {
        const stream = Readable.from(hashing(), { objectMode: false, highWaterMark: CHUNK });
        stream.once('error', reject);
        give(null, stream);
      });
    });
    return Promise.race([taken, broken]);
  };

  return {
    add,
    finish: async () => {
      zip.end({ comment: Buffer.from(OPEN_SEAL, 'latin1') } as never);
      await Promise.race([written, broken]);
      return closeSeal(file);
    },
    abandon: () => void out.destroy(),
  };
}
