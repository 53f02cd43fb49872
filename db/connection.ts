import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { PlanDeskError } from './domain/errors';

/** Values SQLite takes and gives. */
export type SqlValue = string | number | bigint | Buffer | Uint8Array | null;
export type SqlParams = Readonly<Record<string, SqlValue>>;
export type SqlRow = Record<string, SqlValue>;

/** A handle that can only read. Repositories that do not write take this one, and the compiler keeps it so. */
export interface ReadDb {
  /** All rows. SQL in upper case with named parameters (`@id`), never with values pasted in. */
  all<T = SqlRow>(sql: string, params?: SqlParams): T[];
  /** All rows as arrays in column order: the cheapest way to read many rows into memory. */
  allRaw(sql: string, params?: SqlParams): SqlValue[][];
  /** First row or undefined. */
  get<T = SqlRow>(sql: string, params?: SqlParams): T | undefined;
  /** First column of the first row. */
  value<T extends SqlValue>(sql: string, params?: SqlParams): T | undefined;
  /** Rows one by one, for reads too large to hold. */
  iterate<T = SqlRow>(sql: string, params?: SqlParams): IterableIterator<T>;
  /** Rows one by one as arrays in column order; a third cheaper than objects on long scans. */
  iterateRaw(sql: string, params?: SqlParams): IterableIterator<SqlValue[]>;
  /** Writes a compact copy of the whole database into a file that does not exist yet. */
  copyTo(file: string): void;
  readonly file: string;
}

/** The one handle that may write. */
export interface WriteDb extends ReadDb {
  /** One statement. Wide rows that are written by the thousand may come as values for `?`, in order: half the time of names. */
  run(
    sql: string,
    params?: SqlParams | readonly SqlValue[],
  ): { changes: number; lastInsertRowid: number | bigint };
  /**
   * Runs one statement over many rows, which it reads as the table `incoming_N` (N columns `c1` … `cN`):
   * `INSERT INTO duty SELECT * FROM incoming_10`. A third cheaper than running it once a row.
   */
  runOver(sql: string, rows: readonly (readonly SqlValue[])[]): { changes: number };
  /** Several statements, no parameters: schema, attach, pragmas. */
  exec(sql: string): void;
  /** Runs `work` in one IMMEDIATE transaction; a throw rolls everything back. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  readonly inTransaction: boolean;
}

export interface Connection<T extends ReadDb> {
  db: T;
  close(): void;
}

function wrap(raw: Database.Database): WriteDb {
  const statements = new Map<string, Database.Statement>();
  const rawStatements = new Map<string, Database.Statement>();
  const prepared = (cache: Map<string, Database.Statement>, sql: string): Database.Statement => {
    let statement = cache.get(sql);
    if (!statement) {
      statement = raw.prepare(sql);
      if (cache === rawStatements) statement.raw(true);
      cache.set(sql, statement);
    }
    return statement;
  };
  let handedIn: readonly (readonly SqlValue[])[] = [];
  const provided = new Set<number>();
  const provideIncoming = (width: number): void => {
    if (provided.has(width)) return;
    provided.add(width);
    raw.table(`incoming_${width}`, {
      columns: Array.from({ length: width }, (_, index) => `c${index + 1}`),
      *rows() {
        for (const row of handedIn) yield row as SqlValue[];
      },
    });
  };
  return {
    file: raw.name,
    all: <T>(sql: string, params: SqlParams = {}) => prepared(statements, sql).all(params) as T[],
    allRaw: (sql: string, params: SqlParams = {}) => prepared(rawStatements, sql).all(params) as SqlValue[][],
    get: <T>(sql: string, params: SqlParams = {}) => prepared(statements, sql).get(params) as T | undefined,
    value: <T extends SqlValue>(sql: string, params: SqlParams = {}) =>
      (prepared(rawStatements, sql).get(params) as SqlValue[] | undefined)?.[0] as T | undefined,
    // A running iterator keeps its statement busy, so each scan prepares its own.
    iterate: <T>(sql: string, params: SqlParams = {}) =>
      raw.prepare(sql).iterate(params) as IterableIterator<T>,
    iterateRaw: (sql: string, params: SqlParams = {}) =>
      raw.prepare(sql).raw(true).iterate(params) as IterableIterator<SqlValue[]>,
    copyTo: (file: string) => {
      raw.prepare('VACUUM INTO @file').run({ file });
    },
    run: (sql, params = {}) => prepared(statements, sql).run(params),
    runOver: (sql, rows) => {
      const width = rows[0]?.length ?? 0;
      if (width === 0) return { changes: 0 };
      provideIncoming(width);
      handedIn = rows;
      try {
        return prepared(statements, sql).run();
      } finally {
        handedIn = [];
      }
    },
    exec: (sql: string) => {
      raw.exec(sql);
    },
    transaction: <T>(work: () => T): T => {
      if (raw.inTransaction) return work();
      return raw.transaction(work).immediate();
    },
    get inTransaction() {
      return raw.inTransaction;
    },
  };
}

function translate(error: unknown, file: string): PlanDeskError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = { cause: error };
  if (code === 'SQLITE_NOTADB')
    return new PlanDeskError(
      'DATABASE_NOT_A_DATABASE',
      `“${file}”不是预案台数据库文件，请另选文件。`,
      { file },
      cause,
    );
  if (code.startsWith('SQLITE_CORRUPT'))
    return new PlanDeskError('DATABASE_DAMAGED', `数据库“${file}”已损坏，请从备份恢复。`, { file }, cause);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new PlanDeskError(
      'DATABASE_LOCKED',
      `数据库“${file}”正被另一程序使用，请关闭后重试。`,
      { file },
      cause,
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return new PlanDeskError(
      'DATABASE_READ_ONLY',
      `数据库“${file}”不可写，请检查文件和文件夹的权限。`,
      { file },
      cause,
    );
  // SHMSIZE: no room for the index of the write-ahead log.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new PlanDeskError(
      'DISK_FULL',
      '磁盘空间不足，本次操作没有写入任何数据，请腾出空间后重试。',
      { file },
      cause,
    );
  return new PlanDeskError(
    'DATABASE_UNREADABLE',
    `无法读写“${file}”，请检查它是不是文件，以及路径、权限和磁盘。`,
    { file, reason: code },
    cause,
  );
}

/** Turns an SQLite failure into a named error; anything else passes unchanged. */
export function asDatabaseError(error: unknown, file: string): unknown {
  const isSqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
  if (!isSqlite) return error;
  const code = String((error as { code: unknown }).code);
  // Constraint and syntax failures are bugs of ours; they must not be dressed up as a broken file.
  return /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|MISUSE)/.test(code) ? error : translate(error, file);
}

