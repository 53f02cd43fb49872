import type { StandingMark } from '../duties/rule-book';

/** The six cases of 条例 6 (R-REVISE-6). */
export const REVISION_REASONS = ['law', 'command', 'risk', 'resources', 'drill-or-rescue', 'other'] as const;
export type RevisionReason = (typeof REVISION_REASONS)[number];

/** What a trigger comes from. */
export const TRIGGER_SOURCES = [
  'accident',
  'drill-finding',
  'law-change',
  'personnel-change',
  'risk-change',
  'assessment',
  'other',
] as const;
export type TriggerSource = (typeof TRIGGER_SOURCES)[number];

/** Content of resources/rules/revision-reasons.json. */
export interface RevisionReasons {
  readonly rule: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly reasons: readonly {
    readonly id: RevisionReason;
    readonly number: number;
    readonly title: string;
  }[];
}

/** What decides where a trigger stands. */
export interface TriggerFacts {
  readonly decision: 'revise' | 'keep' | null;
  readonly settledOn: string | null;
}

/** 待决定, 待修订, 已修订, 决定不修订. */
export type TriggerState = 'undecided' | 'to-revise' | 'settled' | 'kept';

/** Where a trigger stands: it is dealt with once somebody decided to keep the plan, or a later version settles it. */
export function triggerState({ decision, settledOn }: TriggerFacts): TriggerState {
  if (decision === null) return 'undecided';
  if (decision === 'keep') return 'kept';
  return settledOn === null ? 'to-revise' : 'settled';
}
