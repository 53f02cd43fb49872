import type { CivilDate } from '../dates/civil-date';
import type { StandingMark } from '../duties/rule-book';
import type { DrillForm } from './axes';
import type { EvaluationScale as EvaluationScaleId, FindingArea, ScoreVerdict } from './codes';

interface Source {
  readonly title: string;
  readonly article: string;
}

/** One answer of a scale. `share`: how much of the item it counts for, 0 to 1; null leaves the item out of every sum. */
export interface ScaleVerdict {
  readonly verdict: ScoreVerdict;
  readonly title: string;
  readonly share: number | null;
  readonly needsReason: boolean;
}

export interface EvaluationScale {
  readonly id: EvaluationScaleId;
  readonly title: string;
  readonly mark: StandingMark;
  readonly source: Source;
  readonly note: string;
  readonly verdicts: readonly ScaleVerdict[];
  /** Points of an item that is met in full; null where the scale has verdicts only. */
  readonly fullPoints: number | null;
  /** Fewer points than these name their reason. */
  readonly reasonBelow?: number;
}

/** One thing an evaluator looks at. Its id is unique in the pack and serves as its code on paper. */
export interface EvaluationItem {
  readonly id: string;
  readonly text: string;
  readonly mark: StandingMark;
}

export interface EvaluationGroup {
  readonly id: string;
  readonly title: string;
  readonly area: FindingArea;
  readonly items: readonly EvaluationItem[];
}

export interface EvaluationTable {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  /** Drills it is made for. */
  readonly forms: readonly DrillForm[];
  readonly source: Source;
  readonly mark: StandingMark;
  /** Its exact items are not known: a list to start from. */
  readonly editable: boolean;
  readonly note: string;
  readonly groups: readonly EvaluationGroup[];
}

/** The tables of one standard. */
export interface EvaluationPack {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly version: string;
  readonly source: Source;
  readonly mark: StandingMark;
  readonly standing: 'recommended' | 'reference';
  /** null: its day is not known. */
  readonly effectiveFrom: CivilDate | null;
  readonly effectiveTo: CivilDate | null;
  readonly defaultScale: EvaluationScaleId;
  readonly note: string;
  readonly tables: readonly EvaluationTable[];
}

/** resources/rules/drill-evaluation.json. */
export interface EvaluationRules {
  readonly id: string;
  readonly version: string;
  readonly scales: readonly EvaluationScale[];
  readonly packs: readonly EvaluationPack[];
}

/** What an office or a unit has changed of a pack: items that it does not ask, and items of its own. */
export interface ItemChanges {
  readonly off: readonly string[];
  readonly own: readonly { readonly id: string; readonly groupId: string; readonly text: string }[];
}
export const NO_CHANGES: ItemChanges = { off: [], own: [] };

/** A table as a form carries it. It stays as it was when the form was begun, whatever becomes of pack and changes. */
export interface FormTable {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly area: FindingArea;
    /** An own item bears no mark of a standard. */
    readonly items: readonly {
      readonly id: string;
      readonly text: string;
      readonly mark: StandingMark | null;
    }[];
  }[];
}

/** The packs that may be chosen on a day; one whose day is not known is offered beside those in force. */
export function evaluationPacksOn(rules: EvaluationRules, on: CivilDate): EvaluationPack[] {
  return rules.packs.filter(
    ({ effectiveFrom, effectiveTo }) =>
      (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo),
  );
}

/** The pack of an id, or null. */
export function evaluationPack(rules: EvaluationRules, id: string): EvaluationPack | null {
  return rules.packs.find((pack) => pack.id === id) ?? null;
}

/** The scale of an id. @throws Error for one that the rule data do not have */
export function evaluationScale(rules: EvaluationRules, id: EvaluationScaleId): EvaluationScale {
  const scale = rules.scales.find((one) => one.id === id);
  if (!scale) throw new Error(`no scale ${id} in the rule data`);
  return scale;
}

/** Tables for a drill of this form; all of them while nobody has said which form it takes. */
export function tablesOfForm(pack: EvaluationPack, form: DrillForm | null): EvaluationTable[] {
  return pack.tables.filter(({ forms }) => form === null || forms.includes(form));
}

/** A table with what was switched off left out and own items at the end of their groups. */
export function changedTable(table: EvaluationTable, changes: ItemChanges): FormTable {
  const off = new Set(changes.off);
  return {
    id: table.id,
    title: table.title,
    groups: table.groups.map(({ id, title, area, items }) => ({
      id,
      title,
      area,
      items: [
        ...items.filter((item) => !off.has(item.id)),
        ...changes.own
          .filter(({ groupId }) => groupId === id)
          .map((item) => ({ id: item.id, text: item.text, mark: null })),
      ],
    })),
  };
}

/** What a form begins with: the chosen groups of a pack as they stand now; groups and tables that came out empty are left out. */
export function tablesToFill(
  pack: EvaluationPack,
  changes: ItemChanges,
  groupIds: readonly string[],
): FormTable[] {
  const chosen = new Set(groupIds);
  return pack.tables
    .map((table) => changedTable(table, changes))
    .map((table) => ({
      ...table,
      groups: table.groups.filter(({ id, items }) => chosen.has(id) && items.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
}
