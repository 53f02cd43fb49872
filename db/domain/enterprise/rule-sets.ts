import type { CivilDate } from '../dates/civil-date';
import type { RuleSource, StandingMark } from '../duties/rule-book';
import { type EnterpriseFacts, type HazardActivity, SIZE_TIERS, type SizeTier } from './facts';
import { RULE_SETS, type RuleSetId } from './rule-set-ids';

/** One way into a set. All conditions that are given must hold; `activities` and `categories` ask for any one of them. */
export interface SetCriterion {
  /** The wording of the law that this criterion stands for. */
  readonly term: string;
  readonly activities: readonly HazardActivity[] | null;
  /** Names of supervision categories (监管行业类别); left out, any. */
  readonly categories?: readonly string[] | undefined;
  /** At least this tier. */
  readonly minSizeTier: SizeTier | null;
  /** At least this grave: 2 means 一级 or 二级. */
  readonly maxHazardLevel: number | null;
  readonly article: string;
  readonly mark: StandingMark;
  readonly note: string;
}

/** One entry of resources/rules/sets.json: who is in a set, as the law stood between two days. */
export interface RuleSetDefinition {
  readonly id: RuleSetId;
  readonly title: string;
  readonly usedBy: string;
  readonly source: RuleSource;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly criteria: readonly SetCriterion[];
  readonly note: string;
}

/** A person's decision that a computed membership does not fit. */
export interface SetOverride {
  readonly set: RuleSetId;
  readonly member: boolean;
  readonly reason: string;
}

/** A fact that puts the unit into a set, with the article that says so. */
export interface MembershipReason {
  readonly fact: string;
  readonly term: string;
  readonly article: string;
  readonly mark: StandingMark;
}

/** Whether a unit is in a set, and why. */
export interface SetMembership {
  readonly set: RuleSetId;
  /** What counts: the override when there is one, else what was computed. */
  readonly member: boolean;
  readonly computed: boolean;
  readonly why: readonly MembershipReason[];
  readonly overridden: { readonly reason: string } | null;
}

/** The definitions in force on a day; of two for one set the later one. */
export function definitionsInForce(
  definitions: readonly RuleSetDefinition[],
  asOf: CivilDate,
): RuleSetDefinition[] {
  const inForce = definitions.filter(
    (d) => d.effectiveFrom <= asOf && (d.effectiveTo === null || d.effectiveTo >= asOf),
  );
  return RULE_SETS.flatMap((id) => {
    const own = inForce
      .filter((d) => d.id === id)
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
    return own.slice(0, 1);
  });
}

/**
 * Membership of a unit in every defined set, each with the facts and articles behind it. Every criterion that holds is
 * named, not only the first. An override changes `member` and leaves `computed` and `why` to be seen.
 */
export function computeRuleSets(
  facts: EnterpriseFacts,
  definitions: readonly RuleSetDefinition[],
  overrides: readonly SetOverride[] = [],
): SetMembership[] {
  return definitions.map((definition) => {
    const why = definition.criteria.flatMap((criterion) => reasonsOf(criterion, facts));
    const computed = why.length > 0;
    const override = overrides.find((o) => o.set === definition.id);
    return {
      set: definition.id,
      member: override?.member ?? computed,
      computed,
      why,
      overridden: override === undefined ? null : { reason: override.reason },
    };
  });
}

/** The sets a unit counts as a member of. */
export function memberSets(memberships: readonly SetMembership[]): RuleSetId[] {
  return memberships.filter((m) => m.member).map((m) => m.set);
}

function reasonsOf(criterion: SetCriterion, facts: EnterpriseFacts): MembershipReason[] {
  const { activities, categories, minSizeTier, maxHazardLevel, term, article, mark } = criterion;
  const found: string[] = [];
  if (activities !== null) {
    const activity = activities.filter((a) => facts.activities.includes(a));
    if (activity.length === 0) return [];
    found.push(...activity);
  }
  if (categories !== undefined) {
    const { supervisionCategory } = facts;
    if (supervisionCategory === null || !categories.includes(supervisionCategory)) return [];
    found.push(`category:${supervisionCategory}`);
  }
  if (minSizeTier !== null) {
    if (facts.sizeTier === null || SIZE_TIERS.indexOf(facts.sizeTier) < SIZE_TIERS.indexOf(minSizeTier))
      return [];
    found.push(`size-tier:${facts.sizeTier}`);
  }
  if (maxHazardLevel !== null) {
    if (facts.majorHazardLevel === null || facts.majorHazardLevel > maxHazardLevel) return [];
    found.push(`major-hazard:${facts.majorHazardLevel}`);
  }
  return found.length === 0 ? [] : [{ fact: found.join('+'), term, article, mark }];
}
