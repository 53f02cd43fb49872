import {
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { PlanDeskError } from './domain/errors';

interface Holder {
  pid: number;
  host: string;
  /** Seconds this PC had been running when the lock was made; less than that now means it was started again since. */
  uptime: number;
  /** When the process began, in the system's own ticks; null where the system does not tell it. */
  started: string | null;
}

/** What Linux says of a process: its state letter and when it began; null elsewhere, or when it is gone. */
function processFacts(pid: number): { state: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in the brackets may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** A process that ended, whose parent has not asked for it yet: it keeps its number, and nothing else. */
function isRemains(pid: number): boolean {
  if (processFacts(pid)?.state !== 'Z') return false;
  try {
    return readdirSync(`/proc/${pid}/task`).length <= 1;
  } catch {
    return true;
  }
}

function holderOf(lockFile: string): Holder | null {
  try {
    const value = JSON.parse(readFileSync(lockFile, 'utf8')) as Partial<Holder>;
    return Number.isInteger(value.pid) && Number(value.pid) > 0 && typeof value.host === 'string'
      ? {
          pid: Number(value.pid),
          host: value.host,
          uptime: Number(value.uptime ?? 0),
          started: value.started ?? null,
        }
      : null;
  } catch {
    // Unreadable or gone meanwhile: nobody who can be named holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isRemains(pid);
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** After a kill or a power cut the number of the program that died may belong to any other program. */
function stillHeld(holder: Holder | null): boolean {
  if (holder === null || holder.host !== hostname() || holder.uptime > uptime() + 1) return false;
  const now = holder.started === null ? null : processFacts(holder.pid);
  return isAlive(holder.pid) && (now === null || now.started === holder.started);
}

/** Whether another living program holds a database. */
export function isHeldByOther(databaseFile: string): boolean {
  const holder = holderOf(lockName(databaseFile));
  return stillHeld(holder) && holder?.pid !== process.pid;
}

/** Makes the lock with what it says in it at once: an empty one would look like nobody's. */
function makeLock(lockFile: string, content: string): void {
  const draft = `${lockFile}.${process.pid}.new`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, lockFile);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    // Sticks formatted as FAT have no second names.
    writeFileSync(lockFile, content, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
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
  const lockFile = lockName(databaseFile);
  const started = processFacts(process.pid)?.started ?? null;
  const holder: Holder = { pid: process.pid, host: hostname(), uptime: Math.floor(uptime()), started };
  const mine = JSON.stringify(holder);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      makeLock(lockFile, mine);
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
      if (stillHeld(other)) throw inUse(databaseFile, lockFile, other);
      clearStale(lockFile);
    }
  }
  throw inUse(databaseFile, lockFile, null);
}

const lockName = (databaseFile: string): string => `${realName(databaseFile)}.lock`;

/** One file has one lock, also when a link leads to it. */
function realName(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Not there yet: it is about to be made under this name.
    return file;
  }
}

function inUse(file: string, lockFile: string, holder: Holder | null): PlanDeskError {
  const who = holder === null ? '另一程序' : `另一程序（进程 ${holder.pid}）`;
  return new PlanDeskError(
    'DATABASE_LOCKED',
    `数据库“${file}”正被${who}使用，请关闭它后重试；确知没有程序在使用时，删除“${lockFile}”即可打开。`,
    { file, lockFile, ...(holder === null ? {} : { pid: holder.pid }) },
  );
}
