import { basename } from 'node:path';
import { openForReading } from '../../../db/connection';
import { type ArrangementProblem, readArrangement } from '../../../db/domain/dates/calendar-arrangement';
import { changedDays } from '../../../db/domain/dates/calendar-view';
import { addDays, asCivilDate, type CivilDate } from '../../../db/domain/dates/civil-date';
import { loadLaw } from '../../../db/law';
import { type DeskLaw, deskLaw } from '../../../db/law/desk-law';
import { type CalendarMove, type CalendarMoveRow, nameMoves } from '../../../db/repositories/calendar-change';
import { countSubjects } from '../../../db/repositories/duty-subject';
import { type CalendarFile, readCalendarFile } from '../../../db/services/calendar/calendar-file';
import { movedTerms } from '../../../db/services/calendar/moved-terms';
import {
  type CalendarWish,
  calendarAfter,
  type PlannedChange,
  planChange,
} from '../../../db/services/calendar/plan-change';
import type { TaskContext } from './context';

export interface RehearsedCalendar {
  /** Null where the file has problems that refuse it. */
  planned: PlannedChange | null;
  title: string;
  year: number | null;
  source: string;
  problems: ArrangementProblem[];
  days: { date: CivilDate; worked: boolean; name: string }[];
  moves: CalendarMove[];
  /** The first moves with names. */
  shown: CalendarMoveRow[];
  /** The law's basis that it was worked out on. */
  basis: string;
}

/** Moves that a rehearsal shows. */
const SHOWN = 200;
/** Problems that it lists; more say nothing more. */
const LISTED = 200;

/** Reads the wish (a file first), and works out what it would change: days, and everybody's terms. Writes nothing. */
export async function rehearseCalendarTask(
  input: {
    database: string;
    resourcesFolder: string;
    today: string;
    wish:
      | Exclude<CalendarWish, { kind: 'import' }>
      | { kind: 'import'; file: string }
      /** Rows that lie here already, as a file would have them. */
      | ({ kind: 'import'; title: string } & CalendarFile);
  },
  { progress, signal }: TaskContext,
): Promise<RehearsedCalendar> {
  const { db, close } = openForReading(input.database);
  try {
    const law = loadLaw(input.resourcesFolder);
    const before = deskLaw(db, law);
    const empty = { planned: null, problems: [], days: [], moves: [], shown: [], basis: before.basis };
    let wish: CalendarWish;
    let problems: ArrangementProblem[] = [];
    if (input.wish.kind === 'import') {
      const given = input.wish;
      const title = 'file' in given ? basename(given.file) : given.title;
      const file = 'file' in given ? await readCalendarFile(given.file) : given;
      const read = readArrangement(file.rows, file);
      problems = read.problems.slice(0, LISTED);
      const { arrangement } = read;
      if (arrangement === null || problems.some(({ outcome }) => outcome === 'reject'))
        return {
          ...empty,
          title,
          year: arrangement?.year ?? null,
          source: arrangement?.source ?? '',
          problems,
        };
      wish = { kind: 'import', arrangement, title };
    } else wish = input.wish;
    const planned = planChange(db, law, wish);
    const after = deskLaw(db, law, calendarAfter(db, planned));
    const moves: CalendarMove[] = [];
    const total = countSubjects(db);
    let done = 0;
    for (const slice of movedTerms(db, before, after, input.today)) {
      signal.throwIfAborted();
      moves.push(...slice.moves);
      done += slice.subjects;
      progress({ done, total: Math.max(done, total), label: 'calendar' });
    }
    return {
      ...empty,
      planned,
      title: planned.title,
      year: planned.year,
      source: planned.source,
      problems,
      days: daysOf(planned, before, after),
      moves,
      shown: nameMoves(db, moves.slice(0, SHOWN)),
    };
  } finally {
    close();
  }
}

/** The days that a change can touch: its own year, or its rows. */
function daysOf(planned: PlannedChange, before: DeskLaw, after: DeskLaw): RehearsedCalendar['days'] {
  if (planned.year !== null)
    return changedDays(
      before.calendar,
      after.calendar,
      asCivilDate(`${planned.year - 1}-12-25`),
      asCivilDate(`${planned.year}-12-31`),
    );
  const rows = [...planned.before.overrides, ...planned.after.overrides].map(({ date }) => date).sort();
  const dates = [...new Set(rows)];
  return dates.flatMap((date) =>
    changedDays(before.calendar, after.calendar, asCivilDate(date), addDays(asCivilDate(date), 0)),
  );
}
