import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { correctionBlockers } from './correction';
import type { FilingCase, FilingStep } from './filing-case';
import { FILING_STATES, type FilingAction, type FilingState } from './filing-state';
import { isGap, type MaterialNeed, type MaterialOutcome } from './materials';

export type { FilingCase, FilingStep } from './filing-case';

interface FilingContext {
  readonly filing: FilingCase;
  readonly step: FilingStep;
}

type Guard = (context: FilingContext) => readonly Blocker[];

const block = (code: string, message: string, ref?: string): Blocker =>
  ref === undefined ? { code, message } : { code, message, ref };

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

const hasPlans: Guard = ({ filing }) =>
  filing.planCount > 0 ? [] : [block('NO_PLANS', '案卷里没有预案，请先选择要备案的预案。')];

const notBefore =
  (date: (filing: FilingCase) => CivilDate | null, message: string): Guard =>
  ({ filing, step }) => {
    const earliest = date(filing);
    return earliest !== null && step.onDate < earliest ? [block('DATE_TOO_EARLY', message)] : [];
  };

/** Nothing can be handed in before it was made. */
const afterPlans: Guard = ({ filing, step }) =>
  filing.plansSince !== null && step.onDate < filing.plansSince
    ? [block('DATE_BEFORE_PLAN', `申报日期 ${step.onDate} 早于预案签署的日期 ${filing.plansSince}，请核对。`)]
    : [];

const withReceiver: Guard = ({ step }) =>
  (step.receiver ?? '').trim() === '' ? [block('RECEIVER_MISSING', '请填写移送到哪个单位。')] : [];

const withReason: Guard = ({ step }) =>
  step.reason === null || step.reason.trim() === '' ? [block('REASON_MISSING', '请填写原因。')] : [];

/** Past the five working days the law has already decided (办法 art. 28); only the deemed filing can be recorded. */
const withinClock: Guard = ({ step }) =>
  step.clock !== null && !step.clock.provisional && step.onDate > step.clock.due
    ? [block('FILING_DEEMED', '已超过法定核对期限，依法视为已经备案，请改为登记“视为备案”。')]
    : [];

/** A case under check whose time is over is filed by law and can no longer be handed on. */
const stillUndecided: Guard = (context) => (context.filing.state === 'checking' ? withinClock(context) : []);

const pastClock: Guard = ({ step }) => {
  if (step.clock === null) return [block('NOT_RECEIVED', '尚未接收材料，期限没有起算。')];
  if (step.clock.provisional)
    return [block('CLOCK_PROVISIONAL', '期限所在年份的放假安排尚未导入，暂不能认定视为备案。')];
  return step.onDate > step.clock.due
    ? []
    : [block('CLOCK_RUNNING', `核对期限到 ${step.clock.due}，尚未届满。`)];
};

const outcomeOf = (filing: FilingCase, key: string): MaterialOutcome | null =>
  filing.checks.find((check) => check.material === key)?.outcome ?? null;

/** Needed materials that were found missing or not as required; local extras never count. */
export function missingMaterials(filing: FilingCase): MaterialNeed[] {
  return filing.materials.filter((m) => m.needed && !m.local && isGap(outcomeOf(filing, m.key)));
}

/** The notice is given once, so every needed material must have been looked at before. */
const everythingChecked: Guard = ({ filing }) =>
  filing.materials
    .filter((m) => m.needed && !m.local && outcomeOf(filing, m.key) === null)
    .map((m) => block('MATERIAL_UNCHECKED', `“${m.label}”还没有核对。`, m.key));

const somethingMissing: Guard = ({ filing }) =>
  missingMaterials(filing).length > 0 ? [] : [block('NOTHING_MISSING', '没有勾选缺少的材料，不能告知补正。')];

/** A later notice may only repeat what was asked for, unless a reason is given (办法 art. 28: told once, all at once). */
const toldOnce: Guard = ({ filing, step }) => {
  if (filing.requestedBefore.length === 0 || (step.reason ?? '').trim() !== '') return [];
  return missingMaterials(filing)
    .filter((m) => !filing.requestedBefore.includes(m.key))
    .map((m) => block('NOT_TOLD_BEFORE', `上次告知没有提到“${m.label}”，再次要求须写明原因。`, m.key));
};

const complete: Guard = ({ filing }) =>
  missingMaterials(filing).map((m) => block('MATERIAL_MISSING', `缺少“${m.label}”，不能备案。`, m.key));

