import type { ReadDb, SqlValue } from '../../connection';
import { addMonths, type CivilDate } from '../../domain/dates/civil-date';
import {
  type DutyAgreement,
  type DutyDanger,
  type DutyHazard,
  type DutyMeans,
  type DutyStore,
  type DutyStoreRow,
  type DutyTeam,
  type DutyWatchMonth,
  HAZARD_LACKS,
  NO_MEANS,
} from '../../domain/duties/means';
import type { DutyEvidenceKind } from '../../domain/duties/rule-book';
import type { SizeTier } from '../../domain/enterprise/facts';
import type { TeamCatalogue } from '../../domain/team/catalogue';
import type { AgreementStanding, TeamStanding } from '../../domain/team/must-have-team';
import type { SubjectScope } from '../../repositories/duty-facts';
import {
  agreementRows,
  dangerMeansRows,
  depotMeansRows,
  depotStockRows,
  gearMeansRows,
  hazardMeansRows,
  type MeansOwner,
  ownUnitOf,
  rescuerRows,
  teamGearRows,
  teamMeansRows,
  watchRows,
} from '../../repositories/duty-means';
import type { GatherOptions } from './gather-options';
import { Groups } from './groups';

/** A unit that kept a roster within so many months is asked for the next one. */
const WATCH_MONTHS = -12;

/** Hands out what each subject of a scope keeps for a rescue; ids of units must be asked for in rising order. */
export interface MeansGatherer {
  ofUnit(id: string, sizeTier: SizeTier | null): DutyMeans;
  ofOffice(id: string): DutyMeans;
}

/** One ordered scan a register for all units of the scope, and none of a register that has no rows. */
export function meansGatherer(db: ReadDb, scope: SubjectScope, options: GatherOptions): MeansGatherer {
  const { law, asOf, withTitles } = options;
  const kept = new Set(law.settings.kept ?? []);
  const read = <T>(register: DutyEvidenceKind, rows: () => T[]): T[] => (kept.has(register) ? rows() : []);
  const since = addMonths(asOf, WATCH_MONTHS).slice(0, 7);
  const teamsOf = (owner: MeansOwner) => read('team-training', () => teamMeansRows(db, owner, asOf));
  const depotsOf = (owner: MeansOwner) => read('stock-level', () => depotMeansRows(db, owner));
  const gearOf = (owner: MeansOwner) => read('team-training', () => gearMeansRows(db, owner));
  const watchesOf = (owner: MeansOwner) => read('watch', () => watchRows(db, owner, since));
  const [teams, depots, gear, watches] = [teamsOf, depotsOf, gearOf, watchesOf].map(
    (of) => new Groups(of(scope)),
  ) as [Groups, Groups, Groups, Groups];
  const rescuers = new Groups(read('rescue-team', () => rescuerRows(db, scope)));
  const agreements = new Groups(read('rescue-team', () => agreementRows(db, scope)));
  const hazards = new Groups(read('hazard-archive', () => hazardMeansRows(db, scope)));
  const dangers = new Groups(read('danger-corrected', () => dangerMeansRows(db, scope, asOf)));
  const rowsOf = (kind: DutyStore['kind'], id: string) =>
    withTitles === true
      ? (kind === 'depot' ? depotStockRows(db, id) : teamGearRows(db, id)).map(toStoreRow)
      : [];
  const storesOf = (kind: DutyStore['kind'], rows: SqlValue[][]) =>
    rows.map((row) => toStore(kind, row, rowsOf(kind, row[1] as string)));
  const atDesk = (office: string) => ({
    teams: teamsOf({ office }),
    stores: [...storesOf('depot', depotsOf({ office })), ...storesOf('team', gearOf({ office }))],
    watches: watchesOf({ office }).map(toWatch),
  });
  const own = ownUnitOf(db);
  return {
    ofUnit(id, sizeTier) {
      const desk = own?.unit === id ? atDesk(own.office) : null;
      const teamRows = [...teams.take(id), ...(desk?.teams ?? [])];
      const agreed = agreements.take(id);
      const holding = {
        sizeTier,
        ownTeams: teamRows.map((row) =>
          toStanding(law.teams, [row[1], row[3], row[4], row[9], row[10]] as const),
        ),
        rescuers: rescuers.take(id).map((row) => ({
          id: row[1] as string,
          joinedOn: row[2] as CivilDate | null,
          leftOn: row[3] as CivilDate | null,
        })),
        agreements: agreed.map((row) => toAgreementStanding(law.teams, row)),
      };
      const means: DutyMeans = {
        holding,
        teams: teamRows.map(toTeam),
        agreements: agreed.filter((row) => row[5] === null).map(toAgreement),
        stores: [
          ...storesOf('depot', depots.take(id)),
          ...storesOf('team', gear.take(id)),
          ...(desk?.stores ?? []),
        ],
        watches: [...watches.take(id).map(toWatch), ...(desk?.watches ?? [])],
        hazards: hazards.take(id).map(toHazard),
        dangers: dangers.take(id).map(toDanger),
      };
      const nothing =
        teamRows.length + agreed.length + holding.rescuers.length + means.stores.length === 0 &&
        means.watches.length + means.hazards.length + means.dangers.length === 0;
      // The size alone explains what is lacking, and decides nothing.
      return nothing && withTitles !== true ? NO_MEANS : means;
    },
    ofOffice(id) {
      const desk = atDesk(id);
      const teamRows = desk.teams;
      return { ...NO_MEANS, teams: teamRows.map(toTeam), stores: desk.stores, watches: desk.watches };
    },
  };
}

