import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { HIDDEN_DANGER_STATES, type HiddenDangerState, type ListingLevel } from './codes';

/** 挂牌督办, 延长期限, 登记整改完成, 验收通过, 验收不通过, 摘牌, 撤回挂牌, 重新打开. */
export const HIDDEN_DANGER_ACTIONS = [
  'list',
  'extend',
  'correct',
  'accept',
  'reject',
  'delist',
  'reopen',
] as const;
export type HiddenDangerAction = (typeof HIDDEN_DANGER_ACTIONS)[number];

/** What is known of a hidden danger before a step. */
export interface HiddenDangerFacts {
  readonly foundOn: CivilDate;
  readonly listedOn: CivilDate | null;
  readonly listingNo: string | null;
  readonly dueOn: CivilDate | null;
  readonly extendedTo: CivilDate | null;
  readonly correctedOn: CivilDate | null;
  readonly acceptedOn: CivilDate | null;
}

/** One step. Fields that an action does not ask for are null. */
export interface HiddenDangerStep {
  readonly onDate: CivilDate;
  /** 督办单位; who accepted. */
  readonly by: string | null;
  /** 挂牌文号, 摘牌文号. */
  readonly number: string | null;
  readonly level: ListingLevel | null;
  /** 整改期限; of an extension the new one. */
  readonly dueOn: CivilDate | null;
  /** 整改措施, 验收意见, why it was extended, rejected or reopened. */
  readonly text: string | null;
}

export interface HiddenDangerContext {
  readonly facts: HiddenDangerFacts;
  readonly step: HiddenDangerStep;
}

type Guard = (context: HiddenDangerContext) => readonly Blocker[];

const isBlank = (text: string | null) => text === null || text.trim() === '';
const when = (wrong: boolean, code: string, message: string): readonly Blocker[] =>
  wrong ? [{ code, message }] : [];
const textMissing =
  (message: string): Guard =>
  ({ step }) =>
    when(isBlank(step.text), 'REASON_MISSING', message);

/** The term that counts now: the extended one where there is one. */
export function termOf(facts: Pick<HiddenDangerFacts, 'dueOn' | 'extendedTo'>): CivilDate | null {
  return facts.extendedTo ?? facts.dueOn;
}

const listable: Guard = ({ facts, step }) => [
  ...when(isBlank(step.number), 'LISTING_NO_MISSING', '请填写挂牌督办文号。'),
  ...when(step.level === null, 'LISTING_LEVEL_MISSING', '请选择挂牌督办级别。'),
  ...when(isBlank(step.by), 'SUPERVISOR_MISSING', '请填写督办单位。'),
  ...when(step.dueOn === null, 'DUE_MISSING', '请填写整改期限。'),
  ...when(step.onDate < facts.foundOn, 'DATE_TOO_EARLY', '挂牌日期早于发现日期，请核对。'),
  ...when(step.dueOn !== null && step.dueOn < step.onDate, 'DUE_TOO_EARLY', '整改期限早于挂牌日期，请核对。'),
];

const extendable: Guard = (context) => {
  const { facts, step } = context;
  const term = termOf(facts);
  return [
    ...when(step.dueOn === null, 'DUE_MISSING', '请填写延长后的期限。'),
    ...when(
      step.dueOn !== null && term !== null && step.dueOn <= term,
      'DUE_TOO_EARLY',
      `延长后的期限应当晚于现在的期限（${term}）。`,
    ),
    ...textMissing('请写明延期的原因。')(context),
  ];
};

const correctable: Guard = (context) => [
  ...textMissing('请写明采取了什么整改措施。')(context),
  ...when(
    context.step.onDate < (context.facts.listedOn ?? context.facts.foundOn),
    'DATE_TOO_EARLY',
    '整改完成日期早于挂牌或者发现日期，请核对。',
  ),
];

