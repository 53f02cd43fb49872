import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteDb } from '../../db/connection';
import { type Disk, longTransaction } from '../../db/long-transaction';
import { makeCore, type TestCore } from '../builders/database';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
});
afterEach(() => test.close());

/** A disk that confirms or not, and the moments at which it was asked. */
function diskThat(confirms: boolean): Disk & { asked: number } {
  const disk = {
    asked: 0,
    hasten: () => undefined,
    reach: () => {
      disk.asked += 1;
      return Promise.resolve(confirms);
    },
    close: () => Promise.resolve(),
  };
  return disk;
}

/** The writer, on which a checkpoint fails as on a disk that is full or gone. */
function withoutCheckpoint(db: WriteDb): WriteDb {
  return new Proxy(db, {
    get: (target, key) => {
      if (key === 'exec')
        return (sql: string) => {
          if (sql.includes('wal_checkpoint')) throw new Error('disk I/O error');
          target.exec(sql);
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const write = async (db: WriteDb) => {
  db.run("INSERT INTO setting (key, value) VALUES ('written', '1')");
};
const written = () => test.core.read.value("SELECT COUNT(*) FROM setting WHERE key = 'written'");
const synchronous = () => test.core.write.value('PRAGMA synchronous');
const FULL = 2;

describe('a long transaction', () => {
  it('asks the disk before the commit and after it, and waits at every other commit as before', async () => {
    const disk = diskThat(true);
    let inside: unknown;
    let folds: unknown;
    const value = await longTransaction(
      test.core.write,
      test.file,
      async (db) => {
        inside = db.value('PRAGMA synchronous');
        folds = db.value('PRAGMA wal_autocheckpoint');
        await write(db);
        return 7;
      },
      { disk },
    );
    expect(value).toBe(7);
    expect({ inside, after: synchronous(), asked: disk.asked }).toEqual({ inside: 0, after: FULL, asked: 2 });
    // A commit that folds without waiting for the log could tear the database file.
    expect({ folds, after: test.core.write.value('PRAGMA wal_autocheckpoint') }).toEqual({
      folds: 0,
      after: 1000,
    });
    expect(written()).toBe(1);
  });

  it('folds the log when the disk does not confirm, which waits for the log itself', async () => {
    await longTransaction(test.core.write, test.file, write, { disk: diskThat(false) });
    expect(written()).toBe(1);
  });

  it('says that everything is written when only the disk cannot confirm it', async () => {
    const db = withoutCheckpoint(test.core.write);
    await expect(longTransaction(db, test.file, write, { disk: diskThat(false) })).rejects.toMatchObject({
      code: 'COMMITTED_NOT_DURABLE',
      message: expect.stringContaining('已经写入'),
      cause: expect.objectContaining({ message: 'disk I/O error' }),
    });
    expect(written()).toBe(1);
    expect(synchronous()).toBe(FULL);
    expect(test.core.write.inTransaction).toBe(false);
  });

  it('writes nothing when the work fails, and puts the surroundings back', async () => {
    const failing = longTransaction(
      test.core.write,
      test.file,
      async (db) => {
        await write(db);
        throw new Error('stop');
      },
      { disk: diskThat(false), surroundings: { withoutForeignKeys: true, withoutChecks: true } },
    );
    await expect(failing).rejects.toThrow('stop');
    expect(written()).toBe(0);
    const left = {
      synchronous: synchronous(),
      keys: test.core.write.value('PRAGMA foreign_keys'),
      unchecked: test.core.write.value('PRAGMA ignore_check_constraints'),
    };
    expect(left).toEqual({ synchronous: FULL, keys: 1, unchecked: 0 });
  });
});
