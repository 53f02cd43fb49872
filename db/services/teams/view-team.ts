import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import { isFullTime } from '../../domain/team/catalogue';
import { type AgreementState, agreementState, type TermState, termState } from '../../domain/team/standing';
import type { Law } from '../../law';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import type { Table } from '../../repositories/table';
import { type TeamRecord, teamTable } from '../../repositories/team';
import {
  type TeamMemberRecord,
  type TeamTrainingRecord,
  teamMemberTable,
  teamTrainingTable,
} from '../../repositories/team-life';
import {
  agreementsOfTeam,
  callsOfTeam,
  equipmentOfTeam,
  type NamedAgreement,
  type TeamCall,
  type TeamEquipment,
} from '../../repositories/team-views';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { teamsWithPhone } from './shared-phones';

/** A row as screens show it: whose it is, without the rest of the bookkeeping. */
type Shown<T> = Omit<T, keyof Bookkeeping | 'nameKey' | 'nameInitials'> & { version: number; ours: boolean };

/** A member or named rescuer; the phone masked. */
export type ShownMember = Shown<TeamMemberRecord> & {
  qualified: TermState;
  insurance: TermState;
  /** Has left. */
  left: boolean;
};
export type ShownAgreement = Omit<
  NamedAgreement,
  'origin' | 'teamFieldCode' | 'teamNatureCode' | 'teamFoundedOn' | 'teamDisbandedOn'
> & { ours: boolean; state: AgreementState };

export interface TeamView {
  /** Phones masked. */
  team: Shown<TeamRecord>;
  originName: string;
  voided: string | null;
  /** The unit of the register that hosts it. */
  host: { id: string; name: string } | null;
  /** By its nature; null: the nature does not tell. */
  fullTime: boolean | null;
  insurance: TermState;
  /** Teams that answer the same duty phone. */
  samePhone: { id: string; name: string }[];
  members: ShownMember[];
  /** Of the members that are listed and have not left. */
  memberCounts: { present: number; fullTime: number; qualified: number; insured: number; lapsed: number };
  equipment: (TeamEquipment & { check: TermState })[];
  trainings: Shown<TeamTrainingRecord>[];
  agreements: ShownAgreement[];
  calls: TeamCall[];
}

/** A team with everything that is kept of it. @throws PlanDeskError NOT_FOUND */
export function viewTeam(
  deps: { db: ReadDb; self: string; law: Law; today: CivilDate },
  id: string,
): TeamView {
  const { db, self, today } = deps;
  assertInSight(db, 'team', id);
  const record = found(teamTable.find(db, id), '救援队伍', id);
  const sight = sightOf(db);
  const host = record.hostId === null ? undefined : enterpriseTable.find(db, record.hostId);
  const members = rowsOf(
    db,
    teamMemberTable,
    id,
    sight,
    'left_on IS NOT NULL, full_time DESC, name_key, id',
  ).map((row) => shownMember(row, self, today));
  return {
    team: {
      ...shown(record, self),
      dutyPhone: maskPhone(record.dutyPhone),
      leaderPhone: maskPhone(record.leaderPhone),
    },
    originName: findOffice(db, record.origin)?.name ?? '',
    voided: record.voidedAt === null ? null : (record.voidReason ?? ''),
    host: host ? { id: host.id, name: host.name } : null,
    fullTime: isFullTime(record.natureCode, deps.law.teams),
    insurance: termState(record.insuredUntil, today),
    samePhone: teamsWithPhone(db, record.dutyPhone, id).map((other) => ({ id: other.id, name: other.name })),
    members,
    memberCounts: countMembers(members),
    equipment: equipmentOfTeam(db, id, sight).map((item) => ({
      ...item,
      check: termState(item.nextCheckOn, today),
    })),
    trainings: rowsOf(db, teamTrainingTable, id, sight, 'held_on DESC, id').map((row) => shown(row, self)),
    agreements: agreementsOfTeam(db, id, sight).map((row) => shownAgreement(row, self, today)),
    calls: callsOfTeam(db, id, sight),
  };
}

/** A member as screens show it. */
export function shownMember(row: TeamMemberRecord, self: string, today: CivilDate): ShownMember {
  return {
    ...shown(row, self),
    phone: maskPhone(row.phone),
    qualified: termState(row.qualifiedUntil, today),
    insurance: termState(row.insuredUntil, today),
    left: row.leftOn !== null && row.leftOn <= today,
  };
}

/** An agreement as screens show it. */
export function shownAgreement(row: NamedAgreement, self: string, today: CivilDate): ShownAgreement {
  const { origin, teamFieldCode, teamNatureCode, teamFoundedOn, teamDisbandedOn, ...facts } = row;
  return { ...facts, ours: origin === self, state: agreementState(row, today) };
}

function countMembers(members: readonly ShownMember[]): TeamView['memberCounts'] {
  const present = members.filter(({ left }) => !left);
  const good = (state: TermState): boolean => state === 'good' || state === 'soon';
  return {
    present: present.length,
    fullTime: present.filter(({ fullTime }) => fullTime).length,
    qualified: present.filter((member) => good(member.qualified)).length,
    insured: present.filter(({ insurance }) => good(insurance)).length,
    lapsed: present.filter((member) => member.qualified === 'past' || member.insurance === 'past').length,
  };
}

/** Living rows of a team that this desk sees. `order` is written here and nowhere else. */
function rowsOf<T extends Bookkeeping & { readonly id: string }>(
  db: ReadDb,
  table: Table<T>,
  teamId: string,
  origin: string | null,
  order: string,
): T[] {
  return table.select(
    db,
    `WHERE team_id = @teamId AND voided_at IS NULL AND (@origin IS NULL OR origin = @origin) ORDER BY ${order}`,
    { teamId, origin },
  );
}

function shown<T extends Bookkeeping>(row: T, self: string): Shown<T> {
  const { origin, version, createdAt, updatedAt, voidedAt, voidReason, ...facts } = row;
  const { nameKey, nameInitials, ...rest } = facts as typeof facts & {
    nameKey?: string;
    nameInitials?: string;
  };
  return { ...rest, version, ours: origin === self } as unknown as Shown<T>;
}
