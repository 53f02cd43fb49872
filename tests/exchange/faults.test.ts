import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { inlineTasks } from '../builders/inline-tasks';

const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
  for (const each of open.splice(0)) each.close();
});

const countyOf = (enterprises: number, documents = 0): ExchangeDesk => {
  const county = desk();
  fillCounty({ core: county.core, self: county.self }, { enterprises, documents });
  return county;
};
const city = (more: object = {}) =>
  desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局', ...more });

/** A task runner that gives up the moment progress of a kind is told. */
function cancelAt(label: string, controller: AbortController): typeof inlineTasks {
  return {
    run: (name, input, options = {}) =>
      inlineTasks.run(name, input, {
        ...options,
        signal: controller.signal,
        progress: (progress) => progress.label === label && controller.abort(),
      }),
  };
}

describe('a cancel', () => {
  test.each(['package-data', 'package-files', 'package-verify'])(
    'of an export at %s leaves no file and no entry in the log',
    async (label) => {
      const controller = new AbortController();
      const county = desk({ tasks: cancelAt(label, controller) });
      fillCounty({ core: county.core, self: county.self }, { enterprises: 5, documents: 3 });
      await expect(county.upload('a.yjpkg')).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(readdirSync(county.folder).filter((name) => name.includes('yjpkg'))).toEqual([]);
      expect(readdirSync(county.path('scratch'))).toEqual([]);
      expect((await county.call('log', {})).packages).toEqual([]);
    },
  );

  test('of a merge half-way changes nothing', async () => {
    const county = countyOf(40);
    const file = await county.upload('a.yjpkg');
    const upper = city();
    const before = logicalDump(upper.core.read);
    const { rehearsalId } = await upper.rehearse(file);
    const controller = new AbortController();
    const cancelled = upper.call(
      'merge',
      { rehearsalId },
      {
        signal: controller.signal,
        progress: ({ label, done }) => label === 'package-merge' && done > 12 && controller.abort(),
      },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(logicalDump(upper.core.read)).toEqual(before);
    // The connection is free of the package, and the next merge goes through.
    expect(upper.core.read.allRaw('PRAGMA database_list').map((row) => row[1])).toEqual(['main']);
    await upper.merge(file);
    expect(upper.core.read.value('SELECT COUNT(*) FROM enterprise')).toBe(40);
  });
});

describe('a disk without room', () => {
  /** A small file system of its own, or null where this user may not mount one. */
  function tinyDisk(kilobytes: number): string | null {
    const folder = join(desk().folder, 'tiny');
    mkdirSync(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], {
        stdio: 'ignore',
      });
    } catch {
      return null;
    }
    undo.push(() => execFileSync('umount', [folder]));
    return folder;
  }

  test('leaves no package behind', async (context) => {
    const folder = tinyDisk(24);
    if (folder === null) return context.skip('mounting a small file system needs root');
    const county = countyOf(60, 4);
    const grant = county.host.grants.grant(join(folder, 'a.yjpkg'));
    await expect(county.upload('a.yjpkg', { file: grant })).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(readdirSync(folder)).toEqual([]);
    expect((await county.call('log', {})).packages).toEqual([]);
  });

  test('stops a merge with the data as before', async () => {
    const county = countyOf(60);
    const file = await county.upload('a.yjpkg');
    const upper = city();
    const before = logicalDump(upper.core.read);
    const pages = upper.core.write.value<number>('PRAGMA page_count') ?? 0;
    upper.core.write.exec(`PRAGMA max_page_count = ${pages + 20}`);
    await expect(upper.merge(file)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(logicalDump(upper.core.read)).toEqual(before);
    upper.core.write.exec('PRAGMA max_page_count = 1073741823');
    await upper.merge(file);
    expect(upper.core.read.value('SELECT COUNT(*) FROM enterprise')).toBe(60);
  });
});

