import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { StandingMark } from '../../domain/duties/rule-book';
import { isFullTime, isMineRescue, type TeamCatalogue } from '../../domain/team/catalogue';
import {
  haveTeam,
  type TeamAnswer,
  type TeamHolding,
  type TeamStanding,
} from '../../domain/team/must-have-team';
import { agreementStanding, dayOrNull } from '../../domain/team/standing';
import type { Law } from '../../law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { teamTable } from '../../repositories/team';
import { teamMemberTable } from '../../repositories/team-life';
import { agreementsOfEnterprise, type NamedAgreement } from '../../repositories/team-views';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { type ShownAgreement, type ShownMember, shownAgreement, shownMember } from './view-team';

/** A requirement of the law that the unit is under, and how it stands. */
export interface RequirementView {
  rule: string;
  title: string;
  source: { title: string; article: string };
  mark: StandingMark;
  answer: TeamAnswer;
}

export interface EnterpriseTeams {
  /** Teams that the unit hosts; phones masked. */
  own: {
    id: string;
    name: string;
    fieldCode: string | null;
    natureCode: string | null;
    members: number | null;
    dutyPhone: string | null;
    foundedOn: string | null;
    disbandedOn: string | null;
  }[];
  /** Part-time rescuers whom the unit has named. */
  rescuers: ShownMember[];
  agreements: ShownAgreement[];
  /** Empty where no rule asks a team of the unit. */
  requirements: RequirementView[];
}

/** What a unit has of rescue teams, and whether the law is satisfied with it. @throws PlanDeskError NOT_FOUND */
export function enterpriseTeams(
  deps: { db: ReadDb; self: string; law: Law; today: CivilDate },
  enterpriseId: string,
): EnterpriseTeams {
  const { db, self, today, law } = deps;
  assertInSight(db, 'enterprise', enterpriseId);
  const unit = found(enterpriseTable.find(db, enterpriseId), '单位', enterpriseId);
  const sight = sightOf(db);
  const own = teamTable.select(
    db,
    'WHERE host_id = @enterpriseId AND voided_at IS NULL ORDER BY name_key, id',
    {
      enterpriseId,
    },
  );
  const rescuers = teamMemberTable.select(
    db,
    `WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND (@sight IS NULL OR origin = @sight)
     ORDER BY name_key, id`,
    { enterpriseId, sight },
  );
  const agreements = agreementsOfEnterprise(db, enterpriseId, sight);
  const holding: TeamHolding = {
    sizeTier: unit.sizeTier,
    ownTeams: own.map((team) => standingOf(team, law.teams)),
    rescuers: rescuers.map(({ id, joinedOn, leftOn }) => ({
      id,
      joinedOn: dayOrNull(joinedOn),
      leftOn: dayOrNull(leftOn),
    })),
    agreements: agreements.flatMap((row) => agreementStanding(row, partnerOf(row, law.teams)) ?? []),
  };
  return {
    own: own.map(({ id, name, fieldCode, natureCode, members, dutyPhone, foundedOn, disbandedOn }) => ({
      ...{ id, name, fieldCode, natureCode, members, foundedOn, disbandedOn },
      dutyPhone: maskPhone(dutyPhone),
    })),
    rescuers: rescuers.map((row) => shownMember(row, self, today)),
    agreements: agreements.map((row) => shownAgreement(row, self, today)),
    requirements: requirementsOf(unit, law.teams, holding, today),
  };
}

function requirementsOf(
  unit: EnterpriseRecord,
  catalogue: TeamCatalogue,
  holding: TeamHolding,
  today: CivilDate,
): RequirementView[] {
  return catalogue.requirements
    .filter(({ set }) => unit.sets.includes(set))
    .map(({ rule, title, source, mark, ways, smallTiers }) => ({
      rule,
      title,
      source,
      mark,
      answer: haveTeam({ ways, smallTiers }, holding, today),
    }));
}

function standingOf(
  team: {
    id: string;
    fieldCode: string | null;
    natureCode: string | null;
    foundedOn: string | null;
    disbandedOn: string | null;
  },
  catalogue: TeamCatalogue,
): TeamStanding {
  return {
    id: team.id,
    foundedOn: dayOrNull(team.foundedOn),
    disbandedOn: dayOrNull(team.disbandedOn),
    fullTime: isFullTime(team.natureCode, catalogue),
    mine: isMineRescue(team.fieldCode, catalogue),
  };
}

function partnerOf(row: NamedAgreement, catalogue: TeamCatalogue): TeamStanding {
  return standingOf(
    {
      id: row.teamId,
      fieldCode: row.teamFieldCode,
      natureCode: row.teamNatureCode,
      foundedOn: row.teamFoundedOn,
      disbandedOn: row.teamDisbandedOn,
    },
    catalogue,
  );
}
