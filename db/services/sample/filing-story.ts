import type { Deps } from '../../core';
import { addDays, addMonths, type CivilDate } from '../../domain/dates/civil-date';
import type { MaterialOutcome } from '../../domain/filing/materials';
import { deskLaw } from '../../law/desk-law';
import { checkMaterials } from '../filing/check-materials';
import {
  assignNumber,
  fileCase,
  handOutCertificate,
  markDeemed,
  resubmit,
  returnOnce,
} from '../filing/decide-filing';
import { openDossier } from '../filing/dossier';
import { voidCase } from '../filing/end-case';
import { receiveFiling } from '../filing/receive-filing';
import type { StoryUnit } from './story-unit';
import type { Days, Teller } from './timeline';

/** Days of one filing; what is null has not happened. */
export interface FilingDays {
  readonly received: CivilDate;
  /** 一次性告知补正, and the day the unit came back with it. */
  readonly returned?: CivilDate;
  readonly resubmitted?: CivilDate;
  readonly checked?: CivilDate;
  readonly filed?: CivilDate;
  /** The day on which somebody noted what the law had already decided. */
  readonly deemed?: CivilDate;
  readonly numbered?: CivilDate;
  readonly voided?: CivilDate;
}

interface OpenCase {
  id: string;
  version: number;
}

/** Writes one filing of all plans of a unit into the timeline. */
export function tellFiling({ timeline, data }: Teller, who: StoryUnit, on: FilingDays): void {
  const { unit } = who;
  const open: OpenCase = { id: '', version: 0 };
  const then = (day: CivilDate | undefined, run: (deps: Deps) => { version: number }) => {
    if (day === undefined) return;
    timeline.add(day, (deps) => {
      open.version = run(deps).version;
    });
  };
  const step = () => ({ id: open.id, expectedVersion: open.version });
  const gap = unit.random.branch('gap').pick(data.county.returnNotes);
  const tick = (deps: Deps, missing: typeof gap | null) =>
    checkMaterials(deps, { ...step(), materials: ticks(deps, open.id, missing) });

  timeline.add(on.received, (deps) => {
    const opened = receiveFiling(deps, {
      enterpriseId: who.id,
      planVersionIds: who.plans.map((plan) => plan.versionId),
      submittedOn: on.received,
      receivedOn: on.received,
      contact: unit.fields.safetyOfficer,
      contactPhone: unit.fields.safetyOfficerPhone,
      remark: null,
    });
    open.id = opened.id;
    open.version = opened.version;
  });
  then(on.returned, (deps) => tick(deps, gap));
  then(on.returned, (deps) => returnOnce(deps, { ...step(), onDate: on.returned ?? '', note: gap.note }));
  then(on.resubmitted, (deps) => resubmit(deps, { ...step(), onDate: on.resubmitted ?? '' }));
  then(on.checked, (deps) => tick(deps, null));
  then(on.filed, (deps) => fileCase(deps, { ...step(), onDate: on.filed ?? '' }));
  then(on.filed, (deps) => handOutCertificate(deps, { ...step(), onDate: on.filed ?? '' }));
  then(on.deemed, (deps) => markDeemed(deps, step()));
  then(on.numbered, (deps) => assignNumber(deps, { ...step(), onDate: on.numbered ?? '' }));
  then(on.voided, (deps) => {
    const { kind, reason } = unit.random.branch('void').pick(data.county.voidReasons);
    return voidCase(deps, { ...step(), onDate: on.voided ?? '', endKind: kind, reason });
  });
}

/** Every statutory material as a clerk ticks it, with at most one gap. */
function ticks(
  deps: Deps,
  caseId: string,
  missing: { material: string; note: string } | null,
): { key: string; outcome: MaterialOutcome; note: string | null }[] {
  return openDossier(deps.db, deskLaw(deps.db, deps.law), caseId).materials.map(({ key, needed }) => {
    if (!needed) return { key, outcome: 'not-needed', note: null };
    return key === missing?.material
      ? { key, outcome: 'missing', note: missing.note }
      : { key, outcome: 'present', note: null };
  });
}

/** The usual course: handed in some days after publication, checked and filed within the five working days. */
export function usualFiling(days: Days, published: CivilDate, patience: number): FilingDays {
  const received = days.orAfter(addDays(published, 4 + (patience % 18)));
  const filed = days.orAfter(addDays(received, 1 + (patience % 4)));
  return { received, checked: filed, filed };
}

/** Publication so long ago that the three-year assessment falls due `inDays` from today. */
export function publishedForAssessment(days: Days, inDays: number): CivilDate {
  return addMonths(days.ago(-inDays), -36);
}
