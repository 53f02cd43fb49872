import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScratch, type WriteDb } from '../../db/connection';
import { type PackageManifest, TABLES } from '../../db/exchange/format/index';
import { type SigningKey, signManifest } from '../../db/exchange/keys';
import { forge } from './forged-packages';
import { type Packed, packParts, putTogether, takeApart, type ZipPart } from './zips';

/** Which layer of a package a mutation damages, and whether whoever made it could mend what lies above. */
export const MUTATIONS = [
  /** Bytes of the file; the seal is as it was. */
  'bytes',
  /** Bytes of the file under a seal made anew: the zip's own structure. */
  'zip',
  /** The text of the manifest under the old signature. */
  'manifest',
  /** Fields of the manifest, signed by the sender's own key. */
  'signed-manifest',
  'signature',
  /** Bytes of data.sqlite; hash, signature and seal are right. */
  'data-bytes',
  /** Values in the rows of data.sqlite; hash, signature and seal are right. */
  'data-values',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

/** A source of chance that the seed alone decides (mulberry32). */
export function chanceFrom(seed: number): { below(limit: number): number; pick<T>(from: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(from: readonly T[]): T => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
type Chance = ReturnType<typeof chanceFrom>;

/** The same package with its data in small pages: thousands of mutants of it are read in seconds. */
export function smallPackage(source: string, target: string, key: SigningKey): string {
  return forge(source, target, key, { data: (db) => db.exec('PRAGMA page_size = 512; VACUUM') });
}

/** What a mutant is made of. */
export interface Stock {
  bytes: Buffer;
  parts: readonly ZipPart[];
  /** The parts as they are packed: most mutants change one and leave the others. */
  packed: Packed;
  manifest: PackageManifest;
  key: SigningKey;
}

export function stockOf(file: string, key: SigningKey): Stock {
  const parts = takeApart(file);
  const told = parts.find((part) => part.name === 'manifest.json')?.bytes.toString() ?? '';
  return {
    bytes: readFileSync(file),
    parts,
    packed: packParts(parts),
    manifest: JSON.parse(told) as PackageManifest,
    key,
  };
}

/**
 * Writes mutant `number` of a run to `target`. The same seed, number and stock make the same mutant.
 * @returns what was done, for the report of a failure
 */
export function writeMutant(stock: Stock, target: string, mutation: Mutation, chance: Chance): string {
  switch (mutation) {
    case 'bytes': {
      const { bytes, what } = damaged(stock.bytes, chance);
      writeFileSync(target, bytes);
      return what;
    }
    case 'zip': {
      const { bytes, what } = damaged(stock.bytes.subarray(0, stock.bytes.length - 64), chance, {
        from: chance.pick([0, Math.max(0, stock.bytes.length - 1200)]),
        keepLength: chance.below(2) === 0,
      });
      writeFileSync(target, Buffer.concat([bytes, Buffer.from(hashOf(bytes), 'latin1')]));
      return what;
    }
    case 'manifest':
      return withPart(stock, target, 'manifest.json', (bytes) => damaged(bytes, chance));
    case 'signature':
      return withPart(stock, target, 'signature.json', (bytes) => damaged(bytes, chance));
    case 'signed-manifest': {
      const { told, what } = oddManifest(stock.manifest, chance);
      signed(stock, target, told, null);
      return what;
    }
    case 'data-bytes': {
      const { bytes, what } = damaged(dataOf(stock), chance, {
        from: chance.pick([0, 0, 100, 512]),
        keepLength: chance.below(3) > 0,
      });
      signed(stock, target, null, bytes);
      return what;
    }
    case 'data-values': {
      const { bytes, what } = oddValue(dataOf(stock), chance);
      signed(stock, target, null, bytes);
      return what;
    }
  }
}

function dataOf({ parts }: Stock): Buffer {
  return parts.find((part) => part.name === 'data.sqlite')?.bytes ?? Buffer.alloc(0);
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Damage {
  bytes: Buffer;
  what: string;
}

/** Some bytes changed, cut, put in, doubled or moved. */
function damaged(
  source: Buffer,
  chance: Chance,
  { from = 0, keepLength = false }: { from?: number; keepLength?: boolean } = {},
): Damage {
  const bytes = Buffer.from(source);
  const at = Math.min(bytes.length - 1, from + chance.below(Math.max(1, bytes.length - from)));
  const length = 1 + chance.below(chance.pick([1, 4, 16, 300]));
  const what = chance.pick(
    keepLength
      ? (['flip', 'flip', 'fill', 'number', 'swap'] as const)
      : (['flip', 'fill', 'number', 'swap', 'cut', 'drop', 'insert', 'double'] as const),
  );
  const told = { what: `${what} ${length} at ${at}` };
  const end = Math.min(bytes.length, at + length);
  switch (what) {
    case 'flip':
      bytes[at] = (bytes[at] ?? 0) ^ (1 + chance.below(255));
      return { bytes, ...told };
    case 'fill':
      bytes.fill(chance.pick([0, 0xff, 0x7f, 0x50]), at, end);
      return { bytes, ...told };
    case 'number':
      if (at + 4 <= bytes.length)
        bytes.writeUInt32LE(chance.pick([0, 1, 0xffff, 0x7fffffff, 0xffffffff, bytes.length]), at);
      return { bytes, ...told };
    case 'swap': {
      const other = chance.below(bytes.length);
      const kept = Buffer.from(bytes.subarray(at, end));
      bytes.copyWithin(at, other, Math.min(bytes.length, other + length));
      kept.copy(bytes, other);
      return { bytes, ...told };
    }
    case 'cut':
      return { bytes: bytes.subarray(0, at), ...told };
    case 'drop':
      return { bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]), ...told };
    case 'insert':
      return {
        bytes: Buffer.concat([
          bytes.subarray(0, at),
          Buffer.alloc(length, chance.below(256)),
          bytes.subarray(at),
        ]),
        ...told,
      };
    case 'double':
      return { bytes: Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]), ...told };
  }
}

