import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { compactName } from '../text/normalise';
import { FINDING_STATES, type FindingState } from './codes';

/** 分派, 登记整改, 验证通过, 验证退回, 转入后续演练, 经后续演练验证, 重新打开. */
export const FINDING_ACTIONS = [
  'assign',
  'correct',
  'verify',
  'reject',
  'carry',
  'confirm',
  'reopen',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** A person as a record names them, and the account under which it was entered; null where nobody is signed in. */
export interface ActingPerson {
  readonly name: string;
  readonly account: string | null;
}

/** What is known of a finding before a step. */
export interface FindingFacts {
  /** The last day of the drill; null while it has none. */
  readonly heldOn: CivilDate | null;
  readonly owner: string | null;
  /** The correction that waits for its verification. */
  readonly correction: (ActingPerson & { readonly doneOn: CivilDate }) | null;
  /** The drill that takes a carried finding up: its last day, once it has taken place. */
  readonly carriedTo: { readonly heldOn: CivilDate | null } | null;
  /** The desk has this one account, or none: what is entered under it may come from several people. */
  readonly soleAccount: boolean;
}

/** One step. Fields that an action does not ask for are null. */
export interface FindingStep {
  readonly onDate: CivilDate;
  /** Who corrected, or who verifies. */
  readonly by: ActingPerson | null;
  /** Of an assignment. */
  readonly owner: string | null;
  readonly dueOn: CivilDate | null;
  /** Of a correction. */
  readonly measure: string | null;
  readonly proof: string | null;
  /** Of a rejection, a carrying over and a reopening; what a later drill showed. */
  readonly reason: string | null;
  /** Of a carrying over: `fits` is true for another drill of the same organiser that has not been held yet. */
  readonly target: { readonly fits: boolean } | null;
}

export interface FindingContext {
  readonly facts: FindingFacts;
  readonly step: FindingStep;
}

type Guard = (context: FindingContext) => readonly Blocker[];

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

const isBlank = (text: string | null) => text === null || text.trim() === '';

const withReason =
  (message: string): Guard =>
  ({ step }) =>
    isBlank(step.reason) ? [{ code: 'REASON_MISSING', message }] : [];

const assignable: Guard = ({ facts, step }) => [
  ...(isBlank(step.owner) ? [{ code: 'OWNER_MISSING', message: '请填写整改责任人。' }] : []),
  ...(step.dueOn === null ? [{ code: 'DUE_MISSING', message: '请填写整改期限。' }] : []),
  ...(step.dueOn !== null && facts.heldOn !== null && step.dueOn < facts.heldOn
    ? [{ code: 'DATE_TOO_EARLY', message: '整改期限早于演练日期，请核对。' }]
    : []),
];

const corrected: Guard = ({ facts, step }) => [
  ...(step.by === null || isBlank(step.by.name)
    ? [{ code: 'PERSON_MISSING', message: '请填写由谁完成整改。' }]
    : []),
  ...(isBlank(step.measure) ? [{ code: 'MEASURE_MISSING', message: '请写明采取了什么整改措施。' }] : []),
  ...(isBlank(step.proof) ? [{ code: 'PROOF_MISSING', message: '请写明用什么证明整改已完成。' }] : []),
  ...(facts.heldOn !== null && step.onDate < facts.heldOn
    ? [{ code: 'DATE_TOO_EARLY', message: '整改日期早于演练日期，请核对。' }]
    : []),
];

/** Whoever put it right does not also judge it. */
const otherThan = (
  doer: ActingPerson | null,
  verifier: ActingPerson | null,
  soleAccount: boolean,
): readonly Blocker[] => {
  if (verifier === null || isBlank(verifier.name))
    return [{ code: 'PERSON_MISSING', message: '请填写由谁验证。' }];
  if (doer === null) return [];
  if (compactName(doer.name) === compactName(verifier.name))
    return [{ code: 'VERIFIER_IS_DOER', message: '验证人不能是完成整改的人，请由另一人验证。' }];
  return !soleAccount && doer.account !== null && doer.account === verifier.account
    ? [
        {
          code: 'VERIFIER_ACCOUNT_IS_DOER',
          message: '整改是用当前账户登记的，请由另一人用自己的账户登录后验证。',
        },
      ]
    : [];
};

const verifiable: Guard = ({ facts, step }) => [
  ...otherThan(facts.correction, step.by, facts.soleAccount),
  ...(facts.correction !== null && step.onDate < facts.correction.doneOn
    ? [{ code: 'DATE_TOO_EARLY', message: '验证日期早于整改完成日期，请核对。' }]
    : []),
];

const carriable: Guard = ({ step }) =>
  step.target === null
    ? [{ code: 'TARGET_MISSING', message: '请选择由哪一次演练承接。' }]
    : step.target.fits
      ? []
      : [{ code: 'TARGET_UNFIT', message: '承接的应是本单位另一次尚未举行的演练，请重新选择。' }];

const shownLater: Guard = ({ facts, step }) => {
  const heldOn = facts.carriedTo?.heldOn ?? null;
  if (heldOn === null)
    return [{ code: 'TARGET_NOT_HELD', message: '承接的演练还没有举行，举行之后才能验证。' }];
  const owner = facts.owner === null ? null : { name: facts.owner, account: null };
  return [
    ...otherThan(owner, step.by, true),
    ...(step.onDate < heldOn
      ? [{ code: 'DATE_TOO_EARLY', message: '验证日期早于承接演练的日期，请核对。' }]
      : []),
  ];
};

/**
 * Life of a finding of a drill (办法 34: problems are analysed; the standards ask for owner, term and follow-up): open →
 * assigned to somebody by a day → corrected with proof → verified by another person, or sent back. What only a drill can show
 * is carried over to a named later drill with a reason, and confirmed there. A finding that comes back is reopened: none is
 * ever lost on the way.
 */
export const DRILL_FINDING_MACHINE: StateMachine<FindingState, FindingAction, FindingContext> = {
  name: 'drill-finding',
  states: FINDING_STATES,
  initial: 'open',
  transitions: [
    { action: 'assign', from: ['open', 'assigned'], to: 'assigned', guard: assignable },
    { action: 'correct', from: ['assigned'], to: 'corrected', guard: corrected },
    { action: 'verify', from: ['corrected'], to: 'verified', guard: verifiable },
    {
      action: 'reject',
      from: ['corrected'],
      to: 'assigned',
      guard: all(verifiable, withReason('请写明为什么退回。')),
    },
    {
      action: 'carry',
      from: ['open', 'assigned', 'carried'],
      to: 'carried',
      guard: all(carriable, withReason('请写明为什么转入后续演练。')),
    },
    {
      action: 'confirm',
      from: ['carried'],
      to: 'verified',
      guard: all(shownLater, withReason('请写明后续演练中是怎样验证的。')),
    },
    {
      action: 'reopen',
      from: ['verified', 'carried'],
      to: 'open',
      guard: withReason('请写明为什么重新打开。'),
    },
  ],
};

/** A finding that its own drill still has to deal with: neither verified nor handed on to a later drill. */
export const OPEN_FINDING_STATES = [
  'open',
  'assigned',
  'corrected',
] as const satisfies readonly FindingState[];

/** True while nobody has shown that it is put right: also when a later drill is to take it up. */
export function isUnsettled(state: FindingState): boolean {
  return state !== 'verified';
}

/** True where the term has passed and nobody has reported a correction. */
export function isOverdue(state: FindingState, dueOn: string | null, today: string): boolean {
  return state === 'assigned' && dueOn !== null && dueOn < today;
}

/** What can be done next with a finding, each with its blockers for this step. */
export function findingActions(
  state: FindingState,
  context: FindingContext,
): AllowedAction<FindingState, FindingAction>[] {
  return allowedActionsOf(DRILL_FINDING_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionFinding(
  state: FindingState,
  action: FindingAction,
  context: FindingContext,
): Result<FindingState, readonly Blocker[]> {
  return transitionOf(DRILL_FINDING_MACHINE, state, action, context);
}
