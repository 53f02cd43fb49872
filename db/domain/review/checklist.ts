import type { CivilDate } from '../dates/civil-date';
import type { StandingMark } from '../duties/rule-book';
import type { PlanKind } from '../plan/kinds';
import type { AnnexKind, OutlinePlace } from '../plan/outline/outline-rules';
import { VERDICTS, type Verdict } from './codes';
import type { VerdictRule } from './verdicts';

/** One of the things a reviewer looks at under an item. */
export interface ChecklistPoint {
  readonly ask: string;
  readonly mark: StandingMark;
}

/** How a plan says an item: headings, telling words of running text, and where it is usually told. */
export interface ItemWordings {
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly place: OutlinePlace;
  /** A table of this kind anywhere in the document tells it. */
  readonly annex: AnnexKind | null;
}

/** One line of an official table: what gets a verdict. */
export interface ChecklistItem {
  /** Unique in its set: `C4.3`, `6.3.1`. */
  readonly id: string;
  /** Official name of the element; in the form review, what is asked. */
  readonly title: string;
  /** 关键要素: it has to meet the unit's reality and the rules. */
  readonly key: boolean;
  readonly mark: StandingMark;
  readonly points: readonly ChecklistPoint[];
  /** Items of the 2009 guide that it stands for. */
  readonly replaces: readonly string[];
  readonly find: ItemWordings;
}

/** 评审项目: items that stand together in a table. */
export interface ChecklistGroup {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

/** 形式评审, 要素评审. */
export const REVIEW_METHODS = ['form', 'element'] as const;
export type ReviewMethod = (typeof REVIEW_METHODS)[number];

export interface ChecklistTable {
  /** Unique in its set: `F`, `C`, `S`, `X`, `A`, `R`. */
  readonly id: string;
  readonly title: string;
  /** A few characters, for narrow places. */
  readonly short: string;
  readonly method: ReviewMethod;
  /** Kinds of plan it may be used for, and those of them for which it usually is. */
  readonly planKinds: readonly PlanKind[];
  readonly usualFor: readonly PlanKind[];
  /** Kinds of plan that may leave to the comprehensive plan what that states. */
  readonly coveredFor: readonly PlanKind[];
  /** Its parts are set up as needed: an item may be said not to apply. */
  readonly mayBeLeftOut: boolean;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  readonly groups: readonly ChecklistGroup[];
}

/** The tables of one guide or standard. */
export interface ChecklistSet {
  readonly id: string;
  readonly title: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly standing: 'recommended' | 'reference';
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly note: string;
  /** Items of the 2009 guide that it asks for no longer, and why. */
  readonly dropped: readonly { readonly items: readonly string[]; readonly note: string }[];
  readonly tables: readonly ChecklistTable[];
}

/** resources/rules/review-checklists.json. */
export interface ReviewChecklists {
  readonly id: string;
  readonly version: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  /** What is advised when a key element does not meet its table. */
  readonly keyAdvice: { readonly text: string; readonly mark: StandingMark };
  readonly verdicts: readonly VerdictRule[];
  readonly sets: readonly ChecklistSet[];
}

/** An item with the table and the group it stands in. */
export interface PlacedItem {
  readonly item: ChecklistItem;
  readonly group: ChecklistGroup;
  readonly table: ChecklistTable;
}

/** The sets that may be chosen on a day, in the order of the pack. */
export function setsInForce(pack: ReviewChecklists, on: CivilDate): ChecklistSet[] {
  return pack.sets.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
  );
}

/** The set of an id, also one that is no longer in force: a review keeps the tables it was begun with. */
export function checklistSet(pack: ReviewChecklists, id: string): ChecklistSet | null {
  return pack.sets.find((set) => set.id === id) ?? null;
}

/** Tables that may be used for a plan of this kind. */
export function tablesFor(set: ChecklistSet, kind: PlanKind): ChecklistTable[] {
  return set.tables.filter(({ planKinds }) => planKinds.includes(kind));
}

/** Tables that are proposed for a plan of this kind. */
export function usualTables(set: ChecklistSet, kind: PlanKind): ChecklistTable[] {
  return set.tables.filter(({ usualFor }) => usualFor.includes(kind));
}

/** All items of some tables in their order. `ids` null: of all tables. */
export function placedItems(set: ChecklistSet, ids: readonly string[] | null): PlacedItem[] {
  return set.tables
    .filter(({ id }) => ids === null || ids.includes(id))
    .flatMap((table) =>
      table.groups.flatMap((group) => group.items.map((item): PlacedItem => ({ item, group, table }))),
    );
}

/** The verdicts that an item of this table may get in a plan of this kind. */
export function verdictsFor(table: ChecklistTable, kind: PlanKind): Verdict[] {
  return VERDICTS.filter(
    (verdict) =>
      (verdict !== 'covered' || table.coveredFor.includes(kind)) &&
      (verdict !== 'not-applicable' || table.mayBeLeftOut),
  );
}
