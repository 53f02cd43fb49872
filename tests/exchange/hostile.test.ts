import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlanDeskError } from '../../db/domain/errors';
import { fingerprint, officeKey, type SigningKey } from '../../db/exchange/keys';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type Forgery, forge } from '../builders/forged-packages';
import { putTogether, takeApart } from '../builders/zips';

let county: ExchangeDesk;
let upper: ExchangeDesk;
let honest: string;
let secret: string;
let key: SigningKey;
let before: Record<string, unknown[]>;

beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 6, documents: 2 });
  honest = await county.upload('honest.yjpkg');
  secret = await county.upload('secret.yjpkg', { password: '示例密码' });
  key = officeKey(county.core.write, county.self);
  upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  before = logicalDump(upper.core.read);
});
afterAll(() => {
  county.close();
  upper.close();
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PlanDeskError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** The code under which a file is refused, by the inspection and by the rehearsal alike, with nothing left behind. */
async function refusal(file: string, password?: string): Promise<string> {
  const inspected = await codeOf(upper.inspect(file, password === undefined ? {} : { password }));
  const rehearsed = await codeOf(upper.rehearse(file, password));
  expect(rehearsed).toBe(inspected);
  expect(readdirSync(upper.path('scratch'))).toEqual([]);
  expect(logicalDump(upper.core.read)).toEqual(before);
  return inspected;
}

const forged = (forgery: Forgery, signer: SigningKey = key): string =>
  forge(honest, county.path('forged.yjpkg'), signer, forgery);
const written = (bytes: Uint8Array): string => {
  const file = county.path('written.yjpkg');
  writeFileSync(file, bytes);
  return file;
};
const entry = (name: string, more: object = {}) => ({
  parts: (parts: Parameters<NonNullable<Forgery['parts']>>[0]) => [
    ...parts,
    { name, bytes: Buffer.from('x'), ...more },
  ],
});

const YEAR_PLAN = (refusals: string, wishes: string) =>
  `INSERT INTO drill_year_plan (id, enterprise_id, year, title, state, refusals, wishes, origin, version, created_at, updated_at)
   SELECT 'y1', NULL, 2026, '示例', 'draft', '${refusals}', '${wishes}', id, 1, created_at, updated_at FROM office LIMIT 1`;

describe('a file that is no package', () => {
  test.each([
    ['empty', '', 'PACKAGE_TRUNCATED'],
    ['text', '这不是上报包', 'PACKAGE_NOT_A_PACKAGE'],
    ['one byte', 'P', 'PACKAGE_TRUNCATED'],
    ['zeros', '\0'.repeat(5000), 'PACKAGE_NOT_A_PACKAGE'],
  ])('%s', async (_what, text, code) => {
    expect(await refusal(written(Buffer.from(text)))).toBe(code);
  });

  test('another zip, a folder, nothing at all', async () => {
    expect(
      await refusal(
        putTogether(county.path('other.yjpkg'), [{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }], {
          seal: false,
        }),
      ),
    ).toBe('PACKAGE_NOT_A_PACKAGE');
    expect(await refusal(county.folder)).toBe('PACKAGE_MISSING');
    expect(await refusal(county.path('no-such.yjpkg'))).toBe('PACKAGE_MISSING');
  });
});

describe('a package on its way', () => {
  test('cut anywhere is truncated', async () => {
    const bytes = readFileSync(honest);
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.99])
      expect(await refusal(written(bytes.subarray(0, Math.ceil(bytes.length * share))))).toBe(
        'PACKAGE_TRUNCATED',
      );
    for (const short of [1, 40, 89, 100])
      expect(await refusal(written(bytes.subarray(0, bytes.length - short)))).toBe('PACKAGE_TRUNCATED');
    const sealed = readFileSync(secret);
    for (const length of [9, 63, 64, 1000, sealed.length - 1])
      expect(await refusal(written(sealed.subarray(0, length)), '示例密码')).toBe('PACKAGE_TRUNCATED');
  });

  test('with bytes at its end is edited', async () => {
    copyFileSync(honest, county.path('longer.yjpkg'));
    appendFileSync(county.path('longer.yjpkg'), 'x');
    expect(await refusal(county.path('longer.yjpkg'))).toBe('PACKAGE_TAMPERED');
    expect(await refusal(written(Buffer.concat([readFileSync(secret), Buffer.from('x')])), '示例密码')).toBe(
      'PACKAGE_TAMPERED',
    );
  });

  test('with any byte changed is never accepted', async () => {
    const bytes = readFileSync(honest);
    const sealed = readFileSync(secret);
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (place, mask, encrypted) => {
          const source = encrypted ? sealed : bytes;
          const copy = Buffer.from(source);
          const at = Math.floor(place * copy.length);
          copy[at] = (copy[at] ?? 0) ^ mask;
          const code = await codeOf(upper.inspect(written(copy), encrypted ? { password: '示例密码' } : {}));
          codes.add(code);
          expect(code).toMatch(/^PACKAGE_/);
        },
      ),
      {
        numRuns: 150,
        examples: [
          [0, 1, false],
          [0, 1, true],
          [0.99999, 1, false],
          [0.99999, 32, false],
          [0.99999, 1, true],
        ],
      },
    );
    expect(codes).not.toContain('accepted');
    expect(readdirSync(upper.path('scratch'))).toEqual([]);
  });

  test('the quick look says so as well', async () => {
    const bytes = Buffer.from(readFileSync(honest));
    const at = bytes.indexOf('data.sqlite') + 500;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const view = await upper.inspect(written(bytes), { full: false });
    expect(view.problems.map((problem) => problem.code)).toEqual(['PACKAGE_TAMPERED']);
  });
});

