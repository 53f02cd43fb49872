import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { loadLaw } from '../../db/law';
import { Host } from '../../electron/core-host/host-state';
import type { TaskRunner } from '../../electron/core-host/task-runner';
import { makeCore, resourcesFolder, scratchFolder, type TestCore } from '../builders/database';
import { inlineTasks } from '../builders/inline-tasks';

const law = loadLaw(resourcesFolder);

let place: TestCore;
let host: Host;
let cleanup: () => void;
let ran: string[];

/** A database larger than what is proven before it is shown. */
beforeEach(async () => {
  place = makeCore();
  await place.core.transaction((db) => {
    for (let i = 0; i < 12; i++)
      db.run('INSERT INTO setting (key, value) VALUES (@key, @value)', {
        key: `filling-${i}`,
        value: JSON.stringify('x'.repeat(1_000_000)),
      });
  });
  place.core.close();
  const { folder, remove } = scratchFolder();
  ran = [];
  const tasks: TaskRunner = {
    run: (name, input, options) => {
      ran.push(name);
      return inlineTasks.run(name, input, options);
    },
  };
  host = new Host({
    clock: fixedClock('2026-11-20'),
    law,
    tasks,
    scratchFolder: folder,
    resourcesFolder,
    dataFolder: folder,
  });
  cleanup = () => {
    host.closeDatabase();
    remove();
  };
});
afterEach(() => cleanup());

const open = () => host.openDatabase(place.file, { mustExist: true });

describe('opening a large database', () => {
  it('can be read at once and written to when it is proven', async () => {
    const core = open();
    expect(core.read.value('SELECT COUNT(*) FROM office')).toBe(1);
    expect(ran).toEqual(['prove-database']);
    await core.transaction((db) => db.run(`INSERT INTO setting (key, value) VALUES ('after', '1')`));
    await host.proof;
    expect(host.problem).toBeNull();
  });

  it('closes a damaged one, says so, and writes nothing to it', async () => {
    const bytes = readFileSync(place.file);
    // A table's own pages, behind the schema: it opens, and what it says can be nonsense.
    for (let at = 4096 * 480; at < bytes.length; at += 4096 * 7) bytes.fill(0xa5, at, at + 64);
    writeFileSync(place.file, bytes);
    let heard = 0;
    host.options.stateChanged = () => void heard++;
    const core = open();
    const waiting = core.transaction((db) =>
      db.run(`INSERT INTO setting (key, value) VALUES ('after', '1')`),
    );
    await expect(waiting).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    await expect(host.proof).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(host.core).toBeNull();
    expect(host.problem).toMatchObject({ file: place.file, code: 'DATABASE_DAMAGED' });
    expect(heard).toBe(2);
    expect(readFileSync(place.file).equals(bytes)).toBe(true);
  });

  it('is not proven again while it is as it was left, and is when anybody touched it', async () => {
    open();
    await host.proof;
    host.closeDatabase();
    ran = [];
    open();
    expect(ran).toEqual([]);
    host.closeDatabase();
    utimesSync(place.file, new Date(), new Date(2026, 0, 1));
    open();
    expect(ran).toEqual(['prove-database']);
    await host.proof;
  });

  it('is proven the next time when it was closed before its proof had come', () => {
    open();
    host.closeDatabase();
    ran = [];
    open();
    expect(ran).toEqual(['prove-database']);
  });
});
