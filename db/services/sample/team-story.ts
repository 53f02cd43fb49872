import type { Deps } from '../../core';
import { capabilitiesOf } from '../../domain/stock/capabilities';
import { teamCodesOf } from '../../domain/team/catalogue';
import { enterpriseTable } from '../../repositories/enterprise';
import { type TeamRecord, teamTable } from '../../repositories/team';
import { saveTeam } from '../teams/save-team';
import { saveTeamEntry } from '../teams/team-entries';
import type { Random } from './random';
import type { Teller } from './timeline';
import { personName } from './units';

const MEMBERS_LISTED = 8;
/** Of the small units that must have a team, so many in a hundred have named their rescuers. */
const NAMED = 0.85;
const NO_PAPERS = { certificateNo: null, insuranceNo: null, remark: null, leftOn: null } as const;

/** Regional teams, codes and places of the county's own, their people and training, agreements, named rescuers. */
export function tellTeams({ timeline, data, days }: Teller, random: Random): void {
  const entered = days.ago(399);
  timeline.add(entered, (deps) => {
    completeOwnTeams(deps, { data, days, timeline }, random);
    for (const { fullTime, ...team } of data.means.regionalTeams) {
      const own = random.branch(team.name);
      saveTeam(deps, {
        samePhoneMeant: true,
        values: {
          ...team,
          fullTimeMembers: fullTime,
          qualifiedMembers: fullTime,
          leader: personName(data, own),
          dutyPhone: `0432-0000${own.between(8000, 8999)}`,
          coverage: '全省',
          responseMinutes: 1,
          shareable: true,
          insuredUntil: days.ago(-own.between(-30, 330)),
        },
      });
    }
  });
  timeline.add(days.ago(300), (deps) => {
    const mine = teamTable.select(deps.db, "WHERE field_code = 'mine' ORDER BY name_key");
    for (const team of mine)
      listMembers(deps, { data, days, timeline }, team, random.branch(`${team.name} members`));
    makeAgreements(deps, { data, days, timeline }, mine, random.branch('agreements'));
    nameRescuers(deps, { data, days, timeline }, random.branch('rescuers'));
  });
  for (const ago of [210, 150, 90, 30, 9])
    timeline.add(days.workingAgo(ago), (deps) => train(deps, data, ago));
}

/** What a roster of older days leaves out: codes, capabilities, the place of the base. */
function completeOwnTeams(deps: Deps, { data, days }: Teller, random: Random): void {
  for (const team of teamTable.select(deps.db, 'ORDER BY name_key')) {
    const own = random.branch(`${team.name} place`);
    const town = data.county.towns.find(({ name }) => team.base?.endsWith(name));
    const { unitRank, ...codes } = teamCodesOf(team, deps.law.teams);
    saveTeam(deps, {
      id: team.id,
      expectedVersion: team.version,
      samePhoneMeant: true,
      values: {
        ...codes,
        unitRank,
        level: 'county',
        capabilities: [...capabilitiesOf(`${team.name} ${team.mainEquipment ?? ''}`, deps.law.capabilities)],
        ...(town && {
          longitude: Number((town.longitude + own.between(-90, 90) / 10_000).toFixed(4)),
          latitude: Number((town.latitude + own.between(-90, 90) / 10_000).toFixed(4)),
        }),
        coverage: data.county.office.regionName,
        coverageKm: own.between(20, 80),
        responseMinutes: own.between(1, 30),
        shareable: own.chance(0.8),
        insuredUntil: own.chance(0.8) ? days.ago(-own.between(-40, 330)) : null,
      },
    });
  }
}

function listMembers(deps: Deps, { data, days: on }: Teller, team: TeamRecord, random: Random): void {
  for (let n = 0; n < MEMBERS_LISTED; n += 1)
    saveTeamEntry(deps, {
      kind: 'member',
      values: {
        ...NO_PAPERS,
        teamId: team.id,
        enterpriseId: null,
        name: personName(data, random),
        post: n === 0 ? '队长' : random.pick(['侦察', '技术', '装备', '医疗', '通信']),
        fullTime: true,
        phone: `1990000${String(random.between(0, 9999)).padStart(4, '0')}`,
        qualification: '矿山救护指战员培训合格',
        qualifiedUntil: on.ago(-random.between(-60, 700)),
        insuredUntil: on.ago(-random.between(-20, 330)),
        joinedOn: on.ago(random.between(400, 3000)),
      },
    });
}