describe('a password', () => {
  test('is asked for and checked', async () => {
    expect(await refusal(secret)).toBe('PACKAGE_PASSWORD_NEEDED');
    expect(await refusal(secret, '别的密码')).toBe('PACKAGE_PASSWORD_WRONG');
    expect((await upper.inspect(secret, { password: '示例密码' })).encrypted).toBe(true);
  });

  test('cannot be made to cost hours', async () => {
    const bytes = Buffer.from(readFileSync(secret));
    bytes[8] = 40;
    expect(await refusal(written(bytes), '示例密码')).toBe('PACKAGE_TAMPERED');
  });
});

describe('somebody edited a package', () => {
  test('and kept the seal right: the entry is named', async () => {
    const file = putTogether(
      county.path('edited.yjpkg'),
      takeApart(honest).map((part) =>
        part.name === 'data.sqlite'
          ? {
              ...part,
              bytes: Buffer.from(part.bytes.toString('latin1').replace('reported', 'REPORTED'), 'latin1'),
            }
          : part,
      ),
    );
    await expect(upper.inspect(file)).rejects.toMatchObject({
      code: 'PACKAGE_TAMPERED',
      details: { where: 'data.sqlite' },
    });
    expect(await refusal(file)).toBe('PACKAGE_TAMPERED');
  });

  test('and the manifest with it: the signature is wrong', async () => {
    const parts = takeApart(honest).map((part) =>
      part.name === 'manifest.json'
        ? {
            ...part,
            bytes: Buffer.from(part.bytes.toString().replace('舒兰市应急管理局', '示例市应急管理局')),
          }
        : part,
    );
    expect(await refusal(putTogether(county.path('edited.yjpkg'), parts))).toBe('PACKAGE_SIGNATURE_INVALID');
  });

  test('and signed it with a key of their own under the old name', async () => {
    const pair = generateKeyPairSync('ed25519');
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const theirs = {
      keyId: fingerprint(publicKey),
      publicKey,
      privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    };
    // As a first contact it cannot be told from the true sender: the key is what will be known from then on.
    const other = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    await other.merge(honest);
    const rehearsal = await other.rehearse(
      forged({ manifest: (manifest) => ({ ...manifest, packageId: 'forged-1', sequence: 2 }) }, theirs),
    );
    expect(rehearsal.package.signer?.known).toBe('changed');
    expect(rehearsal.blocks.map((block) => block.code)).toEqual(['SENDER_KEY_CHANGED']);
    expect(await codeOf(other.call('merge', { rehearsalId: rehearsal.rehearsalId }))).toBe(
      'SENDER_KEY_CHANGED',
    );
    await other.call('merge', { rehearsalId: rehearsal.rehearsalId, acceptKey: true });
    expect(other.core.read.value('SELECT key_id FROM office WHERE id = @id', { id: county.self })).toBe(
      theirs.keyId,
    );
    other.close();
  });

  test('claims of another key in the signature', async () => {
    const file = forged({ manifest: (manifest) => ({ ...manifest, signer: { keyId: 'a'.repeat(64) } }) });
    expect(await refusal(file)).toBe('PACKAGE_SIGNATURE_INVALID');
  });

  test('no signature at all', async () => {
    expect(
      await refusal(forged({ parts: (parts) => parts.filter((part) => part.name !== 'signature.json') })),
    ).toBe('PACKAGE_UNSIGNED');
  });

  test('no seal', async () => {
    expect(await refusal(forged({ seal: false }))).toBe('PACKAGE_TAMPERED');
  });
});

