import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverError } from '../../db/collect/problems';
import { connect } from '../../db/collect/server';
import type { PackageManifest } from '../../db/exchange/format/index';
import { officeKey, signManifest } from '../../db/exchange/keys';
import { collecting } from '../builders/collecting';
import { runCliHere } from '../builders/command-line';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { forge } from '../builders/forged-packages';
import { NO_POSTGRES, type PostgresServer, postgresPrograms, startPostgres } from '../builders/postgres';

const programs = postgresPrograms();
if (programs === null) console.warn(NO_POSTGRES);
const today = '2026-11-20';

describe('faults of a server', () => {
  it.each([
    ['53100', 'COLLECT_DISK_FULL'],
    ['42501', 'COLLECT_RIGHTS_MISSING'],
    ['57P01', 'COLLECT_SERVER_LOST'],
    ['28P01', 'COLLECT_LOGIN_REFUSED'],
    ['3D000', 'COLLECT_NO_DATABASE'],
    ['ECONNREFUSED', 'COLLECT_NO_SERVER'],
    ['22021', 'PACKAGE_VALUES_UNFIT'],
    ['XX000', 'COLLECT_FAILED'],
  ])('%s is told as %s', (code, named) => {
    expect(serverError(Object.assign(new Error('row: 示某某'), { code }))).toMatchObject({ code: named });
  });

  it('leaves a bug what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(serverError(bug)).toBe(bug);
  });
});

