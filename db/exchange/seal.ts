import { createHash, type Hash } from 'node:crypto';
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

/** Feeds a stretch of a file to a hash. */
function feed(hash: Hash, file: string, from: number, to: number): Hash {
  const handle = openSync(file, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  try {
    for (let at = from; at < to; ) {
      const got = readSync(handle, block, 0, Math.min(BLOCK, to - at), at);
      if (got === 0) throw packageError('PACKAGE_TRUNCATED');
      hash.update(block.subarray(0, got));
      at += got;
    }
    return hash;
  } finally {
    closeSync(handle);
  }
}

/** SHA-256 of a whole file, hexadecimal. */
export function digestOf(file: string): string {
  return feed(createHash('sha256'), file, 0, statSync(file).size).digest('hex');
}

/** Writes the digest into the open seal of a finished zip. @returns the SHA-256 of the whole file */
export function closeSeal(file: string): string {
  const at = statSync(file).size - DIGITS;
  const hash = feed(createHash('sha256'), file, 0, at);
  const head = hash.copy().digest('hex');
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, head, at, 'latin1');
  } finally {
    closeSync(handle);
  }
  return hash.update(head, 'latin1').digest('hex');
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
  if (!sealed) {
    const finding = strangeEnd(file, tail, size);
    return { sha256: digestOf(file), seal: finding };
  }
  const hash = feed(createHash('sha256'), file, 0, size - DIGITS);
  const intact = hash.copy().digest('hex') === seal.slice(MARK.length);
  return { sha256: feed(hash, file, size - DIGITS, size).digest('hex'), seal: intact ? 'intact' : 'broken' };
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
  return tail
    .subarray(at + END_RECORD)
    .toString('latin1')
    .startsWith(MARK)
    ? 'broken'
    : 'absent';
}
