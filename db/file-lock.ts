import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { PlanDeskError } from './domain/errors';

interface Holder {
  pid: number;
  host: string;
  /** Seconds this PC had been running when the lock was made; less than that now means it was started again since. */
  uptime: number;
}

function holderOf(lockFile: string): Holder | null {
  try {
    const value = JSON.parse(readFileSync(lockFile, 'utf8')) as Partial<Holder>;
    return Number.isInteger(value.pid) && Number(value.pid) > 0 && typeof value.host === 'string'
      ? { pid: Number(value.pid), host: value.host, uptime: Number(value.uptime ?? 0) }
      : null;
  } catch {
    // Unreadable or gone meanwhile: nobody who can be named holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** After a power cut the number of the program that died may belong to any other program. */
function stillHeld(holder: Holder | null): boolean {
  return (
    holder !== null && holder.host === hostname() && holder.uptime <= uptime() + 1 && isAlive(holder.pid)
  );
}

/** Takes a lock that nobody holds any more out of the way; of two programs that see it only one gets it. */
function clearStale(lockFile: string): void {
  const mine = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, mine);
  } catch {
    return; // The other one was faster.
  }
  // Between the look and the move the other one may have cleared it and made its own: that one goes back.
  if (stillHeld(holderOf(mine))) renameSync(mine, lockFile);
  else rmSync(mine, { force: true, recursive: true });
}

/**
 * Keeps a second program (another window, the command line) from writing the same database: two writers on one WAL
 * can corrupt it before SQLite 3.51.3. The lock of a program that died, or one that came along with a copied
 * folder from another PC, is taken over.
 * @returns a function that gives the lock back
 * @throws PlanDeskError DATABASE_LOCKED, DATABASE_READ_ONLY
 */
export function lockDatabase(databaseFile: string): () => void {
  const lockFile = `${realName(databaseFile)}.lock`;
  const holder: Holder = { pid: process.pid, host: hostname(), uptime: Math.floor(uptime()) };
  const mine = JSON.stringify(holder);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lockFile, mine, { flag: 'wx' });
      return () => {
        if (holderOf(lockFile)?.pid === process.pid) rmSync(lockFile, { force: true });
      };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'ENOSPC')
        throw new PlanDeskError(
          'DISK_FULL',
          '磁盘空间不足，无法打开数据库，请先腾出空间。',
          { file: databaseFile },
          { cause: error },
        );
      if (code !== 'EEXIST')
        throw new PlanDeskError(
          'DATABASE_READ_ONLY',
          `“${databaseFile}”所在的文件夹不可写，请检查权限或换一个位置。`,
          { file: databaseFile },
          { cause: error },
        );
      const other = holderOf(lockFile);
      if (stillHeld(other)) throw inUse(databaseFile, other);
      clearStale(lockFile);
    }
  }
  throw inUse(databaseFile, null);
}

/** One file has one lock, also when a link leads to it. */
function realName(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Not there yet: it is about to be made under this name.
    return file;
  }
}

function inUse(file: string, holder: Holder | null): PlanDeskError {
  return new PlanDeskError('DATABASE_LOCKED', `数据库“${file}”正被另一程序使用，请关闭后重试。`, {
    file,
    ...(holder === null ? {} : { pid: holder.pid }),
  });
}
