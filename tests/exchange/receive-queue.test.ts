import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageError } from '../../db/exchange/problems';
import { fillCounty } from '../builders/county';
import { scratchFolder } from '../builders/database';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { inlineTasks } from '../builders/inline-tasks';

type Queue = Awaited<ReturnType<typeof look>>;

const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
const city = (more: Parameters<typeof makeExchangeDesk>[0] = {}) =>
  desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局', idPrefix: 'upper', ...more });

const folder = scratchFolder();
const path = (name: string) => join(folder.folder, name);
/** A city that never received anything, to be copied. */
const empty = path('city.db');
const FILES = [
  'a1.yjpkg',
  'a2.yjpkg',
  'a2-copy.yjpkg',
  'a4.yjpkg',
  'b1.yjpkg',
  'b1-again.yjpkg',
  'c1.yjpkg',
  'locked.yjpkg',
  'damaged.yjpkg',
  'cut.yjpkg',
  'foreign.yjpkg',
  'own.yjpkg',
] as const;

const county = (regionCode: string, name: string, idPrefix: string) => {
  const made = desk({ regionCode, name, idPrefix });
  fillCounty({ core: made.core, self: made.self }, { enterprises: 2 });
  return made;
};
const write = async (from: ExchangeDesk, name: string, options: Parameters<ExchangeDesk['upload']>[1] = {}) =>
  copyFileSync(await from.upload(name, options), path(name));

beforeAll(async () => {
  const upper = city();
  await upper.upload('own.yjpkg', { recipientName: '吉林省应急管理厅' });
  copyFileSync(upper.path('own.yjpkg'), path('own.yjpkg'));
  upper.host.closeDatabase();
  copyFileSync(upper.file, empty);
  const a = county('220283', '舒兰市应急管理局', 'a');
  await write(a, 'a1.yjpkg');
  a.core.write.run(`UPDATE enterprise SET name = name || '（改）', version = version + 1`);
  await write(a, 'a2.yjpkg');
  await write(a, 'a3.yjpkg');
  a.core.write.run(`UPDATE enterprise SET name = name || '二', version = version + 1`);
  await write(a, 'a4.yjpkg');
  copyFileSync(path('a2.yjpkg'), path('a2-copy.yjpkg'));
  const b = county('220281', '蛟河市应急管理局', 'b');
  await write(b, 'b1.yjpkg');
  // The log is lost, as on a second PC with an old copy of the database: another package bears number 1.
  b.core.write.run(`DELETE FROM package_log`);
  b.core.write.run(`UPDATE enterprise SET name = name || '（改）', version = version + 1`);
  await write(b, 'b1-again.yjpkg');
  const c = county('220284', '磐石市应急管理局', 'c');
  await write(c, 'c1.yjpkg');
  await write(c, 'locked.yjpkg', { password: '示例密码' });
  await write(c, 'foreign.yjpkg', { recipientName: '长春市应急管理局' });
  const bytes = readFileSync(path('c1.yjpkg'));
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
  writeFileSync(path('damaged.yjpkg'), bytes);
  writeFileSync(path('cut.yjpkg'), bytes.subarray(0, 5000));
  writeFileSync(path('说明.txt'), '报送说明');
});
afterAll(() => {
  for (const each of open.splice(0)) each.close();
  folder.remove();
});

const fresh = (more: Parameters<typeof makeExchangeDesk>[0] = {}): ExchangeDesk => {
  const target = join(folder.folder, `u${open.length}`);
  mkdirSync(target);
  copyFileSync(empty, join(target, 'city.db'));
  return city({ file: join(target, 'city.db'), ...more });
};
const look = (at: ExchangeDesk, names: readonly string[] = FILES) =>
  at.receive('look', { files: names.map((name) => at.host.grants.grant(path(name))) });
const keysOf = (at: ExchangeDesk) =>
  at.core.read.allRaw(
    'SELECT state, confirmed_how, confirmed_by FROM office_key ORDER BY first_seen_at, rowid',
  );
const states = ({ items }: Queue) => items.map(({ name, state }) => `${name} ${state}`);
const held = ({ items }: Queue, confirmedHow?: string) =>
  items.filter(({ state }) => state === 'held').map(({ id }) => ({ id, confirmedHow }));

