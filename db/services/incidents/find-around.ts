import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { type IncidentNeeds, incidentNeeds } from '../../domain/incident/aid-rules';
import { hazardsNear, holdingsOf, nearestFirst, offerTeams, wayTo } from '../../domain/incident/nearest';
import { boxAround, distanceMetres, placeOf } from '../../domain/place/distance';
import { capabilitiesOf } from '../../domain/stock/capabilities';
import type { Law } from '../../law';
import {
  depotsForAid,
  expertsForAid,
  facilitiesForAid,
  hazardsForAid,
  suppliesForAid,
  teamsForAid,
  unitsInBox,
} from '../../repositories/incident-aid-views';
import { sightOf } from '../own-sight';
import type { Spot } from './find-spot';

/** How many of a kind are answered; a screen that shows more helps nobody to decide. */
const MOST = { teams: 60, depots: 15, facilities: 30, experts: 30, hazards: 60, units: 100 } as const;

/** Whose eyes, and on which day. */
export interface AidLook {
  readonly db: ReadDb;
  readonly law: Law;
  readonly today: string;
  /** Numbers stand in full; whoever asks for that writes down that it was asked. */
  readonly revealed?: boolean;
}

const shownPhone = ({ revealed }: AidLook, phone: string | null) =>
  revealed === true ? phone : maskPhone(phone);

/** What names point to, each name looked at once. */
function guesser(law: Law): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const made = known.get(name) ?? capabilitiesOf(name, law.capabilities);
    known.set(name, made);
    return made;
  };
}

/** What this accident asks for, of the packs. */
export function needsOf(law: Law, spot: Spot): IncidentNeeds {
  return incidentNeeds(
    { kind: spot.accidentKind, activities: spot.activities },
    law.incidentAids,
    law.capabilities,
  );
}

/** Teams that suit the accident, nearest first. */
export function teamsAround(look: AidLook, spot: Spot, needs: IncidentNeeds) {
  const { db, law, today } = look;
  const guess = guesser(law);
  const rows = teamsForAid(db, {
    sight: sightOf(db),
    today,
    codes: [...needs.capabilities, ...needs.general],
    enterpriseId: spot.enterpriseId,
    practice: spot.practice,
  });
  const { placed, unplaced, unfit } = offerTeams(
    spot.place,
    needs,
    rows.map((row) => ({
      ...row,
      place: placeOf(row),
      guessed: row.capabilities.length > 0 ? [] : guess(`${row.name} ${row.mainEquipment ?? ''}`),
    })),
  );
  const view = ({ team, ...offer }: (typeof placed)[number]) => ({
    ...offer,
    id: team.id,
    name: team.name,
    fieldCode: team.fieldCode,
    field: team.field,
    hostUnit: team.hostUnit,
    base: team.base,
    leader: team.leader,
    phone: shownPhone(look, team.dutyPhone),
    members: team.members,
    responseMinutes: team.responseMinutes,
    coverageKm: team.coverageKm,
    agreed: team.agreed,
    out: team.out,
    place: team.place,
  });
  const fitFirst = (offers: readonly (typeof placed)[number][]) =>
    // What suits is never pushed out of the answer by what merely helps; the order stays that of distance.
    offers.length <= MOST.teams
      ? offers
      : [...offers.filter(({ fit }) => fit === 'fit'), ...offers.filter(({ fit }) => fit !== 'fit')]
          .slice(0, MOST.teams)
          .sort((a, b) => (a.way?.metres ?? 0) - (b.way?.metres ?? 0));
  return {
    total: placed.length + unplaced.length,
    unfit,
    placed: fitFirst(placed).map(view),
    unplaced: fitFirst(unplaced).map(view),
  };
}

/** Depots that hold something the accident asks for, nearest first. Depots are looked through until enough are found. */
export function depotsAround(aid: AidLook, spot: Spot, needs: IncidentNeeds) {
  const { db, law, today } = aid;
  const guess = guesser(law);
  const codes = [...needs.capabilities, ...needs.general];
  const { placed, unplaced } = nearestFirst(
    depotsForAid(db, sightOf(db), today).map((depot) => ({
      depot,
      place: placeOf(depot),
      way: wayTo(spot.place, placeOf(depot)),
    })),
  );
  const look = (depots: typeof placed) => {
    const found = [];
    for (const { depot, place, way } of depots) {
      if (found.length === MOST.depots) break;
      const supplies = suppliesForAid(db, depot.id, codes).map((one) =>
        one.capabilities.length > 0 ? one : { ...one, capabilities: guess(one.name) },
      );
      const holdings = holdingsOf(supplies, codes, today);
      if (holdings.length === 0) continue;
      found.push({
        way,
        place,
        holdings,
        id: depot.id,
        name: depot.name,
        kind: depot.kind,
        address: depot.address,
        keeper: depot.keeper,
        phone: shownPhone(aid, depot.phone),
      });
    }
    return found;
  };
  return { placed: look(placed), unplaced: look(unplaced) };
}