/**
 * A database that was copied as it stood wants the index of its log beside it, which a disc or a write-protected stick
 * does not take. Backups made by the program have no log and can be read anywhere.
 */
function asCopyWithLog(error: unknown, file: string): PlanDeskError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code) || !hasLog(file)) return undefined;
  return new PlanDeskError(
    'DATABASE_NEEDS_COPY',
    `“${file}”是直接复制的数据库，所在的位置不可写，无法从那里读取。请把它连同同名的 -wal 文件（如有）复制到本机的文件夹，再使用副本。`,
    { file },
    { cause: error },
  );
}

/** Whether a file's header says that it is written through a log beside it. */
function hasLog(file: string): boolean {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const header = Buffer.alloc(20);
    readSync(handle, header, 0, header.length, 0);
    return header.toString('latin1', 0, 15) === 'SQLite format 3' && header[19] === 2;
  } catch {
    // It cannot be read at all: SQLite's own error says so.
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** SQLite would wait on a pipe for ever, and take a device for an empty file. @throws PlanDeskError DATABASE_UNREADABLE */
function assertOrdinary(file: string): void {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts && !facts.isFile())
    throw new PlanDeskError(
      'DATABASE_UNREADABLE',
      `“${file}”不是普通文件，无法作为数据库打开，请另选文件。`,
      {
        file,
      },
    );
}

function readBack(raw: Database.Database, pragma: string, expected: number | string): void {
  const got = raw.pragma(pragma, { simple: true });
  if (got !== expected)
    throw new PlanDeskError('DATABASE_UNREADABLE', `数据库设置 ${pragma} 未生效，请联系维护人员。`, {
      pragma,
      got: String(got),
    });
}

/** Longest that the writer waits for another program's lock, milliseconds. */
export const BUSY_MS = 5000;

/**
 * Opens the one read-write connection of the program.
 * SQLite before 3.51.3 can corrupt a WAL with two writers, so nothing else may call this on a live file. With `ownFold`
 * the caller sees to it that the write-ahead log is folded into the file (see write-ahead-log.ts).
 * @throws PlanDeskError DATABASE_NOT_A_DATABASE, DATABASE_DAMAGED, DATABASE_LOCKED, DATABASE_READ_ONLY, DATABASE_UNREADABLE
 */
