import { appendAudit } from '../../audit';
import type { Clock } from '../../clock';
import { type Core, type Deps, openCore } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { createIdSource } from '../../ids';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import { writeSetting } from '../../repositories/setting';
import { advanceDay } from '../duties/advance-day';
import { refreshDirtyDuties, refreshSlices } from '../duties/refresh';
import { createEnterprise } from '../enterprises/save-enterprise';
import { foundOffice } from '../system/found-office';
import { addMeans } from './add-means';
import { tellContacts } from './contact-story';
import { tellDeployments } from './deployment-story';
import {
  prepareDocuments,
  prepareGovernmentDocuments,
  prepareRevisions,
  tellDocuments,
} from './document-story';
import { tellExpertDraws } from './draw-story';
import { tellDrills, tellDrillsOfToday, tellOfficeDrills } from './drill-story';
import { tellDrillWork } from './drill-work-story';
import { tellExperts } from './expert-story';
import { tellGovernmentPlans } from './government-story';
import { tellHazards } from './hazard-story';
import { importHandedIn } from './import-story';
import { tellIncidents } from './incident-story';
import { tellInspections } from './inspection-story';
import { tellCards, tellLinks, tellUsualLinks } from './link-story';
import { tellKeyUnit, tellOtherUnit, tellRiskAnalyses } from './plan-story';
import { seededRandom } from './random';
import { tellReviews } from './review-story';
import { castRoles } from './roles';
import type { SampleData } from './sample-data';
import { tellStock } from './stock-story';
import { plansOf, type StoryUnit } from './story-unit';
import { tellTeams } from './team-story';
import { Days, Timeline } from './timeline';
import { makeUnits } from './units';
import { tellYearPlans } from './year-plan-story';

/** Setting key: `{madeFrom, madeOn}`; only a sample county has it. */
export const SAMPLE_SETTING = 'sample';

/** The program came to this office so many days ago; older records were entered on that day. */
const IN_USE_DAYS = 1150;
/** Units whose posts have response cards; units whose plans come with the files of both versions. */
const WITH_CARDS = 12;
const COMPARED = 3;
/** Drafts that nobody has published yet are so many days old. */
const DRAFTED_DAYS = 12;
/** Months of risk analyses that key units have noted. */
const RISK_MONTHS = 12;

export interface SampleOrder {
  /** A file that does not exist yet. */
  file: string;
  clock: Clock;
  law: Law;
  data: SampleData;
  progress: (done: number, total: number) => void;
}

/**
 * Makes the sample county: a county office's database with six hundred made-up units and everything that happened to
 * them, told relative to today and written through the program's own services. The same day gives the same county.
 * @throws PlanDeskError those of openCore
 */
export async function makeSample(order: SampleOrder): Promise<{ units: number; acts: number }> {
  const { data, law } = order;
  const days = new Days(asCivilDate(order.clock.today()), law.calendar);
  const clock = new MovableClock(order.clock);
  const random = seededRandom(data.county.id);
  // Each chapter has its own source: a longer one leaves the names of the others as they are.
  const bytes = random.branch('ids');
  clock.moveTo(days.ago(IN_USE_DAYS), 0);
  const core = openCore({
    file: order.file,
    clock,
    law,
    mustExist: false,
    newId: createIdSource(
      () => Date.parse(clock.now()),
      (size) => Uint8Array.from({ length: size }, () => bytes.between(0, 255)),
    ),
  });
  try {
    const depsFor = await found(core, clock, data, law);
    const units = await register(
      core,
      depsFor,
      makeUnits(data, law.sizeTiers, days.today, random.branch('units')),
      data,
    );
    const timeline = new Timeline();
    const teller = { timeline, data, days };
    const roles = castRoles(
      units.filter((who) => who.sets.includes('SET-A') && who.unit.fields.status === 'active'),
      random.branch('roles'),
    );
    const shown = [...roles]
      .filter(([, role]) => ['in-check', 'second-round', 'filed', 'deemed', 'returned'].includes(role.kind))
      .map(([who]) => who);
    for (const who of units) {
      const role = roles.get(who);
      if (role) tellKeyUnit(teller, who, role);
      else tellOtherUnit(teller, who);
      if (who.unit.fields.status !== 'active') continue;
      tellDrills(teller, who);
      tellRiskAnalyses(teller, who, role ? RISK_MONTHS : 2);
    }
    tellDrillsOfToday(teller, shown);
    tellOfficeDrills(teller);
    tellDrillWork(teller);
    tellInspections(teller);
    addMeans(teller, random.branch('means'));
    tellTeams(teller, random.branch('teams'));
    tellDeployments(teller);
    tellStock(teller, random.branch('stock'));
    tellHazards(teller, units);
    tellIncidents(teller, units);
    tellYearPlans(teller, shown);
    tellContacts(teller);
    tellExperts(teller, random.branch('experts'));
    tellExpertDraws(teller, shown);
    // The plans published last stand at the top of the register: they come with their files too.
    const latest = [...roles]
      .filter(([, role]) => role.kind === 'to-file' && role.dueIn >= 17)
      .map(([who]) => who);
    const withFiles = [...latest, ...shown];
    const revised = [...roles].filter(([, role]) => role.kind === 'refiled').map(([who]) => who);
    const government = tellGovernmentPlans(teller);
    const linked = new Set([...withFiles, ...revised]);
    tellLinks(teller, [...linked], government);
    tellUsualLinks(
      teller,
      units.filter((who) => !linked.has(who)),
      government,
    );
    tellCards(teller, withFiles.slice(0, WITH_CARDS));
    tellDocuments(teller, [
      ...(await prepareDocuments(data, withFiles)),
      ...(await prepareRevisions(data, revised.slice(0, COMPARED))),
      ...(await prepareGovernmentDocuments(data, government.values())),
    ]);
    const underReview = [...roles]
      .filter(
        ([, role]) => role.kind === 'unpublished' && (role.state === 'draft' || role.state === 'in-review'),
      )
      .map(([who]) => who);
    // Before the reviews that quote them.
    tellDocuments(teller, await prepareDocuments(data, underReview), days.ago(DRAFTED_DAYS));
    tellReviews(teller, underReview, random);
    await core.transaction((db) =>
      timeline.play(
        days.ago(IN_USE_DAYS),
        (day, serial) => {
          clock.moveTo(day, serial);
          return depsFor(db);
        },
        (done) => order.progress(done, timeline.length),
      ),
    );
    clock.moveTo(days.today, timeline.length);
    await importHandedIn(
      core,
      depsFor,
      teller,
      [...roles].filter(([, role]) => role.kind === 'handed-in').map(([who]) => who),
    );
    await settle(core, depsFor, data, days.today);
    return { units: units.length, acts: timeline.length };
  } finally {
    core.close();
  }
}

