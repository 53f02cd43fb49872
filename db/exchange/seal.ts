import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { packageError } from './problems';

// The seal is the zip's comment: the last bytes of the file. It holds the SHA-256 of everything before its own digits,
// so that every byte of a package counts (times, attributes, padding bits included) and a cut file is told from an
// edited one. It proves wholeness, not origin: that is the signature's work.

const MARK = 'PLANDESK-PACKAGE SHA-256 ';
const DIGITS = 64;
const SEAL_LENGTH = MARK.length + DIGITS;
const END_RECORD = 22;
const END_SIGNATURE = 0x06054b50;
const BLOCK = 1 << 20;

/** What the zip's comment holds until the digest is known. */
export const OPEN_SEAL = MARK + '0'.repeat(DIGITS);

/** SHA-256 of the first `length` bytes, and of the whole file. */
export function digestsOf(file: string, length: number): { head: string; whole: string } {
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  try {
    const feed = (from: number, to: number) => {
      for (let at = from; at < to; ) {
        const got = readSync(handle, block, 0, Math.min(BLOCK, to - at), at);
        if (got === 0) throw packageError('PACKAGE_TRUNCATED');
        hash.update(block.subarray(0, got));
        at += got;
      }
    };
    feed(0, length);
    const head = hash.copy().digest('hex');
    feed(length, statSync(file).size);
    return { head, whole: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/** Writes the digest into the open seal of a finished zip. @returns the SHA-256 of the whole file */
export function closeSeal(file: string): string {
  const at = statSync(file).size - DIGITS;
  const { head } = digestsOf(file, at);
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, head, at, 'latin1');
  } finally {
    closeSync(handle);
  }
  return digestsOf(file, at).whole;
}

export interface SealFinding {
  /** SHA-256 of the whole file. */
  sha256: string;
  /** intact: every byte as written. broken: edited. absent: a zip that this program did not finish. */
  seal: 'intact' | 'broken' | 'absent';
}

/**
 * Looks at a file's end and at every byte before it.
 * @throws PlanDeskError PACKAGE_TRUNCATED, PACKAGE_NOT_A_PACKAGE (no zip at all)
 */
export function checkSeal(file: string): SealFinding {
  const size = statSync(file).size;
  const tail = readTail(file, size);
  const end = tail.length - SEAL_LENGTH - END_RECORD;
  const seal = tail.subarray(Math.max(0, tail.length - SEAL_LENGTH)).toString('latin1');
  const sealed =
    end >= 0 &&
    tail.readUInt32LE(end) === END_SIGNATURE &&
    tail.readUInt16LE(end + END_RECORD - 2) === SEAL_LENGTH &&
    seal.startsWith(MARK);
  if (!sealed) return { sha256: digestsOf(file, 0).whole, seal: strangeEnd(file, tail, size) };
  const { head, whole } = digestsOf(file, size - DIGITS);
  return { sha256: whole, seal: head === seal.slice(MARK.length) ? 'intact' : 'broken' };
}

function readTail(file: string, size: number): Buffer {
  const length = Math.min(size, END_RECORD + 0xffff);
  const tail = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, tail, 0, length, size - length);
  } finally {
    closeSync(handle);
  }
  return tail;
}

/** What a file that does not end in a seal is: cut, no zip, an edited package, or somebody else's zip. */
function strangeEnd(file: string, tail: Buffer, size: number): 'broken' | 'absent' {
  const head = Buffer.alloc(Math.min(4, size));
  const handle = openSync(file, 'r');
  readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  const zipStart = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  if (!zipStart.subarray(0, head.length).equals(head)) throw packageError('PACKAGE_NOT_A_PACKAGE');
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + END_RECORD > tail.length) throw packageError('PACKAGE_TRUNCATED', null, { size });
  const commentEnd = at + END_RECORD + tail.readUInt16LE(at + END_RECORD - 2);
  if (commentEnd > tail.length) throw packageError('PACKAGE_TRUNCATED', null, { size });
  return tail.subarray(at + END_RECORD).toString('latin1').startsWith(MARK) ? 'broken' : 'absent';
}
