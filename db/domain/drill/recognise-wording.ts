import { type EnterprisePlanKind, recognisePlanKind } from '../plan/kinds';
import { compactName } from '../text/normalise';
import type { DrillContent, DrillForm, DrillLevel, DrillPurpose } from './axes';

/** What a free wording says on each axis; null where it does not say. */
export interface RecognisedDrill {
  readonly form: DrillForm | null;
  readonly planKind: EnterprisePlanKind | null;
  readonly content: DrillContent | null;
  readonly level: DrillLevel | null;
  readonly purpose: DrillPurpose | null;
  readonly noNotice: boolean;
  /** 1 when the form is stated in so many words, less when it was inferred, 0 when it is not known. */
  readonly confidence: number;
}

/** What people said that a wording means; axes that they left alone are read by the program. */
export type WordingChoice = Partial<Omit<RecognisedDrill, 'confidence'>>;

/** Choices by `wordingKey`: an office's own mapping. */
export type WordingChoices = Readonly<Record<string, WordingChoice>>;

/** Below this a wording is shown as unsure: the form was guessed from what was done, or is not told at all. */
export const SURE_FROM = 0.9;

/** One form for a wording however it is spaced and written. */
export function wordingKey(text: string): string {
  return compactName(text);
}

/** Reads a wording, with what people chose for it standing before what was read. Where the form was chosen it is sure. */
export function readDrillWording(
  text: string,
  choices: WordingChoices,
  planTitle?: string,
): RecognisedDrill & { readonly chosen: WordingChoice } {
  const read = recogniseDrillWording(text, planTitle);
  const key = wordingKey(text);
  const chosen = (Object.hasOwn(choices, key) ? choices[key] : undefined) ?? {};
  return { ...read, ...chosen, confidence: chosen.form === undefined ? read.confidence : 1, chosen };
}

/** Wordings for the form with how surely they tell it. Longer, plainer words first. */
const FORMS: readonly (readonly [RegExp, DrillForm, number])[] = [
  [/桌面|推演|沙盘|研讨/, 'tabletop', 1],
  [/实战|实操|实兵|实地演练/, 'action', 1],
  // The word of the 2011 edition. 现场处置方案演练 names the plan, not the form, and is taken out beforehand.
  [/现场演练|现场实演/, 'action', 0.9],
  [/疏散|逃生|撤离|撤人|拉动|紧急集合|灭火演练/, 'action', 0.8],
  [/无脚本|双盲/, 'action', 0.7],
];

const LEVELS: readonly (readonly [RegExp, DrillLevel])[] = [
  [/班组/, 'team'],
  [/车间|工段|区队/, 'workshop'],
  [/乡镇|街道/, 'town'],
  [/部门级/, 'department'],
  [/政府|县级|市级/, 'government'],
  [/公司级|厂级|矿级|企业级|全厂|全矿|全员/, 'enterprise'],
];

const PURPOSES: readonly (readonly [RegExp, DrillPurpose])[] = [
  [/检验/, 'testing'],
  [/示范|观摩/, 'demonstration'],
  [/研究/, 'research'],
];

const NO_NOTICE = /无脚本|双盲|突袭|不预先通知|不打招呼|随机抽|突击/;

/**
 * Reads what offices write under 演练类型 (and in titles): 桌面推演, 综合演练（实战）, 无脚本拉动, 消防疏散 …
 * 综合演练 and 单项演练 alone tell the content, not the form, and 综合演练 does not say that the comprehensive plan
 * was drilled: `planTitle`, when given, decides the plan kind.
 */
export function recogniseDrillWording(text: string, planTitle?: string): RecognisedDrill {
  const wording = compactName(text);
  const withoutPlanNames = wording.replace(/现场(?:应急)?处置(?:方案)?/g, '');
  const form = FORMS.find(([pattern]) => pattern.test(withoutPlanNames));
  const planKind = recognisePlanKind(planTitle ?? '') ?? planKindOfWording(wording);
  return {
    form: form?.[1] ?? null,
    planKind,
    content: /综合性?(?:应急)?演练/.test(wording) ? 'full' : /单项|单一科目/.test(wording) ? 'single' : null,
    level: LEVELS.find(([pattern]) => pattern.test(wording))?.[1] ?? null,
    purpose: PURPOSES.find(([pattern]) => pattern.test(wording))?.[1] ?? null,
    noNotice: NO_NOTICE.test(wording),
    confidence: form?.[2] ?? 0,
  };
}

/** In a drill's own wording only an explicit plan name counts: 综合演练 is an axis of its own. */
function planKindOfWording(wording: string): EnterprisePlanKind | null {
  return /预案|方案|现场处置|专项/.test(wording) ? recognisePlanKind(wording) : null;
}
