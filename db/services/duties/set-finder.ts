import type { CivilDate } from '../../domain/dates/civil-date';
import { knownActivities, type SizeTier } from '../../domain/enterprise/facts';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import {
  computeRuleSets,
  definitionsInForce,
  memberSets,
  type RuleSetDefinition,
  type SetOverride,
} from '../../domain/enterprise/rule-sets';

/** The facts that a set definition can ask about, as they are stored. */
export interface SetFacts {
  /** JSON array of hazard activities. */
  readonly activities: string;
  readonly sizeTier: SizeTier | null;
  readonly majorHazardLevel: number | null;
  readonly supervisionCategory: string | null;
}

export type SetFinder = (facts: SetFacts, overrides: readonly SetOverride[]) => readonly RuleSetId[];

/**
 * Finds the sets that count for many units on one day. A county has thousands of units and a few dozen combinations of
 * facts, so each combination is computed once.
 */
export function setFinder(definitions: readonly RuleSetDefinition[], asOf: CivilDate): SetFinder {
  const inForce = definitionsInForce(definitions, asOf);
  const known = new Map<string, readonly RuleSetId[]>();
  return (facts, overrides) => {
    const key = `${facts.sizeTier} ${facts.majorHazardLevel} ${facts.supervisionCategory} ${facts.activities}`;
    const found = overrides.length === 0 ? known.get(key) : undefined;
    if (found !== undefined) return found;
    const sets = memberSets(computeRuleSets(factsOf(facts), inForce, overrides));
    if (overrides.length === 0) known.set(key, sets);
    return sets;
  };
}

function factsOf({ activities, sizeTier, majorHazardLevel, supervisionCategory }: SetFacts) {
  return {
    activities: knownActivities(JSON.parse(activities) as string[]),
    sizeTier,
    majorHazardLevel,
    sizeBasis: null,
    employees: null,
    revenueWan: null,
    assetsWan: null,
    supervisionCategory,
    industryCode: null,
    affiliation: null,
    establishedOn: null,
    status: 'active' as const,
    regionCode: null,
  };
}
