import { afterEach, describe, expect, test } from 'vitest';
import { openForReading } from '../../db/connection';
import { TABLES, tableNamed } from '../../db/exchange/format/index';
import { officeKey } from '../../db/exchange/keys';
import { loadLaw } from '../../db/law';
import { fillCounty } from '../builders/county';
import { resourcesFolder } from '../builders/database';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, type ExchangeDeskOptions, makeExchangeDesk } from '../builders/exchange-desk';
import { forge } from '../builders/forged-packages';
import { takeApart } from '../builders/zips';

const open: ExchangeDesk[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (options: ExchangeDeskOptions = {}): ExchangeDesk => {
  const made = makeExchangeDesk(options);
  open.push(made);
  return made;
};
const city = () => desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
const county = (enterprises = 4): ExchangeDesk => {
  const made = desk();
  fillCounty({ core: made.core, self: made.self }, { enterprises });
  return made;
};

const { profiles, usual } = loadLaw(resourcesFolder).exportProfiles;
const omittedBy = (id: string): readonly string[] => profiles.find((one) => one.id === id)?.omitted ?? [];
const of = (tables: readonly { table: string }[], name: string) => tables.find(({ table }) => table === name);
const phones = (at: ExchangeDesk) =>
  at.core.read.allRaw('SELECT DISTINCT principal, principal_phone FROM enterprise');

test('the profiles name columns that may be left out, and no unique index rests on them', () => {
  expect(profiles.map(({ id }) => id)).toEqual(['standard', 'no-phones', 'minimal']);
  expect(omittedBy(usual)).toEqual([]);
  const made = desk();
  const indexes = made.core.read
    .all<{ sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
    .map(({ sql }) => sql);
  for (const each of profiles.flatMap(({ omitted }) => omitted)) {
    const [name = '', column = ''] = each.split('.');
    const table = tableNamed(name);
    expect(table?.kind, each).toBe('owned');
    expect(table?.createSql, each).toMatch(new RegExp(`^ {2}${column} \\w+(,|$| +--)`, 'm'));
    const checks = [...(table?.createSql.matchAll(/CHECK .*$/gm) ?? [])].join(' ');
    expect(checks, each).not.toMatch(new RegExp(`\\b${column}\\b`));
    expect(
      indexes.filter((sql) => /UNIQUE/.test(sql) && new RegExp(` ON ${name} .*\\b${column}\\b`).test(sql)),
    ).toEqual([]);
  }
  // Each fuller than the next.
  for (const each of omittedBy('no-phones')) expect(omittedBy('minimal')).toContain(each);
});

describe('a package that leaves out telephones', () => {
  test('has none in its rows nor in the bytes of its data, and says so', async () => {
    const sender = county();
    const file = await sender.upload('a.yjpkg', { profile: 'minimal' });
    const parts = takeApart(file);
    const data = parts.find(({ name }) => name === 'data.sqlite')?.bytes ?? Buffer.alloc(0);
    for (const told of ['19900001234', '19900004321', '19900002222', '示某某', '例某某'])
      expect(data.includes(told), told).toBe(false);
    const manifest = JSON.parse(parts.find(({ name }) => name === 'manifest.json')?.bytes.toString() ?? '');
    expect(manifest.profile).toEqual({ id: 'minimal', omitted: omittedBy('minimal') });
    const cover = parts.find(({ name }) => name === '封面.html')?.bytes.toString();
    expect(cover).toContain('省略的个人信息');
    // The next one goes on with it; the first to somebody else does not.
    expect((await sender.inspect(await sender.upload('b.yjpkg'))).sequence).toBe(2);
    const said = async (name: string, more = {}) =>
      JSON.parse(
        takeApart(await sender.upload(name, more))
          .find((part) => part.name === 'manifest.json')
          ?.bytes.toString() ?? '',
      ).profile.id;
    expect(await said('c.yjpkg')).toBe('minimal');
    expect(await said('d.yjpkg', { recipientName: '吉林市安委会办公室' })).toBe('standard');
  });

  test('neither overwrites what is here nor is taken for a change, and is undone like any other', async () => {
    const sender = county();
    const upper = city();
    await upper.merge(await sender.upload('a.yjpkg'));
    const known = phones(upper);
    expect(known).toEqual([['示某某', '19900001234']]);
    const again = await upper.rehearse(await sender.upload('b.yjpkg', { profile: 'minimal' }));
    expect(again.tables.filter(({ added, changed, conflict }) => added + changed + conflict > 0)).toEqual([]);

    sender.core.write.exec(
      `UPDATE enterprise SET name = name || '（改）', principal_phone = '19900009999', version = 2 WHERE rowid < 3`,
    );
    const before = logicalDump(upper.core.read);
    const rehearsed = await upper.rehearse(await sender.upload('c.yjpkg', { profile: 'minimal' }));
    expect(of(rehearsed.tables, 'enterprise')).toMatchObject({ changed: 2, conflict: 0 });
    const { rows } = await upper.call('rehearsedRows', {
      rehearsalId: rehearsed.rehearsalId,
      table: 'enterprise',
      outcome: 'changed',
      offset: 0,
      limit: 5,
    });
    expect(rows[0]?.fields.map(({ field }) => field)).toEqual(['name', 'version']);
    const { batchId } = await upper.call('merge', { rehearsalId: rehearsed.rehearsalId });
    expect(phones(upper)).toEqual(known);
    expect(upper.core.read.value(`SELECT COUNT(*) FROM enterprise WHERE name LIKE '%（改）'`)).toBe(2);
    await upper.call('undo', { batchId });
    expect(logicalDump(upper.core.read)).toEqual(before);
  });

  test('what was withheld comes later without a new version, and is no conflict', async () => {
    const sender = county();
    const upper = city();
    await upper.merge(await sender.upload('a.yjpkg', { profile: 'no-phones' }));
    expect(phones(upper)).toEqual([['示某某', null]]);
    const before = logicalDump(upper.core.read);
    const { tables, batchId } = await upper.merge(await sender.upload('b.yjpkg', { profile: 'standard' }));
    expect(of(tables, 'enterprise')).toMatchObject({ changed: 4, conflict: 0 });
    expect(phones(upper)).toEqual([['示某某', '19900001234']]);
    await upper.call('undo', { batchId });
    expect(logicalDump(upper.core.read)).toEqual(before);
    // Anything else under one version is a conflict as ever.
    sender.core.write.exec(`UPDATE enterprise SET town = '别处' WHERE rowid = 1`);
    const other = await upper.rehearse(await sender.upload('c.yjpkg'));
    expect(of(other.tables, 'enterprise')).toMatchObject({ changed: 3, conflict: 1 });
  });

  test('what a city fills and sends on is no conflict above', async () => {
    const sender = county();
    const middle = city();
    const province = desk({ level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
    const up = { recipientName: '吉林省应急管理厅' };
    await middle.merge(await sender.upload('a.yjpkg', { profile: 'minimal' }));
    await province.merge(await middle.upload('up1.yjpkg', up));
    expect(phones(province)).toEqual([[null, null]]);
    const before = logicalDump(province.core.read);
    await middle.merge(await sender.upload('b.yjpkg', { profile: 'standard' }));
    const { tables, batchId } = await province.merge(await middle.upload('up2.yjpkg', up));
    expect(tables.filter(({ conflict, refused }) => conflict + refused > 0)).toEqual([]);
    expect(phones(province)).toEqual([['示某某', '19900001234']]);
    await province.call('undo', { batchId });
    expect(logicalDump(province.core.read)).toEqual(before);
  });

  test('changes go on only while nothing more is to travel than before', async () => {
    const sender = county();
    await sender.upload('a.yjpkg', { profile: 'no-phones' });
    await expect(sender.upload('b.yjpkg', { since: 1, profile: 'standard' })).rejects.toMatchObject({
      code: 'EXPORT_PROFILE_WIDER',
    });
    await sender.upload('c.yjpkg', { since: 1 });
    await sender.upload('d.yjpkg', { since: 1, profile: 'minimal' });
    await expect(sender.upload('e.yjpkg', { profile: 'none' })).rejects.toMatchObject({
      code: 'EXPORT_PROFILE_UNKNOWN',
    });
  });
});

test('a package that claims to leave out what it brings, or what it may not, is not read', async () => {
  const sender = county();
  const honest = await sender.upload('a.yjpkg');
  const upper = city();
  const key = officeKey(sender.core.write, sender.self, { at: '2026-11-20T01:00:00.000Z', by: '示例员' });
  for (const omitted of [
    'enterprise.principal_phone',
    'enterprise.version',
    'enterprise.uscc',
    'enterprise.name',
    'plan.enterprise_id',
    'office.name',
    'no_table.x',
    'drill.no_column',
  ])
    await expect(
      upper.inspect(
        forge(honest, sender.path('forged.yjpkg'), key, {
          manifest: (manifest) => ({ ...manifest, profile: { id: 'standard', omitted: [omitted] } }),
        }),
      ),
      omitted,
    ).rejects.toMatchObject({ code: 'PACKAGE_VALUES_UNFIT' });
});

test('every profile makes a package of a full county that can be merged whole', async () => {
  const sender = county(10);
  for (const { id } of profiles) {
    const upper = city();
    const { tables } = await upper.merge(await sender.upload(`${id}.yjpkg`, { profile: id }));
    for (const { name } of TABLES.filter((table) => table.kind === 'owned' && !table.chosenOnly))
      expect(of(tables, name)).toMatchObject({ refused: 0, conflict: 0 });
  }
  const { db, close } = openForReading(sender.file);
  expect(db.value('SELECT COUNT(*) FROM enterprise WHERE principal_phone IS NOT NULL')).toBe(10);
  close();
});
