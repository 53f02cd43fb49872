import type { RuleSource, StandingMark } from '../duties/rule-book';

/** 一般, 较大, 重大, 特别重大, from the least grave up. */
export const ACCIDENT_GRADES = ['ordinary', 'larger', 'major', 'extraordinary'] as const;
export type AccidentGrade = (typeof ACCIDENT_GRADES)[number];

/** Lower limits of a grade; reaching any one of them is enough. */
export interface GradeLimits {
  readonly grade: AccidentGrade;
  /** 一般事故 … */
  readonly label: string;
  readonly deaths: number;
  readonly seriousInjuries: number;
  /** Yuan. */
  readonly directLoss: number;
}

/** Content of resources/codes/accident-grades.json. */
export interface AccidentGradeTable {
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly grades: readonly GradeLimits[];
}

/** What an accident cost: deaths, serious injuries including acute poisonings, direct loss in yuan. */
export interface AccidentToll {
  readonly deaths: number;
  readonly seriousInjuries: number;
  readonly directLoss: number;
}

/**
 * The grade of an accident (国务院令第493号 art. 3): the highest that any one criterion reaches, "以上" including the number.
 * Null when nobody was harmed and nothing lost.
 */
export function accidentGrade(toll: AccidentToll, table: AccidentGradeTable): AccidentGrade | null {
  const reached = table.grades.filter(
    (limits) =>
      toll.deaths >= limits.deaths ||
      toll.seriousInjuries >= limits.seriousInjuries ||
      toll.directLoss >= limits.directLoss,
  );
  return reached.reduce<AccidentGrade | null>(
    (highest, { grade }) =>
      highest === null || ACCIDENT_GRADES.indexOf(grade) > ACCIDENT_GRADES.indexOf(highest) ? grade : highest,
    null,
  );
}
