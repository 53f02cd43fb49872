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

/** A case of 条例 6 that points of an assessment come under, with what was found of them. */
export interface CaseFoundWanting {
  readonly reason: RevisionReason;
  /** Title and finding of each point, one a line. */
  readonly description: string;
}

/** The cases that the points found wanting come under, in the order of the form. */
export function casesFoundWanting(
  items: readonly AssessmentItem[],
  details: AssessmentDetails,
): CaseFoundWanting[] {
  const lines = new Map<RevisionReason, string[]>();
  for (const { id, title, reason } of items) {
    const noted = details.items.find((one) => one.id === id);
    if (noted?.result !== 'wanting') continue;
    const line = noted.finding === '' ? title : `${title}：${noted.finding}`;
    lines.set(reason, [...(lines.get(reason) ?? []), line]);
  }
  return [...lines].map(([reason, each]) => ({ reason, description: each.join('\n') }));
}

/** The form as it was kept; whatever a package brought in another shape counts as empty. */
export function readDetails(kept: unknown): AssessmentDetails {
  const { members, basis, methods, items } = isRecord(kept) ? kept : {};
  return {
    members: recordsOf(members).map(({ name, duty }) => ({ name: textOf(name), duty: textOf(duty) })),
    basis: textOf(basis),
    methods: Array.isArray(methods) ? methods.filter((one) => typeof one === 'string') : [],
    items: recordsOf(items).flatMap(({ id, result, finding, advice }) =>
      typeof id === 'string' && isItemResult(result)
        ? [{ id, result, finding: textOf(finding), advice: textOf(advice) }]
        : [],
    ),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isItemResult = (value: unknown): value is ItemResult =>
  (ITEM_RESULTS as readonly unknown[]).includes(value);