describe.skipIf(programs === null)('collect refuses', () => {
  let postgres: PostgresServer;
  let county: ExchangeDesk;
  let first: string;
  let keyId: string;
  const { run, ask, close } = collecting(() => postgres);
  const told = (files: Awaited<ReturnType<typeof run>>) => files.map(({ error }) => error?.code ?? null);
  const packages = (database: string) =>
    ask<{ id: string }>(database, 'SELECT id FROM plandesk.collected_package');

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    county = makeExchangeDesk({ today });
    fillCounty({ core: county.core, self: county.self }, { enterprises: 6, plansEach: 1, drillsEach: 1 });
    first = await county.upload('first.yjpkg');
    keyId = (await county.inspect(first)).signer?.keyId ?? '';
  }, 60_000);
  afterAll(() => {
    for (const opened of [postgres, county]) (opened as { close(): void } | undefined)?.close();
    close();
  });

  it('a key that nobody has compared, and takes one from the list', async () => {
    const keys = { firstContact: false, confirmed: new Set<string>() };
    expect(told(await run('keys', [first], { keys }))).toEqual(['COLLECT_KEY_UNKNOWN']);
    expect(await packages('keys')).toEqual([]);
    const confirmed = new Set([keyId]);
    expect(told(await run('keys', [first], { keys: { ...keys, confirmed } }))).toEqual([null]);
    expect(await ask('keys', 'SELECT key_id, state FROM plandesk.office_key')).toEqual([
      { key_id: keyId, state: 'confirmed' },
    ]);
  });

  it('another key in a known office’s name, whatever is accepted unseen', async () => {
    await run('changed', [first]);
    await ask('changed', "UPDATE plandesk.office_key SET key_id = repeat('0', 64)");
    const second = await county.upload('second.yjpkg');
    expect(told(await run('changed', [second]))).toEqual(['SENDER_KEY_CHANGED']);
    const keys = { firstContact: false, confirmed: new Set([keyId]) };
    expect(told(await run('changed', [second], { keys }))).toEqual([null]);
    expect(await ask('changed', 'SELECT state FROM plandesk.office_key ORDER BY state')).toEqual([
      { state: 'confirmed' },
      { state: 'superseded' },
    ]);
  });

  it('what a county signed by its city’s own key, unless somebody has compared that', async () => {
    const city = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局', today });
    try {
      await city.merge(first);
      const honest = await city.upload('honest.yjpkg', { recipientName: '吉林省应急管理厅' });
      const key = officeKey(city.core.write, city.self);
      const forged = forge(honest, city.path('forged.yjpkg'), key, {
        entries: (parts) => {
          const part = (name: string) =>
            parts.find((each) => /^forwarded\/.+/.test(each.name) && each.name.endsWith(name));
          const [manifest, signature] = [part('/manifest.json'), part('/signature.json')];
          if (!manifest || !signature) throw new Error('no original');
          const told = JSON.parse(manifest.bytes.toString()) as PackageManifest;
          manifest.bytes = Buffer.from(JSON.stringify({ ...told, signer: { keyId: key.keyId } }));
          signature.bytes = Buffer.from(JSON.stringify(signManifest(manifest.bytes, key)));
        },
        manifest: (manifest) => ({
          ...manifest,
          forwarded: manifest.forwarded.map((each) => ({ ...each, keyId: key.keyId })),
        }),
      });
      expect(told(await run('borrowed', [forged]))).toEqual(['FORWARDED_KEY_BORROWED']);
      expect(await packages('borrowed')).toEqual([]);
      expect(told(await run('borrowed', [honest]))).toEqual([null]);
      const keys = { firstContact: true, confirmed: new Set([key.keyId]) };
      expect(told(await run('compared', [forged], { keys }))).toEqual([null]);
    } finally {
      city.close();
    }
  });

  it('a damaged package and changes without their base, and takes the others', async () => {
    const broken = county.path('broken.yjpkg');
    const bytes = readFileSync(first);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(broken, bytes);
    const last = await county.upload('last.yjpkg');
    const changes = await county.upload('changes.yjpkg', { since: 3 });
    expect(told(await run('damage', [changes, broken]))).toEqual([
      'PACKAGE_TAMPERED',
      'PACKAGE_BASE_MISSING',
    ]);
    expect(told(await run('damage', [changes, broken, last]))).toEqual(['PACKAGE_TAMPERED', null, null]);
  });

  it('values that PostgreSQL does not keep, by name, and leaves nothing of the package', async () => {
    const desk = makeExchangeDesk({ today, regionCode: '220284', name: '磐石市应急管理局' });
    fillCounty({ core: desk.core, self: desk.self }, { enterprises: 2, plansEach: 1, drillsEach: 1 });
    desk.core.write.run('UPDATE enterprise SET remark = @remark', { remark: 'a\0b' });
    const file = await desk.upload('nought.yjpkg');
    expect(told(await run('values', [file]))).toEqual(['PACKAGE_VALUES_UNFIT']);
    expect(await ask('values', 'SELECT COUNT(*)::int AS rows FROM plandesk.enterprise')).toEqual([
      { rows: 0 },
    ]);
    desk.close();
  });

  it('packages for another office, and a database of another', async () => {
    await run('office', [], { office: 'province-1' });
    await expect(run('office', [first], { office: 'province-2' })).rejects.toMatchObject({
      code: 'COLLECT_OTHER_OFFICE',
    });
    expect(told(await run('office', [first]))).toEqual([null]);
  });

  it('databases that it cannot use, each by name', async () => {
    const elsewhere = connect({ url: 'postgres:///x?host=/nowhere', password: null });
    await expect(elsewhere).rejects.toMatchObject({ code: 'COLLECT_NO_SERVER' });
    const url = postgres.database('rights');
    const missing = connect({ url: url.replace('/rights', '/missing'), password: null });
    await expect(missing).rejects.toMatchObject({ code: 'COLLECT_NO_DATABASE' });
    const nobody = connect({ url: url.replace('keeper', 'nobody'), password: null });
    await expect(nobody).rejects.toMatchObject({ code: 'COLLECT_LOGIN_REFUSED' });

    postgres.database('latin', { encoding: 'LATIN1' });
    await expect(run('latin', [first])).rejects.toMatchObject({ code: 'COLLECT_ENCODING' });
    postgres.database('taken');
    postgres.sql('taken', 'CREATE SCHEMA plandesk; CREATE TABLE plandesk.other (id int)');
    await expect(run('taken', [first])).rejects.toMatchObject({ code: 'COLLECT_SCHEMA_FOREIGN' });
    await run('newer', []);
    postgres.sql('newer', "UPDATE plandesk.collect_state SET value = '999' WHERE key = 'format'");
    await expect(run('newer', [first])).rejects.toMatchObject({ code: 'COLLECT_SCHEMA_NEWER' });

    postgres.sql('rights', 'CREATE ROLE guest LOGIN');
    const server = await connect({ url: url.replace('keeper', 'guest'), password: null });
    await expect(server.exec('CREATE SCHEMA plandesk')).rejects.toMatchObject({
      code: 'COLLECT_RIGHTS_MISSING',
    });
    await server.close();
  });

  it('a second run beside the first', async () => {
    await run('busy', []);
    let beside: Promise<unknown> | null = null;
    const files = await run('busy', [first], {}, () => {
      beside ??= run('busy', [first]).catch((error: { code: string }) => error.code);
    });
    expect(told(files)).toEqual([null]);
    expect(await beside).toBe('COLLECT_BUSY');
  });

  it('goes on after the connection broke: what was begun left nothing, what was done stays', async () => {
    const files = [first, await county.upload('after.yjpkg')];
    let checks = 0;
    const broken = run('resumed', files, {}, (label) => {
      if (label === 'package-check' && ++checks === 2)
        postgres.sql(
          'resumed',
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'PlanDesk collect'",
        );
    });
    await expect(broken).rejects.toMatchObject({ code: 'COLLECT_SERVER_LOST', details: { done: 1 } });
    expect(await packages('resumed')).toHaveLength(1);
    expect((await run('resumed', files)).map(({ outcome }) => outcome)).toEqual(['known', 'taken']);
  });

  it('on the command line: folders, lists of keys, one JSON answer, no password in sight', async () => {
    const [url, folder] = [postgres.database('line'), county.folder];
    const line = (...args: string[]) => runCliHere(folder, ['collect', ...args, '--json']);
    const refused = await line('first.yjpkg', '--to', 'postgres://keeper:geheim@localhost/line');
    expect(refused.code).toBe(2);
    expect(refused.stdout + refused.stderr).not.toContain('geheim');
    expect((await line('missing.yjpkg', '--to', url)).json()).toMatchObject({
      error: { code: 'FILE_NOT_FOUND' },
    });

    const unknown = await line('first.yjpkg', '--to', url);
    expect([unknown.code, unknown.json()]).toMatchObject([1, { taken: 0, refused: 1 }]);
    const spaced = keyId.toUpperCase().replace(/(.{8})/g, '$1 ');
    writeFileSync(county.path('keys.txt'), `# 电话核对\r\n${spaced} # 舒兰\r\n`);
    mkdirSync(county.path('stick/deeper'), { recursive: true });
    copyFileSync(first, county.path('stick/deeper/copy.YJPKG'));
    writeFileSync(county.path('stick/readme.txt'), '');
    const taken = await line('first.yjpkg', 'stick', '--to', url, '--keys', 'keys.txt');
    expect([taken.code, taken.json()]).toMatchObject([0, { taken: 1, known: 1, refused: 0 }]);
  });
});
