import type { Deps } from '../../core';
import { dropCalendarYear, dropOverride, putCalendarYear, putOverride } from '../../repositories/calendar';
import {
  type CalendarMove,
  insertCalendarChange,
  insertCalendarMoves,
  markChangeUndone,
} from '../../repositories/calendar-change';
import type { PlannedChange } from './plan-change';

/** Moves kept between two pauses. */
const SLICE = 1000;

/**
 * Writes a planned change of the calendar with the list of what it moved. The duties follow afterwards, by the day's turn:
 * the law's basis is another one now. Belongs into one long transaction. Returns the id of the change.
 */
export async function writeChange(
  deps: Deps,
  planned: PlannedChange,
  moves: readonly CalendarMove[],
  pause: () => Promise<void>,
): Promise<string> {
  const { db } = deps;
  const at = deps.clock.now();
  for (const row of planned.before.overrides) dropOverride(db, row);
  for (const row of planned.after.overrides) putOverride(db, row, at);
  if (planned.before.year) dropCalendarYear(db, planned.before.year.year);
  if (planned.after.year) putCalendarYear(db, planned.after.year, at);
  const id = deps.newId();
  insertCalendarChange(db, {
    id,
    kind: planned.kind,
    year: planned.year,
    title: planned.title,
    source: planned.source,
    before: planned.before,
    after: planned.after,
    moved: moves.length,
    actor: deps.actor.name,
    at,
  });
  if (planned.undoes !== null) markChangeUndone(db, planned.undoes, id);
  for (let from = 0; from < moves.length; from += SLICE) {
    insertCalendarMoves(db, id, from, moves.slice(from, from + SLICE));
    await pause();
  }
  deps.changed('calendar');
  return id;
}
