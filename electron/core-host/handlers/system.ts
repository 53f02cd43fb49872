import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupFolder, listBackups } from '../../../db/backup';
import { isAllowed } from '../../../db/domain/access';
import { PlanDeskError } from '../../../db/domain/errors';
import { lockDatabase } from '../../../db/file-lock';
import { SCHEMA_VERSION } from '../../../db/migrate';
import { selfOffice } from '../../../db/repositories/office';
import { countRegisters } from '../../../db/repositories/register-counts';
import { publicSettings, readSetting, writeSetting } from '../../../db/repositories/setting';
import { listUsers } from '../../../db/repositories/user';
import { restoreBackup } from '../../../db/restore';
import { markAllDutiesDirty } from '../../../db/services/duties/refresh';
import {
  addUser,
  admitToSignIn,
  changeUser,
  noteSignIn,
  storePassword,
} from '../../../db/services/system/accounts';
import { noteRestore } from '../../../db/services/system/note-restore';
import { hashPassword, verifyPassword } from '../../../db/services/system/passwords';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { createDatabase, enter, leave, moveTo, openExisting } from '../open-database';
import { openSample } from '../open-sample';
import { isSameFile } from '../same-file';
import { systemState } from '../system-state';

/** A copy must not land on a database that somebody works in. @throws PlanDeskError SAME_FILE, DATABASE_LOCKED */
function refuseInUse(target: string, own: string): void {
  if (isSameFile(target, own))
    throw new PlanDeskError('SAME_FILE', '这是正在使用的数据库本身，请换一个文件名。', { target });
  if (existsSync(target)) lockDatabase(target)();
}

export const system: Handlers<Contract>['system'] = {
  state: ({ host, session }) => systemState(host, session),
  ping: ({ host }) => ({ at: host.clock.now() }),

  info: ({ core, read }) => {
    const office = selfOffice(read) ?? { level: 'county', regionCode: '', name: '' };
    return {
      desk: readSetting(read, 'desk', 'office'),
      level: office.level,
      region: office.regionCode,
      name: office.name,
      schemaVersion: SCHEMA_VERSION,
      fileSize: statSync(core.file).size,
      counts: countRegisters(read),
    };
  },

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
    const known = file ? listBackups(file).find((backup) => backup.name === input.backup) : undefined;
    if (!file || !known)
      throw new PlanDeskError('BACKUP_UNKNOWN', '没有找到这份备份，请刷新后重新选择。', {
        backup: input.backup,
      });
    if (core && !(session.user && isAllowed(session.user.role, 'administer')))
      throw new PlanDeskError('NOT_ALLOWED', '恢复数据库需要系统管理员操作。', {});
    // Reopening signs out; the entry names whoever put the copy back.
    const { actor } = session;
    leave(host, session);
    const aside = restoreBackup(join(backupFolder(file), known.name), file);
    await openExisting(host, session, file);
    await host
      .requireCore()
      .transaction((db) => noteRestore({ db, clock: host.clock, actor }, { backup: known.name, aside }));
    host.log('info', { restored: known.name, aside });
    return systemState(host, session);
  },
  check: ({ host, core, progress, signal }) =>
    host.tasks.run('check-database', { file: core.file }, { progress, signal }),

  signIn: async ({ host, session, core }, input) => {
    if (!core) throw new PlanDeskError('NO_DATABASE', '还没有打开数据库，请先新建或打开一个数据库。', {});
    const user = await core.transaction((db) => admitToSignIn({ db, clock: core.clock }, input.userId));
    const right = user.passwordHash === null || (await verifyPassword(input.password, user.passwordHash));
    const left = await core.transaction((db) => noteSignIn({ db, clock: core.clock }, user, right));
    if (!right)
      throw new PlanDeskError(
        'PASSWORD_WRONG',
        left > 0 ? `密码不对，还可以试 ${left} 次。` : '密码连续输错，账号暂停 15 分钟。',
        { left: Math.max(0, left) },
      );
    await enter(host, session, user);
    return systemState(host, session);
  },
  lock: ({ host, session, audit }) => {
    audit('user', session.user?.id ?? null);
    session.lockAfterReply(() => host.options.stateChanged?.());
    return {};
  },
  users: ({ read }) => ({
    users: (read ? listUsers(read) : []).map((user) => ({
      id: user.id,
      name: user.name,
      role: user.role,
      active: user.active,
      hasPassword: user.passwordHash !== null,
      version: user.version,
    })),
  }),
  addUser: async ({ core, depsFor, auditIn }, input) => {
    const passwordHash = input.password ? await hashPassword(input.password) : null;
    return core.transaction((db) => {
      const made = addUser(depsFor(db), { name: input.name, role: input.role, passwordHash });
      auditIn(db, 'user', made.id, { name: input.name, role: input.role });
      return made;
    });
  },
  changeUser: ({ deps, audit }, input) => {
    const made = changeUser(deps, input);
    audit('user', input.id, { name: input.name, role: input.role, active: input.active });
    return made;
  },
  setPassword: async ({ core, session, depsFor, auditIn }, input) => {
    const passwordHash = input.password === '' ? null : await hashPassword(input.password);
    const byAdministrator = session.user !== null && isAllowed(session.user.role, 'administer');
    return core.transaction((db) => {
      const made = storePassword(depsFor(db), { id: input.id, passwordHash, byAdministrator });
      auditIn(db, 'user', input.id, { passwordChanged: true });
      return made;
    });
  },
  settings: ({ read }) => ({ values: publicSettings(read) }),
  changeSetting: ({ deps, audit }, input) => {
    writeSetting(deps.db, input.key, input.value);
    if (input.key.startsWith('rules.')) markAllDutiesDirty(deps.db);
    deps.changed('settings');
    audit('setting', input.key, { value: input.value });
    return {};
  },
  regions: ({ host }) => ({
    regions: host.law.regions.map(({ code, name, parent, initials }) => ({ code, name, parent, initials })),
  }),
  auditLog: ({ read }, input) => ({
    total: read.value<number>('SELECT COUNT(*) FROM audit_entry') ?? 0,
    entries: read.all<{
      seq: number;
      at: string;
      actor: string;
      action: string;
      entity: string;
      entityId: string | null;
      details: string;
    }>(
      `SELECT seq, at, actor_name AS actor, action, entity, entity_id AS entityId, details
         FROM audit_entry ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
      { limit: input.limit, offset: input.offset },
    ),
  }),
  about: ({ host }) => ({
    version: host.options.runtime?.plandesk ?? '',
    schemaVersion: SCHEMA_VERSION,
    rulePack: host.law.packVersion,
    calendarTo: host.law.calendarCoverage,
    runtime: host.options.runtime ?? {},
  }),
};
