import { compactName } from '../text/normalise';

/** 综合应急预案, 专项应急预案, 现场处置方案 of enterprises (办法 art. 6); plans of governments and of their departments. */
export const PLAN_KINDS = ['comprehensive', 'special', 'onsite', 'government', 'department'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** How official texts call a plan of each kind. */
export const PLAN_KIND_WORDS: Readonly<Record<PlanKind, string>> = {
  comprehensive: '综合应急预案',
  special: '专项应急预案',
  onsite: '现场处置方案',
  government: '政府预案',
  department: '部门预案',
};

/** The kinds that an enterprise makes, files and drills. */
export const ENTERPRISE_PLAN_KINDS = ['comprehensive', 'special', 'onsite'] as const;
export type EnterprisePlanKind = (typeof ENTERPRISE_PLAN_KINDS)[number];

/** True for a kind that an enterprise makes. */
export function isEnterprisePlanKind(kind: PlanKind | null): kind is EnterprisePlanKind {
  return kind === 'comprehensive' || kind === 'special' || kind === 'onsite';
}

/** How a ledger's word or a plan's title tells the kind; the first that fits wins. */
const WORDINGS: readonly (readonly [RegExp, EnterprisePlanKind])[] = [
  [/现场(?:应急)?处置|处置方案|现场方案|^现场类?$/, 'onsite'],
  [/专项/, 'special'],
  [/综合(?:应急|预案|类)|^综合$|总体应急/, 'comprehensive'],
];

/**
 * The enterprise plan kind that a wording names (综合, 专项预案, 处置方案, a whole title), or null when it names none:
 * an environmental plan, say, is no plan for production accidents.
 */
export function recognisePlanKind(text: string): EnterprisePlanKind | null {
  const wording = compactName(text);
  return WORDINGS.find(([pattern]) => pattern.test(wording))?.[1] ?? null;
}
