import { crc32, deflateRawSync } from 'node:zlib';

/** An entry ready to be written: its compressed bytes, and size and checksum of the plain ones. */
export interface PackedEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/** 1980-01-01, the zip format's zero: equal content gives equal bytes whenever it is written. */
const NO_DATE = 0x00210000;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/** Compresses one part; done once for parts that many files share. */
export function packEntry(name: string, content: string | Uint8Array): PackedEntry {
  const plain = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, packed: deflateRawSync(plain), size: plain.length, crc: crc32(plain) };
}

/** A zip archive of the entries, in their order. Meant for small files made in memory, such as a form. */
export function zipOf(entries: readonly PackedEntry[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(NO_DATE, 6);
    common.writeUInt32LE(entry.crc, 10);
    common.writeUInt32LE(entry.packed.length, 14);
    common.writeUInt32LE(entry.size, 18);
    common.writeUInt16LE(name.length, 22);
    chunks.push(signature(0x04034b50), common, name, entry.packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), common, place, name);
    offset += 4 + common.length + name.length + entry.packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, listing, signature(0x06054b50), end]);
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
