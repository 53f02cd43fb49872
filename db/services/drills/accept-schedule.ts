import type { Deps } from '../../core';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import { compactName } from '../../domain/text/normalise';
import { deskLaw } from '../../law/desk-law';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import { type DrillRecord, drillTable, UNDESIGNED_DRILL } from '../../repositories/drill';
import { drillParticipantTable } from '../../repositories/drill-design';
import { markDutiesDirty } from '../duties/refresh';
import { newBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { proposeSchedule, type ScheduledDrill } from './propose-schedule';

/**
 * Writes the year's proposal as planned drills. It is computed again here, from what is stored now, so that a proposal
 * that was looked at yesterday is never stored over today's facts. Belongs into one long transaction.
 */
export async function acceptSchedule(
  deps: Deps,
  request: { year: number; enterpriseId: string | null },
  pause: () => Promise<void>,
  progress: (done: number, total: number) => void,
): Promise<{ created: number; ids: string[] }> {
  const law = deskLaw(deps.db, deps.law);
  const ids: string[] = [];
  const scope = { ...request, today: deps.clock.today(), self: deps.self };
  for (const batch of proposeSchedule(deps.db, law, scope)) {
    for (const drill of batch.drills) {
      ids.push(writeScheduled(deps, request.year, drill));
      await pause();
    }
    markDutiesDirty(deps.db, new Set(batch.drills.map((drill) => drill.enterpriseId)));
    progress(batch.done, batch.total);
  }
  if (ids.length > 0) deps.changed('drills');
  return { created: ids.length, ids };
}

/** Keeps one proposed drill with those of its plan's last drill who are free that day; answers its id. */
export function writeScheduled(deps: Deps, year: number, drill: ScheduledDrill): string {
  const record = plannedRecord(deps, year, drill);
  drillTable.insert(deps.db, record);
  for (const id of drill.participantIds) {
    const before = drillParticipantTable.find(deps.db, id);
    if (before)
      drillParticipantTable.insert(deps.db, {
        ...before,
        // The very moment of the drill: whoever is added later is somebody's own choice.
        ...bookkeepingOf(record),
        id: deps.newId(),
        drillId: record.id,
        attended: null,
        remark: null,
      });
  }
  reindex(deps.db, 'drill', [record.id]);
  return record.id;
}

function bookkeepingOf({ origin, createdAt }: DrillRecord): Bookkeeping {
  return { origin, version: 1, createdAt, updatedAt: createdAt, voidedAt: null, voidReason: null };
}

function plannedRecord(deps: Deps, year: number, drill: ScheduledDrill): DrillRecord {
  const title = `${year}年${drill.planTitle ?? PLAN_KIND_WORDS[drill.planKind]}演练`;
  return {
    ...newBookkeeping(deps),
    ...UNDESIGNED_DRILL,
    id: deps.newId(),
    enterpriseId: drill.own ? null : drill.enterpriseId,
    planId: drill.planId,
    planTitle: drill.planTitle,
    title,
    titleKey: compactName(title),
    formText: null,
    planKind: drill.planKind,
    form: drill.form,
    content: null,
    purpose: null,
    level: drill.own ? 'government' : 'enterprise',
    noNotice: false,
    plannedOn: drill.date,
    startOn: null,
    endOn: null,
    timeText: null,
    place: null,
    participants: null,
    scenario: null,
    state: 'planned',
    stateReason: null,
    evaluated: false,
    evaluatedOn: null,
    evaluationNote: null,
    reported: false,
    reportedOn: null,
    yearPlanYear: year,
    meets: drill.meets,
    accidentKind: drill.accidentKind,
    remark: drill.why,
  };
}