/** Coal mines rely on a full-time team nearby; a few agreements have run out. */
function makeAgreements(
  deps: Deps,
  { days: on }: Teller,
  teams: readonly TeamRecord[],
  random: Random,
): void {
  const partner = teams.find(({ name }) => name.startsWith('舒兰矿业')) ?? teams[0];
  if (!partner) return;
  const mines = enterpriseTable.select(
    deps.db,
    `WHERE activities LIKE '%"coal-mine"%' AND voided_at IS NULL ORDER BY name_key`,
  );
  mines.forEach((unit, at) => {
    // With its own part-time team the agreement is what 煤矿安全生产条例 29 asks for; one mine has not got that far.
    if (at % 6 !== 5) foundPartTimeTeam(deps, unit, random);
    const from = on.ago(random.between(310, 700));
    saveTeamEntry(deps, {
      kind: 'agreement',
      values: {
        ...{ kind: 'rescue', teamId: partner.id, enterpriseId: unit.id, signedOn: from, validFrom: from },
        number: `矿救协〔${from.slice(0, 4)}〕${at + 1}号`,
        validUntil: at % 5 === 4 ? on.ago(random.between(5, 60)) : on.ago(-random.between(20, 700)),
        ...{ scope: '井下事故救援和预防性安全检查', fee: random.between(2, 8) * 10_000, remark: null },
      },
    });
  });
}

function foundPartTimeTeam(
  deps: Deps,
  unit: { name: string; town: string | null; longitude: number | null; latitude: number | null },
  random: Random,
): void {
  const members = random.between(9, 20);
  saveTeam(deps, {
    samePhoneMeant: true,
    values: {
      name: `${unit.name}兼职救护队`,
      hostUnit: unit.name,
      ...{ field: '矿山', fieldCode: 'mine', nature: '企业兼职', natureCode: 'enterprise-part-time' },
      ...{ level: 'enterprise', unitRank: 'squad', members, fullTimeMembers: 0 },
      dutyPhone: `0432-0000${random.between(7000, 7999)}`,
      base: unit.town,
      ...{ longitude: unit.longitude, latitude: unit.latitude },
      mainEquipment: '压缩氧自救器、氧气呼吸器',
      responseMinutes: random.between(5, 20),
    },
  });
}

/** Small units of dangerous trades name part-time rescuers (条例 10). */
function nameRescuers(deps: Deps, { data, days: on }: Teller, random: Random): void {
  const units = enterpriseTable.select(
    deps.db,
    `WHERE activities <> '[]' AND size_tier IN ('small','micro') AND voided_at IS NULL ORDER BY name_key`,
  );
  for (const unit of units) {
    if (!random.chance(NAMED)) continue;
    saveTeamEntry(deps, {
      kind: 'member',
      values: {
        ...NO_PAPERS,
        teamId: null,
        enterpriseId: unit.id,
        name: personName(data, random),
        post: '兼职救援员',
        fullTime: false,
        phone: `1990000${String(random.between(0, 9999)).padStart(4, '0')}`,
        qualification: '应急救援培训合格',
        qualifiedUntil: on.ago(-random.between(-60, 700)),
        insuredUntil: on.ago(-random.between(-20, 330)),
        joinedOn: on.ago(random.between(300, 900)),
      },
    });
  }
}

function train(deps: Deps, data: Teller['data'], serial: number): void {
  const topics = data.means.teamTrainings;
  teamTable
    .select(deps.db, 'WHERE voided_at IS NULL ORDER BY name_key')
    .filter((_team, at) => (at + serial) % 3 !== 0)
    .forEach((team, at) => {
      saveTeamEntry(deps, {
        kind: 'training',
        values: {
          teamId: team.id,
          kind: (at + serial) % 7 === 0 ? 'assessment' : 'training',
          heldOn: deps.clock.today(),
          hours: 2 + ((at + serial) % 4) * 2,
          participants: Math.max(4, Math.round((team.members ?? 12) * 0.7)),
          topic: topics[(at + serial) % topics.length] ?? '',
          place: team.base,
          teacher: team.leader,
          result: '合格',
          remark: null,
        },
      });
    });
}