/** The package with one entry damaged and everything else as it was, under a new seal. */
function withPart(stock: Stock, target: string, name: string, change: (bytes: Buffer) => Damage): string {
  let what = '';
  putTogether(
    target,
    stock.parts.map((part) => {
      if (part.name !== name) return part;
      const changed = change(part.bytes);
      what = changed.what;
      return { ...part, bytes: changed.bytes };
    }),
    stock,
  );
  return what;
}

/** The package with another manifest or other data, as the holder of the sender's key would make it. */
function signed(stock: Stock, target: string, told: unknown, data: Buffer | null): void {
  const manifest = {
    ...stock.manifest,
    entries: stock.manifest.entries.map((entry) =>
      data !== null && entry.path === 'data.sqlite'
        ? { ...entry, size: data.length, sha256: hashOf(data) }
        : entry,
    ),
  };
  const bytes = Buffer.from(typeof told === 'string' ? told : JSON.stringify(told ?? manifest));
  putTogether(
    target,
    stock.parts.map((part) => {
      if (part.name === 'manifest.json') return { ...part, bytes };
      if (part.name === 'signature.json')
        return { ...part, bytes: Buffer.from(JSON.stringify(signManifest(bytes, stock.key))) };
      return data !== null && part.name === 'data.sqlite' ? { ...part, bytes: data } : part;
    }),
    stock,
  );
}

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 53,
  1e300,
  '',
  ' ',
  '../../x',
  '2026-02-30T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  'a'.repeat(70_000),
  '\u0000',
  '\ud800',
  'ＡＢＣ',
  [],
  {},
  [[]],
  { kind: 'since' },
  { kind: 'full', more: 1 },
];

/** The manifest with one field changed, left out, added or doubled; now and then a text that is hardly JSON. */
function oddManifest(manifest: PackageManifest, chance: Chance): { told: unknown; what: string } {
  if (chance.below(12) === 0) {
    const text = JSON.stringify(manifest);
    const texts: readonly string[] = [
      `\ufeff${text}`,
      '['.repeat(100_000),
      `${text}${text}`,
      text.replaceAll(':', ': \n'),
      text.replace('{', '{"__proto__":{"format":"x"},'),
      text.replace(/"sequence":\d+/, '"sequence":1e400'),
      '"plandesk-package"',
      text.slice(0, -1),
    ];
    const at = chance.below(texts.length);
    return { told: texts[at], what: `text ${at}` };
  }
  const told = structuredClone(manifest) as unknown as Record<string, unknown>;
  let place: Record<string, unknown> = told;
  let path = '';
  for (;;) {
    const key = chance.pick(Object.keys(place));
    path += `.${key}`;
    const inner = place[key];
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && chance.below(3) > 0) {
      place = inner as Record<string, unknown>;
      continue;
    }
    const way = chance.pick(['set', 'set', 'set', 'drop', 'add', 'double'] as const);
    const odd = chance.pick(ODD_VALUES);
    if (way === 'set') place[key] = odd;
    else if (way === 'drop') delete place[key];
    else if (way === 'add') place[chance.pick(['extra', '__proto__x', 'toString', key.toUpperCase()])] = odd;
    else if (Array.isArray(place)) place.push(structuredClone(inner));
    else place[`${key}2`] = inner;
    return { told, what: `${way} ${path} ${JSON.stringify(odd)?.slice(0, 40)}` };
  }
}

/** SQL of values that no honest desk writes. */
const ODD_SQL: readonly string[] = [
  'NULL',
  "''",
  '-1',
  '9223372036854775807',
  '9e999',
  '1e301',
  "CAST(x'ff00fe' AS TEXT)",
  "CAST(x'00' AS TEXT)",
  "'2026-02-30'",
  "'2026-13'",
  "'now'",
  "'[1]'",
  '\'["a",{}]\'',
  '\'{"a":1}\'',
  "printf('%.*c', 70000, '[')",
  "printf('%.*c', 100, 'a')",
  "'no-such-id'",
  '0',
];

/** Data with one value of one row set to something odd, or a row doubled, moved to another owner, or taken away. */
function oddValue(data: Buffer, chance: Chance): Damage {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-mutant-'));
  try {
    const file = join(folder, 'data.sqlite');
    writeFileSync(file, data);
    const { db, close } = openScratch(file);
    let what: string;
    try {
      db.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
      what = oddStatement(db, chance);
      try {
        db.exec(what);
      } catch {
        // A STRICT column that does not take the value: the mutant is the honest package.
        what = 'nothing';
      }
    } finally {
      close();
    }
    return { bytes: readFileSync(file), what };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function oddStatement(db: WriteDb, chance: Chance): string {
  const filled = TABLES.filter(({ name }) => db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${name})`) === 1);
  const table = chance.pick(filled);
  const row = `WHERE rowid = (SELECT rowid FROM ${table.name} LIMIT 1 OFFSET ${chance.below(3)})`;
  if (chance.below(8) === 0)
    return chance.pick([
      `DELETE FROM ${table.name} ${row}`,
      `INSERT INTO ${table.name} SELECT * FROM ${table.name} ${row}`,
      `UPDATE ${table.name} SET rowid = ${chance.pick(['-5', '9007199254740993', '4000000000'])} ${row}`,
    ]);
  return `UPDATE ${table.name} SET ${chance.pick(table.columns)} = ${chance.pick(ODD_SQL)} ${row}`;
}
