import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isAllowed } from '../../../db/domain/access';
import { PlanDeskError } from '../../../db/domain/errors';
import { keyCard } from '../../../db/exchange/key-card';
import { renewKey, viewOwnKey, wantSm2 } from '../../../db/exchange/key-life';
import { wrapDataKey } from '../../../db/exchange/key-seal';
import { assertOpen, forgetPlainKey, keepShare, openOnSignIn } from '../../../db/exchange/key-shares';
import { SM2_SETTING } from '../../../db/exchange/keys';
import { confirmKey, revokeKey } from '../../../db/exchange/known-keys';
import { asFileError } from '../../../db/exchange/problems';
import { makeSm2Pair } from '../../../db/exchange/sm2';
import { listOfficeKeys } from '../../../db/repositories/office-key';
import { readSetting } from '../../../db/repositories/setting';
import { currentSigningKey } from '../../../db/repositories/signing-key';
import type { UserRecord } from '../../../db/repositories/user';
import { admitToSignIn, noteSignIn } from '../../../db/services/system/accounts';
import { verifyPassword } from '../../../db/services/system/passwords';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext } from '../dispatch';

/** Counts a wrong password here as sign-in does. @throws PlanDeskError PASSWORD_WRONG, ACCOUNT_LOCKED, USER_UNKNOWN */
async function prove({ core }: Pick<JobContext, 'core'>, id: string, password: string): Promise<UserRecord> {
  const user = await core.transaction((db) => admitToSignIn({ db, clock: core.clock }, id));
  const right = user.passwordHash !== null && (await verifyPassword(password, user.passwordHash));
  const left = await core.transaction((db) => noteSignIn({ db, clock: core.clock }, user, right));
  if (!right)
    throw new PlanDeskError(
      'PASSWORD_WRONG',
      `“${user.name}”的密码不对，还可以试 ${Math.max(0, left)} 次。`,
      {
        left: Math.max(0, left),
        userId: id,
      },
    );
  return user;
}

export const keys: Handlers<Contract>['keys'] = {
  own: ({ read, session }) => viewOwnKey(read, session.dataKey),

  list: ({ read }) => ({
    keys: listOfficeKeys(read).map(({ publicKey: _, firstPackageId: __, ...key }) => key),
  }),

  confirm: ({ deps, audit }, input) => {
    const { officeName, keyId } = confirmKey(deps, input);
    audit('office_key', input.id, { office: officeName, keyId, how: input.how });
    return {};
  },

  revoke: ({ deps, audit }, input) => {
    const { officeName, keyId } = revokeKey(deps, input);
    audit('office_key', input.id, { office: officeName, keyId, reason: input.reason });
    return {};
  },

  share: async ({ core, session, auditIn }, input) => {
    const dataKey = assertOpen(session.dataKey);
    await prove({ core }, session.user?.id ?? '', input.ownPassword);
    const user = await prove({ core }, input.userId, input.password);
    if (!isAllowed(user.role, 'exchange'))
      throw new PlanDeskError(
        'KEY_NOT_SHARED',
        `“${user.name}”的角色不能交换上报，没有把密钥交给这位用户。`,
        { where: user.name },
      );
    const key = currentSigningKey(core.read);
    const wrapped = await wrapDataKey(dataKey, input.password, user.id);
    await core.transaction((db) => {
      if (key) keepShare({ db, clock: core.clock }, key.keyId, { userId: user.id, dataKey, wrapped });
      auditIn(db, 'signing_key', key?.keyId ?? null, { to: user.name });
    });
    return {};
  },

  open: async ({ core, session }, input) => {
    const user = await prove({ core }, input.userId, input.password);
    session.dataKey = assertOpen(await openOnSignIn(core, user, input.password));
    return {};
  },

  renew: async ({ core, session, depsFor, auditIn }, { reason }) => {
    const sm2 = readSetting<boolean>(core.read, SM2_SETTING, false) ? await makeSm2Pair() : null;
    const former = currentSigningKey(core.read);
    const { keyId, dataKey } = await core.transaction((db) => {
      const renewed = renewKey(depsFor(db), { reason, sm2 });
      auditIn(db, 'signing_key', renewed.keyId, { reason });
      return renewed;
    });
    await forgetPlainKey(core, former);
    session.dataKey = dataKey;
    return { keyId };
  },

  sm2: async ({ core, depsFor, auditIn }, { on }) => {
    const pair = on ? await makeSm2Pair() : null;
    await core.transaction((db) => {
      wantSm2(depsFor(db), { on, pair });
      auditIn(db, 'signing_key', null, { on });
    });
    return {};
  },

  card: async ({ host, core, depsFor, auditIn }, { file }) => {
    const target = host.grants.path(file);
    return core.transaction((db) => {
      const { text, keyId } = keyCard(depsFor(db));
      try {
        writeFileSync(target, text);
      } catch (error) {
        throw asFileError(error, target);
      }
      auditIn(db, 'signing_key', keyId, { file: basename(target) });
      return { fileName: basename(target) };
    });
  },
};
