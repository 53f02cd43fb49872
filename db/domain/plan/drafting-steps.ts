import type { StandingMark } from '../duties/rule-book';

/** The eight steps of drafting (GB/T 29639-2020 chapter 4), in their order. */
export const DRAFTING_STEPS = [
  'group',
  'data',
  'risk-assessment',
  'resource-survey',
  'drafting',
  'tabletop',
  'review',
  'approval',
] as const;
export type DraftingStep = (typeof DRAFTING_STEPS)[number];

/** A step as the standard words it, and what usually proves it. */
export interface DraftingStepRule {
  readonly id: DraftingStep;
  readonly title: string;
  readonly clause: string;
  readonly proof: string;
}

/** One step that must come before another, by an article. */
export interface DraftingOrder {
  readonly id: string;
  readonly earlier: DraftingStep;
  readonly later: DraftingStep;
  readonly rule: string;
  readonly text: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
}

/** Content of resources/rules/drafting-steps.json. */
export interface DraftingRules {
  readonly standard: string;
  readonly mark: StandingMark;
  readonly steps: readonly DraftingStepRule[];
  readonly order: readonly DraftingOrder[];
}

/** Why an order is not kept: the first step has no proof, or is dated after the one it must precede. */
export interface OrderWarning {
  readonly order: DraftingOrder;
  readonly why: 'missing' | 'late';
}

/** Orders that the dated steps do not keep; a step that has not come yet cannot be too early. A warning, never a refusal. */
export function orderWarnings(
  order: readonly DraftingOrder[],
  doneOn: Readonly<Partial<Record<DraftingStep, string>>>,
): OrderWarning[] {
  return order.flatMap((rule): OrderWarning[] => {
    const earlier = doneOn[rule.earlier];
    const later = doneOn[rule.later];
    if (later === undefined) return [];
    if (earlier === undefined) return [{ order: rule, why: 'missing' }];
    return earlier > later ? [{ order: rule, why: 'late' }] : [];
  });
}
