import type { Core } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { DutyState } from '../../domain/duties/duty';
import { PlanDeskError } from '../../domain/errors';
import { deskLaw } from '../../law/desk-law';
import { subjectIdsAfter } from '../../repositories/duty-facts';
import { countSubjects } from '../../repositories/duty-subject';
import { enterprisesOf, subjectNames, subjectsByCode } from '../../repositories/duty-view';
import { sightOf } from '../own-sight';
import { type EvaluatedDuty, evaluateWithTraces } from './explain-duty';

/** Subjects between two pauses: traces are long. */
const SLICE = 20;

export interface EvaluatedFor extends Omit<EvaluatedDuty, 'subjectId' | 'refId'> {
  /** 统一社会信用代码, or the region code of an office. */
  owner: string;
  ownerName: string;
}

/**
 * The duties of everybody, or of the unit with a code, on any day. Works from a snapshot and stores nothing; gives way
 * to others between its slices.
 * @throws PlanDeskError NOT_FOUND when no unit has the code
 */
export async function evaluateForEveryone(
  core: Pick<Core, 'read' | 'law'>,
  asOf: CivilDate,
  wanted: { owner?: string | undefined; rule?: string | undefined; state?: DutyState | undefined },
  options: { progress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<EvaluatedFor[]> {
  const db = core.read;
  const desk = deskLaw(db, core.law);
  const only = wanted.owner === undefined ? null : subjectsByCode(db, wanted.owner);
  if (only?.length === 0)
    throw new PlanDeskError('NOT_FOUND', `没有统一社会信用代码为“${wanted.owner}”的单位，请核对。`, {
      owner: wanted.owner,
    });
  const total = only?.length ?? countSubjects(db);
  const found: EvaluatedFor[] = [];
  let done = 0;
  const sight = sightOf(db);
  const own = sight === null ? null : new Set([sight, ...enterprisesOf(db, sight)]);
  const inSight = (ids: readonly string[]) => (own === null ? ids : ids.filter((id) => own.has(id)));
  for (let after = ''; ; ) {
    const ids = only ?? subjectIdsAfter(db, after, SLICE);
    if (ids.length === 0) break;
    const names = subjectNames(db, ids);
    for (const { subjectId, refId, ...duty } of evaluateWithTraces(db, desk, asOf, inSight(ids), wanted)) {
      const named = names.get(subjectId);
      found.push({ owner: named?.owner ?? '', ownerName: named?.ownerName ?? '', ...duty });
    }
    done += ids.length;
    options.progress?.(done, total);
    if (only) break;
    after = ids.at(-1) ?? after;
    await new Promise<void>((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
  }
  return found;
}
