import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openForReading } from '../../db/connection';
import { isPlanDeskError } from '../../db/domain/errors';
import { receiverOf } from '../../db/exchange/desk/receiver';
import { type ExchangedTable, type Formats, TABLES } from '../../db/exchange/format/index';
import { manifestV6 } from '../../db/exchange/format/v6/manifest';
import { officeKey } from '../../db/exchange/keys';
import { inspectPackage } from '../../db/exchange/read/inspect-package';
import {
  type RehearsedPackage,
  rehearsalFiles,
  rehearsePackage,
} from '../../db/exchange/rehearse/rehearse-package';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type Forgery, forge } from '../builders/forged-packages';

// A format that never was, in the place of the one before the newest: plans have a `name` instead of a `title`, there are no response cards,
// and the manifest does not say which rules its sender had. So the step between two formats runs whatever the true ones change.

const context = { progress: () => undefined, signal: new AbortController().signal };

const planOf = (table: ExchangedTable): ExchangedTable => ({
  ...table,
  createSql: table.createSql.replace('  title TEXT', '  name TEXT'),
  columns: table.columns.map((column) => (column === 'title' ? 'name' : column)),
});
const cards = TABLES.find((table) => table.name === 'response_card');
const older = TABLES.filter((table) => table !== cards).map((table) =>
  table.name === 'plan' ? planOf(table) : table,
);

const { rulePack: _, ...fields } = manifestV6.shape;
const formats: Formats = {
  5: {
    manifest: z.strictObject({ ...fields, formatVersion: z.literal(5) }),
    tables: older,
    toNext: {
      manifest: (manifest) => ({ ...manifest, formatVersion: 6, rulePack: '—' }),
      data: (db) => {
        db.exec('ALTER TABLE plan RENAME COLUMN name TO title');
        db.exec(cards?.createSql ?? '');
      },
    },
  },
  6: { manifest: manifestV6, tables: TABLES },
};

/** What a program of that format would have written. */
const asOlder: Forgery = {
  data: (db) => {
    db.exec('ALTER TABLE plan RENAME COLUMN title TO name');
    db.exec('DROP TABLE response_card');
  },
  manifest: ({ rulePack: _rules, counts: { response_card: _cards, ...counts }, ...manifest }) => ({
    ...manifest,
    formatVersion: 5,
    counts,
  }),
};

let county: ExchangeDesk;
let honest: string;
let old: string;

beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 4, documents: 1 });
  honest = await county.upload('honest.yjpkg');
  old = forge(honest, county.path('old.yjpkg'), officeKey(county.core.write, county.self), asOlder);
});
afterAll(() => county.close());

const rehearse = (upper: ExchangeDesk, file: string, folder: string): Promise<RehearsedPackage> =>
  rehearsePackage(
    {
      file,
      databaseFile: upper.file,
      scratchFolder: upper.path(folder),
      receiver: receiverOf(upper.core.read, upper.self, { profiles: [] }, upper.core.clock.now()),
      formats,
    },
    context,
  );

function dataIn(upper: ExchangeDesk, folder: string): Record<string, unknown[]> {
  const { db, close } = openForReading(rehearsalFiles(upper.path(folder)).data);
  try {
    return Object.fromEntries(
      TABLES.map(({ name, columns, key }) => [
        name,
        db.all(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key}`),
      ]),
    );
  } finally {
    close();
  }
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (isPlanDeskError(error) ? error.code : String(error)),
  );

test('a package of an older format is proven as such, brought up, and rehearsed like a new one', async () => {
  const upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  try {
    const fresh = await rehearse(upper, honest, 'fresh');
    const brought = await rehearse(upper, old, 'brought');
    expect(brought.tables).toEqual(fresh.tables);
    expect(brought.manifest.counts).toEqual(fresh.manifest.counts);
    expect(brought.manifest).toMatchObject({ formatVersion: 6, rulePack: '—' });
    expect(dataIn(upper, 'brought')).toEqual(dataIn(upper, 'fresh'));
    expect(dataIn(upper, 'brought').plan).not.toEqual([]);
  } finally {
    upper.close();
  }
});

test('a full inspection tells what the data hold after it was brought up', async () => {
  const order = { file: old, scratchFolder: county.path('look'), formats };
  expect((await inspectPackage({ ...order, full: true }, context)).manifest.counts).toMatchObject({
    plan: 8,
    response_card: 0,
  });
  expect((await inspectPackage({ ...order, full: false }, context)).problems).toEqual([]);
});

test('an older format is held to its own tables, and unknown without its step', async () => {
  const key = officeKey(county.core.write, county.self);
  const inspect = (file: string, given: Formats = formats) =>
    codeOf(inspectPackage({ file, scratchFolder: county.path('look'), full: true, formats: given }, context));
  const mixed = forge(honest, county.path('mixed.yjpkg'), key, { manifest: asOlder.manifest });
  expect(await inspect(mixed)).toBe('PACKAGE_SCHEMA_UNKNOWN');
  const { 6: newest } = formats;
  expect(await inspect(old, newest && { 6: newest })).toBe('PACKAGE_NOT_A_PACKAGE');
});

test('a step that leaves the wrong tables is found out before anything believes them', async () => {
  const { 5: first, 6: newest } = formats;
  if (!first?.toNext || !newest) throw new Error('both formats are given above');
  const lazy: Formats = {
    5: { ...first, toNext: { ...first.toNext, data: (db) => db.exec(cards?.createSql ?? '') } },
    6: newest,
  };
  expect(
    await codeOf(
      inspectPackage({ file: old, scratchFolder: county.path('look'), full: true, formats: lazy }, context),
    ),
  ).toBe('PACKAGE_SCHEMA_UNKNOWN');
});
