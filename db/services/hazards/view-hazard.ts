import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { type HazardAnswers, hazardGaps } from '../../domain/hazard/gaps';
import { fillSubstance, hazardDoubts, type SubstanceAmount, workOutHazard } from '../../domain/hazard/level';
import { distanceMetres } from '../../domain/place/distance';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import { type HazardRecord, hazardAlarmTable, hazardTable } from '../../repositories/hazard';
import {
  alarmsOf,
  dangersOfHazard,
  type HazardTeam,
  plansOfHazard,
  plansToLink,
  substancesOf,
  suppliesOfHazard,
  suppliesToLink,
  teamsOfHazard,
  teamsToLink,
} from '../../repositories/hazard-views';
import { hiddenDangerTable } from '../../repositories/hidden-danger';
import { findOffice } from '../../repositories/office';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

/** Who looks, and when. */
export interface Looking {
  readonly self: string;
  readonly today: string;
  readonly law: Pick<Law, 'hazardRules' | 'capabilities'>;
}

const day = (text: string | null): CivilDate | null => (text === null ? null : asCivilDate(text));

/** Metres from a hazard to something; null where either place is not known. */
export function distanceTo(
  hazard: Pick<HazardRecord, 'longitude' | 'latitude'>,
  other: { longitude: number | null; latitude: number | null },
): number | null {
  if (hazard.longitude === null || hazard.latitude === null) return null;
  if (other.longitude === null || other.latitude === null) return null;
  return Math.round(
    distanceMetres(
      { longitude: hazard.longitude, latitude: hazard.latitude },
      { longitude: other.longitude, latitude: other.latitude },
    ),
  );
}

/** Where the hazard stands: its own place, else its unit's. */
function placeOf(db: ReadDb, hazard: HazardRecord) {
  if (hazard.longitude !== null && hazard.latitude !== null) return hazard;
  const unit = enterpriseTable.find(db, hazard.enterpriseId);
  return { longitude: unit?.longitude ?? null, latitude: unit?.latitude ?? null };
}

const teamView = (place: Pick<HazardRecord, 'longitude' | 'latitude'>, team: HazardTeam) => ({
  linkId: team.linkId,
  note: team.note,
  id: team.id,
  name: team.name,
  field: team.field,
  bound: team.bound === 1,
  distance: distanceTo(place, team),
  coverage: team.coverageKm === null ? null : team.coverageKm * 1000,
});

/** What answers a hazard, and what is missing on the way from it to the last drill. */
export function linkageOf(db: ReadDb, hazard: HazardRecord, today: string) {
  const place = placeOf(db, hazard);
  const plans = plansOfHazard(db, hazard.id).map((plan) => ({ ...plan, inForce: plan.inForce === 1 }));
  const teams = teamsOfHazard(db, hazard.id, today).map((team) => teamView(place, team));
  const supplies = suppliesOfHazard(db, hazard.id).map(({ capabilities: _codes, ...supply }) => ({
    ...supply,
    distance: distanceTo(place, supply),
  }));
  const answers: HazardAnswers = {
    filedOn: day(hazard.filedOn),
    assessedOn: day(hazard.assessedOn),
    nextAssessmentOn: day(hazard.nextAssessmentOn),
    alarms: alarmsOf(db, hazard.enterpriseId, hazard.id).length,
    plans: plans.map((plan) => ({ ...plan, lastDrillOn: day(plan.lastDrillOn) })),
    teams,
    supplies: supplies.map((supply) => ({ ...supply, expiresOn: day(supply.expiresOn) })),
  };
  return {
    plans,
    teams,
    supplies,
    gaps: hazard.removedOn === null ? hazardGaps(answers, asCivilDate(today)) : [],
  };
}

/**
 * What the figures give, with what the data know of listed substances, and where what was entered does not agree with them;
 * nothing is kept.
 */
export function judgeHazard(
  law: Pick<Law, 'hazardRules'>,
  given: {
    people: number | null;
    level: number | null;
    rValue: number | null;
    betaTable?: string | undefined;
    substances: readonly (SubstanceAmount & { readonly cas: string | null })[];
  },
) {
  const { levels, substances } = law.hazardRules;
  const filled = given.substances.map((one) =>
    fillSubstance(levels, substances.substances, one, given.betaTable),
  );
  const { terms, missing, ...result } = workOutHazard(levels, filled, given.people);
  return {
    result: { ...result, terms: [...terms], missing: [...missing] },
    doubts: hazardDoubts(levels, given, { ...result, terms, missing }),
  };
}

