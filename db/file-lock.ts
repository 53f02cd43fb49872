import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { PlanDeskError } from './domain/errors';

interface Holder {
  pid: number;
  host: string;
}

function holderOf(lockFile: string): Holder | null {
  try {
    const value = JSON.parse(readFileSync(lockFile, 'utf8')) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host }
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

/**
 * Keeps a second program (another window, the command line) from writing the same database: two writers on one WAL
 * can corrupt it before SQLite 3.51.3. The lock of a program that died, or one that came along with a copied
 * folder from another PC, is taken over.
 * @returns a function that gives the lock back
 * @throws PlanDeskError DATABASE_LOCKED, DATABASE_READ_ONLY
 */
export function lockDatabase(databaseFile: string): () => void {
  const lockFile = `${databaseFile}.lock`;
  const mine = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lockFile, mine, { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
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
      const holder = holderOf(lockFile);
      if (holder && holder.host === hostname() && isAlive(holder.pid))
        throw new PlanDeskError(
          'DATABASE_LOCKED',
          `数据库“${databaseFile}”正被另一程序使用，请关闭后重试。`,
          { file: databaseFile, pid: holder.pid },
        );
      rmSync(lockFile, { force: true });
    }
  }
  throw new PlanDeskError('DATABASE_LOCKED', `数据库“${databaseFile}”正被另一程序使用，请关闭后重试。`, {
    file: databaseFile,
  });
}
