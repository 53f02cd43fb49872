import { existsSync, rmSync } from 'node:fs';
import { appendAudit } from '../../db/audit';
import type { WriteDb } from '../../db/connection';
import type { Core } from '../../db/core';
import { isPlanDeskError, PlanDeskError } from '../../db/domain/errors';
import { isHeldByOther } from '../../db/file-lock';
import { writeSetting } from '../../db/repositories/setting';
import { listUsers, type UserRecord } from '../../db/repositories/user';
import { advanceDay, dutiesAreOf } from '../../db/services/duties/advance-day';
import { refreshAllDuties } from '../../db/services/duties/refresh';
import { PORTABLE } from '../../db/services/own-sight';
import { completeSearchIndex } from '../../db/services/search/complete-index';
import { foundOffice, type NewOffice } from '../../db/services/system/found-office';
import { hashPassword } from '../../db/services/system/passwords';
import { checkTotalsBehind } from './check-totals';
import { depsOf } from './deps-of';
import type { Host } from './host-state';
import { readBehind } from './read-documents';
import type { Session } from './session';

/** Makes a new database file and signs its first user in. @throws PlanDeskError FILE_EXISTS and those of openCore */
export async function createDatabase(
  host: Host,
  session: Session,
  file: string,
  input: Omit<NewOffice, 'passwordHash'> & { password?: string | undefined },
  { portable = false }: { portable?: boolean } = {},
): Promise<void> {
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  if (existsSync(file))
    throw new PlanDeskError('FILE_EXISTS', '已有同名文件，为免覆盖请换一个文件名。', { file });
  leave(host, session);
  const { userId } = await found(host, file, (core, db) => {
    const made = foundOffice({ ...core, write: db }, { ...input, passwordHash });
    if (portable) writeSetting(db, PORTABLE, true);
    appendAudit(db, {
      at: host.clock.now(),
      actor: { id: made.userId, name: input.userName },
      action: 'system.create',
      entity: 'office',
      entityId: made.officeId,
      details: { desk: input.desk, level: input.level, regionCode: input.regionCode, name: input.name },
    });
    return made;
  });
  host.portable = portable;
  if (!portable) host.recent.opened(file);
  session.user = { id: userId, name: input.userName, role: 'administrator' };
  host.options.stateChanged?.();
}

/** Makes the file and its first rows; what cannot be finished is taken away again, or its name could not be used. */
async function found<T>(host: Host, file: string, work: (core: Core, db: WriteDb) => T): Promise<T> {
  try {
    const core = host.openDatabase(file, { mustExist: false });
    return await core.transaction((db) => work(core, db));
  } catch (error) {
    host.closeDatabase();
    host.problem = null;
    // Somebody else was faster and is making it.
    if (isPlanDeskError(error, 'DATABASE_LOCKED')) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    throw error;
  }
}

/** How long a program that was killed, or that is just closing, may take to let go of the database, milliseconds. */
const LET_GO_MS = 4000;
const LOOK_AGAIN_MS = 100;

/** Waits for a lock that is about to be given back: the system needs a moment to clear away a killed program. */
async function giveOthersTime(file: string): Promise<void> {
  for (let waited = 0; waited < LET_GO_MS && isHeldByOther(file); waited += LOOK_AGAIN_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

/** Opens an existing database; a single user without password is signed in at once. */
export async function openExisting(host: Host, session: Session, file: string): Promise<void> {
  leave(host, session);
  await giveOthersTime(file);
  const core = host.openDatabase(file, { mustExist: true });
  if (!host.portable) host.recent.opened(file);
  const users = listUsers(core.read).filter((user) => user.active);
  const [only] = users;
  if (users.length === 1 && only && only.passwordHash === null) await enter(host, session, only);
}

/** Goes on in a copy that was just written and proven, as the same user. */
export async function moveTo(host: Host, session: Session, file: string): Promise<void> {
  const { user, dataKey } = session;
  await openExisting(host, session, file);
  session.user = user;
  session.dataKey = dataKey;
  host.options.stateChanged?.();
}

/**
 * Signs a user in and brings the duties to today.
 * @param dataKey what this user's password opened of the signing key
 */
export async function enter(
  host: Host,
  session: Session,
  user: Pick<UserRecord, 'id' | 'name' | 'role'>,
  dataKey: Buffer | null = null,
): Promise<void> {
  session.dataKey = dataKey;
  session.user = { id: user.id, name: user.name, role: user.role };
  host.options.stateChanged?.();
  // On a day that has been gone into already hardly anything is left to do: what home has asked is answered first.
  if (host.core && dutiesAreOf(host.core.read, host.clock.today()))
    await new Promise<void>((resolve) => setImmediate(resolve));
  await bringToToday(host, session);
  readBehind(host);
  checkTotalsBehind(host);
}

/** Re-evaluates what the turn of the day changes, a transaction at a time; run on entering and at midnight. */
export async function bringToToday(host: Host, session: Session): Promise<void> {
  const core = host.core;
  if (!core) return;
  const depsFor = depsOf(host, core, session);
  const { left } = await core.longTransaction((db, pause) => advanceDay(depsFor(db), pause));
  if (left) await refreshAllDuties(core, depsFor);
  await completeSearchIndex(core);
}

/** Signs out and closes; which database comes up at the next start stays as it was. */
export function leave(host: Host, session: Session): void {
  session.user = null;
  session.dataKey = null;
  host.closeDatabase();
  host.problem = null;
}
