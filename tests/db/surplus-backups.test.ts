import { existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupFolder, listBackups, madeBackupFolder } from '../../db/backup';
import { fixedClock } from '../../db/clock';
import { backUpBefore } from '../../electron/core-host/back-up-before';
import { Host } from '../../electron/core-host/host-state';
import { runTask } from '../../electron/core-host/tasks/index';
import { makeCore, resourcesFolder, shippedLaw, type TestCore } from '../builders/database';
import { inlineTasks } from '../builders/inline-tasks';

let db: TestCore;
beforeEach(() => {
  db = makeCore();
});
afterEach(() => db.close());

const work = { progress: () => undefined, signal: new AbortController().signal };
const at = '2026-11-20T01:00:00.000Z';
const stamped = (year: number, day: number) =>
  `${year}01${String(day).padStart(2, '0')}T010000000Z-before-merge.db`;
const place = (name: string, size = 0): string => {
  const file = join(madeBackupFolder(db.core.file), name);
  writeFileSync(file, '');
  truncateSync(file, size);
  return name;
};
const copy = async (moment = at) =>
  basename(
    (await runTask('backup', { file: db.core.file, occasion: 'before-merge', at: moment }, work)).file,
  );
const names = () => readdirSync(backupFolder(db.core.file)).sort();
const twelve = (year: number) => Array.from({ length: 12 }, (_, day) => place(stamped(year, day + 1)));

describe('an automatic copy made before a merge', () => {
  test('leaves no more than there is room for, however few they are', async () => {
    const large = Array.from({ length: 8 }, (_, day) => place(stamped(2026, day + 1), 6e9));
    const made = await copy();
    expect(names()).toEqual([...large.slice(-3), made].sort());
  });

  test('stays and counts as the newest where a wrong clock has dated others later', async () => {
    const ahead = twelve(2031);
    const first = await copy();
    expect(names()).toEqual([...ahead.slice(1), first].sort());
    const second = await copy('2026-11-20T03:00:00.000Z');
    expect(names()).toEqual([...ahead.slice(2), first, second].sort());
  });

  test('takes nothing away that a person put beside it', async () => {
    twelve(2026);
    const own = [place('2025年终.db'), place('00-改制前.db'), place('zzz.db')];
    await copy();
    expect(names()).toEqual(expect.arrayContaining(own));
    expect(names()).toHaveLength(12 + own.length);
  });

  test('is made beside folders and links of such names', async () => {
    const folder = madeBackupFolder(db.core.file);
    mkdirSync(join(folder, '19990101T010000000Z-before-merge.db'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.db'));
    twelve(2026);
    const made = await copy();
    expect(existsSync(join(folder, made))).toBe(true);
    expect(listBackups(db.core.file)).toHaveLength(12);
  });

  test('is not made twice an hour, whatever else lies there', async () => {
    const host = new Host({
      clock: fixedClock('2026-11-20'),
      law: shippedLaw,
      tasks: inlineTasks,
      scratchFolder: db.folder,
      resourcesFolder,
      dataFolder: db.folder,
      log: () => undefined,
    });
    place(stamped(2031, 1));
    place('年终.db');
    const now = Date.parse(host.clock.now());
    await copy(new Date(now - 30 * 60_000).toISOString());
    await backUpBefore(host, db.core.file, 'before-merge', work);
    expect(names()).toHaveLength(3);
  });
});
