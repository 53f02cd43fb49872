import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { type FilingAction, isFiled } from '../../domain/filing/filing-state';
import { transition } from '../../domain/filing/transitions';
import type { DeskLaw } from '../../law/desk-law';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { plansOfCase } from '../../repositories/filing-case-plan';
import { appendFilingEvent } from '../../repositories/filing-event';
import { markDutiesDirty } from '../duties/refresh';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { asFilingCase, type Dossier, materialsOn, officeClock, stepOn } from './dossier';
import { type Corrected, keptWithStep } from './kept-with-step';

export interface Step {
  action: FilingAction;
  onDate: CivilDate;
  reason?: string | null;
  /** The office that the case is handed over to. */
  receiver?: string;
  /** Facts that are corrected, as they were and as they shall be. */
  corrected?: Corrected;
  /** What changes in the record besides its state; asked for only once the step is granted. */
  change?: () => Partial<FilingCaseRecord>;
}

/** A day that counts for something that has happened. @throws PlanDeskError DATE_INVALID, DATE_IN_FUTURE */
export function pastDay(deps: Pick<Deps, 'clock'>, text: string): CivilDate {
  const day = asCivilDate(text);
  if (day > deps.clock.today())
    throw new PlanDeskError('DATE_IN_FUTURE', `日期 ${day} 还没有到，请填写今天或以前的日期。`, {
      date: day,
    });
  return day;
}

/**
 * Takes one step of a case through the domain's transition table and keeps it as an event with the clock as it stood.
 * Returns the dossier with the case as it is now.
 * @throws PlanDeskError FILING_BLOCKED {action, blockers: [{code, text, ref}]}
 */
export function takeStep(deps: Deps, law: DeskLaw, dossier: Dossier, step: Step): Dossier {
  const before = dossier.record;
  // Every receipt begins a round with what the law and the unit's facts ask for on that day.
  const materials =
    step.action === 'receive'
      ? materialsOn(deps.db, law, dossier.enterprise, step.onDate)
      : dossier.materials;
  const moved = transition(asFilingCase({ ...dossier, materials }), step.action, stepOn(dossier, law, step));
  if (!moved.ok)
    throw new PlanDeskError('FILING_BLOCKED', moved.error.map((blocker) => blocker.message).join(''), {
      action: step.action,
      blockers: moved.error.map(({ code, message, ref }) => ({ code, text: message, ref: ref ?? null })),
    });
  const record: FilingCaseRecord = nextBookkeeping(deps, {
    ...before,
    ...step.change?.(),
    state: moved.value,
  });
  filingCaseTable.update(deps.db, record);
  const now = newBookkeeping(deps);
  appendFilingEvent(deps.db, {
    ...now,
    id: deps.newId(),
    caseId: record.id,
    action: step.action,
    fromState: before.state,
    toState: record.state,
    onDate: step.onDate,
    at: now.createdAt,
    actor: deps.actor.name,
    reason: step.reason ?? null,
    ruleTrace: keptWithStep(law.packVersion, officeClock(record, law, step.onDate), {
      ...(step.action === 'receive' && { materials }),
      decided: isFiled(record.state) && ['file', 'mark-deemed', 'correct'].includes(step.action),
      ...(step.corrected && { corrected: step.corrected }),
    }),
  });
  reindex(deps.db, 'filing', [record.id]);
  // Plans are found by the number they were filed under.
  if (record.filingNo !== before.filingNo)
    reindex(
      deps.db,
      'plan',
      plansOfCase(deps.db, record.id).map(({ planId }) => planId),
    );
  markDutiesDirty(deps.db, [record.enterpriseId]);
  return { ...dossier, record, materials };
}

/** Tells the screens that a case and its unit's duties have changed. */
export function announceCase(deps: Deps, caseId: string, enterpriseId: string): void {
  deps.changed('filing', [caseId]);
  deps.changed('enterprises', [enterpriseId]);
  deps.changed('plans');
}