function toTeam(row: SqlValue[]): DutyTeam {
  return {
    id: row[1] as string,
    name: row[2] as string,
    foundedOn: row[3] as CivilDate | null,
    disbandedOn: row[4] as CivilDate | null,
    reportedOn: row[5] as CivilDate | null,
    insuredUntil: row[6] as CivilDate | null,
    trainedOn: row[7] as CivilDate | null,
    nextTrainingOn: row[8] as CivilDate | null,
  };
}

type StandingRow = readonly [SqlValue, SqlValue, SqlValue, SqlValue, SqlValue];

function toStanding(
  { natures, grades }: TeamCatalogue,
  [id, foundedOn, disbandedOn, nature, field]: StandingRow,
): TeamStanding {
  return {
    id: id as string,
    foundedOn: foundedOn as CivilDate | null,
    disbandedOn: disbandedOn as CivilDate | null,
    fullTime: natures.find(({ code }) => code === nature)?.fullTime ?? null,
    // The field that the standard for mine rescue teams grades.
    mine: field === null ? null : field === grades.appliesTo,
  };
}

function toAgreementStanding(catalogue: TeamCatalogue, row: SqlValue[]): AgreementStanding {
  return {
    id: row[1] as string,
    kind: row[2] as AgreementStanding['kind'],
    validFrom: row[3] as CivilDate,
    validUntil: row[4] as CivilDate | null,
    endedOn: row[5] as CivilDate | null,
    team: toStanding(catalogue, [row[6], row[8], row[9], row[10], row[11]] as StandingRow),
  };
}

function toAgreement(row: SqlValue[]): DutyAgreement {
  return {
    id: row[1] as string,
    teamId: row[6] as string,
    teamName: row[7] as string,
    from: row[3] as CivilDate,
    until: row[4] as CivilDate | null,
  };
}

function toStore(kind: DutyStore['kind'], row: SqlValue[], rows: readonly DutyStoreRow[]): DutyStore {
  const lists = JSON.parse((row[6] as string | null) ?? '[]') as string[];
  return {
    id: row[1] as string,
    name: row[2] as string,
    kind,
    expiresOn: row[3] as CivilDate | null,
    checkOn: row[4] as CivilDate | null,
    short: Number(row[5] ?? 0),
    capabilities: [...new Set(lists.flatMap((list) => JSON.parse(list) as string[]))].sort(),
    rows,
  };
}

function toStoreRow([id, name, stock, unfit, minimum, expiresOn, checkOn]: SqlValue[]): DutyStoreRow {
  return {
    id: id as string,
    name: name as string,
    stock: stock as number | null,
    unfit: (unfit as number | null) ?? 0,
    minimum: minimum as number | null,
    expiresOn: expiresOn as CivilDate | null,
    checkOn: checkOn as CivilDate | null,
  };
}

function toWatch([, month, days, firstId]: SqlValue[]): DutyWatchMonth {
  return { month: month as string, days: days as number, firstId: firstId as string };
}

function toHazard(row: SqlValue[]): DutyHazard {
  const has = [row[8], row[9], row[10], row[11], row[12], row[5] !== null, row[7] !== null, row[13]];
  return {
    id: row[1] as string,
    name: row[2] as string,
    startedOn: row[3] as CivilDate | null,
    removedOn: row[4] as CivilDate | null,
    assessedOn: row[5] as CivilDate | null,
    nextAssessmentOn: row[6] as CivilDate | null,
    filedOn: row[7] as CivilDate | null,
    lacks: HAZARD_LACKS.filter((_, index) => has[index] !== 1 && has[index] !== true),
  };
}

function toDanger(row: SqlValue[]): DutyDanger {
  return {
    id: row[1] as string,
    title: row[2] as string,
    foundOn: row[3] as CivilDate,
    dueOn: row[4] as CivilDate | null,
    correctedOn: row[5] as CivilDate | null,
  };
}