type DepsFor = (db: Deps['db']) => Deps;

/** The story's own clock, not the database's, which never goes back: what is planned ahead is told on a day to come. */
async function found(core: Core, clock: Clock, data: SampleData, law: Law): Promise<DepsFor> {
  const { office } = data.county;
  const { officeId, userId } = await core.transaction(() =>
    foundOffice(core, {
      desk: 'office',
      level: 'county',
      regionCode: office.regionCode,
      name: office.name,
      userName: office.userName,
      passwordHash: null,
    }),
  );
  return (db) => ({
    db,
    clock,
    newId: core.newId,
    law,
    actor: { id: userId, name: office.userName },
    self: officeId,
    changed: () => undefined,
  });
}

/** Registers all units and lets the program work out their rule sets. */
async function register(
  core: Core,
  depsFor: DepsFor,
  units: ReturnType<typeof makeUnits>,
  data: SampleData,
): Promise<StoryUnit[]> {
  const ids = await core.transaction((db) =>
    units.map((unit) => createEnterprise(depsFor(db), unit.fields).id),
  );
  await core.longTransaction((db, pause) => refreshSlices(depsFor(db), pause));
  return units.map((unit, n) => {
    const id = ids[n] ?? '';
    return { unit, id, sets: enterpriseTable.find(core.read, id)?.sets ?? [], plans: plansOf(data, unit) };
  });
}

/** Duties as of today, the mark that this is a sample, the first audit entry. */
async function settle(core: Core, depsFor: DepsFor, data: SampleData, today: CivilDate): Promise<void> {
  for (let left = true; left; )
    left = (await core.longTransaction((db, pause) => advanceDay(depsFor(db), pause))).left;
  await core.transaction((db) => {
    const deps = depsFor(db);
    refreshDirtyDuties(deps);
    writeSetting(db, SAMPLE_SETTING, { madeFrom: data.madeFrom, madeOn: today });
    appendAudit(db, {
      at: deps.clock.now(),
      actor: deps.actor,
      action: 'system.openSample',
      entity: 'office',
      entityId: deps.self,
      details: { note: data.county.note },
    });
  });
}

/** Stands at the moment of the act that is being told; on the last day it shows the real time. */
class MovableClock implements Clock {
  readonly #real: Clock;
  #day = '';
  #serial = 0;

  constructor(real: Clock) {
    this.#real = real;
  }

  moveTo(day: CivilDate, serial: number): void {
    this.#day = day;
    this.#serial = serial;
  }

  now(): string {
    const real = this.#real.now();
    // Nine in the morning and on, a moment an act.
    const told = new Date(Date.parse(`${this.#day}T01:00:00.000Z`) + this.#serial).toISOString();
    const isAhead = told > real;
    return isAhead ? real : told;
  }

  today(): string {
    return this.#day;
  }
}
