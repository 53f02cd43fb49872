import type { ReadDb, SqlValue, WriteDb } from '../connection';
import type { CalendarChangeKind } from '../domain/dates/calendar-view';
import type { DutyState } from '../domain/duties/duty';
import type { OverrideRow } from './calendar';

/** The rows of the calendar that a change touches, as they stood on one side of it. */
export interface CalendarSide {
  readonly overrides: readonly OverrideRow[];
  /** The year's row; null where there is none. Absent where no year is touched. */
  readonly year?: { readonly year: number; readonly source: string } | null;
}

export interface CalendarChangeRecord {
  id: string;
  kind: CalendarChangeKind;
  year: number | null;
  title: string;
  source: string;
  before: CalendarSide;
  after: CalendarSide;
  moved: number;
  actor: string;
  at: string;
  undoneBy: string | null;
}

/** A term that a change moved; states are null where there was no such duty. */
export interface CalendarMove {
  subjectId: string;
  rule: string;
  refId: string;
  dueBefore: string | null;
  dueAfter: string | null;
  stateBefore: DutyState | null;
  stateAfter: DutyState | null;
  provisionalBefore: boolean;
  provisionalAfter: boolean;
}

/** A move with the names people read. */
export interface CalendarMoveRow extends Omit<CalendarMove, 'provisionalBefore' | 'provisionalAfter'> {
  ownerName: string;
  refTitle: string;
  provisionalBefore: 0 | 1;
  provisionalAfter: 0 | 1;
}

type ChangeSql = Omit<CalendarChangeRecord, 'before' | 'after'> & { before: string; after: string };

const rowToChange = (row: ChangeSql): CalendarChangeRecord => ({
  ...row,
  before: JSON.parse(row.before) as CalendarSide,
  after: JSON.parse(row.after) as CalendarSide,
});

const CHANGE = `SELECT id, kind, year, title, source, before, after, moved, actor, at, undone_by AS undoneBy FROM calendar_change`;

/** Newest first. */
export function listCalendarChanges(db: ReadDb): CalendarChangeRecord[] {
  return db.all<ChangeSql>(`${CHANGE} ORDER BY at DESC, rowid DESC`).map(rowToChange);
}

export function findCalendarChange(db: ReadDb, id: string): CalendarChangeRecord | undefined {
  const row = db.get<ChangeSql>(`${CHANGE} WHERE id = @id`, { id });
  return row && rowToChange(row);
}

/** The newest import that still stands; the only one that can be taken back. */
export function lastStandingImport(db: ReadDb): CalendarChangeRecord | undefined {
  return listCalendarChanges(db).find(({ kind, undoneBy }) => kind === 'import' && undoneBy === null);
}

export function insertCalendarChange(db: WriteDb, record: Omit<CalendarChangeRecord, 'undoneBy'>): void {
  db.run(
    `INSERT INTO calendar_change (id, kind, year, title, source, before, after, moved, actor, at)
     VALUES (@id, @kind, @year, @title, @source, @before, @after, @moved, @actor, @at)`,
    { ...record, before: JSON.stringify(record.before), after: JSON.stringify(record.after) },
  );
}

export function markChangeUndone(db: WriteDb, id: string, by: string): void {
  db.run('UPDATE calendar_change SET undone_by = @by WHERE id = @id', { id, by });
}

/** Keeps a stretch of moves; `from` is the number of the first. */
export function insertCalendarMoves(
  db: WriteDb,
  changeId: string,
  from: number,
  moves: readonly CalendarMove[],
): void {
  const rows = moves.map((move, i): SqlValue[] => [
    changeId,
    from + i,
    move.subjectId,
    move.rule,
    move.refId,
    move.dueBefore,
    move.dueAfter,
    move.stateBefore,
    move.stateAfter,
    move.provisionalBefore ? 1 : 0,
    move.provisionalAfter ? 1 : 0,
  ]);
  db.runOver(
    `INSERT INTO calendar_move (change_id, seq, subject_id, rule_id, ref_id, due_before, due_after, state_before,
       state_after, provisional_before, provisional_after) SELECT * FROM incoming_11`,
    rows,
  );
}

const TITLES_OF_CASE = `(SELECT group_concat(p.title, '、') FROM filing_case_plan fp
    JOIN plan_version v ON v.id = fp.plan_version_id JOIN plan p ON p.id = v.plan_id
  WHERE fp.case_id = m.ref_id AND fp.voided_at IS NULL)`;

const NAMED = `SELECT m.subject_id AS subjectId, COALESCE(e.name, f.name, '') AS ownerName, m.rule_id AS rule, m.ref_id AS refId,
    COALESCE(p.title, ${TITLES_OF_CASE}, '') AS refTitle, m.due_before AS dueBefore, m.due_after AS dueAfter,
    m.state_before AS stateBefore, m.state_after AS stateAfter,
    m.provisional_before AS provisionalBefore, m.provisional_after AS provisionalAfter
  FROM calendar_move m
  LEFT JOIN enterprise e ON e.id = m.subject_id
  LEFT JOIN office f ON f.id = m.subject_id
  LEFT JOIN plan_version v ON v.id = m.ref_id
  LEFT JOIN plan p ON p.id = COALESCE(v.plan_id, m.ref_id)
  WHERE m.change_id = @id`;

/** A window of what a change moved, in the order in which it was found. */
export function calendarMovePage(
  db: ReadDb,
  id: string,
  window: { offset: number; limit: number },
): CalendarMoveRow[] {
  return db.all(`${NAMED} AND m.seq >= @offset ORDER BY m.seq LIMIT @limit`, {
    id,
    offset: window.offset,
    limit: window.limit,
  });
}

/** All of it, row by row, for a workbook. */
export function everyCalendarMove(db: ReadDb, id: string): IterableIterator<CalendarMoveRow> {
  return db.iterate<CalendarMoveRow>(`${NAMED} ORDER BY m.seq`, { id });
}

/** Titles of what duties are about and names of their owners, for moves that are not kept yet. */
export function nameMoves(db: ReadDb, moves: readonly CalendarMove[]): CalendarMoveRow[] {
  const sql = NAMED.replace(
    'FROM calendar_move m',
    `FROM (SELECT '' AS change_id, key AS seq, value ->> 0 AS subject_id, value ->> 1 AS rule_id, value ->> 2 AS ref_id,
       value ->> 3 AS due_before, value ->> 4 AS due_after, value ->> 5 AS state_before, value ->> 6 AS state_after,
       value ->> 7 AS provisional_before, value ->> 8 AS provisional_after FROM json_each(@moves)) m`,
  );
  return db.all(`${sql} ORDER BY m.seq`, {
    id: '',
    moves: JSON.stringify(
      moves.map((move) => [
        move.subjectId,
        move.rule,
        move.refId,
        move.dueBefore,
        move.dueAfter,
        move.stateBefore,
        move.stateAfter,
        move.provisionalBefore ? 1 : 0,
        move.provisionalAfter ? 1 : 0,
      ]),
    ),
  });
}
