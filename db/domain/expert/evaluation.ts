/** 优秀, 合格, 基本合格, 不合格. */
export const EVALUATION_GRADES = ['excellent', 'competent', 'basic', 'unfit'] as const;
export type EvaluationGrade = (typeof EVALUATION_GRADES)[number];

/** An evaluation as the roll-up sees it; `task` null: of the year as a whole. Marks run from 1 to 5. */
export interface EvaluationFacts {
  readonly year: number;
  readonly task: string | null;
  readonly grade: EvaluationGrade | null;
  readonly attendance: number | null;
  readonly quality: number | null;
  readonly fairness: number | null;
  readonly punctuality: number | null;
}

/** What one year's evaluations come to. */
export interface EvaluationYear {
  readonly year: number;
  /** Grade of the year, as people gave it. */
  readonly grade: EvaluationGrade | null;
  /** Evaluations of single tasks. */
  readonly tasks: number;
  /** Mean of all marks of the year's tasks, one decimal; null without marks. */
  readonly mean: number | null;
}

/** The evaluations year by year, the latest first. */
export function evaluationYears(evaluations: readonly EvaluationFacts[]): EvaluationYear[] {
  const years = [...new Set(evaluations.map(({ year }) => year))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = evaluations.filter((evaluation) => evaluation.year === year);
    const tasks = ofYear.filter(({ task }) => task !== null);
    const marks = tasks
      .flatMap((task) => [task.attendance, task.quality, task.fairness, task.punctuality])
      .filter((mark) => mark !== null);
    return {
      year,
      grade: ofYear.find(({ task }) => task === null)?.grade ?? null,
      tasks: tasks.length,
      mean:
        marks.length === 0
          ? null
          : Math.round((marks.reduce((sum, mark) => sum + mark, 0) / marks.length) * 10) / 10,
    };
  });
}

/**
 * Whether the record speaks for removing the person: the two latest graded years were both unfit. A proposal only; whether
 * somebody is removed is decided by people, with a reason (common practice, [I]).
 * @returns the two years, the earlier first, or null
 */
export function removalProposed(evaluations: readonly EvaluationFacts[]): readonly [number, number] | null {
  const graded = evaluationYears(evaluations).filter(({ grade }) => grade !== null);
  const [last, before] = graded;
  return last?.grade === 'unfit' && before?.grade === 'unfit' ? [before.year, last.year] : null;
}
