import { isAllowed } from '../../../db/domain/access';
import { PlanDeskError } from '../../../db/domain/errors';
import {
  followPassword,
  followStanding,
  forgetPlainKey,
  openOnSignIn,
  shareForPassword,
} from '../../../db/exchange/key-shares';
import { currentSigningKey } from '../../../db/repositories/signing-key';
import { listUsers } from '../../../db/repositories/user';
import {
  addUser,
  admitToSignIn,
  changeUser,
  noteSignIn,
  storePassword,
} from '../../../db/services/system/accounts';
import { hashPassword, verifyPassword } from '../../../db/services/system/passwords';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { enter } from '../open-database';
import { systemState } from '../system-state';

/** Who works here: signing in and out, accounts, passwords. */
export const accountHandlers = {
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
    const dataKey = await openOnSignIn(core, user, input.password);
    await enter(host, session, user, dataKey);
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
    followStanding(deps, input.id);
    audit('user', input.id, { name: input.name, role: input.role, active: input.active });
    return made;
  },
  setPassword: async ({ core, session, depsFor, auditIn }, input) => {
    const passwordHash = input.password === '' ? null : await hashPassword(input.password);
    const byAdministrator = session.user !== null && isAllowed(session.user.role, 'administer');
    const share = await shareForPassword(core.read, input.id, input.password, session.dataKey);
    const before = currentSigningKey(core.read);
    const saved = await core.transaction((db) => {
      const made = storePassword(depsFor(db), { id: input.id, passwordHash, byAdministrator });
      followPassword({ db, clock: core.clock }, input.id, share, session.dataKey);
      auditIn(db, 'user', input.id, { passwordChanged: true });
      return made;
    });
    await forgetPlainKey(core, before);
    // The last password may have sealed the key: whoever is signed in goes on with it.
    if (input.id === session.user?.id) session.dataKey = share?.dataKey ?? null;
    return saved;
  },
} satisfies Partial<Handlers<Contract>['system']>;
