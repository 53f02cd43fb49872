import { maskPhone } from '../../../db/domain/codes/mask';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { capabilitiesOf } from '../../../db/domain/stock/capabilities';
import { teamCodesOf } from '../../../db/domain/team/catalogue';
import { pickTeams } from '../../../db/repositories/team-views';
import { sightOf } from '../../../db/services/own-sight';
import { enterpriseTeams } from '../../../db/services/teams/enterprise-teams';
import { saveTeam } from '../../../db/services/teams/save-team';
import { sharedPhones } from '../../../db/services/teams/shared-phones';
import {
  endAgreement,
  renewAgreement,
  revealMember,
  saveTeamEntry,
  voidTeamEntry,
} from '../../../db/services/teams/team-entries';
import { viewTeam } from '../../../db/services/teams/view-team';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const teams: Handlers<Contract>['teams'] = {
  get: ({ host, core, read }, { id }) => {
    const today = asCivilDate(core.clock.today());
    const { calls, ...view } = viewTeam({ db: read, self: host.requireSelf(), law: core.law, today }, id);
    return { ...view, calls: calls.map((call) => ({ ...call, practice: call.practice === 1 })) };
  },
  pick: ({ read }, { text, limit }) => ({
    rows: pickTeams(read, { text, limit, origin: sightOf(read) }).map((row) => ({
      ...row,
      dutyPhone: maskPhone(row.dutyPhone),
    })),
  }),
  catalogue: ({ core }) => {
    const { fields, natures, grades } = core.law.teams;
    const shown = ({ code, name, source, mark }: (typeof fields)[number]) => ({ code, name, source, mark });
    return {
      fields: fields.map(shown),
      natures: natures.map(shown),
      capabilities: core.law.capabilities.capabilities.map(({ code, label }) => ({ code, name: label })),
      grades,
    };
  },
  recognise: ({ core }, { mainEquipment, ...words }) => ({
    ...teamCodesOf(words, core.law.teams),
    capabilities: capabilitiesOf(`${words.name} ${mainEquipment ?? ''}`, core.law.capabilities),
  }),
  save: ({ deps, audit }, input) => {
    const made = saveTeam(deps, input);
    audit('teams', made.id, { fields: Object.keys(input.values) });
    return made;
  },
  saveEntry: ({ deps, audit }, input) => {
    const made = saveTeamEntry(deps, input);
    audit('teams', input.values.teamId ?? made.id, { entry: input.kind, id: made.id });
    return made;
  },
  voidEntry: ({ deps, audit }, input) => {
    audit('teams', input.id, { voided: input.kind, reason: input.reason });
    return voidTeamEntry(deps, input);
  },
  endAgreement: ({ deps, audit }, input) => {
    audit('teams', input.id, { endedOn: input.endedOn, reason: input.reason });
    return endAgreement(deps, input);
  },
  renewAgreement: ({ deps, audit }, input) => {
    const made = renewAgreement(deps, input);
    audit('teams', made.id, { renews: input.id });
    return made;
  },
  revealMember: ({ deps, audit }, { id }) => {
    audit('teams', id, { revealed: 'phone' });
    return { value: revealMember(deps.db, id) };
  },
  sharedPhones: ({ read }) => ({
    phones: sharedPhones(read).map(({ phone, teams: same }) => ({ phone: maskPhone(phone), teams: same })),
  }),
  ofEnterprise: ({ host, core, read }, { enterpriseId }) =>
    enterpriseTeams(
      { db: read, self: host.requireSelf(), law: core.law, today: asCivilDate(core.clock.today()) },
      enterpriseId,
    ),
};
