import {
  ACCIDENT_GRADES,
  type AccidentGrade,
  type AccidentGradeTable,
  type AccidentToll,
  accidentGrade,
} from '../codes/accident-grade';

/** What is known of the harm done. Missing and trapped are people; the loss is in yuan, null while nobody has estimated it. */
export interface IncidentToll {
  readonly deaths: number;
  readonly seriousInjuries: number;
  readonly missing: number;
  readonly trapped: number;
  readonly directLoss: number | null;
}

export const TOLL_CRITERIA = ['deaths', 'seriousInjuries', 'directLoss'] as const;
export type TollCriterion = (typeof TOLL_CRITERIA)[number];

/** One criterion as it stands: the value, the limit of its own grade and that of the next. */
export interface CriterionStanding {
  readonly criterion: TollCriterion;
  readonly value: number;
  /** The grade this criterion alone reaches. */
  readonly grade: AccidentGrade | null;
  /** Lower limit of that grade; null where none is reached. */
  readonly reached: number | null;
  /** Lower limit of the next grade up; null above the highest. */
  readonly next: number | null;
}

/** A proposal, never a decision: people set the grade. */
export interface GradeSuggestion {
  readonly grade: AccidentGrade | null;
  /** If nobody missing or trapped survives. Equal to `grade` where that would change nothing. */
  readonly worst: AccidentGrade | null;
  readonly criteria: readonly CriterionStanding[];
}

const counted = ({ deaths, seriousInjuries, directLoss }: IncidentToll): AccidentToll => ({
  deaths,
  seriousInjuries,
  directLoss: directLoss ?? 0,
});

/** The grade that the toll suggests (493 art. 3), each criterion with its limits, and the worst that may yet come. */
export function suggestGrade(toll: IncidentToll, table: AccidentGradeTable): GradeSuggestion {
  const known = counted(toll);
  const none: AccidentToll = { deaths: 0, seriousInjuries: 0, directLoss: 0 };
  return {
    grade: accidentGrade(known, table),
    worst: accidentGrade({ ...known, deaths: toll.deaths + toll.missing + toll.trapped }, table),
    criteria: TOLL_CRITERIA.map((criterion) => {
      const value = known[criterion];
      const grade = accidentGrade({ ...none, [criterion]: value }, table);
      const limitOf = (wanted: AccidentGrade | undefined) =>
        table.grades.find((limits) => limits.grade === wanted)?.[criterion] ?? null;
      return {
        criterion,
        value,
        grade,
        reached: grade === null ? null : limitOf(grade),
        next: limitOf(ACCIDENT_GRADES[grade === null ? 0 : ACCIDENT_GRADES.indexOf(grade) + 1]),
      };
    }),
  };
}
