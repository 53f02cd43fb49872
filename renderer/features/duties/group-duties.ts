import type { Answer } from '../../api/contract';

export type Duty = Answer<'duties', 'forSubject'>['rows'][number];

/** Duties of one unit under one rule with one day, taken together: they are one piece of work. */
export interface DutyGroup {
  readonly first: Duty;
  readonly count: number;
}

/** Rows that stand one after another and ask the same of the same unit until the same day become one line. */
export function groupDuties(rows: readonly Duty[]): readonly DutyGroup[] {
  const groups: { first: Duty; count: number }[] = [];
  for (const duty of rows) {
    const last = groups.at(-1);
    const same =
      last !== undefined &&
      last.first.subjectId === duty.subjectId &&
      last.first.rule === duty.rule &&
      last.first.due === duty.due &&
      last.first.state === duty.state;
    if (same) last.count += 1;
    else groups.push({ first: duty, count: 1 });
  }
  return groups;
}
