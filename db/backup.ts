import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asDatabaseError, integrityFindings, openForReading, type ReadDb, type WriteDb } from './connection';
import { isPlanDeskError, PlanDeskError } from './domain/errors';

/** Where the automatic copies of a database lie: a folder beside it. */
export function backupFolder(databaseFile: string): string {
  return join(dirname(databaseFile), `${basename(databaseFile)}.backups`);
}

/**
 * The same folder, made if it is not there.
 * @throws PlanDeskError BACKUP_FAILED, DISK_FULL
 */
export function madeBackupFolder(databaseFile: string): string {
  const folder = backupFolder(databaseFile);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') throw diskFull(folder, cause);
    throw new PlanDeskError(
      'BACKUP_FAILED',
      `无法建立备份文件夹“${folder}”，请检查该位置是否可写。`,
      { target: folder },
      { cause },
    );
  }
  return folder;
}

/** How many automatic copies are kept at most. */
const KEPT = 12;
/** So many are kept however large they are. */
const KEPT_ALWAYS = 3;
/** What automatic copies may take together, bytes: a province's database has sixteen gigabytes, its disk not twelve times that. */
const ROOM = 20e9;
/**
 * A copy larger than this, bytes, is proven by `quick_check`: its indexes were just built by VACUUM from the very rows, and
 * comparing the two once more takes a minute a gigabyte.
 */
const LARGE = 2e9;

function diskFull(target: string, cause: unknown): PlanDeskError {
  return new PlanDeskError(
    'DISK_FULL',
    '磁盘空间不足，备份没有写成，原数据不受影响。请腾出空间后重试。',
    { target },
    { cause },
  );
}

export interface BackupInfo {
  file: string;
  name: string;
  size: number;
  /** UTC moment the copy was finished. */
  madeAt: string;
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * A proven copy: VACUUM INTO a temporary name, integrity check of the copy, rename. Only a copy that has been
 * opened and checked gets its final name, so a kill or a full disk never leaves something that looks like a backup.
 * @returns the path of the copy
 * @throws PlanDeskError BACKUP_FAILED, DISK_FULL, FOLDER_MISSING
 */
export function writeBackup(db: ReadDb, target: string): string {
  const temporary = `${target}.partial`;
  // A misspelt path is no reason to make folders; a stick that was pulled out is none to fill the disk below it.
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory())
    throw new PlanDeskError(
      'FOLDER_MISSING',
      `没有“${dirname(target)}”这个文件夹，没有写入，请先建立文件夹或换一个位置。`,
      { folder: dirname(target) },
    );
  try {
    rmSync(temporary, { force: true });
    db.copyTo(temporary);
    const copy = openForReading(temporary);
    try {
      const findings = integrityFindings(copy.db, statSync(temporary).size > LARGE ? 'quick' : 'full');
      if (findings.length > 0)
        throw new PlanDeskError('BACKUP_FAILED', '备份校验未通过，没有保留这份备份。请先检查数据库。', {
          findings,
        });
    } finally {
      copy.close();
    }
    flush(temporary);
    // Left over from what stood under this name, SQLite would replay them into the copy.
    for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true });
    renameSync(temporary, target);
    return target;
  } catch (error) {
    rmSync(temporary, { force: true });
    const named = asDatabaseError(error, target);
    // What cannot be opened or written is the copy's place; the database itself is open.
    const misplaced = isPlanDeskError(named) && /^DATABASE_(UNREADABLE|READ_ONLY)$/.test(named.code);
    if (isPlanDeskError(named) && !misplaced) throw named;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') throw diskFull(target, error);
    throw new PlanDeskError(
      'BACKUP_FAILED',
      `无法在“${target}”写备份，请检查该位置是否存在、可写。`,
      { target },
      { cause: error },
    );
  }
}

/** A moment as it stands in names of files: `20261122T093000000Z`. */
function stampOf(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:.]/g, '');
}

/** The moment and the occasion in the name of an automatic copy, the moment in milliseconds; null for another name. */
export function occasionOf(name: string): { moment: number; occasion: string } | null {
  const [, year, month, day, hour, minute, second, ms, occasion] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(.+)\.db$/.exec(name) ?? [];
  return occasion === undefined
    ? null
    : { moment: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`), occasion };
}

/** Makes an automatic backup named after its occasion (`before-import`, `before-merge`, `before-schema-2`) and drops the oldest. */
export function backupDatabase(db: WriteDb, occasion: string, now: Date = new Date()): string {
  const stamp = stampOf(now);
  const target = writeBackup(db, join(madeBackupFolder(db.file), `${stamp}-${occasion}.db`));
  dropSurplusBackups(db.file, target);
  return target;
}

/**
 * Makes room once an automatic copy has been made. What people put beside the copies under names of their own stays. A moment
 * later than that of the new copy was told by a wrong clock: such copies are the first to go, and never the new one.
 */
export function dropSurplusBackups(databaseFile: string, made: string): void {
  const automatic = listBackups(databaseFile).filter(({ name }) => occasionOf(name) !== null);
  const late = (copy: BackupInfo): boolean => copy.name > basename(made);
  const inOrder = [...automatic.filter((copy) => !late(copy)), ...automatic.filter(late)];
  for (const old of surplusBackups(inOrder)) rmSync(old.file, { force: true });
}

/**
 * The copies that must go: those beyond the twelfth, and those for which there is no room beside the newer ones.
 * @param copies newest first
 */
export function surplusBackups<C extends Pick<BackupInfo, 'size'>>(copies: readonly C[]): C[] {
  let taken = 0;
  return copies.filter(({ size }, at) => {
    taken += size;
    return at >= KEPT || (at >= KEPT_ALWAYS && taken > ROOM);
  });
}

/** The copies in the folder of a database, automatic ones newest first. */
export function listBackups(databaseFile: string): BackupInfo[] {
  const folder = backupFolder(databaseFile);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      // What is no file, or leads nowhere, is no copy, and keeps nobody from making one.
      const info = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!info?.isFile()) return [];
      return [{ file: join(folder, name), name, size: info.size, madeAt: info.mtime.toISOString() }];
    })
    .sort((a, b) => b.name.localeCompare(a.name));
}

/**
 * Keeps a database that is about to be replaced under another name, with its -wal and -shm; never deletes. A stale WAL
 * left in place would be replayed into whatever comes under the old name. Where the disk can, the main file goes by
 * both names until it is replaced: a kill meanwhile does not leave the user without a database.
 * @returns the further path of the main file
 */
export function setAside(databaseFile: string, now: Date = new Date()): string {
  const stamp = stampOf(now);
  const aside = `${databaseFile}.damaged-${stamp}`;
  try {
    linkSync(databaseFile, aside);
  } catch {
    // Sticks formatted as FAT have no second names.
    renameSync(databaseFile, aside);
  }
  for (const suffix of ['-wal', '-shm'])
    if (existsSync(databaseFile + suffix)) renameSync(databaseFile + suffix, aside + suffix);
  return aside;
}
