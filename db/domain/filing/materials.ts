import type { CivilDate } from '../dates/civil-date';
import type { RuleSource, StandingMark } from '../duties/rule-book';
import { RULE_SET_WORDS, type RuleSetId } from '../enterprise/rule-set-ids';

/** One statutory material of resources/rules/filing-materials.json (办法 art. 27). */
export interface FilingMaterial {
  /** `M1` … `M5`. */
  readonly key: string;
  readonly label: string;
  /** Set whose units must hand it in, or `every`. */
  readonly neededBy: RuleSetId | 'every';
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly note: string;
}

/** Which material of 办法 27 a document of a plan version stands for, by its role there. */
export const MATERIAL_OF_ROLE: Readonly<Record<string, string>> = {
  application: 'M1',
  'review-opinion': 'M2',
  text: 'M3',
  'risk-assessment': 'M4',
  'resource-survey': 'M5',
};

/** The materials that the law asks for on a day; null asks for those of the law without an end. */
export function materialsInForce(
  materials: readonly FilingMaterial[],
  onDate: CivilDate | null,
): FilingMaterial[] {
  return materials.filter(({ effectiveFrom, effectiveTo }) =>
    onDate === null
      ? effectiveTo === null
      : onDate >= effectiveFrom && (effectiveTo === null || onDate <= effectiveTo),
  );
}

/** Something a local office asks for besides; it never holds up the statutory result. */
export interface LocalMaterial {
  readonly key: string;
  readonly label: string;
}

/** A material with the answer whether this unit must hand it in. */
export interface MaterialNeed {
  readonly key: string;
  readonly label: string;
  readonly needed: boolean;
  readonly why: string;
  readonly local: boolean;
}

/** What an office found for a material; `not-as-required` counts as missing. */
export const MATERIAL_OUTCOMES = ['present', 'missing', 'not-as-required', 'not-needed'] as const;
export type MaterialOutcome = (typeof MATERIAL_OUTCOMES)[number];

/** True for a material that a notice asks for: missing, or not as required. */
export function isGap(outcome: MaterialOutcome | null): boolean {
  return outcome === 'missing' || outcome === 'not-as-required';
}

/** The materials for a unit of these sets: the statutory ones, then the local extras marked 地方要求. */
export function materialsFor(
  statutory: readonly FilingMaterial[],
  sets: readonly RuleSetId[],
  extras: readonly LocalMaterial[] = [],
): MaterialNeed[] {
  return [
    ...statutory.map((material) => {
      const needed = material.neededBy === 'every' || sets.includes(material.neededBy);
      const why = needed
        ? `${material.source.title}${material.source.article}`
        : `仅${RULE_SET_WORDS[material.neededBy]}需要，本单位不在其内`;
      return { key: material.key, label: material.label, needed, why, local: false };
    }),
    ...extras.map((extra) => ({
      key: extra.key,
      label: extra.label,
      needed: false,
      why: '地方要求，不影响法定备案结果',
      local: true,
    })),
  ];
}
