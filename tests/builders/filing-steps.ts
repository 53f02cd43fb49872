import type { Deps } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import { checkMaterials } from '../../db/services/filing/check-materials';
import { receiveFiling } from '../../db/services/filing/receive-filing';
import { makeEnterprise, makePlan, type Place } from './records';

interface Saved {
  id: string;
  version: number;
}

/** Code of the refusal that `work` ends in. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanDeskError) return error.code;
    throw error;
  }
  return 'no error';
}

/** Codes of the blockers for which a filing step is refused. */
export function blockersOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanDeskError && error.code === 'FILING_BLOCKED')
      return (error.details.blockers as { code: string }[]).map((each) => each.code);
    throw error;
  }
  return [];
}

/** A unit of SET-A but not of SET-B, so that four materials are needed, with one plan published on 2026-10-09. */
export function makeHotel(place: Place) {
  const unit = makeEnterprise(place, { name: '舒兰市示例宾馆', activities: ['hotel'], sets: ['SET-A'] });
  const { plan, version } = makePlan(place, { enterpriseId: unit.id, title: '示例宾馆火灾事故专项应急预案' });
  return { unit, plan, version };
}

/** Hands in and receives on one day. */
export function receiveOn(deps: Deps, unitId: string, versions: string[], day = '2026-11-16'): Saved {
  return receiveFiling(deps, {
    enterpriseId: unitId,
    planVersionIds: versions,
    submittedOn: day,
    receivedOn: day,
    contact: '样小安',
    contactPhone: '19900000003',
    remark: null,
  });
}

/** Looks at the four materials of an ordinary unit; all are there unless told otherwise. */
export function tick(
  deps: Deps,
  saved: Saved,
  outcomes: Partial<Record<string, 'present' | 'missing' | 'not-as-required'>> = {},
): Saved {
  return checkMaterials(deps, {
    ...next(saved),
    materials: ['M1', 'M3', 'M4', 'M5'].map((key) => ({
      key,
      outcome: outcomes[key] ?? 'present',
      note: null,
    })),
  });
}

/** What the next command of a case needs to know. */
export function next(saved: Saved): { id: string; expectedVersion: number } {
  return { id: saved.id, expectedVersion: saved.version };
}
