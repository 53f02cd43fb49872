import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a built archive; everything a hostile maker may lie about can be set. */
export interface ZipEntrySpec {
  readonly name: string | Uint8Array;
  readonly data: string | Uint8Array;
  /** Size written into the headers instead of the true one. */
  readonly declaredSize?: number;
  readonly unixMode?: number;
  /** Sets the encryption bit without encrypting anything. */
  readonly encrypted?: boolean;
  /** CRC written instead of the true one. */
  readonly crc?: number;
}

/** Builds a zip archive byte by byte, so that it may hold what no honest packer writes. */
export function buildZip(entries: readonly ZipEntrySpec[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data);
    const fields = headerFields(entry, data, packed);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
    files.push(local);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, name]));
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

/** The part that a local header and a directory entry share. */
function headerFields(entry: ZipEntrySpec, data: Buffer, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  const isUtf8 = typeof entry.name === 'string';
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((isUtf8 ? 0x800 : 0) | (entry.encrypted ? 1 : 0), 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(0x5a210000, 6);
  fields.writeUInt32LE(entry.crc ?? crc32(data), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.declaredSize ?? data.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return fields;
}
