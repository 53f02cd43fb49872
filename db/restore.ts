import { existsSync, renameSync, rmSync } from 'node:fs';
import { setAside, writeBackup } from './backup';
import {
  asDatabaseError,
  type Connection,
  integrityFindings,
  openForReading,
  type ReadDb,
} from './connection';
import { isPlanDeskError, PlanDeskError } from './domain/errors';
import { selfOffice } from './repositories/office';
import { assertWhole } from './schema-check';

/**
 * A backup that may take the place of a database: sound, ours, not of a newer program.
 * @throws PlanDeskError BACKUP_DAMAGED, DATABASE_NOT_A_DATABASE, DATABASE_NOT_OURS, DATABASE_NEWER
 */
function openBackup(backupFile: string): Connection<ReadDb> {
  let source: Connection<ReadDb> | undefined;
  try {
    source = openForReading(backupFile);
    assertWhole(source.db, backupFile);
    const findings = integrityFindings(source.db, 'full');
    if (findings.length > 0) throw damaged(backupFile, findings);
    return source;
  } catch (error) {
    source?.close();
    // Damage can be such that opening or checking already stumbles over it.
    const named = asDatabaseError(error, backupFile);
    if (isPlanDeskError(named, 'DATABASE_DAMAGED')) throw damaged(backupFile, named.details.findings ?? []);
    throw named;
  }
}

function damaged(backupFile: string, findings: unknown): PlanDeskError {
  return new PlanDeskError('BACKUP_DAMAGED', '这份备份已损坏，不能用来恢复，请另选一份。', {
    backupFile,
    findings,
  });
}

/**
 * Copies a backup beside a database whose place it is to take; nothing of the database is touched yet.
 * @param self id of the desk whose database it is; null when that cannot be read, or nothing stands there
 * @returns the path of the copy, checked before and after
 * @throws PlanDeskError BACKUP_DAMAGED, BACKUP_OF_ANOTHER_DESK, DATABASE_NOT_A_DATABASE, DATABASE_NOT_OURS, DATABASE_NEWER and
 *   those of `writeBackup`
 */
export function bringBackup(backupFile: string, databaseFile: string, self: string | null): string {
  const incoming = `${databaseFile}.restoring`;
  const source = openBackup(backupFile);
  try {
    const owner = selfOffice(source.db);
    if (self !== null && owner?.id !== self)
      throw new PlanDeskError(
        'BACKUP_OF_ANOTHER_DESK',
        `这份备份属于“${owner?.name ?? '未知单位'}”，不是本单位的数据库，不能用来恢复；要查看它，请用“打开”。`,
        { owner: owner?.name ?? null },
      );
    writeBackup(source.db, incoming);
  } finally {
    source.close();
  }
  return incoming;
}

/**
 * Gives a copy that was brought the name of a database that nobody has open; whatever stood there is set aside.
 * @returns the path of the database that was set aside, or null
 */
export function putInPlace(incoming: string, databaseFile: string): string | null {
  const aside = existsSync(databaseFile) ? setAside(databaseFile) : null;
  for (const suffix of ['-wal', '-shm']) rmSync(databaseFile + suffix, { force: true });
  renameSync(incoming, databaseFile);
  return aside;
}

/**
 * Puts a backup in the place of a database that nobody has open: see `bringBackup` and `putInPlace`.
 * @returns the path of the database that was set aside, or null
 * @throws PlanDeskError those of `bringBackup`
 */
export function restoreBackup(backupFile: string, databaseFile: string): string | null {
  return putInPlace(bringBackup(backupFile, databaseFile, null), databaseFile);
}
