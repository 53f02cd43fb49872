import type { CivilDate } from '../dates/civil-date';
import type { RuleSource, StandingMark } from '../duties/rule-book';
import type { FindingKind, InspectionKind } from './codes';

/** 符合, 不符合, 不适用. */
export const ITEM_OUTCOMES = ['ok', 'problem', 'not-applicable'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** 备案, 演练, 物资. */
export const ITEM_GROUPS = ['filing', 'drill', 'means'] as const;
export type ItemGroup = (typeof ITEM_GROUPS)[number];

/** What the program can say beside an item without deciding it. */
export const ITEM_FACTS = [
  'plans',
  'reviews',
  'filings',
  'publications',
  'cards',
  'assessments',
  'triggers',
  'drills',
  'evaluations',
  'teams',
] as const;
export type ItemFact = (typeof ITEM_FACTS)[number];

/** One line of the check form. */
export interface InspectionItem {
  readonly id: string;
  /** Short code for entering a paper form with the number keys. */
  readonly code: string;
  readonly group: ItemGroup;
  readonly title: string;
  readonly ask: string;
  /** What a problem found here is counted as. */
  readonly finding: FindingKind;
  /** Campaigns that ask it. */
  readonly campaigns: readonly InspectionKind[];
  /** Rule sets of the units it is meant for; empty: every unit. */
  readonly sets: readonly string[];
  /** Duties shown beside it. */
  readonly rules: readonly string[];
  readonly facts: readonly ItemFact[];
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** The check form as a rule pack. */
export interface InspectionForm {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Days given to correct unless people say otherwise, working days. */
  readonly correctWithin: {
    readonly workingDays: number;
    readonly mark: StandingMark;
    readonly note: string;
  };
  readonly items: readonly InspectionItem[];
}

/** What was found of one item. */
export interface ItemAnswer {
  readonly outcome: ItemOutcome;
  readonly note: string;
}

/** Items that a campaign of this kind asks of a unit on a day, in the order of the form. */
export function itemsFor(
  form: InspectionForm,
  kind: InspectionKind,
  sets: readonly string[],
  onDate: CivilDate,
): InspectionItem[] {
  return form.items.filter(
    (item) =>
      item.campaigns.includes(kind) &&
      (item.sets.length === 0 || item.sets.some((set) => sets.includes(set))) &&
      item.effectiveFrom <= onDate &&
      (item.effectiveTo === null || onDate <= item.effectiveTo),
  );
}
