import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { openCore } from '../../db/core';
import { loadLaw } from '../../db/law';
import { Host } from '../../electron/core-host/host-state';
import { createDatabase, openExisting } from '../../electron/core-host/open-database';
import { Session } from '../../electron/core-host/session';
import { resourcesFolder, scratchFolder } from '../builders/database';
import { inlineTasks } from '../builders/inline-tasks';

const clock = fixedClock('2026-11-20');
const law = loadLaw(resourcesFolder);
const OFFICE = {
  desk: 'office',
  level: 'county',
  regionCode: '220283',
  name: '舒兰市应急管理局',
  userName: '示一',
} as const;

let place: ReturnType<typeof scratchFolder>;
let file: string;
const hostWith = (newId?: () => string) =>
  new Host({
    clock,
    law,
    tasks: inlineTasks,
    scratchFolder: place.folder,
    resourcesFolder,
    dataFolder: join(place.folder, 'data'),
    ...(newId ? { newId } : {}),
  });

beforeEach(() => {
  place = scratchFolder();
  file = join(place.folder, 'new.db');
});
afterEach(() => place.remove());

describe('a new database', () => {
  it('that cannot be finished leaves no file behind, so that its name can be used again', async () => {
    const failing = hostWith(() => {
      throw new Error('no more ids');
    });
    await expect(createDatabase(failing, new Session(), file, OFFICE)).rejects.toThrow('no more ids');
    expect(readdirSync(place.folder).filter((name) => name.startsWith('new.db'))).toEqual([]);
    expect(failing.problem).toBeNull();

    const host = hostWith();
    await createDatabase(host, new Session(), file, OFFICE);
    expect(host.requireSelf()).not.toBe('');
    host.closeDatabase();
  });

  it('never takes away a file that somebody else is making', async () => {
    writeFileSync(
      `${file}.lock`,
      JSON.stringify({ pid: process.pid, host: (await import('node:os')).hostname() }),
    );
    const creating = createDatabase(hostWith(), new Session(), file, OFFICE);
    await expect(creating).rejects.toMatchObject({ code: 'DATABASE_LOCKED' });
    expect(existsSync(`${file}.lock`)).toBe(true);
  });

  it('whose making was killed is named when it is opened, and not taken for an office', async () => {
    openCore({ file, clock, law, mustExist: false }).close();
    const host = hostWith();
    await expect(openExisting(host, new Session(), file)).rejects.toMatchObject({
      code: 'DATABASE_INCOMPLETE',
    });
    expect(host.core).toBeNull();
    expect(host.problem).toMatchObject({ file, code: 'DATABASE_INCOMPLETE' });
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});
