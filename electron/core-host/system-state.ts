import { basename } from 'node:path';
import { listBackups } from '../../db/backup';
import { isAllowed, PERMISSIONS } from '../../db/domain/access';
import { SCHEMA_VERSION } from '../../db/migrate';
import { selfOffice } from '../../db/repositories/office';
import { readSetting } from '../../db/repositories/setting';
import type { OutputOf } from '../contract/define';
import type { system } from '../contract/system';
import type { Host } from './host-state';
import type { Session } from './session';

export type SystemState = OutputOf<typeof system.state>;

/** Where the program stands, for the screen that decides what to show first. */
export function systemState(host: Host, session: Session): SystemState {
  const { core, problem } = host;
  const file = core?.file ?? problem?.file ?? null;
  const office = core ? selfOffice(core.read) : undefined;
  const user = session.user;
  return {
    phase: core ? (user ? 'ready' : 'locked') : problem ? 'damaged' : 'none',
    problem: problem ? { code: problem.code, message: problem.message } : null,
    database: file ? { file, name: basename(file), schemaVersion: SCHEMA_VERSION } : null,
    desk: core ? readSetting(core.read, 'desk', 'office' as const) : null,
    office: office
      ? {
          id: office.id,
          name: office.name,
          level: office.level,
          regionCode: office.regionCode,
          regionName:
            host.law.regions.find((region) => region.code === office.regionCode)?.name ?? office.regionCode,
        }
      : null,
    user: user
      ? {
          id: user.id,
          name: user.name,
          role: user.role,
          permissions: PERMISSIONS.filter((permission) => isAllowed(user.role, permission)),
        }
      : null,
    today: host.clock.today(),
    clockBehind: core?.clock.behind() ?? null,
    backups: file
      ? listBackups(file).map((backup) => ({
          id: backup.name,
          name: backup.name,
          size: backup.size,
          madeAt: backup.madeAt,
        }))
      : [],
    recent: host.recent.list(),
  };
}
