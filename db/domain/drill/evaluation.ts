import type { Blocker } from '../state-machine';
import type {
  EvaluationKind,
  EvaluationScale as EvaluationScaleId,
  FindingArea,
  ScoreVerdict,
} from './codes';
import type { EvaluationScale, FormTable } from './evaluation-tables';

/** What one form says of one item. */
export interface EvaluationScore {
  readonly item: string;
  readonly verdict: ScoreVerdict | null;
  readonly points: number | null;
  readonly remark: string;
  /** Entries of the drill's log that show it. */
  readonly logIds: readonly string[];
}

/** One form with what it was begun with and what stands in it. */
export interface FilledForm {
  readonly id: string;
  readonly kind: EvaluationKind;
  readonly evaluator: string;
  readonly scale: EvaluationScale;
  readonly done: boolean;
  readonly tables: readonly FormTable[];
  readonly scores: readonly EvaluationScore[];
}

/**
 * How much of an item a score counts for, 0 to 1. null: nothing was said yet, or the item does not apply; both stay out
 * of every sum.
 */
export function shareOf(scale: EvaluationScale, score: EvaluationScore | undefined): number | null {
  if (!score) return null;
  if (score.verdict !== null)
    return scale.verdicts.find(({ verdict }) => verdict === score.verdict)?.share ?? null;
  return score.points === null || scale.fullPoints === null ? null : score.points / scale.fullPoints;
}

/** Something was said of the item, if only that it does not apply. */
export function isAnswered(score: EvaluationScore | undefined): boolean {
  return score !== undefined && (score.verdict !== null || score.points !== null);
}

/** The answer is one that has to name its reason: 否, 差, few points. */
export function isWanting(scale: EvaluationScale, score: EvaluationScore | undefined): boolean {
  if (!score) return false;
  if (score.verdict !== null)
    return scale.verdicts.some(({ verdict, needsReason }) => needsReason && verdict === score.verdict);
  return score.points !== null && scale.reasonBelow !== undefined && score.points < scale.reasonBelow;
}

/** Whether a scale can take this answer: a verdict of its own, or points from nought to full, never both. */
export function fitsScale(
  scale: EvaluationScale,
  answer: { readonly verdict: ScoreVerdict | null; readonly points: number | null },
): boolean {
  if (answer.verdict !== null)
    return answer.points === null && scale.verdicts.some(({ verdict }) => verdict === answer.verdict);
  return (
    answer.points === null ||
    (scale.fullPoints !== null && answer.points >= 0 && answer.points <= scale.fullPoints)
  );
}

export interface FormProgress {
  readonly items: number;
  readonly answered: number;
  /** Answers that lack the reason they have to name. */
  readonly reasonsMissing: readonly string[];
}

const itemsOf = (tables: readonly FormTable[]) =>
  tables.flatMap(({ groups }) => groups.flatMap(({ items }) => items));

/** How far a form is. */
export function progressOf(form: Pick<FilledForm, 'tables' | 'scale' | 'scores'>): FormProgress {
  const scores = new Map(form.scores.map((score) => [score.item, score]));
  const items = itemsOf(form.tables);
  return {
    items: items.length,
    answered: items.filter(({ id }) => isAnswered(scores.get(id))).length,
    reasonsMissing: items
      .filter(({ id }) => isWanting(form.scale, scores.get(id)) && scores.get(id)?.remark.trim() === '')
      .map(({ id }) => id),
  };
}

/** Why a form cannot be finished yet. */
export function finishBlockers(form: Pick<FilledForm, 'tables' | 'scale' | 'scores'>): Blocker[] {
  const { items, answered, reasonsMissing } = progressOf(form);
  return [
    ...(answered < items
      ? [{ code: 'ITEMS_OPEN', message: `还有${items - answered}项没有评价，不涉及的请选“不涉及”。` }]
      : []),
    ...(reasonsMissing.length > 0
      ? [
          {
            code: 'REASON_MISSING',
            message: `还有${reasonsMissing.length}项没有写明原因：${reasonsMissing.join('、')}。`,
          },
        ]
      : []),
  ];
}

/** What one form says of one item, for standing beside the others. */
export interface ItemVoice {
  readonly formId: string;
  readonly evaluator: string;
  readonly kind: EvaluationKind;
  readonly scale: EvaluationScaleId;
  readonly verdict: ScoreVerdict | null;
  readonly points: number | null;
  /** Of its own scale, 0 to 1. */
  readonly share: number | null;
  readonly wanting: boolean;
  readonly remark: string;
  readonly logIds: readonly string[];
}

