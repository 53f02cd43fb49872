import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { openCore } from '../../db/core';
import { loadLaw } from '../../db/law';
import { readSetting, writeSetting } from '../../db/repositories/setting';
import { SAMPLE_SETTING } from '../../db/services/sample/make-sample';
import { readSampleData } from '../../db/services/sample/sample-data';
import { foundOffice } from '../../db/services/system/found-office';
import { Host } from '../../electron/core-host/host-state';
import { openSample } from '../../electron/core-host/open-sample';
import { Session } from '../../electron/core-host/session';
import type { TaskRunner } from '../../electron/core-host/task-runner';
import { resourcesFolder, scratchFolder } from '../builders/database';

const law = loadLaw(resourcesFolder);
const { madeFrom } = readSampleData(resourcesFolder);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Writes an office and the sample's mark: what making the whole county leaves, in no time. */
function writeQuickSample(file: string, madeOn: string): void {
  const core = openCore({ file, law, mustExist: false, clock: fixedClock(madeOn) });
  core.write.transaction(() => {
    foundOffice(core, {
      desk: 'office',
      level: 'county',
      regionCode: '220283',
      name: '示例',
      userName: '示经办',
      passwordHash: null,
    });
    writeSetting(core.write, SAMPLE_SETTING, { madeFrom, madeOn });
  });
  core.close();
}

function desk(today: string, folder?: string) {
  const place = folder === undefined ? scratchFolder() : { folder, remove: () => undefined };
  const made: string[] = [];
  const tasks: TaskRunner = {
    run: (name, input, options) => {
      options?.signal?.throwIfAborted();
      if (name !== 'make-sample') throw new Error(`unexpected task ${name}`);
      const { file } = input as { file: string };
      made.push(file);
      writeQuickSample(file, today);
      if (options?.signal?.aborted) throw options.signal.reason;
      return Promise.resolve({ units: 0, acts: 0 } as never);
    },
  };
  const dataFolder = join(place.folder, 'data');
  const host = new Host({
    clock: fixedClock(today),
    law,
    tasks,
    scratchFolder: place.folder,
    resourcesFolder,
    dataFolder,
  });
  const session = new Session();
  closers.push(() => {
    host.closeDatabase();
    place.remove();
  });
  const open = (signal = new AbortController().signal) =>
    openSample(host, session, { progress: () => undefined, signal });
  return { host, session, made, open, dataFolder, folder: place.folder };
}

describe('opening the sample county', () => {
  it('makes it once, signs in, and leaves nothing unfinished', async () => {
    const { host, session, made, open, dataFolder } = desk('2026-11-20');
    await open();
    expect(session.user?.name).toBe('示经办');
    expect(host.core?.file).toBe(join(dataFolder, '示例县.db'));
    await open();
    expect(made).toHaveLength(1);
    expect(readdirSync(dataFolder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it.each([
    ['2026-12-20', 1],
    ['2026-12-21', 2],
    ['2026-11-19', 2],
  ])('made on 2026-11-20 and opened on %s: made %i times', async (later, times) => {
    const first = desk('2026-11-20');
    await first.open();
    first.host.closeDatabase();
    const second = desk(later, first.folder);
    await second.open();
    expect(1 + second.made.length).toBe(times);
    expect(readSetting(second.host.requireCore().read, SAMPLE_SETTING, null)).toMatchObject({
      madeOn: times === 1 ? '2026-11-20' : later,
    });
  });

  it('makes a damaged one anew', async () => {
    const { made, open, dataFolder } = desk('2026-11-20');
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(join(dataFolder, '示例县.db'), 'no database');
    await open();
    expect(made).toHaveLength(1);
  });

  it('makes one anew that another schema or other word lists left', async () => {
    const first = desk('2026-11-20');
    await first.open();
    const { write } = first.host.requireCore();
    writeSetting(write, SAMPLE_SETTING, { madeFrom: 'another schema', madeOn: '2026-11-20' });
    first.host.closeDatabase();
    const second = desk('2026-11-20', first.folder);
    await second.open();
    expect(second.made).toHaveLength(1);
  });

  it('keeps what stood there when the making is cancelled', async () => {
    const { host, open, dataFolder } = desk('2026-11-20');
    const controller = new AbortController();
    controller.abort(new DOMException('cancelled', 'AbortError'));
    await expect(open(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(host.core).toBeNull();
    expect(existsSync(join(dataFolder, '示例县.db'))).toBe(false);
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('can be opened again while it is open', async () => {
    const first = desk('2026-11-20');
    await first.open();
    first.host.closeDatabase();
    const second = desk('2027-01-20', first.folder);
    await second.open();
    await second.open();
    expect(second.host.core).not.toBeNull();
  });
});
