// The records of the zip format (APPNOTE 6.3) that a package uses: UTF-8 names, no comments on entries, sizes in the
// local header, the 64-bit forms only where a number needs them.

export interface ZipEntry {
  path: string;
  moment: Date;
  compress: boolean;
  /** Where the local header lies. */
  offset: number;
  crc: number;
  /** Bytes as stored. */
  packed: number;
  /** Bytes as they were. */
  size: number;
}

const LIMIT_32 = 0xffffffff;
const LIMIT_16 = 0xffff;
const UTF8_NAME = 0x0800;
const MADE_ON_UNIX = (3 << 8) | 63;
const PLAIN_FILE = 0o100644;

/** Packing can make a block a little larger, so the decision leaves room. */
const isLarge = (entry: ZipEntry): boolean => entry.size > LIMIT_32 - 0x1000000;

function dosMoment(moment: Date): { time: number; date: number } {
  // Zip keeps wall-clock time without a zone; UTC makes the same package on every PC.
  const year = Math.max(1980, moment.getUTCFullYear());
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
}

/** Fields that both headers of an entry share, from 'version needed' to 'extra length'. */
function commonFields(entry: ZipEntry, large: boolean, extraLength: number, nameLength: number): Buffer {
  const { time, date } = dosMoment(entry.moment);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(large ? 45 : 20, 0);
  fields.writeUInt16LE(UTF8_NAME, 2);
  fields.writeUInt16LE(entry.compress ? 8 : 0, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(entry.crc, 10);
  fields.writeUInt32LE(large ? LIMIT_32 : entry.packed, 14);
  fields.writeUInt32LE(large ? LIMIT_32 : entry.size, 18);
  fields.writeUInt16LE(nameLength, 22);
  fields.writeUInt16LE(extraLength, 24);
  return fields;
}

/** The 'zip64' extra field with these numbers. */
function largeNumbers(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return extra;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

/** The header in front of an entry's data; written first as a placeholder of the same length, then again. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path, 'utf8');
  const large = isLarge(entry);
  const extra = large ? largeNumbers([entry.size, entry.packed]) : Buffer.alloc(0);
  return Buffer.concat([
    signature(0x04034b50),
    commonFields(entry, large, extra.length, name.length),
    name,
    extra,
  ]);
}

/** An entry of the directory. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path, 'utf8');
  const large = isLarge(entry);
  const far = entry.offset >= LIMIT_32;
  const numbers = [...(large ? [entry.size, entry.packed] : []), ...(far ? [entry.offset] : [])];
  const extra = numbers.length > 0 ? largeNumbers(numbers) : Buffer.alloc(0);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(MADE_ON_UNIX, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(PLAIN_FILE * 0x10000, 6);
  rest.writeUInt32LE(far ? LIMIT_32 : entry.offset, 10);
  return Buffer.concat([
    signature(0x02014b50),
    made,
    commonFields(entry, large || far, extra.length, name.length),
    rest,
    name,
    extra,
  ]);
}

/** The end of the directory, with the file's comment. */
export function endOfDirectory(count: number, start: number, end: number, comment: Buffer): Buffer {
  const large = count >= LIMIT_16 || start >= LIMIT_32 || end - start >= LIMIT_32;
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, LIMIT_16), 8);
  record.writeUInt16LE(Math.min(count, LIMIT_16), 10);
  record.writeUInt32LE(Math.min(end - start, LIMIT_32), 12);
  record.writeUInt32LE(Math.min(start, LIMIT_32), 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...(large ? [largeEnd(count, start, end)] : []), record, comment]);
}

/** The 64-bit end record and its locator. */
function largeEnd(count: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE(MADE_ON_UNIX, 12);
  bytes.writeUInt16LE(45, 14);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(end - start), 40);
  bytes.writeBigUInt64LE(BigInt(start), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(end), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}
