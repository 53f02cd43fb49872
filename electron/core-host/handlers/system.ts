import { statSync } from 'node:fs';
import { SCHEMA_VERSION } from '../../../db/migrate';
import { countAuditEntries, listAuditEntries } from '../../../db/repositories/audit-entry';
import { CLOCK_AHEAD_SETTING } from '../../../db/repositories/kept-time';
import { selfOffice } from '../../../db/repositories/office';
import { countRegisters } from '../../../db/repositories/register-counts';
import { publicSettings, readSetting } from '../../../db/repositories/setting';
import { sightOf } from '../../../db/services/own-sight';
import { keepAcceptedClock } from '../../../db/services/system/accept-clock';
import { changeSetting } from '../../../db/services/system/change-setting';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { bringToToday } from '../open-database';
import { systemState } from '../system-state';
import { accountHandlers } from './system-accounts';
import { databaseHandlers } from './system-database';

export const system: Handlers<Contract>['system'] = {
  ...databaseHandlers,
  ...accountHandlers,

  state: ({ host, session }) => systemState(host, session),
  ping: ({ host }) => ({ at: host.options.clock.now() }),

  info: ({ core, read }) => {
    const office = selfOffice(read) ?? { level: 'county', regionCode: '', name: '' };
    return {
      desk: readSetting(read, 'desk', 'office'),
      level: office.level,
      region: office.regionCode,
      name: office.name,
      schemaVersion: SCHEMA_VERSION,
      fileSize: statSync(core.file).size,
      counts: countRegisters(read, sightOf(read)),
    };
  },

  settings: ({ read }) => ({ values: publicSettings(read) }),
  changeSetting: ({ deps, audit }, input) => {
    changeSetting(deps, input);
    audit('setting', input.key, { value: input.value });
    return {};
  },
  acceptClock: async ({ host, session, core, depsFor, auditIn }, input) => {
    const { aheadMs } = await core.transaction((db) => {
      const accepted = keepAcceptedClock(depsFor(db), core.clock);
      auditIn(db, 'setting', CLOCK_AHEAD_SETTING, { ...accepted, reason: input.reason });
      return accepted;
    });
    core.clock.accept(aheadMs);
    await bringToToday(host, session);
    host.options.stateChanged?.();
    return systemState(host, session);
  },
  regions: ({ host }) => ({
    regions: host.law.regions.map(({ code, name, parent, initials }) => ({ code, name, parent, initials })),
  }),
  auditLog: ({ read }, input) => ({ total: countAuditEntries(read), entries: listAuditEntries(read, input) }),
  about: ({ host }) => ({
    version: host.options.runtime?.plandesk ?? '',
    schemaVersion: SCHEMA_VERSION,
    rulePack: host.law.packVersion,
    calendarTo: host.law.calendarCoverage,
    runtime: host.options.runtime ?? {},
  }),
};