describe('entries', () => {
  test.each([
    ['climbing out', '../../evil', {}, 'PACKAGE_PATH_ESCAPE'],
    ['climbing out with backslashes', '..\\evil', {}, 'PACKAGE_PATH_ESCAPE'],
    ['absolute', '/etc/passwd', {}, 'PACKAGE_PATH_ESCAPE'],
    ['on a drive', 'C:/evil', {}, 'PACKAGE_PATH_ESCAPE'],
    ['a device', 'files/NUL', {}, 'PACKAGE_PATH_ESCAPE'],
    ['a link', 'files/link', { mode: 0o120777 }, 'PACKAGE_PATH_ESCAPE'],
    ['no UTF-8', 'x', { rawName: Buffer.from([0xff, 0xfe]) }, 'PACKAGE_PATH_ESCAPE'],
    ['twice', 'data.sqlite', {}, 'PACKAGE_DUPLICATE_ENTRY'],
    ['too many', 'readme.txt', {}, 'PACKAGE_TAMPERED'],
    ['a folder', 'files/', {}, 'PACKAGE_TAMPERED'],
    ['a file nobody listed', `files/${'a'.repeat(64)}`, {}, 'PACKAGE_TAMPERED'],
    ['larger than allowed', 'signature.json', { claimedSize: 2 ** 31 }, 'PACKAGE_DUPLICATE_ENTRY'],
  ])('%s', async (_what, name, more, code) => {
    expect(await refusal(forged(entry(name, more)))).toBe(code);
    // The same without a seal, as an archiver would write it.
    expect(await refusal(forged({ ...entry(name, more), seal: false }))).toBe(code);
  });

  test('missing ones are named', async () => {
    const file = forged({ parts: (parts) => parts.filter((part) => part.name !== 'data.sqlite') });
    await expect(upper.inspect(file)).rejects.toMatchObject({
      code: 'PACKAGE_TAMPERED',
      message: expect.stringContaining('缺少 data.sqlite'),
    });
    expect(
      await refusal(forged({ parts: (parts) => parts.filter((part) => part.name !== 'manifest.json') })),
    ).toBe('PACKAGE_NOT_A_PACKAGE');
  });

  test('a bomb, honest or lying about its size', async () => {
    const zeros = Buffer.alloc(64 * 2 ** 20);
    const swap = (bytes: Buffer, claimedSize?: number): Forgery => ({
      parts: (parts) =>
        parts.map((part) =>
          part.name === '封面.html'
            ? { ...part, bytes, compress: true, ...(claimedSize === undefined ? {} : { claimedSize }) }
            : part,
        ),
    });
    expect(
      await refusal(
        forged({
          parts: (parts) =>
            parts.map((part) =>
              part.name === 'data.sqlite' ? { ...part, bytes: zeros, compress: true } : part,
            ),
        }),
      ),
    ).toBe('PACKAGE_RATIO_BOMB');
    expect(await refusal(forged(swap(zeros)))).toBe('PACKAGE_TOO_LARGE');
    const cover = takeApart(honest).find((part) => part.name === '封面.html');
    expect(await refusal(forged(swap(zeros, cover?.bytes.length)))).toBe('PACKAGE_RATIO_BOMB');
  });
});

