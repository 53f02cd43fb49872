import { copyFileSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asFileError } from '../../db/exchange/problems';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

// Sticks that are pulled out while they are read, and disks without room on either side.

const PASSWORD = '示例密码';
let county: ExchangeDesk;
let upper: ExchangeDesk;
let plain: string;
let secret: string;
let before: Record<string, unknown[]>;
const undo: (() => void)[] = [];

beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 20, documents: 3 });
  plain = await county.upload('plain.yjpkg');
  secret = await county.upload('secret.yjpkg', { password: PASSWORD });
  upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  before = logicalDump(upper.core.read);
});
afterEach(() => {
  for (const each of undo.splice(0)) each();
});
afterAll(() => {
  county.close();
  upper.close();
});

function nothingHappened(): void {
  expect(readdirSync(upper.path('scratch'))).toEqual([]);
  expect(logicalDump(upper.core.read)).toEqual(before);
}

describe('a stick that is pulled out', () => {
  const onStick = (): string => upper.path('stick.yjpkg');

  /** Rehearses a package from the stick; `happens` at the first progress of a kind. */
  async function reading(label: string, happens: (file: string) => void): Promise<string> {
    copyFileSync(plain, onStick());
    let once = true;
    const work = upper.call(
      'rehearse',
      { file: upper.host.grants.grant(onStick()) },
      {
        signal: new AbortController().signal,
        progress: (progress) => {
          if (progress.label !== label || !once) return;
          once = false;
          happens(onStick());
        },
      },
    );
    return work.then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    );
  }

  test.each<[string, (file: string) => void]>([
    ['is gone', (file) => rmSync(file)],
    ['gives less than it had', (file) => truncateSync(file, 4000)],
    ['gives other bytes', (file) => writeFileSync(file, Buffer.alloc(50_000, 7))],
  ])('while its entries are read: %s', async (_what, happens) => {
    expect(await reading('package-verify', happens)).toBe('PACKAGE_UNREADABLE');
    nothingHappened();
  });

  test('after everything was read no longer matters', async () => {
    expect(await reading('package-compare', (file) => rmSync(file))).toBe('accepted');
    upper.host.rehearsals.dropAll();
    nothingHappened();
  });

  test('and a file that only lies about its time is read as before', async () => {
    copyFileSync(plain, onStick());
    utimesSync(onStick(), 0, 0);
    await upper.inspect(onStick());
  });

  test.each(['EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'UNKNOWN'])('whatever the system calls it: %s', (code) => {
    expect(asFileError(Object.assign(new Error(code), { code }), 'E:/a.yjpkg')).toMatchObject({
      code: 'PACKAGE_UNREADABLE',
    });
  });
});

describe.runIf(maySmallDisk())('a disk without room', () => {
  const small = (name: string, kilobytes: number): string => {
    const folder = join(county.folder, name);
    undo.push(mountSmallDisk(folder, kilobytes));
    return folder;
  };

  test.each([
    ['a report', {}],
    ['a report with a password', { password: PASSWORD }],
    ['changes', { since: 1 }],
    ['a report without files', { withFiles: false }],
  ])('for %s: nothing is left, no number is used up', async (_what, wish) => {
    const folder = small('full', 16);
    const grant = county.host.grants.grant(join(folder, 'a.yjpkg'));
    const packages = (await county.call('log', {})).packages.length;
    await expect(county.upload('a.yjpkg', { file: grant, ...wish })).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    expect(readdirSync(folder)).toEqual([]);
    expect((await county.call('log', {})).packages).toHaveLength(packages);
  });

  test.each([
    ['a package', () => plain, undefined],
    ['a package with a password', () => secret, PASSWORD],
  ])('where %s is unpacked: nothing is merged', async (_what, file, password) => {
    const scratch = upper.path('scratch');
    undo.push(mountSmallDisk(scratch, 24));
    await expect(upper.rehearse(file(), password)).rejects.toMatchObject({ code: 'DISK_FULL' });
    nothingHappened();
  });
});

describe('a stick that is pulled out under a queue', () => {
  const onStick = (name: string): string => upper.path(name);
  const put = (): void => {
    for (const name of ['one.yjpkg', 'two.yjpkg'])
      copyFileSync(name === 'one.yjpkg' ? plain : later, onStick(name));
  };
  const grants = () => ['one.yjpkg', 'two.yjpkg'].map((name) => upper.host.grants.grant(onStick(name)));
  const told = ({ items }: Awaited<ReturnType<typeof look>>) =>
    items.map(({ state, problems }) => [state, problems[0]?.code]);
  const look = (progress = (_told: { done: number }): void => undefined) =>
    upper.receive('look', { files: grants() }, { progress });
  let later: string;
  beforeAll(async () => {
    later = await county.upload('later.yjpkg');
  });

  test('while it is looked at: named, and looked at once it is back', async () => {
    put();
    const queue = await look(() => rmSync(onStick('two.yjpkg'), { force: true }));
    expect(told(queue)).toEqual([
      ['held', 'PACKAGE_KEY_UNSEEN'],
      ['waiting', 'PACKAGE_MISSING'],
    ]);
    put();
    expect(told(await upper.receive('lookOn', { queueId: queue.queueId }))).toEqual([
      ['held', 'PACKAGE_KEY_UNSEEN'],
      ['held', 'PACKAGE_KEY_UNSEEN'],
    ]);
    nothingHappened();
  });

  test('while it is merged: the others are in, and the rest follows once it is back', async () => {
    put();
    const { queueId, items } = await look();
    const accept = items.map(({ id }) => ({ id }));
    const { queue } = await upper.receive(
      'merge',
      { queueId, accept },
      { progress: ({ done }) => done === 1 && rmSync(onStick('two.yjpkg'), { force: true }) },
    );
    expect(told(queue)).toEqual([
      ['merged', undefined],
      ['failed', 'PACKAGE_MISSING'],
    ]);
    put();
    const again = await upper.receive('merge', { queueId, accept });
    expect(again.queue.items.map(({ state }) => state)).toEqual(['merged', 'unchanged']);
  });
});
