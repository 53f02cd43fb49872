import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { addWorkingDays } from '../../domain/dates/working-calendar';
import { type DutyRule, isInForce } from '../../domain/duties/rule-book';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import type { ListFilter } from '../../repositories/lists/conditions';
import { listInSight } from '../../repositories/lists/own-list';
import { type Cell, countByColumns, countRows } from '../../repositories/lists/query';
import { hasOtherOffices, selfOffice } from '../../repositories/office';
import { isUnitDesk } from '../own-sight';

export const FILING_CLOCK_GROUPS = [
  'overdue',
  'today',
  'soon',
  'deemed-soon',
  'deemed-unnumbered',
  'certificate',
  'provisional',
] as const;
export type FilingClockGroupKey = (typeof FILING_CLOCK_GROUPS)[number];

/** A number of home with the filters of `filing-cases` that show its rows, as JSON. */
export interface FilingClockGroup {
  key: FilingClockGroupKey;
  total: number;
  /** Working days of warning of the rule behind it; null where no rule gives any. */
  workingDays: number | null;
  filters: string;
}

/** States in which the office still owes an answer; named so that the count goes through an index. */
const UNANSWERED: ListFilter = { column: 'state', values: ['checking', 'resubmitted'] };

/**
 * The office's filing clocks in the groups of home (办法 28). Counted by the list itself, so that a number is the number of
 * the rows it opens. A unit has no such clocks: its own twenty days are duties.
 */
export function filingClockGroups(db: ReadDb, law: Law, todayText: string): FilingClockGroup[] {
  if (isUnitDesk(db)) return [];
  const desk = deskLaw(db, law);
  const today = asCivilDate(todayText);
  const ruleOf = (schedule: DutyRule['schedule']) =>
    desk.ruleBook.rules.find(
      (rule) => rule.evidence === 'decision' && rule.schedule === schedule && isInForce(rule, today),
    );
  const check = warning(ruleOf('deadline'));
  const deemed = warning(ruleOf('consequence'));
  const deemedBy = deemed === null ? todayText : addWorkingDays(desk.calendar, today, deemed).due;
  const list = listInSight(db, 'filing-cases');
  const ours = ownOnly(db);
  const group = (
    key: FilingClockGroupKey,
    workingDays: number | null,
    ...filters: ListFilter[]
  ): FilingClockGroup => {
    const all = [...filters, ...ours];
    return {
      key,
      total: countRows(db, list, { text: '', filters: all }, todayText),
      workingDays,
      filters: JSON.stringify(all),
    };
  };
  // One pass over the unanswered cases for all that only differ in their clock and its day.
  const unanswered = countByColumns(
    db,
    list,
    { text: '', filters: [UNANSWERED, ...ours] },
    ['clock', 'due'],
    todayText,
  );
  const ofUnanswered = (
    key: FilingClockGroupKey,
    workingDays: number | null,
    clocks: readonly string[],
    due?: { from: string; to: string },
  ): FilingClockGroup => ({
    key,
    total: unanswered
      .filter(({ values: [clock, day] }) => clocks.includes(String(clock)) && within(day, due))
      .reduce((sum, { count }) => sum + count, 0),
    workingDays,
    filters: JSON.stringify([
      UNANSWERED,
      { column: 'clock', values: clocks },
      ...(due === undefined ? [] : [{ column: 'due', ...due }]),
      ...ours,
    ]),
  });
  return [
    ofUnanswered('overdue', null, ['overdue']),
    ofUnanswered('today', null, ['today']),
    ofUnanswered('soon', check, ['soon']),
    ofUnanswered('deemed-soon', deemed, ['today', 'soon', 'open'], { from: todayText, to: deemedBy }),
    group(
      'deemed-unnumbered',
      null,
      { column: 'state', values: ['deemed-filed'] },
      { column: 'numbered', values: [0] },
    ),
    group('certificate', null, { column: 'certificate', values: ['waiting'] }),
    ofUnanswered('provisional', null, ['provisional']),
  ];
}

/** Whether a day lies in a stretch, its ends included; every day where none is named. */
function within(day: Cell, due: { from: string; to: string } | undefined): boolean {
  return due === undefined || (typeof day === 'string' && day >= due.from && day <= due.to);
}

function warning(rule: DutyRule | undefined): number | null {
  return rule?.dueSoon?.unit === 'working-day' && rule.dueSoon.value > 0 ? rule.dueSoon.value : null;
}

/** Cases that came up from other offices run on those offices' clocks. */
function ownOnly(db: ReadDb): ListFilter[] {
  return hasOtherOffices(db) ? [{ column: 'origin', values: [selfOffice(db)?.name ?? ''] }] : [];
}
