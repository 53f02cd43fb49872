import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import {
  type DrillAction,
  type DrillContext,
  drillActions,
  transitionDrill,
} from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { hasReport } from '../../repositories/drill-evaluation';
import { openFindingsOf } from '../../repositories/drill-finding';
import { breakOffRun } from '../drill-conduct/break-off';
import { reopenCarried } from '../drill-findings/finding-steps';
import { markDutiesDirty } from '../duties/refresh';
import { nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { type DrillFields, editableDrill, planDrill, settleDrill } from './edit-drill';
import { whyPlanIsGone } from './plan-standing';

interface Versioned {
  id: string;
  expectedVersion: number;
}
type Saved = { id: string; version: number };

/** What the guards of the drill's life look at. */
export function drillContext(
  db: ReadDb,
  record: DrillRecord,
  onDate: CivilDate,
  reason: string | null = null,
): DrillContext {
  return {
    startOn: record.startOn === null ? null : asCivilDate(record.startOn),
    endOn: record.endOn === null ? null : asCivilDate(record.endOn),
    evaluatedOn: record.evaluatedOn === null ? null : asCivilDate(record.evaluatedOn),
    openFindings: openFindingsOf(db, record.id),
    hasReport: hasReport(db, record.id),
    hasDay: record.startOn !== null || record.plannedOn !== null,
    planGone: whyPlanIsGone(db, record.planId),
    onDate,
    reason,
  };
}

/** One step through the domain's table. @throws PlanDeskError DRILL_BLOCKED {action, blockers} */
function step(
  deps: Deps,
  record: DrillRecord,
  action: DrillAction,
  reason: string | null = null,
): DrillRecord {
  const moved = transitionDrill(
    record.state,
    action,
    drillContext(deps.db, record, asCivilDate(deps.clock.today()), reason),
  );
  if (!moved.ok)
    throw new PlanDeskError('DRILL_BLOCKED', moved.error.map((blocker) => blocker.message).join(''), {
      action,
      blockers: moved.error.map(({ code, message }) => ({ code, text: message })),
    });
  return { ...record, state: moved.value, stateReason: reason ?? record.stateReason };
}

function save(deps: Deps, record: DrillRecord): Saved {
  const next = nextBookkeeping(deps, record);
  drillTable.update(deps.db, next);
  return settleDrill(deps, next);
}

/**
 * A step of leading a drill on the spot, with what is known by it (days and times). Owner and version are the caller's to
 * check: whoever leads does not wait for a form.
 * @throws PlanDeskError DRILL_BLOCKED
 */
export function conductStep(
  deps: Deps,
  record: DrillRecord,
  action: 'start' | 'pause' | 'resume' | 'end' | 'record-done',
  known: Partial<DrillRecord> = {},
): Saved {
  return save(deps, step(deps, { ...record, ...known }, action));
}

export interface CompleteDrillInput extends Versioned {
  startOn: string;
  endOn: string;
  participants: number | null;
  place: string | null;
  evaluated: boolean;
  evaluatedOn: string | null;
  evaluationNote: string | null;
}

/** Records a planned drill as done, and as evaluated when the evaluation is there (办法 34). @throws DRILL_BLOCKED, STALE_VERSION … */
export function completeDrill(deps: Deps, input: CompleteDrillInput): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  const evaluated = input.evaluated || input.evaluatedOn !== null;
  const told: DrillRecord = {
    ...before,
    startOn: asCivilDate(input.startOn),
    endOn: asCivilDate(input.endOn),
    participants: input.participants,
    place: input.place ?? before.place,
    evaluated,
    evaluatedOn: input.evaluatedOn,
    evaluationNote: input.evaluationNote,
  };
  const done = step(deps, told, 'record-done');
  return save(deps, evaluated ? step(deps, done, 'evaluate') : done);
}

/** Records a drill that was never planned as done, in one step. @throws as `planDrill` and `completeDrill` */
export function recordDrill(deps: Deps, fields: DrillFields & { startOn: string; endOn: string }): Saved {
  const planned = planDrill(deps, { ...fields, evaluated: false, evaluatedOn: null, evaluationNote: null });
  return completeDrill(deps, { ...fields, id: planned.id, expectedVersion: planned.version });
}

