import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { INSPECTION_STATES, type InspectionState } from './codes';

/** 修改计划, 生成并公布种子校验值, 抽取, 增加单位, 替换单位, 开始检查, 登记检查, 结束, 取消. */
export const INSPECTION_ACTIONS = [
  'edit',
  'commit-seed',
  'draw',
  'add-unit',
  'replace-unit',
  'start',
  'check-unit',
  'close',
  'cancel',
] as const;
export type InspectionAction = (typeof INSPECTION_ACTIONS)[number];

/** A campaign as its transitions see it. */
export interface InspectionContext {
  /** The hash of the seed has been shown. */
  readonly committed: boolean;
  /** Units the draw would choose from; null where it is not asked. */
  readonly candidates: number | null;
  /** Units to be visited: drawn and added, without those replaced. */
  readonly units: number;
  /** Of these, the ones whose check form is not filled in. */
  readonly unvisited: number;
  /** Findings that were neither ordered to be corrected nor settled. */
  readonly unanswered: number;
}

type Guard = (context: InspectionContext) => readonly Blocker[];

const uncommitted: Guard = (c) =>
  c.committed
    ? [{ code: 'SEED_COMMITTED', message: '种子校验值已经公布，不能更换种子或改动抽取条件。' }]
    : [];

const drawable: Guard = (c) => [
  ...(c.committed ? [] : [{ code: 'SEED_NOT_COMMITTED', message: '请先生成种子并公布其校验值，再抽取。' }]),
  ...(c.candidates === 0
    ? [{ code: 'NO_CANDIDATES', message: '没有符合条件的单位可供抽取，请调整抽取条件。' }]
    : []),
];

const hasUnits: Guard = (c) =>
  c.units > 0 ? [] : [{ code: 'NO_UNITS', message: '名单里还没有要检查的单位。' }];

const allDone: Guard = (c) => [
  ...(c.unvisited > 0
    ? [{ code: 'UNITS_UNVISITED', message: `还有${c.unvisited}家单位没有登记检查结果，不能结束。` }]
    : []),
  ...(c.unanswered > 0
    ? [
        {
          code: 'FINDINGS_UNANSWERED',
          message: `还有${c.unanswered}个问题没有责令改正，也没有说明如何处理，不能结束。`,
        },
      ]
    : []),
];

/**
 * Life of a campaign: planned → drawn → running → closed. The seed is fixed and its hash shown while nobody has seen who
 * may be drawn; from then on neither seed nor population can be changed, a mistake cancels the campaign with a
 * reason (it stays in the register). Orders to correct outlive the campaign: it closes once every finding is answered.
 */
export const INSPECTION_MACHINE: StateMachine<InspectionState, InspectionAction, InspectionContext> = {
  name: 'inspection',
  states: INSPECTION_STATES,
  initial: 'planned',
  transitions: [
    { action: 'edit', from: ['planned'], to: 'planned', guard: uncommitted },
    { action: 'commit-seed', from: ['planned'], to: 'planned', guard: uncommitted },
    { action: 'draw', from: ['planned'], to: 'drawn', guard: drawable },
    { action: 'add-unit', from: ['drawn'], to: 'drawn' },
    { action: 'add-unit', from: ['running'], to: 'running' },
    { action: 'replace-unit', from: ['drawn'], to: 'drawn' },
    { action: 'replace-unit', from: ['running'], to: 'running' },
    { action: 'start', from: ['drawn'], to: 'running', guard: hasUnits },
    { action: 'check-unit', from: ['running'], to: 'running' },
    { action: 'close', from: ['running'], to: 'closed', guard: allDone },
    { action: 'cancel', from: ['planned'], to: 'planned' },
    { action: 'cancel', from: ['drawn'], to: 'drawn' },
  ],
};

/** What can be done next with a campaign, with everything that blocks it. */
export function inspectionActions(
  state: InspectionState,
  context: InspectionContext,
): AllowedAction<InspectionState, InspectionAction>[] {
  return allowedActionsOf(INSPECTION_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionInspection(
  state: InspectionState,
  action: InspectionAction,
  context: InspectionContext,
): Result<InspectionState, readonly Blocker[]> {
  return transitionOf(INSPECTION_MACHINE, state, action, context);
}
