import { statSync } from 'node:fs';
import { asDatabaseError, type WriteDb } from './connection';
import { PlanDeskError } from './domain/errors';
import { LogHastener } from './write-ahead-log';

/** What must be arranged outside of a transaction for a long one. */
export interface Surroundings {
  /** Schema name → scratch file that the work reads. */
  attach?: Readonly<Record<string, string>>;
  /** The work proves all references itself, set-based; row by row they would take minutes. */
  withoutForeignKeys?: boolean;
  /** The rows come from tables with the same CHECKs, proven there; looking a second time takes a third of the writing. */
  withoutChecks?: boolean;
}

/** Has what was written brought to the disk. `LogHastener` does. */
export type Disk = Pick<LogHastener, 'hasten' | 'reach' | 'close'>;

interface Options {
  signal?: AbortSignal | undefined;
  surroundings?: Surroundings | undefined;
  /** Another disk than that of the file, in tests. */
  disk?: Disk;
}

/** Work of a long transaction; to `await pause()` every few milliseconds. */
type LongWork<T> = (db: WriteDb, pause: () => Promise<void>) => Promise<T>;

/** Longest stretch of work before others get their turn, milliseconds. */
const SLICE_MS = 12;

/**
 * Runs long work in one transaction that gives the event loop back between its steps. Its commit does not wait for the
 * disk; whoever asked is answered when the disk has it.
 * @throws what the work throws, and database errors by their names: nothing is written then
 * @throws PlanDeskError COMMITTED_NOT_DURABLE: everything is written, but the disk has not confirmed it
 */
export async function longTransaction<T>(
  db: WriteDb,
  file: string,
  work: LongWork<T>,
  { signal, surroundings = {}, disk = new LogHastener(file) }: Options = {},
): Promise<T> {
  const { attach = {}, withoutForeignKeys = false, withoutChecks = false } = surroundings;
  const schemas: string[] = [];
  try {
    for (const [schema, scratch] of Object.entries(attach)) {
      db.run(`ATTACH @file AS ${schema}`, { file: scratch });
      schemas.push(schema);
    }
    if (withoutForeignKeys) db.exec('PRAGMA foreign_keys = OFF');
    if (withoutChecks) db.exec('PRAGMA ignore_check_constraints = ON');
    const value = await committed(db, work, disk, signal);
    await harden(db, file, disk);
    return value;
  } catch (error) {
    throw asDatabaseError(error, file);
  } finally {
    await disk.close();
    if (withoutForeignKeys) db.exec('PRAGMA foreign_keys = ON');
    if (withoutChecks) db.exec('PRAGMA ignore_check_constraints = OFF');
    for (const schema of schemas) db.exec(`DETACH ${schema}`);
  }
}

/** Everything up to and including the commit: a throw means that nothing was written. */
async function committed<T>(
  db: WriteDb,
  work: LongWork<T>,
  disk: Disk,
  signal: AbortSignal | undefined,
): Promise<T> {
  let sliceStart = performance.now();
  const pause = async () => {
    signal?.throwIfAborted();
    if (performance.now() - sliceStart < SLICE_MS) return;
    disk.hasten();
    await new Promise<void>((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  };
  const foldsAt = db.value<number>('PRAGMA wal_autocheckpoint') ?? 0;
  try {
    // [Note: synchronous] in README.md: why the commit may go without waiting, as long as it folds nothing.
    db.exec('PRAGMA wal_autocheckpoint = 0');
    db.exec('PRAGMA synchronous = OFF');
    db.exec('BEGIN IMMEDIATE');
    const value = await work(db, pause);
    await disk.reach();
    signal?.throwIfAborted();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.exec('PRAGMA synchronous = FULL');
    db.exec(`PRAGMA wal_autocheckpoint = ${foldsAt}`);
  }
}

/** Waits until the disk has the commit. Nothing can be taken back any more, so a failure must not sound as if it were. */
async function harden(db: WriteDb, file: string, disk: Disk): Promise<void> {
  const reached = await disk.reach();
  if (reached && !foldIsDue(db, file)) return;
  try {
    // A checkpoint waits for the log itself, and says what is wrong with it.
    db.exec('PRAGMA wal_checkpoint');
  } catch (error) {
    // The rows are safe in the log; the next commit tries to fold it again.
    if (reached) return;
    throw new PlanDeskError(
      'COMMITTED_NOT_DURABLE',
      '内容已经写入数据库，但磁盘没有确认写妥，断电可能丢失。请不要重复操作，检查磁盘后尽快另存一份备份。',
      { file },
      { cause: error },
    );
  }
}

/** Where SQLite folds a long log at commits, this commit has left it out. */
function foldIsDue(db: WriteDb, file: string): boolean {
  const pages = db.value<number>('PRAGMA wal_autocheckpoint') ?? 0;
  if (pages === 0) return false;
  const pageSize = db.value<number>('PRAGMA page_size') ?? 0;
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > pages * pageSize;
}
