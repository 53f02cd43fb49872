import type { CivilDate } from '../dates/civil-date';
import type { OfficeLevel } from '../desk';
import type { RuleSource, StandingMark } from '../duties/rule-book';
import type { Affiliation, HazardActivity } from '../enterprise/facts';

/** The category of those whom no other rule names. */
const REST = 'rest';

/** What a rule about recipients looks at in a unit; null or empty asks nothing. All that is asked must hold. */
interface UnitCondition {
  readonly activities: readonly HazardActivity[] | null;
  readonly affiliations: readonly Affiliation[] | null;
}
interface DatedRule {
  readonly rule: string;
  readonly title: string;
  readonly recipient: string;
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly note: string;
}

/** Where the units of one category file: an entry of resources/rules/filing-levels.json (办法 26). */
export interface FilingLevelRule extends UnitCondition, DatedRule {
  /** Key under which an office sets its own level. */
  readonly category: string;
  readonly level: OfficeLevel;
}

/** Who else gets a copy: an entry of resources/rules/filing-copies.json. */
export interface FilingCopyRule extends UnitCondition, DatedRule {
  readonly supervisionCategories: readonly string[] | null;
  /** Words in the name or the scope of business; any one of them will do. */
  readonly words: readonly string[];
}

/** The facts of a unit that say where it files. */
export interface FilingFacts {
  readonly activities: readonly string[];
  readonly affiliation: Affiliation | null;
  readonly supervisionCategory: string | null;
  /** Name and scope of business. */
  readonly text: string;
}

/** A level with the rule it rests on. */
export interface LevelProposal extends DatedRule {
  readonly category: string;
  readonly level: OfficeLevel;
  /** What the rule data says where the office has set another level. */
  readonly usualLevel: OfficeLevel;
}

/**
 * Where a unit files by every rule that fits it on a day, the leading one first: a rule about its trade before the
 * general ones, in the order of the data. `own` holds the office's own levels by category. The decision is people's.
 */
export function levelProposals(
  rules: readonly FilingLevelRule[],
  facts: FilingFacts,
  own: Readonly<Record<string, OfficeLevel>>,
  onDate: CivilDate,
): LevelProposal[] {
  return rules
    .filter((rule) => inForce(rule, onDate) && fits(rule, facts))
    .map(({ activities: _, affiliations: __, ...rule }) => ({
      ...rule,
      usualLevel: rule.level,
      level: own[rule.category] ?? rule.level,
    }))
    .filter((rule, _place, all) => rule.category !== REST || all.length === 1);
}

/** Whom a copy is due to on a day, with the rule that says so. */
export function copyProposals(
  rules: readonly FilingCopyRule[],
  facts: FilingFacts,
  onDate: CivilDate,
): FilingCopyRule[] {
  return rules.filter((rule) => {
    if (!inForce(rule, onDate)) return false;
    const asksWords = rule.words.length > 0;
    if (asksWords && !rule.words.some((word) => facts.text.includes(word))) return false;
    const { supervisionCategories: categories } = rule;
    const byCategory =
      categories !== null &&
      facts.supervisionCategory !== null &&
      categories.includes(facts.supervisionCategory);
    const asksUnit = rule.activities !== null || rule.affiliations !== null;
    return byCategory || (asksUnit ? fits(rule, facts) : asksWords);
  });
}

const inForce = (rule: DatedRule, onDate: CivilDate): boolean =>
  onDate >= rule.effectiveFrom && (rule.effectiveTo === null || onDate <= rule.effectiveTo);

function fits(rule: UnitCondition, facts: FilingFacts): boolean {
  const { activities, affiliations } = rule;
  const byActivity =
    activities === null || activities.some((activity) => facts.activities.includes(activity));
  const byOwner =
    affiliations === null || (facts.affiliation !== null && affiliations.includes(facts.affiliation));
  return byActivity && byOwner;
}
