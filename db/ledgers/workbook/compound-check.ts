import { refusal } from './refusals';

const HEADER_TABLE = 109;
const LARGEST_SECTOR = 0xffff_fff9;
const STREAM = 2;
const ROOT = 5;

/**
 * Proves that a compound file (the frame of .xls) is all there: every sector of every stream must lie in the file.
 * A reader that skips this shows the first half of a cut ledger as if it were the whole.
 *
 * @throws PlanDeskError FILE_TRUNCATED, FILE_DAMAGED
 */
export function checkCompoundFile(bytes: Buffer): void {
  if (bytes.length < 512) throw cut(bytes);
  const size = 1 << bytes.readUInt16LE(30);
  if (size < 128 || size > 65_536) throw refusal('FILE_DAMAGED', { reason: 'sector-size' });
  const table = tableSectors(bytes, size);
  const directory = chain(bytes, table, size, bytes.readUInt32LE(48), Number.POSITIVE_INFINITY);
  const smallest = bytes.readUInt32LE(56);
  for (const sector of directory) {
    const start = (sector + 1) * size;
    for (let at = start; at < start + size; at += 128) {
      const type = bytes[at + 66];
      const length = bytes.readUInt32LE(at + 120);
      // Short streams live inside the root's own stream.
      const isOwn = type === ROOT || (type === STREAM && length >= smallest);
      if (isOwn && length > 0) chain(bytes, table, size, bytes.readUInt32LE(at + 116), length);
    }
  }
}

/** The sectors of a stream of `length` bytes; those of an endless one until its end mark. */
function chain(
  bytes: Buffer,
  table: readonly number[],
  size: number,
  first: number,
  length: number,
): number[] {
  const sectors: number[] = [];
  let rest = length;
  for (
    let sector = first;
    sector <= LARGEST_SECTOR && rest > 0;
    sector = following(bytes, table, size, sector)
  ) {
    const start = (sector + 1) * size;
    // The last sector need not be filled up; a directory has no length and fills its sectors.
    if (start + Math.min(rest, size) > bytes.length) throw cut(bytes);
    sectors.push(sector);
    if (sectors.length * size > bytes.length) throw refusal('FILE_DAMAGED', { reason: 'sector-loop' });
    rest -= size;
  }
  if (Number.isFinite(length) && rest > 0) throw refusal('FILE_DAMAGED', { reason: 'stream-short' });
  return sectors;
}

function following(bytes: Buffer, table: readonly number[], size: number, sector: number): number {
  const entries = size / 4;
  const holder = table[Math.floor(sector / entries)];
  if (holder === undefined) throw refusal('FILE_DAMAGED', { reason: 'sector-table' });
  return bytes.readUInt32LE((holder + 1) * size + (sector % entries) * 4);
}

/** The sectors that hold the allocation table: 109 in the header, the rest in a chain of their own. */
function tableSectors(bytes: Buffer, size: number): number[] {
  const count = Math.min(bytes.readUInt32LE(44), Math.ceil(bytes.length / size) + 1);
  const sectors: number[] = [];
  const add = (sector: number) => {
    if ((sector + 2) * size > bytes.length) throw cut(bytes);
    sectors.push(sector);
  };
  for (let i = 0; i < Math.min(count, HEADER_TABLE); i += 1) add(bytes.readUInt32LE(76 + i * 4));
  let next = bytes.readUInt32LE(68);
  while (sectors.length < count) {
    const start = (next + 1) * size;
    if (start + size > bytes.length) throw cut(bytes);
    for (let i = 0; i < size / 4 - 1 && sectors.length < count; i += 1)
      add(bytes.readUInt32LE(start + i * 4));
    next = bytes.readUInt32LE(start + size - 4);
  }
  return sectors;
}

function cut(bytes: Buffer): Error {
  return refusal('FILE_TRUNCATED', { reason: 'sectors-missing', bytes: bytes.length });
}