/** Adds the evaluation to a drill that has taken place (办法 34). @throws DRILL_BLOCKED, STALE_VERSION … */
export function evaluateDrill(
  deps: Deps,
  input: Versioned & { evaluatedOn: string; evaluationNote: string | null },
): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  const told = {
    ...before,
    evaluated: true,
    evaluatedOn: asCivilDate(input.evaluatedOn),
    evaluationNote: input.evaluationNote,
  };
  return save(deps, step(deps, told, 'evaluate'));
}

/** Notes that the drill was handed to the office (条例 8). @throws DRILL_BLOCKED when it is not evaluated yet */
export function reportDrill(deps: Deps, input: Versioned & { reportedOn: string }): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  const evaluated = before.state === 'ended' && before.evaluated ? step(deps, before, 'evaluate') : before;
  return save(deps, {
    ...step(deps, evaluated, 'report'),
    reported: true,
    reportedOn: asCivilDate(input.reportedOn),
  });
}

/** Cancels a drill; findings that it was to take up are open again. @throws DRILL_BLOCKED, STALE_VERSION … */
export function cancelDrill(deps: Deps, input: Versioned & { reason: string }): Saved {
  const cancelled = save(
    deps,
    step(deps, editableDrill(deps, input.id, input.expectedVersion), 'cancel', input.reason),
  );
  breakOffRun(deps, input.id, input.reason);
  reopenCarried(deps, input.id, input.reason);
  return cancelled;
}

/**
 * Closes a drill: its evaluation report exists, and every finding is verified or carried over to a later drill (办法 34).
 * @throws DRILL_BLOCKED {action, blockers}: REPORT_MISSING, FINDINGS_OPEN; STALE_VERSION …
 */
export function closeDrill(deps: Deps, input: Versioned): Saved {
  return save(deps, step(deps, editableDrill(deps, input.id, input.expectedVersion), 'close'));
}

/** Moves a drill to another day with a reason; it stays in the plan. */
export function postponeDrill(deps: Deps, input: Versioned & { plannedOn: string; reason: string }): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  // A ledger may bring a drill that is postponed already and only lacks its new day.
  const moved =
    before.state === 'postponed'
      ? { ...before, stateReason: input.reason }
      : step(deps, before, 'postpone', input.reason);
  return save(deps, {
    ...step(deps, moved, 'replan'),
    plannedOn: asCivilDate(input.plannedOn),
    startOn: null,
    endOn: null,
  });
}

/** Takes an entry that should not be there out of the register; the row stays with the reason. */
export function voidDrill(deps: Deps, input: Versioned & { reason: string }): Saved {
  const before = editableDrill(deps, input.id, input.expectedVersion);
  const voided: DrillRecord = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  drillTable.update(deps.db, voided);
  breakOffRun(deps, before.id, input.reason);
  reopenCarried(deps, before.id, input.reason);
  markDutiesDirty(deps.db, [before.enterpriseId ?? deps.self]);
  reindex(deps.db, 'drill', [before.id]);
  deps.changed('drills', [before.id]);
  return { id: voided.id, version: voided.version };
}

/** What can be done next, with what blocks it. */
export function nextDrillSteps(
  db: ReadDb,
  record: DrillRecord,
  today: string,
): { action: DrillAction; allowed: boolean; blockers: { code: string; text: string }[] }[] {
  // Asked as if a reason and the dates were given: those are what the step's own form asks for.
  const context = {
    ...drillContext(db, record, asCivilDate(today), '—'),
    startOn: asCivilDate(record.startOn ?? today),
    endOn: asCivilDate(record.endOn ?? today),
  };
  return drillActions(record.state, context).map(({ action, blockers }) => ({
    action,
    allowed: blockers.length === 0,
    blockers: blockers.map(({ code, message }) => ({ code, text: message })),
  }));
}
