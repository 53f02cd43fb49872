import { createHash, randomBytes } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { decryptFile, encryptFile, isContainer } from '../../db/exchange/container';
import { checkSeal, digestOf } from '../../db/exchange/seal';
import { openArchive } from '../../db/exchange/zip-reader';
import { centralHeader, endOfDirectory, localHeader } from '../../db/exchange/zip-records';
import { createPackageZip } from '../../db/exchange/zip-writer';
import { scratchFolder } from '../builders/database';
import { takeApart } from '../builders/zips';

const { folder, remove } = scratchFolder();
afterAll(() => remove());
let files = 0;
const fresh = (ending: string) => join(folder, `${++files}${ending}`);
const moment = new Date('2026-11-20T01:00:00.000Z');

test('entries of every size come back as they were, hashed on the way', async () => {
  const sizes = fc.constantFrom(0, 1, 1000, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 7);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ size: sizes, compress: fc.boolean(), fromFile: fc.boolean(), random: fc.boolean() }),
        { maxLength: 4 },
      ),
      async (wanted) => {
        const path = fresh('.zip');
        const zip = createPackageZip(path, moment);
        const given = new Map<string, Buffer>();
        for (const [index, { size, compress, fromFile, random }] of wanted.entries()) {
          const bytes = random ? randomBytes(size) : Buffer.alloc(size, '舒兰市示例');
          const source = fresh('.bin');
          if (fromFile) writeFileSync(source, bytes);
          const name = `files/${String(index).padStart(64, 'a')}`;
          const fact = await zip.add(name, fromFile ? { file: source } : { bytes }, compress);
          expect(fact).toEqual({
            path: name,
            size,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          });
          given.set(name, bytes);
        }
        expect(zip.finish()).toBe(digestOf(path));
        expect(checkSeal(path)).toEqual({ sha256: digestOf(path), seal: 'intact' });
        const archive = await openArchive(path);
        for (const [name, bytes] of given) expect((await archive.bytes(name)).equals(bytes)).toBe(true);
        archive.close();
        // An independent reader, with checksums, agrees.
        expect(takeApart(path).map((part) => part.bytes.length)).toEqual(wanted.map((each) => each.size));
      },
    ),
    { numRuns: 20 },
  );
});

test('more entries than sixteen bits can count', async () => {
  const path = fresh('.zip');
  const zip = createPackageZip(path, moment);
  for (let n = 0; n < 66_000; n++)
    await zip.add(`files/${n.toString(16).padStart(64, '0')}`, { bytes: new Uint8Array(0) }, false);
  zip.finish();
  const archive = await openArchive(path);
  expect(archive.entries.size).toBe(66_000);
  archive.close();
});

test('numbers beyond 32 bits stand in the extra fields', () => {
  const entry = {
    path: 'data.sqlite',
    moment,
    compress: true,
    offset: 2 ** 33,
    crc: 1,
    packed: 2 ** 32 + 1,
    size: 2 ** 34,
  };
  const local = localHeader(entry);
  expect(local.readUInt32LE(18)).toBe(0xffffffff);
  expect(local.readUInt32LE(22)).toBe(0xffffffff);
  expect([local.readBigUInt64LE(local.length - 16), local.readBigUInt64LE(local.length - 8)]).toEqual([
    2n ** 34n,
    2n ** 32n + 1n,
  ]);
  const central = centralHeader(entry);
  expect(central.readUInt32LE(42)).toBe(0xffffffff);
  expect(central.readBigUInt64LE(central.length - 8)).toBe(2n ** 33n);
  const end = endOfDirectory(1, 2 ** 33, 2 ** 33 + 100, Buffer.alloc(0));
  expect(end.readUInt32LE(0)).toBe(0x06064b50);
  expect(end.readBigUInt64LE(48)).toBe(2n ** 33n);
  expect(end.readUInt32LE(end.length - 6)).toBe(0xffffffff);
});

test('a container gives its content back to whoever has the password, whichever way it is typed', async () => {
  for (const size of [22, 5_000_000]) {
    const plain = fresh('.zip');
    const secret = fresh('.yjpkg');
    const back = fresh('.zip');
    writeFileSync(plain, randomBytes(size));
    await encryptFile(plain, secret, 'Pass１２３é');
    expect(await isContainer(secret)).toBe(true);
    expect(statSync(secret).size).toBe(size + 80);
    // Full-width digits, and the accent as a sign of its own.
    await decryptFile(secret, back, 'Pass123e\u0301');
    expect(digestOf(back)).toBe(digestOf(plain));
  }
});
