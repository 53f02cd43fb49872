import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { type Core, openCore } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import { type Fold, foldLog } from '../../db/write-ahead-log';
import { resourcesFolder, scratchFolder } from '../builders/database';

const law = loadLaw(resourcesFolder);
const MEGABYTE = 'x'.repeat(1_000_000);

let folder: string;
let cleanup: () => void;
let file: string;

beforeEach(() => {
  const scratch = scratchFolder();
  folder = scratch.folder;
  cleanup = scratch.remove;
  file = `${folder}/a.db`;
});
afterEach(() => cleanup());

const open = (fold: Fold): Core =>
  openCore({ file, mustExist: false, clock: fixedClock('2026-11-20'), law, fold });
const write = (core: Core, key: string, megabytes: number): Promise<void> =>
  core.longTransaction(async (db) => {
    for (let part = 0; part < megabytes; part++)
      db.run('INSERT INTO setting (key, value) VALUES (@key, @value)', {
        key: `${key}-${part}`,
        value: JSON.stringify(MEGABYTE),
      });
  });
const megabytes = (path: string): number => Math.round(statSync(path).size / 1e6);

describe('the write-ahead log', () => {
  it('is left alone while short, folded when long, and begun anew after that', async () => {
    const folded: number[] = [];
    const core = open(async (of, ticket) => {
      foldLog(of, ticket);
      folded.push(megabytes(of));
    });
    await write(core, 'a', 5);
    await core.transaction(() => undefined);
    expect(folded).toEqual([]);
    expect(megabytes(file)).toBeLessThan(2);

    await write(core, 'b', 20);
    await core.transaction(() => undefined);
    expect(folded).toHaveLength(1);
    expect(folded[0]).toBeGreaterThan(25);

    // The folded log is overwritten from its beginning and cut short; it is not folded again for what it held.
    await write(core, 'c', 2);
    await core.transaction(() => undefined);
    expect(folded).toHaveLength(1);
    expect(megabytes(`${file}-wal`)).toBeLessThan(6);
    core.close();
  });

  it('is folded while nobody writes: a commit waits until the file is complete', async () => {
    const order: string[] = [];
    const core = open(async (of, ticket) => {
      order.push('fold begins');
      await new Promise((resolve) => setImmediate(resolve));
      foldLog(of, ticket);
      order.push('fold ends');
    });
    const long = write(core, 'a', 20);
    const short = core.transaction(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['fold begins', 'fold ends', 'short']);
    core.close();
  });

  it('is folded by SQLite itself at commits once folding elsewhere has failed', async () => {
    const core = open(() => Promise.reject(new Error('no thread')));
    await write(core, 'a', 20);
    await write(core, 'b', 1);
    expect(megabytes(file)).toBeGreaterThan(15);
    core.close();
  });

  it('is waited for when the database is closed meanwhile, and called off when folding has not begun', async () => {
    // A thread that holds the fold open until it is told to go on, as a slow disk would.
    let worker: Worker | undefined;
    const core = open((_file, ticket) =>
      new Promise<void>((resolve) => {
        worker = new Worker(
          `const { parentPort } = require('node:worker_threads');
             parentPort.once('message', (ticket) => {
               const state = new Int32Array(ticket);
               Atomics.store(state, 0, 1);
               parentPort.postMessage('begun');
               setTimeout(() => { Atomics.store(state, 0, 2); Atomics.notify(state, 0); }, 100);
             });`,
          { eval: true },
        );
        worker.once('message', () => resolve());
        worker.postMessage(ticket);
      }).then(() => new Promise<void>(() => undefined)),
    );
    await write(core, 'a', 20);
    await new Promise((resolve) => worker?.once('message', resolve));
    const began = performance.now();
    core.close();
    expect(performance.now() - began).toBeGreaterThan(50);
    await worker?.terminate();

    let late: (() => void) | undefined;
    const other = open(
      (of, ticket) =>
        new Promise<void>((resolve) => {
          late = () => {
            foldLog(of, ticket);
            resolve();
          };
        }),
    );
    await write(other, 'b', 20);
    await new Promise((resolve) => setImmediate(resolve));
    other.close();
    const before = statSync(file).mtimeMs;
    late?.();
    expect(statSync(file).mtimeMs).toBe(before);
  });
});

describe('writing after a proof', () => {
  it('waits for it, and fails with its error', async () => {
    const core = open(() => Promise.resolve());
    let prove: () => void = () => undefined;
    core.writeAfter(
      new Promise<void>((resolve) => {
        prove = resolve;
      }),
    );
    const order: string[] = [];
    const written = core.transaction(() => order.push('written'));
    expect(core.read.value('SELECT COUNT(*) FROM setting')).toBe(0);
    order.push('proven');
    prove();
    await written;
    expect(order).toEqual(['proven', 'written']);

    core.writeAfter(Promise.reject(new PlanDeskError('DATABASE_DAMAGED', '已损坏。', {})));
    await expect(core.transaction(() => undefined)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    await expect(core.longTransaction(async () => undefined)).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    });
    core.close();
  });
});