describe('a target that cannot be', () => {
  test('in no folder, or the database itself', async () => {
    const county = countyOf(2);
    const to = (path: string) => county.upload('x', { file: county.host.grants.grant(path) });
    await expect(to(county.path('no/such/a.yjpkg'))).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    await expect(to(county.file)).rejects.toMatchObject({ code: 'SAME_FILE' });
    await expect(to(`${county.file}-wal`)).rejects.toMatchObject({ code: 'SAME_FILE' });
    mkdirSync(county.path('folder.yjpkg'));
    writeFileSync(county.path('folder.yjpkg/x'), 'x');
    await expect(to(county.path('folder.yjpkg'))).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    expect((await county.call('log', {})).packages).toEqual([]);
    await county.upload('a.yjpkg');
    expect((await county.inspect(county.path('a.yjpkg'))).sequence).toBe(1);
  });

  test('what a kill left behind under the same name is cleared away', async () => {
    const county = countyOf(2);
    writeFileSync(county.path('a.yjpkg.old.partial'), 'half');
    await county.upload('a.yjpkg');
    expect(existsSync(county.path('a.yjpkg.old.partial'))).toBe(false);
  });
});

describe('an export that no reader could take is not made', () => {
  const office = `INSERT INTO office (id, name, level, region_code, origin, created_at, updated_at) VALUES ('above', '上级', 'city', '220200', 'above', 'x', 'x')`;
  const unit = `INSERT INTO enterprise (id, name, name_key, region_code, origin, created_at, updated_at) VALUES ('theirs', '外单位', '外单位', '220283', 'above', 'x', 'x')`;
  test.each([
    [
      'a day no calendar knows',
      `UPDATE plan_version SET published_on = '2026-02-30' WHERE rowid = 2`,
      { table: 'plan_version' },
    ],
    ['an owner that is no office', `UPDATE drill SET origin = 'ghost' WHERE rowid = 1`, { table: 'drill' }],
    [
      'a plan of a unit that stays at home',
      `${office}; ${unit}; UPDATE plan SET enterprise_id = 'theirs' WHERE rowid = 1`,
      { reference: 'plan → enterprise' },
    ],
  ])('%s', async (_what, sql, details) => {
    const county = countyOf(3);
    county.core.write.exec(sql);
    await expect(county.upload('a.yjpkg')).rejects.toMatchObject({ code: 'EXPORT_VALUES_UNFIT', details });
    expect(readdirSync(county.folder).filter((name) => name.includes('yjpkg'))).toEqual([]);
    expect((await county.call('log', {})).packages).toEqual([]);
  });
});

describe('a rehearsal', () => {
  test('that another merge has overtaken must be made again', async () => {
    const county = countyOf(3);
    const file = await county.upload('a.yjpkg');
    const upper = city();
    const { rehearsalId } = await upper.rehearse(file);
    await upper.merge(file);
    county.core.write.exec(`UPDATE enterprise SET name = '改名', version = 2`);
    const next = await upper.rehearse(await county.upload('b.yjpkg'));
    await upper.merge(county.path('b.yjpkg'));
    await expect(upper.call('merge', { rehearsalId: next.rehearsalId })).rejects.toMatchObject({
      code: 'REHEARSAL_STALE',
    });
    await expect(upper.call('merge', { rehearsalId })).rejects.toMatchObject({ code: 'REHEARSAL_STALE' });
    await expect(upper.call('merge', { rehearsalId: 'none' })).rejects.toMatchObject({
      code: 'REHEARSAL_GONE',
    });
  });

  test('is dropped with its files when the database is closed or newer ones come', async () => {
    const county = countyOf(1);
    const file = await county.upload('a.yjpkg');
    const upper = city();
    for (let n = 0; n < 5; n++) await upper.rehearse(file);
    expect(readdirSync(upper.path('scratch'))).toHaveLength(3);
    upper.host.closeDatabase();
    expect(readdirSync(upper.path('scratch'))).toEqual([]);
  });
});
