import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isHeldByOther, lockDatabase } from '../../db/file-lock';
import { scratchFolder } from '../builders/database';

let place: ReturnType<typeof scratchFolder>;
let file: string;
let lock: string;
beforeEach(() => {
  place = scratchFolder();
  file = join(place.folder, 'a.db');
  lock = `${file}.lock`;
});
afterEach(() => place.remove());

const holder = (more: object) => JSON.stringify({ pid: process.ppid, host: hostname(), uptime: 0, ...more });

describe('the lock of a database', () => {
  it('keeps a living program’s hold, whoever asks', () => {
    writeFileSync(lock, holder({}));
    expect(() => lockDatabase(file)).toThrow(expect.objectContaining({ code: 'DATABASE_LOCKED' }));
    expect(readFileSync(lock, 'utf8')).toBe(holder({}));
  });

  it.each<[string, () => void]>([
    ['of a program that is gone', () => writeFileSync(lock, holder({ pid: 2 ** 22 + 1 }))],
    ['from another PC', () => writeFileSync(lock, holder({ host: 'elsewhere' }))],
    [
      'from before the PC was started again, its number being another program’s now',
      () => writeFileSync(lock, holder({ uptime: Math.floor(uptime()) + 3600 })),
    ],
    [
      'of a killed program whose number is another program’s now',
      () => writeFileSync(lock, holder({ started: '1' })),
    ],
    ['that is empty', () => writeFileSync(lock, '')],
    ['that is rubbish', () => writeFileSync(lock, Buffer.from([0, 1, 2, 255]))],
    ['with a number that is none', () => writeFileSync(lock, holder({ pid: -1 }))],
    ['that is a folder', () => mkdirSync(lock)],
    ['that leads elsewhere', () => symlinkSync('/nowhere/at/all', lock)],
  ])('takes over one %s', (_, prepare) => {
    prepare();
    const unlock = lockDatabase(file);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    unlock();
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('of a killed program that its parent has not asked for is taken over', async () => {
    // The shell becomes `sleep`, which never asks for its child.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const pid = Number(await new Promise((done) => parent.stdout.once('data', done)));
      const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
      await vi.waitUntil(() => state() === 'Z');
      writeFileSync(lock, holder({ pid }));
      lockDatabase(file)();
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('says which program holds it and what to do when none does', () => {
    writeFileSync(lock, holder({}));
    expect(() => lockDatabase(file)).toThrow(new RegExp(`进程 ${process.ppid}.*删除“${lock}”`));
    expect(isHeldByOther(file)).toBe(true);
    expect(readdirSync(place.folder)).toEqual(['a.db.lock']);
  });

  it('is one, whichever link leads to the file', () => {
    writeFileSync(file, '');
    symlinkSync(file, join(place.folder, 'link.db'));
    const unlock = lockDatabase(file);
    expect(() => lockDatabase(join(place.folder, 'link.db'))).toThrow(
      expect.objectContaining({ code: 'DATABASE_LOCKED' }),
    );
    unlock();
    lockDatabase(join(place.folder, 'link.db'))();
  });

  it('is not given back when it has become somebody else’s', () => {
    const unlock = lockDatabase(file);
    writeFileSync(lock, holder({}));
    unlock();
    expect(existsSync(lock)).toBe(true);
  });
});
