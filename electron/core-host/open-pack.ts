import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { appendAudit } from '../../db/audit';
import { backupFolder } from '../../db/backup';
import { PlanDeskError } from '../../db/domain/errors';
import { matterFiles } from '../../db/exchange/filing/read-matter-package';
import { finishMerge } from '../../db/exchange/merge/finish-merge';
import { asFileError } from '../../db/exchange/problems';
import { applyPack } from '../../db/exchange/review/apply-pack';
import { unfinishedAssignments } from '../../db/repositories/marking';
import { writeSetting } from '../../db/repositories/setting';
import { assertReviewersDesk } from '../../db/services/marking/matter';
import { PORTABLE } from '../../db/services/own-sight';
import { depsOf } from './deps-of';
import type { JobContext } from './dispatch';
import type { Host } from './host-state';
import { createDatabase, leave, openExisting } from './open-database';
import { readBehind } from './read-documents';
import type { Session } from './session';

type Work = Pick<JobContext, 'progress' | 'signal'>;

/** The database in which a pack is marked where it lies: beside it, under its name. */
export function databaseBeside(pack: string): string {
  return join(dirname(pack), `${basename(pack).replace(/\.yjpkg$/i, '')}-评阅.plandesk`);
}

/**
 * Marks a pack where it lies, on a stick as a rule: the reviewer's database is made beside it (or opened, when it is there
 * already), and the pack received into it. Nothing of it is kept on this PC: not its name among the recent files, no copy,
 * no scratch file.
 * @throws PlanDeskError PACKAGE_*, FILE_NOT_WRITABLE, DISK_FULL, MARKING_ELSEWHERE, and those of creating and opening a database
 */
export async function openPackHere(
  host: Host,
  session: Session,
  given: { file: string; password?: string | undefined },
  { progress, signal }: Work,
): Promise<void> {
  const file = host.grants.path(given.file);
  const folder = join(dirname(file), `.plandesk-${randomUUID()}`);
  try {
    mkdirSync(folder);
  } catch (error) {
    throw writeFault(error, dirname(file));
  }
  try {
    const read = await host.tasks.run(
      'read-review',
      {
        file,
        scratchFolder: folder,
        kind: 'review-pack',
        // Nobody yet: whoever opens it becomes the one it is meant for.
        self: '',
        ...(given.password ? { password: given.password } : {}),
      },
      { progress, signal },
    );
    const database = databaseBeside(file);
    const { assignment } = read.rows;
    const known = existsSync(database);
    if (known) await openExisting(host, session, database);
    else
      await createDatabase(
        host,
        session,
        database,
        {
          desk: 'reviewer',
          level: 'county',
          regionCode: read.proven.manifest.sender.regionCode,
          name: assignment.name,
          userName: assignment.name,
        },
        { portable: true },
      );
    if (!session.user) throw new PlanDeskError('SIGN_IN_NEEDED', '请先登录。', {});
    const core = host.requireCore();
    // A database of an office under that name is no place for a pack, and never one to be wiped.
    assertReviewersDesk(core.read);
    const depsFor = depsOf(host, core, session);
    try {
      await core.longTransaction(
        async (db) => {
          writeSetting(db, PORTABLE, true);
          const done = applyPack(depsFor(db), { ...read, fileName: basename(file), acceptKey: false });
          if (done.written)
            appendAudit(db, {
              at: host.clock.now(),
              actor: session.actor,
              action: 'reviewPackages.receive',
              entity: 'review_assignment',
              entityId: done.assignmentId,
              details: { packageId: read.proven.manifest.packageId, batchId: done.batchId },
            });
        },
        signal,
        { attach: { packed: matterFiles(folder) } },
      );
    } catch (error) {
      // A pack that cannot be received leaves no database behind.
      if (!known) discard(host, session);
      throw error;
    }
    await finishMerge(core, depsFor, progress);
    readBehind(host);
    host.options.stateChanged?.();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Takes the database away from the stick after everything was handed in, copies included. The files are deleted, not
 * overwritten: flash memory does not say where it writes.
 * @throws PlanDeskError NOT_PORTABLE, WORK_NOT_HANDED_IN {open}
 */
export function wipePortable(host: Host, session: Session): void {
  const core = host.requireCore();
  if (!host.portable)
    throw new PlanDeskError('NOT_PORTABLE', '只有直接在U盘上建立的评阅数据库可以这样清除。', {});
  const open = unfinishedAssignments(core.read);
  if (open > 0)
    throw new PlanDeskError(
      'WORK_NOT_HANDED_IN',
      `还有 ${open} 项评审没有交回并写出结果包，不能清除。请先交回并写出结果包。`,
      { open },
    );
  discard(host, session);
  host.recent.closed();
}

/** A stick that cannot be written to is told as such, not as a pack that is missing. */
function writeFault(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') return asFileError(error, folder);
  return new PlanDeskError(
    'FILE_NOT_WRITABLE',
    `“${folder}”开着写保护，不能在上面评阅。请关闭U盘的写保护开关，或改用“接收评审包”，在本机评阅。`,
    { file: folder, reason: code },
    { cause: error },
  );
}

function discard(host: Host, session: Session): void {
  const { file } = host.requireCore();
  leave(host, session);
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(file + suffix, { force: true });
  rmSync(backupFolder(file), { recursive: true, force: true });
  host.options.stateChanged?.();
}
