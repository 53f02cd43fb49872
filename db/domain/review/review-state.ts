import type { Result } from '../result';
import { type Blocker, type StateMachine, transitionOf } from '../state-machine';

/** 已准备, 已抽取专家, 已送审, 评阅中, 已收回, 已开会表决, 通过, 未通过, 纪要已签署, 作废. */
export const REVIEW_STATES = [
  'prepared',
  'drawn',
  'sent',
  'marking',
  'collected',
  'met',
  'passed',
  'failed',
  'minutes-signed',
  'void',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTIONS = [
  'draw',
  'send',
  'start-marking',
  'collect',
  'meet',
  'pass',
  'fail',
  'sign-minutes',
  'void',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** What the guards look at. */
export interface ReviewContext {
  /** Experts drawn, those among them with an interest in the unit, and the number the office wants at least. */
  readonly drawn: number;
  readonly recused: number;
  readonly minimumExperts: number;
  /** Result packs that have come back. */
  readonly collected: number;
  /** Experts at the meeting and those of them who voted yes. */
  readonly present: number;
  readonly yes: number;
  /** Votes that the rule of the day asks for (`votesNeededOf`). */
  readonly needed: number;
  readonly chairSigned: boolean;
  readonly reason: string | null;
}

const blockIf = (condition: boolean, code: string, message: string): readonly Blocker[] =>
  condition ? [{ code, message }] : [];

const enoughExperts = (c: ReviewContext): readonly Blocker[] => [
  ...blockIf(c.drawn < c.minimumExperts, 'EXPERTS_TOO_FEW', `专家人数不足，至少需要${c.minimumExperts}人。`),
  ...blockIf(c.recused > 0, 'EXPERT_RECUSED', '有专家与被评审单位存在利害关系，应当回避（办法第二十二条）。'),
];

/**
 * Whether what the reviewers wrote may be seen at the organiser's desk: until then everybody marks without knowing what
 * the others find. A void review stays closed.
 */
export function isOpened(state: ReviewState): boolean {
  return ['collected', 'met', 'passed', 'failed', 'minutes-signed'].includes(state);
}

/** Whether results are still taken in: until the meeting has been held. */
export function takesResults(state: ReviewState): boolean {
  return ['sent', 'marking', 'collected'].includes(state);
}

/** Whether experts may still come and go, and what is asked of them change. */
export function isBeingPrepared(state: ReviewState): boolean {
  return ['prepared', 'drawn', 'sent', 'marking'].includes(state);
}

/**
 * Life of a review: prepared → drawn → sent → marking → collected → met and voted → passed or failed → minutes signed. A
 * failed plan is revised and goes into a fresh review.
 */
export const REVIEW_MACHINE: StateMachine<ReviewState, ReviewAction, ReviewContext> = {
  name: 'review',
  states: REVIEW_STATES,
  initial: 'prepared',
  transitions: [
    {
      action: 'draw',
      from: ['prepared'],
      to: 'drawn',
      guard: enoughExperts,
    },
    { action: 'send', from: ['drawn'], to: 'sent', guard: enoughExperts },
    { action: 'start-marking', from: ['sent'], to: 'marking' },
    {
      action: 'collect',
      from: ['sent', 'marking'],
      to: 'collected',
      guard: (c) =>
        // Collecting may be closed early, with the reason on record.
        blockIf(
          c.collected < c.drawn && (c.reason ?? '').trim() === '',
          'OPINIONS_MISSING',
          `还有${c.drawn - c.collected}位专家没有交回意见。`,
        ),
    },
    {
      action: 'meet',
      from: ['drawn', 'collected'],
      to: 'met',
      guard: (c) => [
        ...blockIf(c.present === 0, 'NOBODY_PRESENT', '请登记到会专家。'),
        ...blockIf(c.yes > c.present, 'VOTES_TOO_MANY', '同意票多于到会专家人数，请核对。'),
      ],
    },
    {
      action: 'pass',
      from: ['met'],
      to: 'passed',
      guard: (c) =>
        blockIf(
          c.present === 0 || c.yes < c.needed,
          'VOTES_TOO_FEW',
          `到会专家须有${c.needed}人以上同意方为通过。`,
        ),
    },
    {
      action: 'fail',
      from: ['met'],
      to: 'failed',
      guard: (c) =>
        blockIf(
          c.present > 0 && c.yes >= c.needed,
          'VOTES_ENOUGH',
          `同意票已达到通过所需的${c.needed}张，不能定为不通过。`,
        ),
    },
    {
      action: 'sign-minutes',
      from: ['passed', 'failed'],
      to: 'minutes-signed',
      guard: (c) => blockIf(!c.chairSigned, 'CHAIR_NOT_SIGNED', '评审纪要须由专家组组长签字。'),
    },
    {
      action: 'void',
      from: ['prepared', 'drawn', 'sent', 'marking', 'collected', 'met'],
      to: 'void',
      guard: (c) => blockIf((c.reason ?? '').trim() === '', 'REASON_MISSING', '请填写原因。'),
    },
  ],
};

/** The state after the action, or why it is refused. */
export function transitionReview(
  state: ReviewState,
  action: ReviewAction,
  context: ReviewContext,
): Result<ReviewState, readonly Blocker[]> {
  return transitionOf(REVIEW_MACHINE, state, action, context);
}