/** Opens what is locked and merges all but two, as somebody would who has asked the senders about their keys. */
async function receiveAll(at: ExchangeDesk, names: readonly string[]): Promise<Queue> {
  const looked = await look(at, names);
  const locked = looked.items.filter(({ state }) => state === 'locked');
  const queue = await at.receive('lookOn', {
    queueId: looked.queueId,
    passwords: locked.map(({ id }) => ({ id, password: '示例密码' })),
  });
  const left = queue.items.filter(({ name }) => ['b1-again.yjpkg', 'a4.yjpkg'].includes(name));
  const accept = queue.items
    .filter(({ problems }) => problems.every(({ code }) => code !== 'PACKAGE_OTHER_NAME'))
    .map(({ id }) => ({ id }));
  const leaveOut = left.map(({ id }) => id);
  return (await at.receive('merge', { queueId: queue.queueId, accept, leaveOut })).queue;
}

describe('a folder of packages', () => {
  test('is proven and judged before anything is written', async () => {
    const upper = fresh();
    const before = logicalDump(upper.core.read);
    const told: number[] = [];
    const grant = upper.host.grants.grant(folder.folder);
    const queue = await upper.receive(
      'look',
      { files: [grant] },
      { progress: ({ done }) => void told.push(done) },
    );
    // a3 lies there as well, so the numbers of A are complete here; sub-folders are looked through.
    expect(queue.others).toBeGreaterThan(0);
    expect(queue.senders.find(({ name }) => name === '舒兰市应急管理局')?.missing).toEqual([]);
    expect(told.at(-1)).toBe(queue.items.length);
    expect(logicalDump(upper.core.read)).toEqual(before);

    const chosen = await look(upper);
    expect(states(chosen)).toEqual([
      'b1.yjpkg held',
      'b1-again.yjpkg held',
      'a1.yjpkg held',
      'a2-copy.yjpkg held',
      'a2.yjpkg aside',
      'a4.yjpkg held',
      'c1.yjpkg held',
      'foreign.yjpkg held',
      'own.yjpkg aside',
      'cut.yjpkg aside',
      'damaged.yjpkg aside',
      'locked.yjpkg locked',
    ]);
    expect(chosen.senders).toMatchObject([
      { name: '蛟河市应急管理局', packages: 2, missing: [], repeated: [1] },
      { name: '舒兰市应急管理局', packages: 3, missing: [3], repeated: [] },
      { name: '磐石市应急管理局', packages: 1, recipientName: '吉林市应急管理局' },
      { name: '磐石市应急管理局', packages: 1, recipientName: '长春市应急管理局' },
    ]);
    const codes = Object.fromEntries(chosen.items.map(({ name, problems }) => [name, problems[0]?.code]));
    expect(codes).toMatchObject({
      'own.yjpkg': 'PACKAGE_OWN',
      'a1.yjpkg': 'PACKAGE_KEY_UNSEEN',
      'damaged.yjpkg': 'PACKAGE_TAMPERED',
      'cut.yjpkg': 'PACKAGE_TRUNCATED',
      'locked.yjpkg': 'PACKAGE_PASSWORD_NEEDED',
    });
    expect(
      chosen.items.find(({ name }) => name === 'foreign.yjpkg')?.problems.map(({ code }) => code),
    ).toContain('PACKAGE_OTHER_NAME');
    expect(logicalDump(upper.core.read)).toEqual(before);
  });

  test('gives one result in whatever order its files come, and can be undone package by package', async () => {
    const results = new Set<string>();
    const rowsOf = (at: ExchangeDesk) => {
      const { package_log: _, ...rows } = logicalDump(at.core.read);
      return rows;
    };
    const receive = async (names: readonly string[]) => {
      const upper = fresh();
      const queue = await receiveAll(upper, names);
      results.add(
        JSON.stringify([
          rowsOf(upper),
          queue.items.map(({ state, tables, package: view }) => [state, tables, view?.packageId]),
          upper.core.read.allRaw('SELECT id, seq, sha256 FROM package_log ORDER BY id'),
        ]),
      );
      return { upper, queue };
    };
    await receive(FILES);
    const { upper, queue } = await receive([...FILES].reverse());
    expect(results.size).toBe(1);

    const merged = queue.items.filter(({ batchId }) => batchId !== null);
    expect(merged.map(({ package: view }) => [view?.sender.name, view?.sequence])).toEqual([
      ['蛟河市应急管理局', 1],
      ['舒兰市应急管理局', 1],
      ['舒兰市应急管理局', 2],
      ['磐石市应急管理局', 1],
      ['磐石市应急管理局', 2],
    ]);
    expect(queue.items.filter(({ state }) => state === 'held').map(({ name }) => name)).toEqual([
      'b1-again.yjpkg',
      'a4.yjpkg',
      'foreign.yjpkg',
    ]);
    // Search entries and duties follow once, after the last.
    expect(upper.core.read.value('SELECT COUNT(*) FROM duty_subject WHERE dirty = 1')).toBe(0);
    await expect(upper.call('undo', { batchId: merged[1]?.batchId ?? '' })).rejects.toMatchObject({
      code: 'UNDO_BLOCKED',
      message: expect.stringContaining('之后又修改过'),
    });
    const counts = () => upper.core.read.value('SELECT COUNT(*) FROM enterprise');
    expect(counts()).toBe(6);
    for (const { batchId } of merged.slice(-2).reverse())
      await upper.call('undo', { batchId: batchId ?? '' });
    expect(counts()).toBe(4);
    // Its number is expected again.
    const next = await look(upper, ['c1.yjpkg']);
    expect(next.senders).toMatchObject([{ name: '磐石市应急管理局', mergedUpTo: 0, repeated: [] }]);
  }, 60_000);

  test('stops between packages when it is cancelled, and goes on from there', async () => {
    const upper = fresh();
    const { queueId, ...looked } = await look(upper, ['a1.yjpkg', 'b1.yjpkg', 'c1.yjpkg']);
    const stop = new AbortController();
    const one = await upper.receive(
      'merge',
      { queueId, accept: held({ queueId, ...looked }) },
      {
        signal: stop.signal,
        progress: ({ done }) => {
          if (done === 1) stop.abort();
        },
      },
    );
    expect(one.stopped).toBe(true);
    expect(one.queue.items.map(({ state }) => state)).toEqual(['merged', 'held', 'held']);
    const rest = await upper.receive('merge', { queueId, accept: held(one.queue) });
    expect(rest.stopped).toBe(false);
    expect(held(rest.queue)).toEqual([]);
    expect(upper.core.read.value('SELECT COUNT(*) FROM merge_batch')).toBe(3);
    expect(await upper.receive('queue', {})).toEqual({ queue: rest.queue });
  });

  test('a look that was cancelled can be gone on with', async () => {
    const upper = fresh();
    const stop = new AbortController();
    const files = FILES.map((name) => upper.host.grants.grant(path(name)));
    const looked = await upper.receive(
      'look',
      { files },
      {
        signal: stop.signal,
        progress: ({ done }) => {
          if (done === 3) stop.abort();
        },
      },
    );
    const waiting = looked.items.filter(({ state }) => state === 'waiting').length;
    expect(waiting).toBeGreaterThan(5);
    const all = await upper.receive('lookOn', { queueId: looked.queueId });
    expect(all.items.filter(({ state }) => state === 'waiting')).toEqual([]);
    await expect(upper.receive('lookOn', { queueId: 'gone' })).rejects.toMatchObject({ code: 'QUEUE_GONE' });
  });

  test('one that fails while it is merged stops none of the others', async () => {
    let rehearsed = 0;
    const upper = fresh({
      tasks: {
        run: (name, input, options) => {
          if (name === 'rehearse-package') rehearsed += 1;
          if (name === 'rehearse-package' && rehearsed === 1)
            return Promise.reject(packageError('PACKAGE_UNREADABLE'));
          return inlineTasks.run(name, input, options);
        },
      },
    });
    const looked = await look(upper, ['a1.yjpkg', 'b1.yjpkg']);
    const { queue } = await upper.receive('merge', { queueId: looked.queueId, accept: held(looked) });
    expect(queue.items.map(({ state }) => state)).toEqual(['failed', 'merged']);
    const again = await upper.receive('merge', { queueId: looked.queueId });
    expect(again.queue.items.map(({ state }) => state)).toEqual(['merged', 'merged']);
  });

  test('holds an office of another city until somebody vouches for it', async () => {
    await write(county('220122', '农安县应急管理局', 'n'), 'n1.yjpkg');
    const [item] = (await look(fresh(), ['n1.yjpkg'])).items;
    expect(item?.state).toBe('held');
    expect(item?.problems).toContainEqual(
      expect.objectContaining({ code: 'PACKAGE_OTHER_REGION', where: '农安县应急管理局（220122）' }),
    );
  });

  test('asks a person before a sender’s new key is believed', async () => {
    const upper = fresh();
    const looked = await look(upper, ['a1.yjpkg']);
    await upper.receive('merge', { queueId: looked.queueId, accept: held(looked) });
    upper.core.write.run(`UPDATE office_key SET key_id = replace(hex(zeroblob(32)), '0', 'a')`);
    const next = await look(upper, ['a2.yjpkg']);
    expect(next.items).toMatchObject([{ state: 'held', problems: [{ code: 'SENDER_KEY_CHANGED' }] }]);
    const left = await upper.receive('merge', { queueId: next.queueId });
    expect(left.queue.items).toMatchObject([{ state: 'held' }]);
    const how = '电话，示科长，末八位一致';
    const done = await upper.receive('merge', { queueId: next.queueId, accept: held(next, how) });
    expect(done.queue.items).toMatchObject([{ state: 'merged' }]);
    // Whoever vouched stands with the key, in the words that were given.
    expect(keysOf(upper)).toEqual([
      ['superseded', null, null],
      ['confirmed', how, '示例员'],
    ]);
  });

  test('merges no file that took the place of the one that was shown, whatever was said of that one', async () => {
    const upper = fresh();
    const place = upper.path('上报.yjpkg');
    const lookAt = (name: string) => {
      copyFileSync(path(name), place);
      return upper.receive('look', { files: [upper.host.grants.grant(place)] });
    };
    const merge = async (queue: Queue, accept: { id: string }[]) =>
      (await upper.receive('merge', { queueId: queue.queueId, accept })).queue;
    const first = await lookAt('a1.yjpkg');
    await merge(first, held(first));

    // Known, and ready to be merged: then another stick is put in its place.
    const known = await lookAt('a2.yjpkg');
    expect(known.items).toMatchObject([{ state: 'ready' }]);
    copyFileSync(path('b1.yjpkg'), place);
    const swapped = await merge(known, []);
    expect(swapped.items).toMatchObject([
      { state: 'held', package: { sender: { name: '蛟河市应急管理局' } } },
    ]);
    expect(swapped.items[0]?.problems.map(({ code }) => code)).toEqual([
      'PACKAGE_FILE_CHANGED',
      'PACKAGE_KEY_UNSEEN',
    ]);
    // The word given for one is none for the next, nor for one that is known.
    copyFileSync(path('a2.yjpkg'), place);
    const back = await merge(swapped, held(swapped, '电话，示科长'));
    expect(back.items).toMatchObject([{ state: 'held', problems: [{ code: 'PACKAGE_FILE_CHANGED' }] }]);
    expect(keysOf(upper)).toEqual([['first-contact', null, null]]);
    expect((await merge(back, held(back))).items).toMatchObject([{ state: 'merged' }]);

    const damaged = await lookAt('a4.yjpkg');
    copyFileSync(path('cut.yjpkg'), place);
    expect((await merge(damaged, held(damaged))).items).toMatchObject([{ state: 'failed' }]);
    expect(upper.core.read.value('SELECT COUNT(*) FROM merge_batch')).toBe(2);
  });

  test('keeps how the key of a sender met for the first time was compared', async () => {
    const upper = fresh();
    const looked = await look(upper, ['a1.yjpkg']);
    await upper.receive('merge', { queueId: looked.queueId, accept: held(looked, '当面，例科员') });
    expect(keysOf(upper)).toEqual([['confirmed', '当面，例科员', '示例员']]);
  });
});
