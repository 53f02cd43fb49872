import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openScratch, type WriteDb } from '../../db/connection';
import { PlanDeskError } from '../../db/domain/errors';
import type { PackageManifest } from '../../db/exchange/format/index';
import { makeKeyPair, officeKey, type SigningKey, signManifest, vouchFor } from '../../db/exchange/keys';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type Forgery, forge } from '../builders/forged-packages';
import type { ZipPart } from '../builders/zips';

let county: ExchangeDesk;
let city: ExchangeDesk;
let province: ExchangeDesk;
let honest: string;
let inside: string;
let [cityKey, countyKey]: SigningKey[] = [];

beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 4, documents: 1 });
  city = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  fillCounty({ core: city.core, self: city.self }, { enterprises: 2 });
  await city.merge(await county.upload('a.yjpkg'));
  honest = await city.upload('honest.yjpkg', { recipientName: '吉林省应急管理厅' });
  inside = `forwarded/${(await city.inspect(honest)).forwarded[0]?.packageId}`;
  province = makeExchangeDesk({ level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
  cityKey = officeKey(city.core.write, city.self);
  countyKey = officeKey(county.core.write, county.self);
});
afterAll(() => {
  for (const each of [county, city, province]) each.close();
});

/** As the city itself could write it. */
function forged(forgery: Forgery): string {
  if (!cityKey) throw new Error('no key');
  return forge(honest, city.path('forged.yjpkg'), cityKey, forgery);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PlanDeskError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** The code under which a rehearsal refuses it, with nothing left behind. */
async function refusal(file: string): Promise<string> {
  const before = readdirSync(province.path('scratch'));
  const code = await codeOf(province.rehearse(file));
  expect(readdirSync(province.path('scratch'))).toEqual(before);
  return code;
}

const part = (parts: ZipPart[], name: string): ZipPart => {
  const found = parts.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

function edited(data: Buffer, work: (db: WriteDb) => void): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-inner-'));
  try {
    const file = join(folder, 'data.sqlite');
    writeFileSync(file, data);
    const { db, close } = openScratch(file);
    db.exec('PRAGMA foreign_keys = OFF');
    work(db);
    close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the original inside another, signed by whoever holds `key`; without one its signature stays as it was. */
const inner =
  (
    key: SigningKey | undefined,
    change: { data?: (db: WriteDb) => void; manifest?: (m: PackageManifest) => void },
  ) =>
  (parts: ZipPart[]) => {
    const data = part(parts, `${inside}/data.sqlite`);
    if (change.data) data.bytes = edited(data.bytes, change.data);
    const told = part(parts, `${inside}/manifest.json`);
    const manifest = JSON.parse(told.bytes.toString()) as PackageManifest;
    for (const entry of manifest.entries)
      if (entry.path === 'data.sqlite') {
        entry.size = data.bytes.length;
        entry.sha256 = createHash('sha256').update(data.bytes).digest('hex');
      }
    if (key) manifest.signer.keyId = key.keyId;
    change.manifest?.(manifest);
    told.bytes = Buffer.from(JSON.stringify(manifest));
    if (key)
      part(parts, `${inside}/signature.json`).bytes = Buffer.from(
        JSON.stringify(signManifest(told.bytes, key)),
      );
  };

const ofCounty = (what: string) => `origin = '${county.self}' ${what}`;

describe('a city that tells otherwise than its county signed', () => {
  test.each([
    [
      'edits a row',
      'enterprise',
      'differing',
      0,
      (db: WriteDb) =>
        db.exec(
          `UPDATE enterprise SET name = '改名' WHERE rowid = (SELECT rowid FROM enterprise WHERE ${ofCounty('LIMIT 1')})`,
        ),
    ],
    [
      'drops a row',
      'risk_analysis',
      'missing',
      -1,
      (db: WriteDb) =>
        db.exec(
          `DELETE FROM risk_analysis WHERE rowid = (SELECT rowid FROM risk_analysis WHERE ${ofCounty('LIMIT 1')})`,
        ),
    ],
    [
      'adds a row',
      'risk_analysis',
      'added',
      1,
      (db: WriteDb) =>
        db.exec(
          `INSERT INTO risk_analysis (id, enterprise_id, month, done_on, origin, version, created_at, updated_at) SELECT 'forged', enterprise_id, '1999-01', '1999-01-05', origin, 1, created_at, updated_at FROM risk_analysis WHERE ${ofCounty('LIMIT 1')}`,
        ),
    ],
  ] as const)('%s: the table and the row are named', async (_what, table, how, change, data) => {
    const file = forged({
      data,
      manifest: (manifest) => ({
        ...manifest,
        counts: { ...manifest.counts, [table]: (manifest.counts[table] ?? 0) + change },
      }),
    });
    const rehearsal = await province.rehearse(file);
    expect(rehearsal.forwarded[0]?.tables).toEqual([
      {
        table,
        differing: 0,
        missing: 0,
        added: 0,
        [how]: 1,
        examples: [{ id: expect.any(String), title: expect.any(String), how }],
      },
    ]);
    expect(rehearsal.warnings).toMatchObject([
      { code: 'FORWARDED_DIFFERS', where: expect.stringMatching(/^舒兰市应急管理局（.+ 1 条）$/) },
    ]);
  });

  test('in favour of its own word, takes a row for its own', async () => {
    const file = forged({
      data: (db) =>
        db.exec(
          `UPDATE risk_analysis SET origin = '${city.self}' WHERE rowid = (SELECT rowid FROM risk_analysis WHERE ${ofCounty('LIMIT 1')})`,
        ),
    });
    expect((await province.rehearse(file)).forwarded[0]?.tables).toMatchObject([
      { table: 'risk_analysis', differing: 1 },
    ]);
  });
});

describe('an original that the county did not sign like this', () => {
  const rename = (db: WriteDb) => db.exec(`UPDATE enterprise SET name = '改名'`);
  test.each([
    [
      'other data under the old manifest',
      (parts: ZipPart[]) => {
        const data = part(parts, `${inside}/data.sqlite`);
        data.bytes = edited(data.bytes, rename);
      },
    ],
    ['other data with a manifest to match', inner(undefined, { data: rename })],
    [
      'another manifest alone',
      inner(undefined, { manifest: (manifest) => Object.assign(manifest, { period: '2026H1' }) }),
    ],
  ])('%s', async (_what, entries) => {
    expect(await refusal(forged({ entries }))).toBe('PACKAGE_FORWARDED_UNPROVEN');
  });

  test('a package of the city’s own, of another county, or under another number', async () => {
    const told = (change: (manifest: PackageManifest) => void) =>
      forged({ entries: inner(countyKey, { manifest: change }) });
    expect(await refusal(told((manifest) => Object.assign(manifest.sender, { id: city.self })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
    expect(await refusal(told((manifest) => Object.assign(manifest.sender, { id: 'another' })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
    expect(await refusal(told((manifest) => Object.assign(manifest, { sequence: 7 })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
    expect(await refusal(told((manifest) => Object.assign(manifest, { kind: 'roster' })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
    // One that itself carries others.
    const nested = {
      packageId: 'n',
      officeId: 'n',
      sequence: 1,
      sha256: '0'.repeat(64),
      keyId: '0'.repeat(64),
    };
    expect(await refusal(told((manifest) => Object.assign(manifest, { forwarded: [nested] })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
  });

  test('signed by the county itself, and still nothing a database may be', async () => {
    const entries = inner(countyKey, { data: (db) => db.exec('CREATE TABLE surprise (x)') });
    expect(await codeOf(province.rehearse(forged({ entries })))).toBe('PACKAGE_SCHEMA_UNKNOWN');
    const orphan = inner(countyKey, { data: (db) => db.exec(`UPDATE plan SET enterprise_id = 'nobody'`) });
    expect(await codeOf(province.rehearse(forged({ entries: orphan })))).toBe('PACKAGE_REFERENCES_BROKEN');
  });

  test('signed by somebody else in its name: rows and fingerprint tell', async () => {
    const thief = makeKeyPair();
    const file = forged({
      entries: inner(thief, { data: rename }),
      manifest: (manifest) => ({
        ...manifest,
        forwarded: manifest.forwarded.map((each) => ({ ...each, keyId: thief.keyId })),
      }),
    });
    const { forwarded } = await province.rehearse(file);
    expect(forwarded[0]).toMatchObject({
      signer: { keyId: thief.keyId, known: 'first-contact', confirmed: false },
    });
    expect(forwarded[0]?.tables).toMatchObject([{ table: 'enterprise', differing: 4 }]);
  });
});

describe('the key of an original', () => {
  const signedBy = (key: SigningKey): Forgery => ({
    entries: inner(key, {}),
    manifest: (manifest) => ({
      ...manifest,
      forwarded: manifest.forwarded.map((each) => ({ ...each, keyId: key.keyId })),
    }),
  });
  const toldOf = async (forgery: Forgery) => {
    const { warnings, blocks } = await province.rehearse(forged(forgery));
    return [...blocks.map(({ code }) => `! ${code}`), ...warnings.map(({ code }) => code)];
  };
  const told = (key: SigningKey) => toldOf(signedBy(key));
  const known = (keyId: string, officeId: string, state: string) =>
    province.core.write.run(
      `INSERT INTO office_key (id, office_id, key_id, public_key, state, first_seen_at)
       VALUES ('of-test', @officeId, @keyId, 'x', @state, '2026-01-01T00:00:00.000Z')`,
      { keyId, officeId, state },
    );
  afterEach(() => void province.core.write.run(`DELETE FROM office_key WHERE id = 'of-test'`));

  test('comes with a former key’s word that the former key never gave', async () => {
    if (!countyKey) throw new Error('no key');
    known(countyKey.keyId, county.self, 'confirmed');
    const thief = makeKeyPair();
    const word = vouchFor({ ...countyKey, privateKey: thief.privateKey }, county.self, thief.keyId);
    expect(await refusal(forged(signedBy({ ...thief, succession: word })))).toBe(
      'PACKAGE_FORWARDED_UNPROVEN',
    );
    const given = vouchFor(countyKey, county.self, thief.keyId);
    expect(await told({ ...thief, succession: given })).toEqual([]);
    expect(await told(thief)).toEqual(['FORWARDED_KEY_CHANGED']);
  });

  // What vouches for a key lies beside the manifest, outside of what the key signed: whoever sends it on can put it there.
  test('is not vouched for by whom it vouches for: neither in a circle, nor in front of the county’s own', async () => {
    if (!countyKey) throw new Error('no key');
    known(countyKey.keyId, county.self, 'confirmed');
    const [thief, accomplice] = [makeKeyPair(), makeKeyPair()];
    const edit = (parts: ZipPart[], name: string, change: (manifest: PackageManifest) => void): Buffer => {
      const told = part(parts, name);
      const manifest = JSON.parse(told.bytes.toString()) as PackageManifest;
      change(manifest);
      told.bytes = Buffer.from(JSON.stringify(manifest));
      return told.bytes;
    };
    /** What the thief signed, and a second one after it by a key that has the thief's word. */
    const twice = (first: SigningKey, last: SigningKey): Forgery => ({
      entries: (parts) => {
        const own = parts.filter(({ name }) => name.startsWith(`${inside}/`));
        const copies = own.map((each) => ({ ...each, name: each.name.replace(inside, 'forwarded/again') }));
        parts.push(...copies);
        inner(first, {})(parts);
        const bytes = edit(parts, 'forwarded/again/manifest.json', (manifest) => {
          manifest.packageId = 'again';
          manifest.sequence += 1;
          manifest.signer = { keyId: last.keyId };
        });
        const signature = signManifest(bytes, {
          ...last,
          succession: vouchFor(thief, county.self, last.keyId),
        });
        part(parts, 'forwarded/again/signature.json').bytes = Buffer.from(JSON.stringify(signature));
        edit(parts, 'manifest.json', ({ entries }) => {
          for (const { name } of copies) entries.push({ path: name, size: 0, sha256: '' });
        });
      },
      manifest: (manifest) => ({
        ...manifest,
        forwarded: manifest.forwarded.flatMap((each) => [
          { ...each, keyId: thief.keyId },
          { ...each, packageId: 'again', sequence: each.sequence + 1, keyId: last.keyId },
        ]),
      }),
    });
    const circle = { ...thief, succession: vouchFor(accomplice, county.self, thief.keyId) };
    expect(await toldOf(twice(circle, accomplice))).toEqual([
      'FORWARDED_KEY_CHANGED',
      'FORWARDED_KEY_CHANGED',
    ]);
    expect(await toldOf(twice(thief, countyKey))).toEqual(['FORWARDED_KEY_CHANGED']);
  });

  test('is revoked here, is the city’s own, or a third office’s', async () => {
    const lost = makeKeyPair();
    known(lost.keyId, 'whoever', 'revoked');
    expect(await told(lost)).toEqual(['! FORWARDED_KEY_REVOKED']);
    if (!cityKey) throw new Error('no key');
    expect(await told(cityKey)).toEqual(['! FORWARDED_KEY_BORROWED']);
    province.core.write.run(`UPDATE office_key SET state = 'confirmed' WHERE id = 'of-test'`);
    expect(await told(lost)).toEqual(['! FORWARDED_KEY_BORROWED']);
  });

  test('that proves nothing waits for a person, who is named in the log', async () => {
    const lost = makeKeyPair();
    known(lost.keyId, 'whoever', 'revoked');
    const { rehearsalId } = await province.rehearse(forged(signedBy(lost)));
    const merge = (words: object) => province.call('merge', { rehearsalId, ...words });
    expect(await codeOf(merge({ acceptKey: true, acceptTwin: true }))).toBe('FORWARDED_KEY_REVOKED');
    const { batchId } = await merge({ acceptForwarded: true });
    const entry = `SELECT details FROM audit_entry WHERE entity_id = @batchId AND actor_name = '示例员'`;
    expect(province.core.read.value(entry, { batchId })).toContain('"code":"FORWARDED_KEY_REVOKED"');
    await province.call('undo', { batchId });
  });

  test('that proves nothing is held in a queue as well, and merged once somebody vouches for it', async () => {
    if (!cityKey) throw new Error('no key');
    const first = await province.merge(honest);
    const file = forged(signedBy(cityKey));
    const queue = await province.receive('look', { files: [province.host.grants.grant(file)] });
    const [item] = queue.items;
    expect(item).toMatchObject({ state: 'held' });
    expect(item?.problems.map(({ code }) => code)).toContain('FORWARDED_KEY_BORROWED');
    const merge = async (...accept: { id: string }[]) =>
      (await province.receive('merge', { queueId: queue.queueId, accept })).queue.items[0];
    expect(await merge()).toMatchObject({ state: 'held' });
    expect(await merge({ id: item?.id ?? '' })).toMatchObject({ state: 'unchanged' });
    await province.call('undo', { batchId: first.batchId });
  });

  test('that turns out another’s only when its turn comes is held then, and asked for anew', async () => {
    if (!countyKey) throw new Error('no key');
    const first = await province.merge(honest);
    const file = forged(signedBy(countyKey));
    const queue = await province.receive('look', { files: [province.host.grants.grant(file)] });
    expect(queue.items).toMatchObject([{ state: 'ready' }]);
    known(countyKey.keyId, 'third', 'confirmed');
    const merge = async (...accept: { id: string }[]) =>
      (await province.receive('merge', { queueId: queue.queueId, accept })).queue.items[0];
    // Ticked as one that nothing was said of: that vouches for nothing.
    const held = await merge({ id: queue.items[0]?.id ?? '' });
    expect(held?.state).toBe('held');
    expect(held?.problems[0]?.code).toBe('FORWARDED_KEY_BORROWED');
    expect(await merge({ id: held?.id ?? '' })).toMatchObject({ state: 'unchanged' });
    await province.call('undo', { batchId: first.batchId });
  });

  test('that came inside alone makes nobody known who sends by itself afterwards', async () => {
    const thief = makeKeyPair();
    const { batchId } = await province.merge(forged(signedBy(thief)));
    expect(await told(countyKey ?? thief)).toContain('FORWARDED_KEY_CHANGED');
    const heir = makeKeyPair();
    const succession = vouchFor(thief, county.self, heir.keyId);
    const direct = await county.upload('direct.yjpkg', { recipientName: '吉林省应急管理厅' });
    for (const [at, key] of [thief, { ...heir, succession }].entries()) {
      const file = forge(direct, county.path(`as-county-${at}.yjpkg`), key, {});
      const { items } = await province.receive('look', { files: [province.host.grants.grant(file)] });
      expect(items).toMatchObject([{ state: 'held', problems: [{ code: 'PACKAGE_KEY_UNSEEN' }] }]);
    }
    await province.call('undo', { batchId });
  });

  test('that came inside alone counts as confirmed once its county sends by itself and it was compared', async () => {
    const first = await province.merge(honest);
    const state = () =>
      province.core.read.allRaw('SELECT state, confirmed_how FROM office_key WHERE office_id = @id', {
        id: county.self,
      });
    expect(state()).toEqual([['first-contact', null]]);
    const { rehearsalId, package: view } = await province.rehearse(
      await county.upload('itself.yjpkg', { recipientName: '吉林省应急管理厅' }),
    );
    expect(view.signer?.known).toBe('first-contact');
    const { batchId } = await province.call('merge', { rehearsalId, confirmedHow: '电话，例局长' });
    expect(state()).toEqual([['confirmed', '电话，例局长']]);
    for (const id of [batchId, first.batchId]) await province.call('undo', { batchId: id });
    // An undo takes nobody's word away.
    province.core.write.run('DELETE FROM office_key WHERE office_id = @id', { id: county.self });
  });

  test('is not noted for the county when it is the city’s own', async () => {
    if (!cityKey) throw new Error('no key');
    const { rehearsalId } = await province.rehearse(forged(signedBy(cityKey)));
    const { batchId } = await province.call('merge', { rehearsalId, acceptForwarded: true });
    const noted = 'SELECT COUNT(*) FROM office_key WHERE office_id = @id';
    expect(province.core.read.value(noted, { id: county.self })).toBe(0);
    await province.call('undo', { batchId });
  });
});

describe('entries under forwarded/', () => {
  const extra = (name: string, more: object = {}): Forgery => ({
    parts: (parts) => [...parts, { name, bytes: Buffer.from('x'), ...more }],
  });
  test.each([
    ['climbing out', 'forwarded/../evil', {}, 'PACKAGE_PATH_ESCAPE'],
    ['a device', 'forwarded/x/NUL', {}, 'PACKAGE_PATH_ESCAPE'],
    ['a link', 'forwarded/x/data.sqlite', { mode: 0o120777 }, 'PACKAGE_PATH_ESCAPE'],
    ['no part of an original', 'forwarded/x/run.exe', {}, 'PACKAGE_TAMPERED'],
    ['files of an original', `forwarded/x/files/${'a'.repeat(64)}`, {}, 'PACKAGE_TAMPERED'],
    ['one nobody listed', 'forwarded/x/data.sqlite', {}, 'PACKAGE_TAMPERED'],
  ])('%s', async (_what, name, more, code) => {
    expect(await refusal(forged(extra(name, more)))).toBe(code);
  });

  test('listed as an entry, but not as an original; listed as an original, but not there; twice', async () => {
    const none = forged({ manifest: (manifest) => ({ ...manifest, forwarded: [] }) });
    expect(await refusal(none)).toBe('PACKAGE_TAMPERED');
    const more = (packageId?: string) =>
      forged({
        manifest: (manifest) => ({
          ...manifest,
          forwarded: manifest.forwarded.flatMap((each) => [
            each,
            { ...each, ...(packageId && { packageId }) },
          ]),
        }),
      });
    expect(await refusal(more('gone'))).toBe('PACKAGE_TAMPERED');
    expect(await refusal(more())).toBe('PACKAGE_TAMPERED');
  });

  test('a bomb', async () => {
    const zeros = Buffer.alloc(64 * 2 ** 20);
    const bomb: Forgery = {
      parts: (parts) =>
        parts.map((each) =>
          each.name === `${inside}/data.sqlite` ? { ...each, bytes: zeros, compress: true } : each,
        ),
    };
    expect(await refusal(forged(bomb))).toBe('PACKAGE_RATIO_BOMB');
    const large: Forgery = {
      parts: (parts) =>
        parts.map((each) =>
          each.name === `${inside}/signature.json` ? { ...each, bytes: Buffer.alloc(20_000) } : each,
        ),
    };
    expect(await refusal(forged(large))).toBe('PACKAGE_TOO_LARGE');
  });
});
