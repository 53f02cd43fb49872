import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { designFindings } from '../../domain/drill/design';
import { type ReadinessFacts, type ReadinessItem, readinessOf } from '../../domain/drill/readiness';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { earlierFindings } from '../../repositories/drill-design-views';
import { settleDrill } from '../drills/edit-drill';
import { whyPlanIsGone } from '../drills/plan-standing';
import { nextBookkeeping } from '../own-row';
import {
  clashesOf,
  type DesignedDrill,
  designableDrill,
  designedDrill,
  designOf,
  foundParticipants,
} from './designed-drill';
import { versionInForce, versionsToDrill } from './plan-outline';

function factsOf(db: ReadDb, law: Law, drill: DesignedDrill): ReadinessFacts {
  const { record, objectives, injects } = drill;
  const roles: Record<string, number> = {};
  for (const { role } of foundParticipants(law, drill))
    if (role !== null) roles[role] = (roles[role] ?? 0) + 1;
  const taken = new Set(objectives.map(({ findingId }) => findingId));
  return {
    form: record.form,
    day: record.startOn ?? record.plannedOn,
    startsAt: record.startsAt,
    durationMinutes: record.durationMinutes,
    place: record.place,
    planNamed: record.planId !== null || record.planTitle !== null,
    planGone: whyPlanIsGone(db, record.planId),
    newerVersion: newerVersion(db, record),
    objectives: objectives.length,
    hasScenario: record.scenario !== null,
    injects: injects.length,
    withoutQuestion: injects.filter(({ question }) => question === null).length,
    findings: designFindings(designOf(drill)),
    roles,
    hasSafetyNote: record.safetyNote !== null,
    clashes: clashesOf(db, law, drill).map(
      ({ name, date, drillTitle, ownerName }) =>
        `“${name}”在${date}还要参加${ownerName === null ? '' : `${ownerName}的`}“${drillTitle}”。`,
    ),
    carriedLeft: earlierFindings(db, record).filter(({ id, carriedHere }) => carriedHere && !taken.has(id))
      .length,
    ticked: record.readyItems,
  };
}

/** The label of the version in force where the drill follows another one that is on record. */
function newerVersion(db: ReadDb, record: DrillRecord): string | null {
  if (record.planVersionId === null) return null;
  const inForce = versionInForce(versionsToDrill(db, record));
  return inForce === null || inForce.id === record.planVersionId ? null : inForce.label;
}

/** The list before a drill begins, with what is missing. @throws PlanDeskError NOT_FOUND */
export function viewReadiness(
  db: ReadDb,
  law: Law,
  self: string,
  id: string,
): { id: string; version: number; ours: boolean; items: ReadinessItem[] } {
  const drill = designedDrill(db, id);
  const { record } = drill;
  return {
    id,
    version: record.version,
    ours: record.origin === self,
    items: readinessOf(law.drillTemplates.readiness, factsOf(db, law, drill)),
  };
}

/**
 * Ticks an item that people look at, or takes the tick away.
 * @throws PlanDeskError NOT_FOUND, and as `designableDrill`
 */
export function tickReadiness(
  deps: Deps,
  input: { id: string; expectedVersion: number; item: string; done: boolean },
): { id: string; version: number } {
  const before = designableDrill(deps, input.id, input.expectedVersion);
  const rule = deps.law.drillTemplates.readiness.find(({ id, probe }) => id === input.item && probe === null);
  if (!rule)
    throw new PlanDeskError('NOT_FOUND', '准备清单里没有这一项，请刷新后重试。', { item: input.item });
  const others = before.readyItems.filter((item) => item !== input.item);
  const record = {
    ...nextBookkeeping(deps, before),
    readyItems: input.done ? [...others, input.item] : others,
  };
  drillTable.update(deps.db, record);
  return settleDrill(deps, record);
}
