import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One entry of a zip taken apart or to be put together; every field can be made to lie. */
export interface ZipPart {
  name: string;
  bytes: Buffer;
  compress?: boolean;
  /** Size the headers claim; the true one unless told otherwise. */
  claimedSize?: number;
  /** Unix mode in the upper half of the external attributes. */
  mode?: number;
  /** Name as raw bytes, where it is not to be UTF-8. */
  rawName?: Buffer;
}

/** Takes a zip apart by its directory; for zips of the program's own making only. */
export function takeApart(file: string): ZipPart[] {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: ZipPart[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const packed = zip.readUInt32LE(at + 20);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(data, data + packed);
    const compress = zip.readUInt16LE(at + 10) === 8;
    parts.push({
      name: zip.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      bytes: compress ? inflateRawSync(stored) : Buffer.from(stored),
      compress,
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** What became of buffers when they were packed, for whoever puts the same parts together again and again. */
export type Packed = ReadonlyMap<Buffer, Buffer>;

export function packParts(parts: readonly ZipPart[]): Packed {
  return new Map(
    parts.filter((part) => part.compress).map(({ bytes }) => [bytes, deflateRawSync(bytes)] as const),
  );
}

/** Puts a zip together as told, sealed like a package unless `seal` is false. */
export function putTogether(
  file: string,
  parts: readonly ZipPart[],
  options: { seal?: boolean; packed?: Packed } = {},
): string {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = part.rawName ?? Buffer.from(part.name, 'utf8');
    const data = part.compress ? (options.packed?.get(part.bytes) ?? deflateRawSync(part.bytes)) : part.bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(part.compress ? 8 : 0, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(part.bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(part.claimedSize ?? part.bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((part.mode ?? 0o100644) * 0x10000, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 63, 3]), common, rest, name);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, data]);
    chunks.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const comment =
    options.seal === false ? Buffer.alloc(0) : Buffer.from(`PLANDESK-PACKAGE SHA-256 ${'0'.repeat(64)}`);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const zip = Buffer.concat([...chunks, listing, end, comment]);
  if (options.seal !== false) {
    const head = zip.subarray(0, zip.length - 64);
    zip.write(createHash('sha256').update(head).digest('hex'), zip.length - 64, 'latin1');
  }
  writeFileSync(file, zip);
  return file;
}
