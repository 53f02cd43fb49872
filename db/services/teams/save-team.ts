import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type TeamRecord, teamTable } from '../../repositories/team';
import type { FieldInput } from '../registers/read-fields';
import { saveRecord } from '../registers/save-record';
import { teamsWithPhone } from './shared-phones';

export interface SaveTeamInput {
  /** Absent: a new team. */
  id?: string | undefined;
  expectedVersion?: number | undefined;
  values: Readonly<Record<string, FieldInput>>;
  /** A person has said that another team with the same duty phone is meant to have it. */
  samePhoneMeant: boolean;
}

/**
 * Makes or changes a rescue team. A duty phone that another team has is asked about first: in an emergency one of the two
 * calls would go to the wrong people.
 * @throws PlanDeskError those of `saveRecord`; TEAM_PHONE_SHARED {teams: [{id, name}]}
 */
export function saveTeam(deps: Deps, input: SaveTeamInput): { id: string; version: number } {
  const made = saveRecord(deps, { ...input, register: 'teams' });
  const team = teamTable.find(deps.db, made.id) as TeamRecord;
  checkCodes(deps, team);
  const before = input.values.dutyPhone;
  // Only a number that was typed now is asked about, or every later edit would ask again.
  if (!input.samePhoneMeant && typeof before === 'string' && !before.includes('*')) askAboutPhone(deps, team);
  return made;
}

/** The caller's transaction is rolled back by what is thrown here. */
function askAboutPhone(deps: Deps, team: TeamRecord): void {
  const others = teamsWithPhone(deps.db, team.dutyPhone, team.id);
  if (others.length === 0) return;
  const names = others.map(({ name }) => `“${name}”`).join('、');
  throw new PlanDeskError(
    'TEAM_PHONE_SHARED',
    `${names}已登记了同样的值班电话。请核对号码；确实共用一部值班电话的，确认后保存。`,
    { teams: others.map(({ id, name }) => ({ id, name })) },
  );
}

function checkCodes(deps: Deps, team: TeamRecord): void {
  const { teams, capabilities } = deps.law;
  const fields: { field: string; message: string }[] = [];
  const refuse = (field: string, message: string) => fields.push({ field, message });
  if (team.fieldCode !== null && !teams.fields.some(({ code }) => code === team.fieldCode))
    refuse('fieldCode', '应从列表中选择');
  if (team.natureCode !== null && !teams.natures.some(({ code }) => code === team.natureCode))
    refuse('natureCode', '应从列表中选择');
  const known = new Set(capabilities.capabilities.map(({ code }) => code));
  if (team.capabilities.some((code) => !known.has(code))) refuse('capabilities', '应从列表中选择');
  if (!/^\d{6}$/.test(team.regionCode)) refuse('regionCode', '应从列表中选择');
  if ((team.longitude === null) !== (team.latitude === null))
    refuse(team.longitude === null ? 'longitude' : 'latitude', '经度和纬度应一并填写');
  if ((team.longitude ?? 0) > 180) refuse('longitude', '经度应在 0 到 180 之间');
  if ((team.latitude ?? 0) > 90) refuse('latitude', '纬度应在 0 到 90 之间');
  if (team.members !== null && (team.fullTimeMembers ?? 0) > team.members)
    refuse('fullTimeMembers', '专职人数不能多于总人数');
  if (team.disbandedOn !== null && team.foundedOn !== null && team.disbandedOn < team.foundedOn)
    refuse('disbandedOn', '解散日期早于成立日期');
  if (fields.length > 0)
    throw new PlanDeskError('FIELDS_INVALID', `有 ${fields.length} 项填写不符合要求，请按提示修改。`, {
      fields,
    });
}
