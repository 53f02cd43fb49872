import type { StandingMark } from '../duties/rule-book';
import type { RevisionReason } from './revision';

/** One point that an assessment looks at. */
export interface AssessmentItem {
  readonly id: string;
  readonly title: string;
  readonly ask: string;
  /** The case of 条例 6 that a point found wanting comes under. */
  readonly reason: RevisionReason;
}

/** Content of resources/rules/plan-assessment.json. */
export interface AssessmentRules {
  readonly title: string;
  readonly standard: string;
  readonly mark: StandingMark;
  readonly items: readonly AssessmentItem[];
  readonly methods: readonly string[];
}

/** 符合, 需要完善, 不适用. */
export const ITEM_RESULTS = ['fits', 'wanting', 'not-applicable'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

/** The form of YJ/T 9011 as it is kept with an assessment; every part may be left empty. */
export interface AssessmentDetails {
  readonly members: readonly { readonly name: string; readonly duty: string }[];
  readonly basis: string;
  readonly methods: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly result: ItemResult;
    readonly finding: string;
    readonly advice: string;
  }[];
}

/** An assessment of which only day and conclusion are known. */
export const NO_DETAILS: AssessmentDetails = { members: [], basis: '', methods: [], items: [] };
