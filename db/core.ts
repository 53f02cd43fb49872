import { existsSync } from 'node:fs';
import { type Actor, verifyAudit } from './audit';
import { type Clock, DatabaseClock } from './clock';
import {
  asDatabaseError,
  BUSY_MS,
  type Connection,
  integrityFindings,
  openForReading,
  openForWriting,
  type ReadDb,
  type WriteDb,
} from './connection';
import { PlanDeskError } from './domain/errors';
import { lockDatabase } from './file-lock';
import { createIdSource } from './ids';
import type { Law } from './law';
import { longTransaction, type Surroundings } from './long-transaction';
import { type MigrationOutcome, migrate, SCHEMA_VERSION, schemaOf } from './migrate';
import { installDutyMarks } from './repositories/duty-marks';
import { readKeptTime } from './repositories/kept-time';
import { RECORD_TOPICS } from './repositories/tables';
import { assertWhole } from './schema-check';
import { type Fold, LogKeeper } from './write-ahead-log';

/** What every service gets. Nothing in a service reads the clock, makes an id or knows the law by itself. */
export interface Deps {
  db: WriteDb;
  clock: Clock;
  newId: () => string;
  law: Law;
  actor: Actor;
  /** Id of the office or enterprise whose desk this is: the `origin` of rows made here. */
  self: string;
  /** Opens the desk's sealed signing key; absent or null while nobody who can is signed in. */
  dataKey?: Buffer | null;
  /** Says which rows changed; announced to the screens after the commit. */
  changed: (topic: ChangeTopic, ids?: readonly string[]) => void;
}

/** What screens listen to. One word per register or board. */
export const CHANGE_TOPICS = [
  ...RECORD_TOPICS,
  'duties',
  'checks',
  'imports',
  'exchange',
  'settings',
  'users',
  'calendar',
  'audit',
  'views',
  'marking',
] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];

/** One open database with everything needed to work on it. */
export interface Core {
  readonly file: string;
  /** Snapshot reads; never sees a half-done long transaction. */
  readonly read: ReadDb;
  /** The one writer. Use it through `transaction` or `longTransaction`. */
  readonly write: WriteDb;
  /** Never before what this database has written; see [Note: clock set back]. */
  readonly clock: DatabaseClock;
  readonly newId: () => string;
  readonly law: Law;
  readonly migrated: MigrationOutcome;
  /** Runs short synchronous work in one transaction, after whatever is being written has finished. */
  transaction<T>(work: (db: WriteDb) => T): Promise<T>;
  /**
   * Runs long work in one transaction that gives the event loop back between its steps (`await pause()` every few
   * milliseconds of work), so that queries and pings are answered meanwhile. A throw or an abort rolls all of it back.
   * @throws PlanDeskError COMMITTED_NOT_DURABLE: all of it is written, but the disk has not confirmed it
   */
  longTransaction<T>(
    work: (db: WriteDb, pause: () => Promise<void>) => Promise<T>,
    signal?: AbortSignal,
    surroundings?: Surroundings,
  ): Promise<T>;
  /**
   * Folds the write-ahead log into the file and cuts it to nothing: what was taken away before lies in it no longer. Where
   * somebody still reads an older state, it follows the first commit after that; closing the database does it as well.
   */
  emptyLog(): Promise<void>;
  /** Nothing more is written until `proof` has come; should it fail, everything that waits fails with its error. */
  writeAfter(proof: Promise<unknown>): void;
  close(): void;
}

export interface OpenOptions {
  file: string;
  /** The PC's clock. */
  clock: Clock;
  law: Law;
  newId?: () => string;
  /** False makes a new file; true refuses when there is none. */
  mustExist: boolean;
  /** Leaves SQLite's quick check to the caller, who lets nothing be written before it is done (`writeAfter`). */
  skipCheck?: boolean;
  /** Folds the write-ahead log on another thread; without it SQLite does so at commits. */
  fold?: Fold;
}

/** Pages kept for the screens' queries: they are held as long as the program runs. */
const SCREEN_CACHE_KB = 4096;

/**
 * Opens (or makes) a database: our file and not a newer one, sound, brought to the newest schema.
 * @throws PlanDeskError DATABASE_MISSING, DATABASE_NOT_A_DATABASE, DATABASE_NOT_OURS, DATABASE_NEWER, DATABASE_DAMAGED,
 *   DATABASE_LOCKED, DATABASE_READ_ONLY, DATABASE_UNREADABLE, MIGRATION_FAILED, DISK_FULL
 */
