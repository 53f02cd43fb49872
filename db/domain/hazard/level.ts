import { addYears, type CivilDate } from '../dates/civil-date';
import type { StandingMark } from '../duties/rule-book';
import { compactName } from '../text/normalise';

/** Where a figure of the rule data comes from. */
export interface HazardSource {
  readonly title: string;
  readonly article: string;
}

/** 一级 … 四级 by R: the first whose `minR` is reached. */
export interface HazardLevel {
  readonly level: number;
  readonly name: string;
  readonly minR: number;
}

/** Kinds of danger that give β where a substance is not named. */
export const SUBSTANCE_CLASSES = [
  'explosive',
  'flammable-gas',
  'flammable-liquid-1',
  'toxic-gas',
  'highly-toxic-gas',
  'other',
] as const;
export type SubstanceClass = (typeof SUBSTANCE_CLASSES)[number];

/** One table of β: values of named substances by id, then of the classes. */
export interface BetaTable {
  readonly id: string;
  readonly title: string;
  readonly source: HazardSource;
  readonly mark: StandingMark;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly classes: Readonly<Record<SubstanceClass, number>>;
  readonly named: Readonly<Record<string, number>>;
}

/** resources/rules/hazard-levels.json. */
export interface HazardLevelRules {
  readonly version: string;
  readonly note: string;
  readonly source: HazardSource;
  readonly mark: StandingMark;
  readonly threshold: {
    readonly ratio: number;
    readonly source: HazardSource;
    readonly mark: StandingMark;
    readonly note: string;
  };
  /** The strictest first. */
  readonly levels: readonly HazardLevel[];
  /** The most people first. */
  readonly alpha: readonly { readonly minPeople: number; readonly value: number }[];
  readonly assessment: {
    readonly years: number;
    readonly source: HazardSource;
    readonly mark: StandingMark;
    readonly note: string;
  };
  readonly betaTables: readonly BetaTable[];
}

/** A substance with its critical quantity in tonnes. */
export interface ListedSubstance {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly cas: string | null;
  readonly critical: number;
  readonly class: SubstanceClass;
}

/** What there is of a substance; tonnes. */
export interface SubstanceAmount {
  readonly name: string;
  readonly quantity: number;
  readonly critical: number | null;
  readonly beta: number | null;
}

/** One substance's share of both sums; null where a figure is missing. */
export interface SubstanceTerm extends SubstanceAmount {
  /** q/Q. */
  readonly ratio: number | null;
  /** β·q/Q. */
  readonly weighted: number | null;
}

export interface HazardResult {
  readonly terms: readonly SubstanceTerm[];
  /** Σ q/Q over the substances whose Q is known. */
  readonly ratio: number;
  /** Σ q/Q reaches the threshold; null while a Q is missing and the others do not reach it by themselves. */
  readonly major: boolean | null;
  /** By the people within 500 m; null while nobody counted them. */
  readonly alpha: number | null;
  /** α·Σ β·q/Q to two decimals; null while a figure is missing. */
  readonly r: number | null;
  /** By R, of a major hazard only. */
  readonly level: HazardLevel | null;
  /** What has to be entered before R can be worked out. */
  readonly missing: readonly ('substances' | 'people' | 'critical' | 'beta')[];
}

/** α of 令40 annex 1 for people that are outside within 500 m. */
export function alphaOf(rules: HazardLevelRules, people: number): number {
  return rules.alpha.find(({ minPeople }) => people >= minPeople)?.value ?? 1;
}

/** The level an R belongs to. */
export function levelOf(rules: HazardLevelRules, r: number): HazardLevel | null {
  return rules.levels.find(({ minR }) => r >= minR) ?? null;
}

/** To the hundredth; sums of tenths must not fall short of a limit by a rounding of the machine. */
const toHundredth = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;
const fine = (value: number) => Math.round(value * 1e9) / 1e9;

