import type { Deps } from '../../core';
import type { Role } from '../../domain/access';
import { PlanDeskError } from '../../domain/errors';
import { findUser, insertUser, listUsers, type UserRecord, updateUser } from '../../repositories/user';

/** Wrong passwords in a row before the account rests, and for how long. */
const TRIES = 5;
const REST_MINUTES = 15;

function existingUser(deps: Pick<Deps, 'db'>, id: string): UserRecord {
  const user = findUser(deps.db, id);
  if (!user) throw new PlanDeskError('USER_UNKNOWN', '没有这个用户，请刷新后重试。', { id });
  return user;
}

/** @throws PlanDeskError USER_NAME_TAKEN */
export function addUser(
  deps: Deps,
  input: { name: string; role: Role; passwordHash: string | null },
): { id: string; version: number } {
  refuseTakenName(deps, input.name, null);
  const id = deps.newId();
  insertUser(
    deps.db,
    { id, name: input.name, role: input.role, passwordHash: input.passwordHash },
    deps.clock.now(),
  );
  deps.changed('users', [id]);
  return { id, version: 1 };
}

/** @throws PlanDeskError STALE_VERSION, USER_NAME_TAKEN, LAST_ADMINISTRATOR */
export function changeUser(
  deps: Deps,
  input: { id: string; expectedVersion: number; name: string; role: Role; active: boolean },
): { id: string; version: number } {
  const user = existingUser(deps, input.id);
  if (user.version !== input.expectedVersion)
    throw new PlanDeskError('STALE_VERSION', '这个用户刚被别人改过，请刷新后再改。', {
      expected: input.expectedVersion,
      actual: user.version,
    });
  refuseTakenName(deps, input.name, user.id);
  const stays = input.active && input.role === 'administrator';
  const others = listUsers(deps.db).filter(
    (other) => other.id !== user.id && other.active && other.role === 'administrator',
  );
  if (user.role === 'administrator' && !stays && others.length === 0)
    throw new PlanDeskError('LAST_ADMINISTRATOR', '至少要保留一名系统管理员，请先指定另一名。', {});
  updateUser(
    deps.db,
    { ...user, name: input.name, role: input.role, active: input.active },
    deps.clock.now(),
  );
  deps.changed('users', [user.id]);
  return { id: user.id, version: user.version + 1 };
}

/** Own password, or somebody else's when the actor administers. */
export function storePassword(
  deps: Deps,
  input: { id: string; passwordHash: string | null; byAdministrator: boolean },
): { id: string; version: number } {
  if (input.id !== deps.actor.id && !input.byAdministrator)
    throw new PlanDeskError('NOT_ALLOWED', '只能修改自己的密码，他人的密码请系统管理员重设。', {});
  const user = existingUser(deps, input.id);
  updateUser(
    deps.db,
    { ...user, passwordHash: input.passwordHash, failedLogins: 0, lockedUntil: null },
    deps.clock.now(),
  );
  deps.changed('users', [user.id]);
  return { id: user.id, version: user.version + 1 };
}

/** Refuses a resting or inactive account before its password is even looked at. @throws PlanDeskError ACCOUNT_LOCKED, USER_UNKNOWN */
export function admitToSignIn(deps: Pick<Deps, 'db' | 'clock'>, id: string): UserRecord {
  const user = existingUser(deps, id);
  if (!user.active) throw new PlanDeskError('USER_UNKNOWN', '这个用户已停用，请联系系统管理员。', { id });
  if (user.lockedUntil && user.lockedUntil > deps.clock.now())
    throw new PlanDeskError(
      'ACCOUNT_LOCKED',
      `密码连续输错，账号暂停到 ${localTime(user.lockedUntil)}，请稍后再试。`,
      { until: user.lockedUntil },
    );
  return user;
}

/** Counts a wrong password or clears the count; returns how many tries are left. */
export function noteSignIn(deps: Pick<Deps, 'db' | 'clock'>, user: UserRecord, right: boolean): number {
  const failed = right ? 0 : user.failedLogins + 1;
  const rests = failed >= TRIES;
  const until = rests ? new Date(Date.parse(deps.clock.now()) + REST_MINUTES * 60_000).toISOString() : null;
  updateUser(deps.db, { ...user, failedLogins: rests ? 0 : failed, lockedUntil: until }, deps.clock.now());
  return TRIES - failed;
}

function refuseTakenName(deps: Pick<Deps, 'db'>, name: string, self: string | null): void {
  if (listUsers(deps.db).some((user) => user.name === name && user.id !== self))
    throw new PlanDeskError('USER_NAME_TAKEN', `已有名为“${name}”的用户，请换一个名字。`, { name });
}

function localTime(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
}
