import type { CivilDate } from '../../dates/civil-date';
import type { StandingMark } from '../../duties/rule-book';
import type { PlanKind } from '../kinds';

/** Where an item is looked for: among chapters, in the annexes, on the pages before the first chapter, or anywhere. */
export const OUTLINE_PLACES = ['body', 'annex', 'front', 'anywhere'] as const;
export type OutlinePlace = (typeof OUTLINE_PLACES)[number];

/** Annex tables that prove an item by themselves, whatever their heading says. */
export const ANNEX_KINDS = ['contact', 'supply'] as const;
export type AnnexKind = (typeof ANNEX_KINDS)[number];

/** One element that a list asks for. */
export interface OutlineItem {
  /** Number of the clause, unique in its list: `6.3.6`, `13.2`. */
  readonly id: string;
  /** Item under which it usually stands, or null. */
  readonly parent: string | null;
  readonly title: string;
  /** Headings that say the same. */
  readonly names: readonly string[];
  /** Headings of the 2013 edition and its forerunners; accepted and named as such. */
  readonly former: readonly string[];
  readonly mark: StandingMark;
  /** Advised, not asked for. */
  readonly advisory: boolean;
  readonly place: OutlinePlace;
  /** A table of this kind anywhere in the document is enough. */
  readonly annex: AnnexKind | null;
}

/** The elements that one text of law or standard lists for some kinds of plan. */
export interface OutlineList {
  readonly id: string;
  readonly planKinds: readonly PlanKind[];
  readonly title: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly standing: 'recommended' | 'obligatory';
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly note: string;
  readonly items: readonly OutlineItem[];
}

/** resources/rules/plan-outline.json. */
export interface PlanOutlineRules {
  readonly id: string;
  readonly version: string;
  readonly lists: readonly OutlineList[];
}

/** The lists that a plan of this kind is held against on a day. */
export function outlineListsFor(rules: PlanOutlineRules, kind: PlanKind, on: CivilDate): OutlineList[] {
  return rules.lists.filter(
    (list) =>
      list.planKinds.includes(kind) &&
      list.effectiveFrom <= on &&
      (list.effectiveTo === null || on <= list.effectiveTo),
  );
}
