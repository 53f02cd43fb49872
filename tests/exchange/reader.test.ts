import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { officeKey } from '../../db/exchange/keys';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type Forgery, forge } from '../builders/forged-packages';
import { putTogether, takeApart } from '../builders/zips';

// A reader in another language that knows FORMAT.md and nothing of this program: what the page says is enough.

const READER = join(import.meta.dirname, 'reader/read_package.py');
const GOLDEN = join(import.meta.dirname, '../fixtures/packages');

function havePython(): boolean {
  const found = spawnSync('python3', ['-c', 'import sqlite3, zipfile'], { stdio: 'ignore' }).status === 0;
  if (!found) console.warn('python3 is not here: the reader in another language is not run');
  return found;
}

// Python keeps no compiled copy beside its source.
const read = (file: string) =>
  JSON.parse(execFileSync('python3', ['-B', READER, file], { encoding: 'utf8' }));
const refusal = (file: string): string =>
  spawnSync('python3', ['-B', READER, file], { encoding: 'utf8' }).stderr;

let county: ExchangeDesk;
let honest: string;
beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 3, documents: 2 });
  honest = await county.upload('honest.yjpkg', { profile: 'no-phones' });
});
afterAll(() => county.close());

describe.runIf(havePython())('a reader in another language', () => {
  test.each([1, 2, 3, 4, 5, 6])('reads the golden package of format %i', (format) => {
    expect(read(join(GOLDEN, `format-${format}.yjpkg`))).toMatchObject({
      formatVersion: format,
      kind: 'upload',
      counts: { office: 1, enterprise: 7, plan: 14, drill: 21 },
    });
  });

  test('is written in sixty lines', () => {
    expect(readFileSync(READER, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  test('finds the worked example as the page tells it', () => {
    const page = readFileSync(join(import.meta.dirname, '../../db/exchange/FORMAT.md'), 'utf8');
    const file = join(GOLDEN, 'format-6.yjpkg');
    const bytes = readFileSync(file);
    const [data, ...rest] = takeApart(file);
    const told = rest.find(({ name }) => name === 'manifest.json')?.bytes ?? Buffer.alloc(0);
    const signed = JSON.parse(rest.find(({ name }) => name === 'signature.json')?.bytes.toString() ?? '{}');
    const hex = (from: number, to: number) =>
      bytes
        .subarray(from, to)
        .toString('hex')
        .replace(/(..)(?=.)/g, '$1 ');
    for (const said of [
      `${bytes.length} bytes`,
      hex(0, 30),
      hex(bytes.length - 111, bytes.length - 89),
      bytes.subarray(-89).toString('latin1'),
      `${data?.bytes.length} bytes`,
      createHash('sha256')
        .update(data?.bytes ?? '')
        .digest('hex'),
      `${told.length} bytes`,
      createHash('sha256').update(told).digest('hex'),
      signed.publicKey,
      signed.keyId,
      signed.signature,
    ])
      expect(page).toContain(said);
  });

  test('reads a fresh one, and counts what the program counts', async () => {
    const told = read(honest);
    expect(told).toMatchObject({ sequence: 1, period: '2026H2', sender: { name: '舒兰市应急管理局' } });
    expect(told.counts).toEqual((await county.inspect(honest)).counts);
    expect(Object.keys(told.counts).sort()).toEqual(TABLES.map(({ name }) => name).sort());
  });

  test.each<[string, () => Buffer | Forgery | 'edited', string]>([
    ['cut', () => readFileSync(honest).subarray(0, -300), 'SEAL'],
    ['edited', () => Buffer.from(readFileSync(honest)).fill(7, 3000, 3004), 'SEAL'],
    ['edited under a new seal', () => 'edited', 'SIGNATURE'],
    [
      'with an entry too many',
      () => ({ parts: (parts) => [...parts, { name: 'x', bytes: Buffer.from('x') }] }),
      'ENTRY',
    ],
    ['with other counts', () => ({ data: (db) => db.exec('DELETE FROM drill WHERE rowid = 1') }), 'COUNT'],
    ['of somebody else', () => ({ data: (db) => db.exec(`UPDATE office SET name = '他县'`) }), 'SENDER'],
  ])('refuses one that is %s', (_what, made, why) => {
    const file = county.path('bad.yjpkg');
    const change = made();
    if (change === 'edited')
      putTogether(
        file,
        takeApart(honest).map((part) =>
          part.name === 'manifest.json'
            ? { ...part, bytes: Buffer.from(part.bytes.toString().replace('2026H2', '2026H1')) }
            : part,
        ),
      );
    else if (Buffer.isBuffer(change)) writeFileSync(file, change);
    else {
      const key = officeKey(county.core.write, county.self, { at: '2026-11-20T01:00:00.000Z', by: '示例员' });
      forge(honest, file, key, change);
    }
    expect(refusal(file)).toContain(`REFUSED ${why}`);
  });
});