/** A hazard with all that its page shows. @throws PlanDeskError NOT_FOUND */
export function viewHazard(db: ReadDb, id: string, { self, today, law }: Looking) {
  assertInSight(db, 'hazard', id);
  const record = found(hazardTable.find(db, id), '重大危险源', id);
  const unit = found(enterpriseTable.find(db, record.enterpriseId), '单位', record.enterpriseId);
  const substances = substancesOf(db, id);
  const rules = law.hazardRules.levels;
  const result = workOutHazard(rules, substances, record.peopleNearby);
  return {
    record,
    ours: record.origin === self,
    originName: findOffice(db, record.origin)?.name ?? '',
    unit: { id: unit.id, name: unit.name, majorHazardLevel: unit.majorHazardLevel },
    phone: record.responsiblePhone === null ? null : maskPhone(record.responsiblePhone),
    substances,
    result,
    doubts: hazardDoubts(rules, record, result),
    alarms: shownAlarms(db, record.enterpriseId, id, self),
    dangers: dangersOfHazard(db, id),
    ...linkageOf(db, record, today),
  };
}

/** Warning levels of a unit with its phones masked. @throws PlanDeskError NOT_FOUND */
export function viewAlarms(db: ReadDb, enterpriseId: string, self: string) {
  assertInSight(db, 'enterprise', enterpriseId);
  return shownAlarms(db, enterpriseId, null, self);
}

function shownAlarms(db: ReadDb, enterpriseId: string, hazardId: string | null, self: string) {
  return alarmsOf(db, enterpriseId, hazardId).map((alarm) => ({
    id: alarm.id,
    version: alarm.version,
    ours: alarm.origin === self,
    enterpriseId: alarm.enterpriseId,
    hazardId: alarm.hazardId,
    level: alarm.level,
    condition: alarm.condition,
    action: alarm.action,
    contact: alarm.contact,
    phone: alarm.phone === null ? null : maskPhone(alarm.phone),
    checkedOn: alarm.checkedOn,
    remark: alarm.remark,
  }));
}

/** So many of each kind are offered: who looks for more finds it by name. */
const OFFERED = 12;
/** Among so many usable supplies the nearest are looked for. */
const SUPPLIES_READ = 2000;

const nearest = (a: { distance: number | null }, b: { distance: number | null }) =>
  (a.distance ?? Number.POSITIVE_INFINITY) - (b.distance ?? Number.POSITIVE_INFINITY);

/**
 * What could answer a hazard and is not linked to it yet: all plans of its unit, teams and supplies able to do what its
 * accidents call for, bound and near ones first.
 * @throws PlanDeskError NOT_FOUND
 */
export function offerLinks(db: ReadDb, id: string, { today, law }: Looking) {
  assertInSight(db, 'hazard', id);
  const hazard = found(hazardTable.find(db, id), '重大危险源', id);
  const place = placeOf(db, hazard);
  const origin = sightOf(db);
  const needed = law.capabilities.capabilities
    .filter(({ accidentKinds }) => accidentKinds.some((kind) => HAZARD_ACCIDENTS.includes(kind)))
    // What nearly every accident calls for tells nothing about who fits this one.
    .filter(({ accidentKinds }) => accidentKinds.length <= 10)
    .map(({ code }) => code);
  const teams = teamsToLink(db, id, { today, origin })
    .map((team) => ({
      ...teamView(place, team),
      able: (JSON.parse(team.capabilities) as string[]).filter((code) => needed.includes(code)).length,
    }))
    .filter(({ bound, able }) => bound || able > 0)
    .sort(
      (a, b) =>
        Number(b.bound) - Number(a.bound) || nearest(a, b) || b.able - a.able || (a.id < b.id ? -1 : 1),
    );
  const supplies = suppliesToLink(db, id, { capabilities: needed, origin, limit: SUPPLIES_READ })
    .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
    .map(({ capabilities: _codes, ...supply }) => ({ ...supply, distance: distanceTo(place, supply) }))
    .sort((a, b) => nearest(a, b) || (a.id < b.id ? -1 : 1));
  return {
    plans: plansToLink(db, id).map((plan) => ({ ...plan, inForce: plan.inForce === 1 })),
    teams: teams.slice(0, OFFERED),
    supplies: supplies.slice(0, OFFERED),
  };
}

/** Accidents of dangerous substances, in the words of GB/T 6441-1986. */
const HAZARD_ACCIDENTS: readonly string[] = ['火灾', '其他爆炸', '容器爆炸', '中毒和窒息'];

/** One masked number in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND */
export function revealHazardPhone(db: ReadDb, of: 'hazard' | 'alarm' | 'danger', id: string): string {
  const table = { hazard: 'hazard', alarm: 'hazard_alarm', danger: 'hidden_danger' } as const;
  assertInSight(db, table[of], id);
  const phone =
    of === 'hazard'
      ? found(hazardTable.find(db, id), '重大危险源', id).responsiblePhone
      : of === 'alarm'
        ? found(hazardAlarmTable.find(db, id), '预警分级', id).phone
        : found(hiddenDangerTable.find(db, id), '重大隐患', id).responsiblePhone;
  if (phone === null)
    throw new PlanDeskError('FIELD_NOT_MASKED', '这一项没有隐藏，不需要另外查看。', { field: 'phone' });
  return phone;
}