/** Works out Σ q/Q, R and the level: R = α·Σ β·q/Q (令40 annex 1; GB 18218). */
export function workOutHazard(
  rules: HazardLevelRules,
  substances: readonly SubstanceAmount[],
  people: number | null,
): HazardResult {
  const terms = substances.map((one): SubstanceTerm => {
    const ratio = one.critical === null ? null : one.quantity / one.critical;
    return { ...one, ratio, weighted: ratio === null || one.beta === null ? null : one.beta * ratio };
  });
  const ratio = fine(terms.reduce((sum, term) => sum + (term.ratio ?? 0), 0));
  const unknown = terms.some((term) => term.ratio === null);
  const reached = ratio >= rules.threshold.ratio;
  const major = reached ? true : unknown || terms.length === 0 ? null : false;
  const alpha = people === null ? null : alphaOf(rules, people);
  const complete = terms.length > 0 && terms.every((term) => term.weighted !== null);
  const r =
    complete && alpha !== null
      ? toHundredth(fine(alpha * terms.reduce((sum, term) => sum + (term.weighted ?? 0), 0)))
      : null;
  return {
    terms,
    ratio,
    major,
    alpha,
    r,
    level: r !== null && major === true ? levelOf(rules, r) : null,
    missing: [
      ...(terms.length === 0 ? (['substances'] as const) : []),
      ...(unknown ? (['critical'] as const) : []),
      ...(terms.some((term) => term.beta === null) ? (['beta'] as const) : []),
      ...(people === null ? (['people'] as const) : []),
    ],
  };
}

/** Where what was entered and what the figures give do not agree. The entered values stay as they are. */
export const HAZARD_DOUBTS = ['level-of-r', 'r-of-substances', 'level-of-substances', 'not-major'] as const;
export type HazardDoubt = (typeof HAZARD_DOUBTS)[number];

/** R of a report and R of rounded quantities may differ by so much of the larger. */
const LIKE = 0.02;

/** Compares the entered level and R with each other and with the substances. */
export function hazardDoubts(
  rules: HazardLevelRules,
  entered: { readonly level: number | null; readonly rValue: number | null },
  result: HazardResult,
): HazardDoubt[] {
  const { level, rValue } = entered;
  const doubts: HazardDoubt[] = [];
  if (level !== null && rValue !== null && levelOf(rules, rValue)?.level !== level) doubts.push('level-of-r');
  if (result.major === false) doubts.push('not-major');
  if (result.r !== null && rValue !== null) {
    const apart = Math.abs(result.r - rValue);
    if (apart > Math.max(LIKE * Math.max(result.r, rValue), 0.01)) doubts.push('r-of-substances');
  }
  if (level !== null && result.level !== null && result.level.level !== level)
    doubts.push('level-of-substances');
  return doubts;
}

/** The listed substance of this CAS number or name (its own, or another one it goes by). */
export function findSubstance(
  list: readonly ListedSubstance[],
  wanted: { readonly name: string; readonly cas: string | null },
): ListedSubstance | undefined {
  const key = compactName(wanted.name);
  const named = list.find((one) => [one.name, ...one.aliases].some((name) => compactName(name) === key));
  // A number may belong to several forms of a substance: the name decides between them.
  return named ?? (wanted.cas === null ? undefined : list.find(({ cas }) => cas === wanted.cas));
}

/** β that a table gives a listed substance. */
export function betaOf(table: BetaTable, substance: ListedSubstance): number {
  return table.named[substance.id] ?? table.classes[substance.class];
}

/**
 * A substance with what the data give where it was left out: CAS number, critical quantity, β of the table (the first one
 * where none is named). What was entered stays, and so does a substance that the standard does not name.
 */
export function fillSubstance<S extends SubstanceAmount & { readonly cas: string | null }>(
  rules: HazardLevelRules,
  list: readonly ListedSubstance[],
  entry: S,
  betaTable?: string,
): S {
  const listed = findSubstance(list, entry);
  const table = rules.betaTables.find(({ id }) => id === betaTable) ?? rules.betaTables[0];
  if (!listed || !table) return entry;
  return {
    ...entry,
    cas: entry.cas ?? listed.cas,
    critical: entry.critical ?? listed.critical,
    beta: entry.beta ?? betaOf(table, listed),
  };
}

/** The day on which the next assessment is due, so many years after the last one. */
export function nextAssessment(rules: HazardLevelRules, assessedOn: CivilDate): CivilDate {
  return addYears(assessedOn, rules.assessment.years);
}