interface ItemPlace {
  readonly item: string;
  readonly text: string;
  readonly groupId: string;
  readonly groupTitle: string;
  readonly tableId: string;
  readonly area: FindingArea;
}

/** What all forms together say of one item. */
export interface ItemSum extends ItemPlace {
  readonly voices: readonly ItemVoice[];
  /** Mean share of the evaluators' answers; null where none counts. */
  readonly share: number | null;
  /** Distance between the highest and the lowest share that evaluators gave. */
  readonly spread: number;
  /** At least one evaluator found it wanting. */
  readonly wanting: boolean;
}

export interface GroupSum {
  readonly groupId: string;
  readonly title: string;
  readonly tableId: string;
  readonly tableTitle: string;
  readonly items: number;
  /** Items of which at least one evaluator's answer counts. */
  readonly counted: number;
  readonly wanting: number;
  /** Mean over the counted items, each weighing the same however many evaluators looked at it. */
  readonly share: number | null;
  /** The same of the players' own forms. */
  readonly selfShare: number | null;
}

export interface EvaluationSum {
  readonly groups: readonly GroupSum[];
  /** In the order of the tables. */
  readonly items: readonly ItemSum[];
  /** Items on which evaluators differ, the widest first. */
  readonly disagreements: readonly ItemSum[];
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

const sharesOf = (voices: readonly ItemVoice[], kind: EvaluationKind): number[] =>
  voices.flatMap((voice) => (voice.kind === kind && voice.share !== null ? [voice.share] : []));

/**
 * What the forms say together: by group, by item and where evaluators differ. Players' own forms stand beside, they are
 * in no sum of the evaluators. There is no sum of sums: what it amounts to is for people to say (办法 34 asks for an
 * analysis, not for a mark).
 */
export function sumEvaluation(forms: readonly FilledForm[]): EvaluationSum {
  const items = gatherItems(forms);
  const groups = new Map<string, { title: string; tableId: string; tableTitle: string; items: ItemSum[] }>();
  for (const { sum, tableTitle } of items) {
    const key = `${sum.tableId}/${sum.groupId}`;
    const group = groups.get(key) ?? {
      title: sum.groupTitle,
      tableId: sum.tableId,
      tableTitle,
      items: [],
    };
    group.items.push(sum);
    groups.set(key, group);
  }
  const sums = items.map(({ sum }) => sum);
  return {
    groups: [...groups].map(([, group]) => ({
      groupId: group.items[0]?.groupId ?? '',
      title: group.title,
      tableId: group.tableId,
      tableTitle: group.tableTitle,
      items: group.items.length,
      counted: group.items.filter(({ share }) => share !== null).length,
      wanting: group.items.filter(({ wanting }) => wanting).length,
      share: mean(group.items.flatMap(({ share }) => share ?? [])),
      selfShare: mean(group.items.flatMap(({ voices }) => mean(sharesOf(voices, 'self')) ?? [])),
    })),
    items: sums,
    disagreements: sums.filter(({ spread }) => spread > 0).sort((a, b) => b.spread - a.spread),
  };
}

/** Every item once, where and in the words in which a form has it first, with what each form says of it. */
function gatherItems(forms: readonly FilledForm[]): { sum: ItemSum; tableTitle: string }[] {
  const found = new Map<string, { place: ItemPlace; tableTitle: string; voices: ItemVoice[] }>();
  for (const form of forms) {
    const scores = new Map(form.scores.map((score) => [score.item, score]));
    for (const table of form.tables)
      for (const group of table.groups)
        for (const { id, text } of group.items) {
          const known = found.get(id) ?? {
            place: {
              item: id,
              text,
              groupId: group.id,
              groupTitle: group.title,
              tableId: table.id,
              area: group.area,
            },
            tableTitle: table.title,
            voices: [],
          };
          known.voices.push(voiceOf(form, scores.get(id)));
          found.set(id, known);
        }
  }
  return [...found.values()].map(({ place, tableTitle, voices }) => {
    const shares = sharesOf(voices, 'evaluator');
    return {
      tableTitle,
      sum: {
        ...place,
        voices,
        share: mean(shares),
        spread: shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares),
        wanting: voices.some(({ kind, wanting }) => kind === 'evaluator' && wanting),
      },
    };
  });
}

function voiceOf(form: FilledForm, score: EvaluationScore | undefined): ItemVoice {
  return {
    formId: form.id,
    evaluator: form.evaluator,
    kind: form.kind,
    scale: form.scale.id,
    verdict: score?.verdict ?? null,
    points: score?.points ?? null,
    share: shareOf(form.scale, score),
    wanting: isWanting(form.scale, score),
    remark: score?.remark ?? '',
    logIds: score?.logIds ?? [],
  };
}
