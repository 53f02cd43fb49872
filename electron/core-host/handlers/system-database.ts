import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupFolder, listBackups } from '../../../db/backup';
import { isAllowed } from '../../../db/domain/access';
import { PlanDeskError } from '../../../db/domain/errors';
import { lockDatabase } from '../../../db/file-lock';
import { bringBackup, putInPlace } from '../../../db/restore';
import { noteRestore } from '../../../db/services/system/note-restore';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import type { Host } from '../host-state';
import { createDatabase, leave, moveTo, openExisting } from '../open-database';
import { isSameFile } from '../same-file';
import { systemState } from '../system-state';

/** A copy must not land on a database that somebody works in. @throws PlanDeskError SAME_FILE, DATABASE_LOCKED */
function refuseInUse(target: string, own: string): void {
  if (isSameFile(target, own))
    throw new PlanDeskError('SAME_FILE', '这是正在使用的数据库本身，请换一个文件名。', { target });
  if (existsSync(target)) lockDatabase(target)();
}

/** The file that a wish to restore names; undefined for a copy that is not, or no longer, in the list. */
function copyOf(
  host: Host,
  database: string,
  wish: { backup: string } | { file: string },
): string | undefined {
  if ('backup' in wish) {
    const known = listBackups(database).find((backup) => backup.name === wish.backup);
    return known && join(backupFolder(database), known.name);
  }
  const copy = host.grants.path(wish.file);
  if (isSameFile(copy, database))
    throw new PlanDeskError('SAME_FILE', '这是正在使用的数据库本身，请另选一份备份。', { target: copy });
  return copy;
}

/** The life of a database: made, opened, copied, put back, checked, closed. */
export const databaseHandlers = {
  create: async ({ host, session }, input) => {
    await createDatabase(host, session, host.grants.path(input.file), input);
    return systemState(host, session);
  },
  open: async ({ host, session }, input) => {
    await openExisting(host, session, host.grants.path(input.file));
    return systemState(host, session);
  },
  openRecent: async ({ host, session }, input) => {
    // Only names from the remembered list: a page cannot make the core open an arbitrary path.
    const known = host.recent.list().find((recent) => recent.file === input.file);
    if (!known)
      throw new PlanDeskError('DATABASE_MISSING', '找不到这个数据库，请用“打开”重新选择。', {
        file: input.file,
      });
    await openExisting(host, session, known.file);
    return systemState(host, session);
  },
  openSample: async ({ host, session, progress, signal }) => {
    // The sample and all that makes it are no part of a start.
    const { openSample } = await import('../open-sample');
    await openSample(host, session, { progress, signal });
    return systemState(host, session);
  },
  close: async ({ host, session }) => {
    leave(host, session);
    host.recent.closed();
    return systemState(host, session);
  },

  saveAs: async ({ host, session, core, progress, signal, auditIn }, input) => {
    const target = host.grants.path(input.file);
    refuseInUse(target, core.file);
    await host.tasks.run(
      'backup',
      { file: core.file, occasion: 'save-as', at: host.clock.now(), target },
      { progress, signal },
    );
    await core.transaction((db) => auditIn(db, 'database', null, { target: basename(target) }));
    if (input.continueThere) await moveTo(host, session, target);
    return systemState(host, session);
  },
  backup: async ({ host, core, progress, signal, auditIn }, input) => {
    const target = input.file === undefined ? undefined : host.grants.path(input.file);
    if (target !== undefined) refuseInUse(target, core.file);
    const made = await host.tasks.run(
      'backup',
      {
        file: core.file,
        occasion: 'by-hand',
        at: host.clock.now(),
        ...(target === undefined ? {} : { target }),
      },
      { progress, signal },
    );
    await core.transaction((db) =>
      auditIn(db, 'database', null, { backup: basename(made.file), size: made.size }),
    );
    return { name: basename(made.file), size: made.size };
  },
  restore: async ({ host, session, core }, input) => {
    const file = core?.file ?? host.problem?.file;
    const copy = file === undefined ? undefined : copyOf(host, file, input);
    if (file === undefined || copy === undefined)
      throw new PlanDeskError('BACKUP_UNKNOWN', '没有找到这份备份，请刷新后重新选择。', {});
    if (core && !(session.user && isAllowed(session.user.role, 'administer')))
      throw new PlanDeskError('NOT_ALLOWED', '恢复数据库需要系统管理员操作。', {});
    // Checked and copied while the desk's own database is still open: what is wrong with the copy changes nothing.
    const incoming = bringBackup(copy, file, core ? host.requireSelf() : null);
    // Reopening signs out; the entry names whoever put the copy back.
    const { actor } = session;
    let aside: string | null;
    try {
      leave(host, session);
      // Another program may hold it: then it is the very reason why it is not open here.
      const unlock = lockDatabase(file);
      try {
        aside = putInPlace(incoming, file);
      } finally {
        unlock();
      }
    } finally {
      // It has the database's name now, or nobody will ask for it again.
      rmSync(incoming, { force: true });
    }
    await openExisting(host, session, file);
    await host
      .requireCore()
      .transaction((db) => noteRestore({ db, clock: host.clock, actor }, { backup: copy, aside }));
    host.log('info', { restored: basename(copy), aside });
    return systemState(host, session);
  },
  check: ({ host, core, progress, signal }) =>
    host.tasks.run('check-database', { file: core.file }, { progress, signal }),
} satisfies Partial<Handlers<Contract>['system']>;