const judged =
  (message: string): Guard =>
  (context) => {
    const { facts, step } = context;
    return [
      ...when(isBlank(step.by), 'PERSON_MISSING', '请填写由谁验收。'),
      ...textMissing(message)(context),
      ...when(
        facts.correctedOn !== null && step.onDate < facts.correctedOn,
        'DATE_TOO_EARLY',
        '验收日期早于整改完成日期，请核对。',
      ),
    ];
  };

const delistable: Guard = ({ facts, step }) => [
  ...when(facts.listingNo === null, 'NOT_LISTED', '这条隐患没有挂牌，验收通过即为办结，不需要摘牌。'),
  ...when(isBlank(step.number), 'DELISTING_NO_MISSING', '请填写摘牌文号。'),
  ...when(
    facts.acceptedOn !== null && step.onDate < facts.acceptedOn,
    'DATE_TOO_EARLY',
    '摘牌日期早于验收日期，请核对。',
  ),
];

/**
 * Life of a major hidden danger: found → listed for supervision with a number, a supervisor and a term → corrected → accepted,
 * or sent back → taken off the list. One that was never listed is corrected and accepted all the same. What is accepted can be
 * opened again when the danger returns.
 */
export const HIDDEN_DANGER_MACHINE: StateMachine<HiddenDangerState, HiddenDangerAction, HiddenDangerContext> =
  {
    name: 'hidden-danger',
    states: HIDDEN_DANGER_STATES,
    initial: 'found',
    transitions: [
      { action: 'list', from: ['found'], to: 'listed', guard: listable },
      { action: 'extend', from: ['listed'], to: 'listed', guard: extendable },
      { action: 'correct', from: ['found', 'listed'], to: 'corrected', guard: correctable },
      { action: 'accept', from: ['corrected'], to: 'accepted', guard: judged('请填写验收意见。') },
      { action: 'delist', from: ['accepted'], to: 'delisted', guard: delistable },
    ],
  };

/** Where a step back leads: a listed danger stays listed, another one is found again. */
const back = (facts: HiddenDangerFacts): HiddenDangerState => (facts.listingNo === null ? 'found' : 'listed');

const BACKWARD: Readonly<Record<'reject' | 'reopen', { from: readonly HiddenDangerState[]; guard: Guard }>> =
  {
    reject: { from: ['corrected'], guard: judged('请写明为什么验收不通过。') },
    reopen: { from: ['accepted', 'delisted'], guard: textMissing('请写明为什么重新打开。') },
  };

/** Steps back in this state; where they lead depends on whether the danger was listed. */
function backwardOf(state: HiddenDangerState, context: HiddenDangerContext) {
  return (['reject', 'reopen'] as const)
    .filter((action) => BACKWARD[action].from.includes(state))
    .map((action) => ({
      action,
      // What was taken off the list has to be listed anew.
      to: state === 'delisted' ? ('found' as const) : back(context.facts),
      blockers: BACKWARD[action].guard(context),
    }));
}

/** What can be done next with a hidden danger, each with its blockers for this step. */
export function hiddenDangerActions(
  state: HiddenDangerState,
  context: HiddenDangerContext,
): AllowedAction<HiddenDangerState, HiddenDangerAction>[] {
  return [...allowedActionsOf(HIDDEN_DANGER_MACHINE, state, context), ...backwardOf(state, context)];
}

/** The state after the action, or why it is refused. */
export function transitionHiddenDanger(
  state: HiddenDangerState,
  action: HiddenDangerAction,
  context: HiddenDangerContext,
): Result<HiddenDangerState, readonly Blocker[]> {
  const step = backwardOf(state, context).find((one) => one.action === action);
  if (step === undefined) return transitionOf(HIDDEN_DANGER_MACHINE, state, action, context);
  return step.blockers.length > 0 ? { ok: false, error: step.blockers } : { ok: true, value: step.to };
}

/** True where the term has passed and no correction is reported. */
export function isDangerOverdue(
  state: HiddenDangerState,
  facts: Pick<HiddenDangerFacts, 'dueOn' | 'extendedTo'>,
  today: CivilDate,
): boolean {
  const term = termOf(facts);
  return (state === 'found' || state === 'listed') && term !== null && term < today;
}