export function openCore(options: OpenOptions): Core {
  const { file } = options;
  if (options.mustExist && !existsSync(file))
    throw new PlanDeskError('DATABASE_MISSING', `找不到数据库“${file}”，请重新选择。`, { file });
  const unlock = lockDatabase(file);
  let writer: Connection<WriteDb> | undefined;
  let reader: Connection<ReadDb> | undefined;
  try {
    if (options.mustExist) refuseUnfit(file);
    writer = openForWriting(file, { mustExist: options.mustExist, ownFold: options.fold !== undefined });
    // A migration rewrites tables: never on a file that has not been looked at.
    if (options.mustExist && (!options.skipCheck || schemaOf(writer.db).version < SCHEMA_VERSION))
      assertSound(writer.db, file);
    const migrated = migrate(writer.db);
    installDutyMarks(writer.db);
    reader = openForReading(file, {}, SCREEN_CACHE_KB);
    return assemble(options, writer, reader, migrated, unlock);
  } catch (error) {
    reader?.close();
    writer?.close();
    unlock();
    throw asDatabaseError(error, file);
  }
}

/**
 * SQLite's quick check: a second for every hundred megabytes.
 * @throws PlanDeskError DATABASE_DAMAGED {findings}
 */
export function assertSound(db: ReadDb, file: string): void {
  const findings = integrityFindings(db, 'quick');
  if (findings.length > 0)
    throw new PlanDeskError('DATABASE_DAMAGED', `数据库“${file}”已损坏，请从备份恢复。`, { file, findings });
}

/** Looks before the read-write connection is made: opening a strange file for writing would already change it. */
function refuseUnfit(file: string): void {
  const look = openForReading(file);
  try {
    assertWhole(look.db, file);
  } finally {
    look.close();
  }
}

function assemble(
  options: OpenOptions,
  writer: Connection<WriteDb>,
  reader: Connection<ReadDb>,
  migrated: MigrationOutcome,
  unlock: () => void,
): Core {
  let tail: Promise<unknown> = Promise.resolve();
  let proof: Promise<unknown> = Promise.resolve();
  const log = options.fold ? new LogKeeper(options.file, options.fold) : null;
  let closed = false;
  /** The log is to be emptied, and somebody's older snapshot still needs it. */
  let emptying = false;
  const emptyLog = (): void => {
    // Waiting for readers would hold up everybody: an export reads for seconds.
    writer.db.exec('PRAGMA busy_timeout = 0');
    try {
      emptying = writer.db.value<number>('PRAGMA wal_checkpoint(TRUNCATE)') !== 0;
    } catch {
      // Everything is safe in the log, and whoever asked has done what they came for.
      emptying = true;
    } finally {
      writer.db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    }
  };
  const keepLogShort = async (): Promise<void> => {
    try {
      await log?.keepShort();
      if (emptying && !closed) emptyLog();
    } catch {
      // The rows are safe in the log; from now on SQLite folds it itself, at commits.
      if (!closed) writer.db.exec('PRAGMA wal_autocheckpoint = 1000');
    }
  };
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = tail.then(() => proof).then(work);
    tail = turn.then(keepLogShort, keepLogShort);
    return turn;
  };
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asDatabaseError(error, options.file);
    }
  };
  return {
    file: options.file,
    read: reader.db,
    write: writer.db,
    clock: new DatabaseClock(options.clock, readKeptTime(reader.db)),
    law: options.law,
    newId: options.newId ?? createIdSource(Date.now),
    migrated,
    transaction: (work) => inTurn(() => named(() => writer.db.transaction(() => work(writer.db)))),
    longTransaction: (work, signal, surroundings) =>
      inTurn(() => longTransaction(writer.db, options.file, work, { signal, surroundings })),
    emptyLog: () => inTurn(emptyLog),
    writeAfter: (awaited) => {
      proof = awaited;
      // Whoever waits hears of a failure; when nobody does, it is for the caller alone.
      awaited.catch(() => undefined);
    },
    close: () => {
      closed = true;
      log?.settle();
      reader.close();
      writer.close();
      unlock();
    },
  };
}

export interface CheckReport {
  integrity: string[];
  foreignKeys: number;
  audit: { entries: number; firstBroken: number | null };
}

/** Everything `check` looks at: SQLite's full integrity check, dangling references, the audit chain. */
export function checkDatabase(db: ReadDb): CheckReport {
  return {
    integrity: integrityFindings(db, 'full'),
    foreignKeys: db.all('PRAGMA foreign_key_check').length,
    audit: verifyAudit(db),
  };
}
