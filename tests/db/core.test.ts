import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups, surplusBackups, writeBackup } from '../../db/backup';
import { fixedClock } from '../../db/clock';
import { openForWriting } from '../../db/connection';
import { checkDatabase, openCore } from '../../db/core';
import { isPlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import { SCHEMA_VERSION } from '../../db/migrate';
import { restoreBackup } from '../../db/restore';
import { makeCore, resourcesFolder, type TestCore } from '../builders/database';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
});
afterEach(() => test.close());

const open = (file: string) =>
  openCore({ file, mustExist: true, clock: fixedClock('2026-11-20'), law: loadLaw(resourcesFolder) });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return isPlanDeskError(error) ? error.code : `not named: ${String(error)}`;
  }
  return 'no error';
};
const addSetting = (key: string) => ({
  sql: `INSERT INTO setting (key, value) VALUES (@key, '1')`,
  params: { key },
});
const has = (key: string) => test.core.read.value('SELECT COUNT(*) FROM setting WHERE key = @key', { key });

describe('transactions', () => {
  it('rolls a failed command back completely', async () => {
    const { sql, params } = addSetting('half');
    const failing = test.core.transaction((db) => {
      db.run(sql, params);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(has('half')).toBe(0);
  });

  it('answers reads during a long transaction from the state before it, and lets commands wait their turn', async () => {
    const order: string[] = [];
    let reached: () => void = () => {};
    const inside = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const long = test.core.longTransaction(async (db) => {
      const { sql, params } = addSetting('long');
      db.run(sql, params);
      reached();
      await gate;
      order.push('long');
    });
    await inside;
    expect(has('long')).toBe(0);
    const short = test.core.transaction(() => order.push('short'));
    release();
    await Promise.all([long, short]);
    expect(order).toEqual(['long', 'short']);
    expect(has('long')).toBe(1);
  });

  it('leaves nothing of a long transaction that is cancelled, and goes on working', async () => {
    const controller = new AbortController();
    const long = test.core.longTransaction(async (db, pause) => {
      const { sql, params } = addSetting('cancelled');
      db.run(sql, params);
      controller.abort(new DOMException('cancelled', 'AbortError'));
      await pause();
    }, controller.signal);
    await expect(long).rejects.toThrow('cancelled');
    expect(has('cancelled')).toBe(0);
    await test.core.transaction((db) => db.run(addSetting('after').sql, { key: 'after' }));
    expect(has('after')).toBe(1);
  });

  it('names a full disk and keeps the data as they were', async () => {
    const pages = test.core.write.value<number>('PRAGMA page_count') ?? 0;
    test.core.write.exec(`PRAGMA max_page_count = ${pages + 4}`);
    const filling = test.core.longTransaction(async (db) => {
      for (let i = 0; i < 5000; i++) db.run(addSetting('').sql, { key: `filling-${i}-${'x'.repeat(500)}` });
    });
    await expect(filling).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(test.core.read.value(`SELECT COUNT(*) FROM setting WHERE key LIKE 'filling%'`)).toBe(0);
    expect(checkDatabase(test.core.read).integrity).toEqual([]);
  });
});

describe('opening', () => {
  it('refuses a second program on the same file', () => {
    expect(codeOf(() => open(test.file))).toBe('DATABASE_LOCKED');
  });

  it('takes over the lock of a program that died', () => {
    const file = join(test.folder, 'b.db');
    open0(file);
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, host: 'elsewhere' }));
    const core = open(file);
    core.close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it.each([
    [
      'a text file',
      (file: string) => writeFileSync(file, '这不是数据库，只是一段文字。'.repeat(200)),
      'DATABASE_NOT_A_DATABASE',
    ],
    ['no file', () => undefined, 'DATABASE_MISSING'],
    [
      "another program's database",
      (file: string) => {
        const { db, close } = openForWriting(file, { mustExist: false });
        db.exec('CREATE TABLE theirs (id INTEGER)');
        close();
      },
      'DATABASE_NOT_OURS',
    ],
    [
      'a newer database',
      (file: string) => {
        open0(file);
        const { db, close } = openForWriting(file, { mustExist: true });
        db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
        close();
      },
      'DATABASE_NEWER',
    ],
    [
      'a damaged database',
      (file: string) => {
        open0(file);
        const bytes = readFileSync(file);
        for (let at = 4096 * 3; at < bytes.length; at += 4096) bytes.fill(0xa5, at, at + 512);
        writeFileSync(file, bytes);
      },
      'DATABASE_DAMAGED',
    ],
    ['an empty file', (file: string) => writeFileSync(file, ''), 'DATABASE_DAMAGED'],
    ['a database without one of its tables', edited('DROP TABLE saved_view'), 'DATABASE_DAMAGED'],
    [
      'a database with a changed index',
      edited('DROP INDEX assessment_plan; CREATE INDEX assessment_plan ON assessment (remark)'),
      'DATABASE_DAMAGED',
    ],
    [
      'a database with a trigger of somebody else',
      edited('CREATE TRIGGER theirs AFTER INSERT ON plan BEGIN DELETE FROM enterprise; END'),
      'DATABASE_DAMAGED',
    ],
  ])('names %s', (_what, prepare, code) => {
    const file = join(test.folder, 'odd.db');
    prepare(file);
    const before = existsSync(file) ? readFileSync(file) : null;
    expect(codeOf(() => open(file))).toBe(code);
    if (before) expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('bears with a table and an index that somebody added', () => {
    const file = join(test.folder, 'more.db');
    edited('CREATE TABLE theirs (id INTEGER); CREATE INDEX theirs_too ON plan (title)')(file);
    open(file).close();
  });
});

describe('backup and restore', () => {
  it('restores what was backed up and sets the other file aside', async () => {
    const copy = join(test.folder, 'copy.db');
    await test.core.transaction((db) => db.run(addSetting('').sql, { key: 'early' }));
    writeBackup(test.core.read, copy);
    await test.core.transaction((db) => db.run(addSetting('').sql, { key: 'late' }));
    const target = join(test.folder, 'target.db');
    open0(target);
    const aside = restoreBackup(copy, target);
    const core = open(target);
    expect(core.read.all(`SELECT key FROM setting WHERE key IN ('early', 'late')`)).toEqual([
      { key: 'early' },
    ]);
    core.close();
    expect(aside && existsSync(aside)).toBe(true);
  });

  it('refuses a damaged backup and leaves the target alone', () => {
    const copy = join(test.folder, 'copy.db');
    writeBackup(test.core.read, copy);
    const bytes = readFileSync(copy);
    for (let at = 4096 * 2; at < bytes.length; at += 4096) bytes.fill(0x5a, at + 8, at + 600);
    writeFileSync(copy, bytes);
    const target = join(test.folder, 'target.db');
    open0(target);
    const before = readFileSync(target);
    expect(codeOf(() => restoreBackup(copy, target))).toBe('BACKUP_DAMAGED');
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(listBackups(target)).toEqual([]);
  });

  it.each([
    ['twelve of an ordinary county', Array<number>(14).fill(50e6), 12],
    ['as many as there is room for', Array<number>(14).fill(3e9), 6],
    ['three of a province, whatever they take', Array<number>(14).fill(16e9), 3],
    ['none of a few', [16e9, 16e9, 16e9], 3],
  ])('keeps %s', (_which, sizes, kept) => {
    const copies = sizes.map((size, at) => ({ size, at }));
    expect(surplusBackups(copies)).toEqual(copies.slice(kept));
  });

  it.each([
    ['an empty file', (file: string) => writeFileSync(file, ''), 'BACKUP_DAMAGED'],
    ['half a schema', edited('DROP TABLE saved_view'), 'BACKUP_DAMAGED'],
    [
      'an index that no longer fits its table',
      (file: string) => {
        const { page, size } = test.core.read.get<{ page: number; size: number }>(
          `SELECT rootpage AS page, page_size AS size FROM sqlite_schema, pragma_page_size
            WHERE type = 'index' AND tbl_name = 'audit_entry' OR name = 'sqlite_autoindex_setting_1'`,
        ) ?? { page: 0, size: 0 };
        writeBackup(test.core.read, file);
        const bytes = readFileSync(file);
        bytes.fill(0x5a, (page - 1) * size, page * size);
        writeFileSync(file, bytes);
      },
      'BACKUP_DAMAGED',
    ],
    ["another program's database", edited('PRAGMA application_id = 1'), 'DATABASE_NOT_OURS'],
    ['a newer database', edited('PRAGMA user_version = 99'), 'DATABASE_NEWER'],
  ])('refuses %s as a backup and leaves the target alone', (_what, prepare, code) => {
    const copy = join(test.folder, 'copy.db');
    prepare(copy);
    const target = join(test.folder, 'target.db');
    open0(target);
    const before = readFileSync(target);
    expect(codeOf(() => restoreBackup(copy, target))).toBe(code);
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(readdirSync(test.folder).filter((name) => /target\.db\.(damaged|restoring)/.test(name))).toEqual(
      [],
    );
  });
});

/** Makes a database of ours that somebody then changed with another program. */
function edited(sql: string): (file: string) => void {
  return (file) => {
    open0(file);
    const { db, close } = openForWriting(file, { mustExist: true });
    db.exec(sql);
    close();
  };
}

/** Makes an empty database of ours and closes it. */
function open0(file: string): void {
  openCore({
    file,
    mustExist: false,
    clock: fixedClock('2026-11-20'),
    law: loadLaw(resourcesFolder),
  }).close();
}
