import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { packageError } from './problems';

// A package with a password is the zip, encrypted as a whole, behind a header of 64 bytes that is authenticated with it:
//    0  8  'PLDKENC1'
//    8  1  log2 of scrypt's N   9  1  r   10  1  p   11  1  zero
//   12 16  salt
//   28 12  nonce of AES-256-GCM
//   40  8  length of the zip, unsigned, little endian
//   48 16  check value: tells a wrong password from an edited file
//   64  …  ciphertext, as long as the zip; then 16 bytes of GCM tag
// scrypt over the NFKC form of the password gives 48 bytes: 32 of key, 16 of check value.

const MAGIC = Buffer.from('PLDKENC1', 'latin1');
const HEADER = 64;
const TAG = 16;
const LOG_N = 16;
const R = 8;
const P = 1;

type Scrypt = (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;
const derive = promisify(scrypt) as Scrypt;

async function secretsOf(password: string, salt: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  const N = 2 ** LOG_N;
  const bytes = await derive(password.normalize('NFKC'), salt, 48, { N, r: R, p: P, maxmem: 256 * N * R });
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32) };
}

/** Encrypts a zip into a container. */
export async function encryptFile(source: string, target: string, password: string): Promise<void> {
  const header = Buffer.alloc(HEADER);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const { key, check } = await secretsOf(password, salt);
  MAGIC.copy(header, 0);
  header.set([LOG_N, R, P, 0], 8);
  salt.copy(header, 12);
  nonce.copy(header, 28);
  header.writeBigUInt64LE(BigInt((await stat(source)).size), 40);
  check.copy(header, 48);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header);
  await pipeline(
    createReadStream(source),
    cipher,
    async function* (encrypted) {
      yield header;
      yield* encrypted;
      yield cipher.getAuthTag();
    },
    createWriteStream(target, { flags: 'wx' }),
  );
}

/** Whether a file begins as a container. */
export async function isContainer(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return bytesRead === head.length && head.equals(MAGIC);
  } finally {
    await handle.close();
  }
}

/**
 * Decrypts a container. Nothing of the result may be used before this has returned: only then is it known to be whole.
 * @throws PlanDeskError PACKAGE_TRUNCATED, PACKAGE_TAMPERED, PACKAGE_PASSWORD_NEEDED, PACKAGE_PASSWORD_WRONG
 */
export async function decryptFile(
  source: string,
  target: string,
  password: string | undefined,
): Promise<void> {
  const { size } = await stat(source);
  if (size < HEADER + TAG) throw packageError('PACKAGE_TRUNCATED', null, { size });
  const header = Buffer.alloc(HEADER);
  const tag = Buffer.alloc(TAG);
  const handle = await open(source, 'r');
  try {
    await handle.read(header, 0, HEADER, 0);
    await handle.read(tag, 0, TAG, size - TAG);
  } finally {
    await handle.close();
  }
  // Other costs are refused before they are spent: a hostile header could ask for hours or gigabytes.
  if (header[8] !== LOG_N || header[9] !== R || header[10] !== P || header[11] !== 0)
    throw packageError('PACKAGE_TAMPERED', '加密头');
  const length = header.readBigUInt64LE(40);
  const found = BigInt(size - HEADER - TAG);
  if (found < length) throw packageError('PACKAGE_TRUNCATED', null, { size });
  // No zip is shorter than its end record.
  if (length < 22n) throw packageError('PACKAGE_TAMPERED', '加密头');
  if (found > length) throw packageError('PACKAGE_TAMPERED', '文件末尾有多余内容');
  if (password === undefined || password === '') throw packageError('PACKAGE_PASSWORD_NEEDED');
  const { key, check } = await secretsOf(password, header.subarray(12, 28));
  if (!check.equals(header.subarray(48, 64))) throw packageError('PACKAGE_PASSWORD_WRONG');
  const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(28, 40))
    .setAAD(header)
    .setAuthTag(tag);
  const body = createReadStream(source, { start: HEADER, end: size - TAG - 1 });
  try {
    await pipeline(body, decipher, createWriteStream(target, { flags: 'wx' }));
  } catch (error) {
    if (error instanceof Error && /authenticate/.test(error.message))
      throw packageError('PACKAGE_TAMPERED', '加密内容', {}, error);
    throw error;
  }
}