export function openForWriting(
  file: string,
  options: { mustExist: boolean; ownFold?: boolean },
): Connection<WriteDb> {
  let raw: Database.Database | undefined;
  try {
    assertOrdinary(file);
    raw = new Database(file, { fileMustExist: options.mustExist, timeout: BUSY_MS });
    raw.pragma('journal_mode = WAL'); // readers never wait for the writer
    raw.pragma('synchronous = FULL'); // a committed filing survives a power cut; WAL files reopen as NORMAL otherwise
    raw.pragma('foreign_keys = ON');
    raw.pragma('temp_store = MEMORY'); // sorting must not write personal data into temp folders
    raw.pragma('cache_size = -16384'); // a large commit writes what the cache holds; the system caches files itself
    raw.pragma('secure_delete = FAST'); // what is taken away (a key before it was sealed) must not lie on in the file's gaps
    if (options.ownFold) {
      raw.pragma('wal_autocheckpoint = 0');
      raw.pragma('journal_size_limit = 4194304'); // a folded log is cut short, so that its size says how much is unfolded
    }
    readBack(raw, 'journal_mode', 'wal');
    readBack(raw, 'synchronous', 2);
    readBack(raw, 'foreign_keys', 1);
    readBack(raw, 'secure_delete', 2);
    // WAL opens a read-only file without complaint until the first write; find out now.
    raw.exec('BEGIN IMMEDIATE; COMMIT');
    const handle = raw;
    return {
      db: wrap(raw),
      close: () => {
        try {
          handle.pragma('optimize');
        } catch {
          // A damaged file must be let go of too; statistics are a convenience.
        } finally {
          handle.close();
        }
      },
    };
  } catch (error) {
    raw?.close();
    throw asDatabaseError(error, file);
  }
}

/**
 * Folds the write-ahead log into the file. Only for the moment in which the writer holds still: two that write at once
 * are what SQLite before 3.51.3 cannot bear.
 */
export function checkpointOnce(file: string): void {
  const raw = new Database(file, { fileMustExist: true, timeout: 5000 });
  try {
    raw.pragma('synchronous = FULL');
    raw.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    raw.close();
  }
}

/**
 * Opens a connection that cannot write: list queries, the second process, files of other programs.
 * @param attached schema name → further file, just as unwritable
 * @param cacheKb most memory for pages; what is read once a screen is as quickly had from the system's own cache
 * @throws PlanDeskError DATABASE_NEEDS_COPY and those of openForWriting
 */
export function openForReading(
  file: string,
  attached: Readonly<Record<string, string>> = {},
  cacheKb = 16_384,
): Connection<ReadDb> {
  let raw: Database.Database | undefined;
  try {
    assertOrdinary(file);
    raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    raw.pragma('temp_store = MEMORY');
    raw.pragma(`cache_size = -${cacheKb}`);
    for (const [schema, other] of Object.entries(attached)) raw.prepare(`ATTACH ? AS ${schema}`).run(other);
    raw.prepare('SELECT COUNT(*) FROM sqlite_schema').get();
    const handle = raw;
    return { db: wrap(raw), close: () => void handle.close() };
  } catch (error) {
    raw?.close();
    throw asCopyWithLog(error, file) ?? asDatabaseError(error, file);
  }
}

/** A private scratch file (staging, package data) that no one else opens; speed before durability. */
export function openScratch(file: string): Connection<WriteDb> {
  const raw = new Database(file);
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma('temp_store = MEMORY');
  return { db: wrap(raw), close: () => void raw.close() };
}

/**
 * Opens the private copy of a database file that came from somebody else: nothing its schema says is carried out, and
 * cells are measured before they are used. Not opened read-only, because SQLite then forgets the CHECK constraints and
 * its integrity check passes over them; `query_only` keeps the copy as it is, save for what `prepare` does to it.
 */
export function openUntrusted(file: string): Connection<ReadDb> & {
  /** Lets the reader add to its copy: indexes, of which a package has none. */
  prepare(work: (db: WriteDb) => void): void;
} {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { fileMustExist: true });
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('query_only = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -65536');
    raw.prepare('SELECT COUNT(*) FROM sqlite_schema').get();
    const handle = raw;
    const db = wrap(raw);
    return {
      db,
      prepare: (work) => {
        // A copy that a crash leaves half prepared is thrown away.
        handle.pragma('journal_mode = OFF');
        handle.pragma('synchronous = OFF');
        handle.pragma('query_only = OFF');
        work(db);
        handle.pragma('query_only = ON');
      },
      close: () => void handle.close(),
    };
  } catch (error) {
    raw?.close();
    throw asDatabaseError(error, file);
  }
}

/** Runs SQLite's own check. `quick` costs about 3 file copies' time, `full` 17; returns the findings, empty when sound. */
export function integrityFindings(db: ReadDb, depth: 'quick' | 'full'): string[] {
  const sql = depth === 'quick' ? 'PRAGMA quick_check(20)' : 'PRAGMA integrity_check(20)';
  return db
    .all<Record<string, string>>(sql)
    .map((row) => Object.values(row)[0] ?? '')
    .filter((text) => text !== 'ok');
}