/** Hospitals with what they can do for this kind of accident, and the other places a rescue turns to. */
export function facilitiesAround(look: AidLook, spot: Spot) {
  const { db, law } = look;
  const asked = law.contactFields.facilityCapabilities
    .filter(({ kinds }) => kinds.includes(spot.accidentKind))
    .map(({ code }) => code);
  const all = facilitiesForAid(db, sightOf(db)).map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    grade: row.grade,
    beds: row.beds,
    address: row.address,
    phone: shownPhone(look, row.phone),
    has: row.capabilities.filter((code) => asked.includes(code)),
    place: placeOf(row),
    way: wayTo(spot.place, placeOf(row)),
  }));
  const { placed, unplaced } = nearestFirst(all);
  return { placed: placed.slice(0, MOST.facilities), unplaced: unplaced.slice(0, MOST.facilities) };
}

/** Experts by specialty; those who take 应急处置 tasks are marked, and only the distance orders them. */
export function expertsAround(look: AidLook, spot: Spot, needs: IncidentNeeds) {
  const { db, law } = look;
  const { expertTask, expertSpecialties } = law.incidentAids;
  const all = expertsForAid(db, sightOf(db), needs.specialties).map((row) => {
    const has = row.specialtyCodes.filter((code) => needs.specialties.includes(code));
    return {
      id: row.id,
      name: row.name,
      employer: row.employer,
      title: row.title,
      phone: shownPhone(look, row.phone),
      has,
      special: has.some((code) => !expertSpecialties.includes(code)),
      takesTask: row.taskKinds.includes(expertTask),
      place: placeOf(row),
      way: wayTo(spot.place, placeOf(row)),
    };
  });
  const { placed, unplaced } = nearestFirst(all);
  // Most experts have no coordinates: specialty first, then who takes such tasks, then the name as read.
  const known = [...unplaced].sort(
    (a, b) => Number(b.special) - Number(a.special) || Number(b.takesTask) - Number(a.takesTask),
  );
  return { placed: placed.slice(0, MOST.experts), unplaced: known.slice(0, MOST.experts) };
}

/** Hazards and units that the accident may reach or that may reach it; empty while the place is not known. */
export function dangersAround({ db, law, today }: AidLook, spot: Spot, metres: number | null) {
  const { distances } = law.incidentAids;
  const reach = Math.max(metres ?? distances.hazards, metres === null ? (spot.hazardReach ?? 0) : 0);
  const unitReach = Math.max(metres ?? distances.neighbours, metres === null ? (spot.hazardReach ?? 0) : 0);
  const from = spot.place;
  if (from === null) return { metres: reach, hazards: [], units: [], moreUnits: 0 };
  const sight = sightOf(db);
  const hazards = hazardsNear(
    from,
    hazardsForAid(db, { sight, box: boxAround(from, reach), metres: reach, today }).map((row) => ({
      ...row,
      place: { longitude: row.longitude, latitude: row.latitude },
    })),
    reach,
  ).map(({ hazard, ...near }) => ({
    ...near,
    id: hazard.id,
    name: hazard.name,
    level: hazard.level,
    enterpriseId: hazard.enterpriseId,
    enterpriseName: hazard.enterpriseName,
    reach: hazard.reach,
    peopleNearby: hazard.peopleNearby,
    substances: hazard.substances,
    itself: hazard.id === spot.hazardId,
    place: hazard.place,
  }));
  const units = unitsInBox(db, sight, boxAround(from, unitReach))
    .filter((row) => row.id !== spot.enterpriseId && distanceMetres(from, row) <= unitReach)
    .map((row) => ({
      id: row.id,
      name: row.name,
      address: row.address,
      employees: row.employees,
      place: { longitude: row.longitude, latitude: row.latitude },
      way: wayTo(from, row),
    }));
  const { placed } = nearestFirst(units);
  return {
    metres: reach,
    hazards: hazards.slice(0, MOST.hazards),
    units: placed.slice(0, MOST.units),
    moreUnits: Math.max(0, placed.length - MOST.units),
  };
}

/** Everything that is near and helps or is in danger. `metres`: how far to look for dangers; null: the usual reach. */
export function aidsAround(look: AidLook, spot: Spot, metres: number | null) {
  const needs = needsOf(look.law, spot);
  return {
    spot,
    needs,
    teams: teamsAround(look, spot, needs),
    depots: depotsAround(look, spot, needs),
    facilities: facilitiesAround(look, spot),
    experts: expertsAround(look, spot, needs),
    dangers: dangersAround(look, spot, metres),
  };
}

/** What can be called together: the kinds of helpers that have numbers. */
export type HelperKind = 'teams' | 'depots' | 'facilities' | 'experts';

/** The numbers of the helpers of one kind as `aidsAround` lists them, in full; the caller writes who looked at them. */
export function numbersAround(look: AidLook, spot: Spot, of: HelperKind): { id: string; phone: string }[] {
  const full = { ...look, revealed: true };
  const needs = needsOf(look.law, spot);
  const found = {
    teams: () => teamsAround(full, spot, needs),
    depots: () => depotsAround(full, spot, needs),
    facilities: () => facilitiesAround(full, spot),
    experts: () => expertsAround(full, spot, needs),
  }[of]();
  return [...found.placed, ...found.unplaced].flatMap(({ id, phone }) =>
    phone === null ? [] : [{ id, phone }],
  );
}