describe('the manifest', () => {
  test.each<[string, Forgery['manifest'], string]>([
    ['of a newer format', (manifest) => ({ ...manifest, formatVersion: 7, news: true }), 'PACKAGE_NEWER'],
    ['of no format', (manifest) => ({ ...manifest, formatVersion: 0 }), 'PACKAGE_NOT_A_PACKAGE'],
    ['with a field too many', (manifest) => ({ ...manifest, extra: 1 }), 'PACKAGE_TAMPERED'],
    [
      'with a wrong count',
      (manifest) => ({ ...manifest, counts: { ...manifest.counts, enterprise: 7 } }),
      'PACKAGE_COUNT_MISMATCH',
    ],
    [
      'with a table nobody knows',
      (manifest) => ({ ...manifest, counts: { ...manifest.counts, user: 1 } }),
      'PACKAGE_SCHEMA_UNKNOWN',
    ],
    [
      'from somebody else than the data',
      (manifest) => ({ ...manifest, sender: { ...manifest.sender, name: '他县应急管理局' } }),
      'PACKAGE_SENDER_MISMATCH',
    ],
    [
      'listing an entry twice',
      (manifest) => ({ ...manifest, entries: [...manifest.entries, manifest.entries[0]] }),
      'PACKAGE_TAMPERED',
    ],
    ['that is no object', () => [1], 'PACKAGE_NOT_A_PACKAGE'],
    ['that is null', () => null, 'PACKAGE_NOT_A_PACKAGE'],
  ])('%s', async (_what, manifest, code) => {
    expect(await refusal(forged({ manifest }))).toBe(code);
  });

  test('for somebody else', async () => {
    const file = forged({
      manifest: (manifest) => ({ ...manifest, recipient: { id: 'somebody', name: '长春市应急管理局' } }),
    });
    expect(await codeOf(upper.rehearse(file))).toBe('PACKAGE_WRONG_RECIPIENT');
  });

  test('of one’s own', async () => {
    expect(await codeOf(county.rehearse(honest))).toBe('PACKAGE_OWN');
  });
});

