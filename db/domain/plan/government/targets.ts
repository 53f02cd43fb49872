import type { StandingMark } from '../../duties/rule-book';
import type { GovernmentPlanKind } from './kinds';

/** Where a kind of plan is filed, in the words of the article; who that is here, a person fills in. */
export interface FilingTarget {
  /** 备案机关. */
  readonly recipient: string;
  /** 径送: who takes the papers in for it; null: itself. */
  readonly deliverTo: string | null;
  /** 抄送. */
  readonly copies: readonly string[];
  readonly article: string;
  readonly mark: StandingMark;
}

/** What resources/rules/government-plans.json says of one kind. */
export interface GovernmentKindRule {
  readonly kind: GovernmentPlanKind;
  readonly title: string;
  /** null: the article on filing does not name this kind. */
  readonly filing: FilingTarget | null;
  readonly note: string;
}

/** Content of resources/rules/government-plans.json. */
export interface GovernmentPlanRules {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly kinds: readonly GovernmentKindRule[];
}

/** Days of one version that contradict each other, beside the field where it shows. */
export interface GovernmentDateProblem {
  readonly field: 'approvedOn' | 'publishedOn';
  readonly code: string;
  readonly message: string;
}

/** A plan is approved (审批) before it is printed (印发). */
export function governmentDateProblems(dates: {
  readonly approvedOn: string | null;
  readonly publishedOn: string | null;
}): GovernmentDateProblem[] {
  const { approvedOn, publishedOn } = dates;
  if (approvedOn === null || publishedOn === null || publishedOn >= approvedOn) return [];
  return [
    { field: 'publishedOn', code: 'PRINTED_BEFORE_APPROVED', message: '印发日期早于批准日期，请核对。' },
  ];
}