const unnumbered: Guard = ({ filing }) =>
  filing.filingNo === null ? [] : [block('ALREADY_NUMBERED', '该案卷已有备案编号。')];

const numbered: Guard = ({ filing }) =>
  filing.filingNo === null
    ? [block('NOT_NUMBERED', '还没有备案编号，不能出具备案登记表，请先补登编号。')]
    : [];

const notHandedOut: Guard = ({ filing }) =>
  filing.certificateOn === null
    ? []
    : [block('ALREADY_HANDED_OUT', `备案登记表已于 ${filing.certificateOn} 出具；日期有误请用“更正”。`)];

const soundCorrection: Guard = ({ filing, step }) => correctionBlockers(filing, step);

/** Corrections leave a case in the state it is in; a draft is simply edited and an ended case stays as it ended. */
const CORRECTABLE = ['submitted', 'checking', 'returned', 'filed', 'deemed-filed'] as const;

/**
 * The one transition table of filing: what the service enforces and what the screen offers. The check is of
 * completeness, not of merit, so there is no state "refused" (办法 art. 28). Re-filing opens a new case that points to
 * the old one.
 */
export const FILING_MACHINE: StateMachine<FilingState, FilingAction, FilingContext> = {
  name: 'filing',
  states: FILING_STATES,
  initial: 'draft',
  transitions: [
    { action: 'submit', from: ['draft'], to: 'submitted', guard: all(hasPlans, afterPlans) },
    {
      action: 'receive',
      from: ['submitted', 'resubmitted'],
      to: 'checking',
      guard: all(
        hasPlans,
        notBefore((f) => f.submittedOn, '接收日期早于申报日期，请核对。'),
      ),
    },
    {
      action: 'return-once',
      from: ['checking'],
      to: 'returned',
      guard: all(
        notBefore((f) => f.receivedOn, '告知日期早于接收日期，请核对。'),
        withinClock,
        everythingChecked,
        somethingMissing,
        toldOnce,
      ),
    },
    {
      action: 'resubmit',
      from: ['returned'],
      to: 'resubmitted',
      guard: notBefore((f) => f.returnedOn, '补正日期早于告知日期，请核对。'),
    },
    {
      action: 'file',
      from: ['checking'],
      to: 'filed',
      guard: all(
        notBefore((f) => f.receivedOn, '备案日期早于接收日期，请核对。'),
        withinClock,
        everythingChecked,
        complete,
      ),
    },
    { action: 'mark-deemed', from: ['checking'], to: 'deemed-filed', guard: pastClock },
    { action: 'assign-number', from: ['deemed-filed'], to: 'deemed-filed', guard: unnumbered },
    ...(['filed', 'deemed-filed'] as const).map((state) => ({
      action: 'hand-out' as const,
      from: [state],
      to: state,
      guard: all(
        numbered,
        notHandedOut,
        notBefore((f) => f.decidedOn, '出具日期早于备案日期，请核对。'),
      ),
    })),
    ...CORRECTABLE.map((state) => ({
      action: 'correct' as const,
      from: [state],
      to: state,
      guard: all(withReason, soundCorrection),
    })),
    {
      action: 'transfer',
      from: ['submitted', 'checking', 'returned', 'resubmitted'],
      to: 'void',
      guard: all(
        withReason,
        withReceiver,
        notBefore((f) => f.receivedOn ?? f.submittedOn, '移送日期早于接收日期，请核对。'),
        stillUndecided,
      ),
    },
    {
      action: 'withdraw',
      from: ['submitted', 'checking', 'returned', 'resubmitted'],
      to: 'void',
      guard: withReason,
    },
    {
      action: 'void',
      from: ['draft', 'submitted', 'checking', 'returned', 'resubmitted', 'filed', 'deemed-filed'],
      to: 'void',
      guard: withReason,
    },
  ],
};

/** What can be done next with a case, each with everything that blocks it. */
export function allowedActions(
  filing: FilingCase,
  step: FilingStep,
): AllowedAction<FilingState, FilingAction>[] {
  return allowedActionsOf(FILING_MACHINE, filing.state, { filing, step });
}

/** The state after `action`, or all the reasons why it is refused. */
export function transition(
  filing: FilingCase,
  action: FilingAction,
  step: FilingStep,
): Result<FilingState, readonly Blocker[]> {
  return transitionOf(FILING_MACHINE, filing.state, action, { filing, step });
}