describe('data.sqlite', () => {
  /** Where a page with rows begins: the schema alone takes many pages. */
  const pageOfRows = (data: Buffer) => Math.floor(data.indexOf('有限责任公司') / 4096) * 4096;
  const sql = (text: string): Forgery => ({ data: (db) => db.exec(text) });
  test.each<[string, Forgery, string]>([
    ['a further table', sql('CREATE TABLE evil (a)'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['a trigger', sql('CREATE TRIGGER t AFTER INSERT ON plan BEGIN SELECT 1; END'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['a view', sql('CREATE VIEW v AS SELECT 1'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['a virtual table', sql('CREATE VIRTUAL TABLE f USING fts5 (x)'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['an index', sql('CREATE INDEX i ON plan (title)'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['a column more', sql('ALTER TABLE expert ADD COLUMN id_number TEXT'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['a table less', sql('DROP TABLE supply'), 'PACKAGE_SCHEMA_UNKNOWN'],
    [
      'a table replaced by a view',
      sql('DROP TABLE supply; CREATE VIEW supply AS SELECT 1 AS id'),
      'PACKAGE_SCHEMA_UNKNOWN',
    ],
    [
      'a CHECK widened',
      {
        bytes: (data) =>
          Buffer.from(
            data.toString('latin1').replaceAll("IN ('active','withdrawn')", "IN ('active','withdrawX')"),
            'latin1',
          ),
      },
      'PACKAGE_SCHEMA_UNKNOWN',
    ],
    [
      'a value no CHECK allows',
      sql(`PRAGMA ignore_check_constraints = ON; UPDATE plan SET status = 'evil'`),
      'PACKAGE_VALUES_UNFIT',
    ],
    [
      'a day no calendar knows',
      sql(`UPDATE plan_version SET published_on = '2026-02-30' WHERE rowid = 1`),
      'PACKAGE_VALUES_UNFIT',
    ],
    ['a date that is none', sql(`UPDATE drill SET end_on = 'now' WHERE rowid = 1`), 'PACKAGE_VALUES_UNFIT'],
    [
      'a list that is none',
      sql(`UPDATE enterprise SET activities = '{"a":1}' WHERE rowid = 1`),
      'PACKAGE_VALUES_UNFIT',
    ],
    ['a list of numbers', sql(`UPDATE drill SET meets = '[1]' WHERE rowid = 1`), 'PACKAGE_VALUES_UNFIT'],
    [
      'an endless number',
      sql('UPDATE enterprise SET revenue_wan = 9e999 WHERE rowid = 1'),
      'PACKAGE_VALUES_UNFIT',
    ],
    ['a version below one', sql('UPDATE enterprise SET version = 0 WHERE rowid = 1'), 'PACKAGE_VALUES_UNFIT'],
    ['an id without end', sql(`UPDATE supply SET id = hex(zeroblob(500))`), 'PACKAGE_VALUES_UNFIT'],
    [
      'an owner nobody introduces',
      sql(`UPDATE drill SET origin = 'ghost' WHERE rowid = 1`),
      'PACKAGE_VALUES_UNFIT',
    ],
    [
      'a region that is none',
      sql(`UPDATE enterprise SET region_code = '2202' WHERE rowid = 1`),
      'PACKAGE_VALUES_UNFIT',
    ],
    ['rows numbered backwards', sql('UPDATE supply SET rowid = -5'), 'PACKAGE_VALUES_UNFIT'],
    [
      'a reference to nothing',
      sql(`PRAGMA foreign_keys = OFF; UPDATE plan SET enterprise_id = 'ghost' WHERE rowid = 1`),
      'PACKAGE_REFERENCES_BROKEN',
    ],
    [
      'a row more',
      sql(
        `INSERT INTO supply (id, name, name_key, origin, created_at, updated_at) SELECT 'more', 'x', 'x', origin, 'x', 'x' FROM plan LIMIT 1`,
      ),
      'PACKAGE_COUNT_MISMATCH',
    ],
    ['another database format', sql('PRAGMA journal_mode = WAL'), 'PACKAGE_SCHEMA_UNKNOWN'],
    ['no database', { bytes: () => Buffer.from('no database at all'.repeat(100)) }, 'PACKAGE_SCHEMA_UNKNOWN'],
    ['an empty file', { bytes: () => Buffer.alloc(0) }, 'PACKAGE_SCHEMA_UNKNOWN'],
    [
      'a torn page',
      { bytes: (data) => Buffer.from(data).fill(0xee, pageOfRows(data), pageOfRows(data) + 4096) },
      'PACKAGE_TAMPERED',
    ],
  ])('with %s', async (_what, forgery, code) => {
    expect(await refusal(forged(forgery))).toBe(code);
  });

  test.each([
    ['fewer people than nobody', 'UPDATE drill SET participants = -5 WHERE rowid = 1'],
    ['more of them than a number holds', 'UPDATE drill SET observers = 9223372036854775807 WHERE rowid = 1'],
    ['a readiness that is no list', `UPDATE drill SET ready_items = '7' WHERE rowid = 1`],
    ['a year plan refusing what is no time', YEAR_PLAN('[5]', '{}')],
    [
      'a year plan refusing a day that is none',
      YEAR_PLAN('[{"from":"2026-02-30","to":"2026-03-01","reason":"x"}]', '{}'),
    ],
    ['a year plan with a list of wishes', YEAR_PLAN('[]', '[]')],
  ])('with drills of %s is not read', async (_what, sql) => {
    const added = sql.startsWith('INSERT') ? 1 : 0;
    const file = forged({
      data: (db) => db.exec(sql),
      manifest: (manifest) => ({ ...manifest, counts: { ...manifest.counts, drill_year_plan: added } }),
    });
    expect(await refusal(file)).toBe('PACKAGE_VALUES_UNFIT');
  });

  test('with the log of a drill, which no upload brings, is not read', async () => {
    const file = forged({
      data: (db) =>
        db.exec(`INSERT INTO drill_log (id, drill_id, seq, at, clock_seconds, kind, origin, version, created_at, updated_at)
          SELECT 'l1', id, 1, created_at, 0, 'note', origin, 1, created_at, updated_at FROM drill WHERE rowid = 1`),
      manifest: (manifest) => ({ ...manifest, counts: { ...manifest.counts, drill_log: 1 } }),
    });
    expect(await codeOf(upper.rehearse(file))).toBe('PACKAGE_VALUES_UNFIT');
    expect(readdirSync(upper.path('scratch'))).toEqual([]);
  });

  test('with one row twice is not read', async () => {
    const file = forged({ data: (db) => db.exec('INSERT INTO plan SELECT * FROM plan WHERE rowid = 1') });
    expect(await refusal(file)).toBe('PACKAGE_VALUES_UNFIT');
  });

  test('with two rows under one key stops the merge with nothing written', async () => {
    const file = forged({
      data: (db) =>
        db.exec(
          `UPDATE plan_version SET plan_id = (SELECT plan_id FROM plan_version WHERE rowid = 1) WHERE rowid = 2`,
        ),
    });
    expect(await codeOf(upper.merge(file))).toBe('PACKAGE_VALUES_UNFIT');
    expect(logicalDump(upper.core.read)).toEqual(before);
    upper.host.rehearsals.dropAll();
  });

  test('hanging its rows on the reader’s own unit is refused row by row', async () => {
    const other = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    fillCounty({ core: other.core, self: other.self }, { enterprises: 1 });
    const own = other.core.read.value<string>('SELECT id FROM enterprise') ?? '';
    // The unit itself comes along, as the sender's: it is refused, and what hangs on it falls with it.
    const file = forged({
      data: (db) =>
        db.exec(`PRAGMA foreign_keys = OFF; UPDATE risk_analysis SET enterprise_id = '${own}' WHERE rowid = 1;
        UPDATE enterprise SET id = '${own}', name = '冒名' WHERE rowid = 1;
        UPDATE plan SET enterprise_id = '${own}' WHERE rowid <= 2;
        DELETE FROM enterprise_set_override; DELETE FROM filing_case_plan; DELETE FROM filing_check; DELETE FROM filing_event; DELETE FROM filing_case; DELETE FROM drill; DELETE FROM team; DELETE FROM equipment`),
      manifest: (manifest) => ({
        ...manifest,
        counts: {
          ...manifest.counts,
          enterprise_set_override: 0,
          filing_case_plan: 0,
          filing_check: 0,
          filing_event: 0,
          filing_case: 0,
          drill: 0,
          team: 0,
          equipment: 0,
        },
      }),
    });
    const { tables, rehearsalId } = await other.rehearse(file);
    const counts = Object.fromEntries(tables.map((table) => [table.table, table]));
    expect(counts.enterprise).toMatchObject({ added: 5, refused: 1 });
    expect(counts.plan).toMatchObject({ added: 10, refused: 2 });
    expect(counts.plan_version).toMatchObject({ added: 10, refused: 2 });
    const { rows, total } = await other.call('rehearsedRows', {
      rehearsalId,
      table: 'plan',
      outcome: 'refused',
      offset: 0,
      limit: 10,
    });
    expect(total).toBe(2);
    expect(rows.map((row) => row.reason)).toEqual(['parent-foreign', 'parent-foreign']);
    await other.call('merge', { rehearsalId });
    expect(other.core.read.value('SELECT name FROM enterprise WHERE id = @own', { own })).not.toBe('冒名');
    expect(other.core.read.all('PRAGMA foreign_key_check')).toEqual([]);
    other.close();
  });
});
