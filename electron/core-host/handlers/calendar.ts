import { basename } from 'node:path';
import { findRule } from '../../../db/domain/duties/rule-book';
import { handedCalendar } from '../../../db/exchange/packs/handed-down';
import { deskLaw, regionsAbove } from '../../../db/law/desk-law';
import {
  type CalendarMove,
  type CalendarMoveRow,
  calendarMovePage,
  findCalendarChange,
  listCalendarChanges,
} from '../../../db/repositories/calendar-change';
import { countProvisional } from '../../../db/repositories/duty-view';
import { selfOffice } from '../../../db/repositories/office';
import { yearsOfDay } from '../../../db/services/calendar/plan-change';
import {
  calendarYear,
  calendarYears,
  missingYear,
  regionalRows,
  undoableImport,
} from '../../../db/services/calendar/view-calendar';
import { writeChange } from '../../../db/services/calendar/write-change';
import { advanceDay } from '../../../db/services/duties/advance-day';
import { refreshAllDuties } from '../../../db/services/duties/refresh';
import { found } from '../../../db/services/own-row';
import { sightOf } from '../../../db/services/own-sight';
import type { Contract, OutputOf } from '../../contract/index';
import { afterwards } from '../afterwards';
import { dropCalendarRehearsal, keepCalendarRehearsal, takeCalendarRehearsal } from '../calendar-rehearsals';
import type { Handlers, JobContext } from '../dispatch';

type MoveView = OutputOf<Contract['calendar']['moves']>['rows'][number];

/** Cases that by the new count nobody answered in time: the law files them. */
const deemedAmong = (core: JobContext['core'], moves: readonly CalendarMove[]): number =>
  moves.filter(
    (move) =>
      move.stateBefore === null &&
      move.stateAfter === 'open' &&
      findRule(core.law.ruleBook, move.rule)?.schedule === 'consequence',
  ).length;

function writing(
  { host, core, progress, signal }: JobContext,
  file: string,
  what: Parameters<typeof host.tasks.run<'write-calendar'>>[1]['what'],
): Promise<{ rows: number }> {
  return host.tasks.run(
    'write-calendar',
    { database: core.file, resourcesFolder: host.options.resourcesFolder, file, what },
    { progress, signal },
  );
}

export const calendar: Handlers<Contract>['calendar'] = {
  overview: ({ read, core }) => {
    const nameOf = new Map(core.law.regions.map(({ code, name }) => [code, name]));
    const code = selfOffice(read)?.regionCode ?? '000000';
    const desk = deskLaw(read, core.law);
    const regions = regionsAbove(code).slice(1);
    return {
      today: core.clock.today(),
      region: { code, name: nameOf.get(code) ?? code },
      coverage: { from: `${core.law.calendarData.firstYear}-01-01`, to: desk.coverage },
      years: calendarYears(read, core.law),
      missingYear: missingYear(read, core.law, core.clock.today()),
      provisional: countProvisional(read, sightOf(read)),
      regional: regionalRows(read).map((row) => ({
        ...row,
        regionName: nameOf.get(row.regionCode) ?? row.regionCode,
      })),
      suggested: core.law.regionalDays
        .filter(({ region, enabled }) => !enabled && regions.includes(region))
        .map(({ region, monthDay, kind, name }) => ({
          regionCode: region,
          regionName: nameOf.get(region) ?? region,
          monthDay,
          kind,
          name,
        })),
      regions: regions.map((region) => ({ code: region, name: nameOf.get(region) ?? region })),
      undoable: undoableImport(read),
    };
  },
  warning: ({ read, core }) => ({ missingYear: missingYear(read, core.law, core.clock.today()) }),
  year: ({ read, core }, input) => ({ days: calendarYear(read, core.law, input.year) }),

  rehearse: async ({ host, core, progress, signal }, input) => {
    const wish =
      input.kind === 'import'
        ? { kind: input.kind, file: host.grants.path(input.file) }
        : input.kind === 'add-day'
          ? { ...input, dates: yearsOfDay(input.date, input.untilYear) }
          : input.kind === 'handed'
            ? handedCalendar(core.read, core.law, input)
            : input;
    const done = await host.tasks.run(
      'rehearse-calendar',
      {
        database: core.file,
        resourcesFolder: host.options.resourcesFolder,
        today: core.clock.today(),
        wish,
      },
      { progress, signal },
    );
    const { planned, moves, basis } = done;
    return {
      token: planned && keepCalendarRehearsal(core, { planned, moves, basis, day: core.clock.today() }),
      kind: wish.kind,
      title: done.title,
      year: done.year,
      source: done.source,
      problems: done.problems,
      days: done.days,
      moved: moves.length,
      fixed: moves.filter((move) => move.provisionalBefore && !move.provisionalAfter).length,
      deemed: deemedAmong(core, moves),
      moves: done.shown.map((row) => moveView(core, row)),
    };
  },

  apply: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const now = { basis: deskLaw(core.read, core.law).basis, day: core.clock.today() };
    const { planned, moves } = takeCalendarRehearsal(core, input.token, now);
    const id = await core.longTransaction(async (db, pause) => {
      const made = await writeChange(depsFor(db), planned, moves, pause);
      const { kind, year, title, source, before, after } = planned;
      auditIn(db, 'calendar', made, {
        kind,
        year,
        title,
        source,
        moved: moves.length,
        ...(year === null ? { before: before.overrides, after: after.overrides } : {}),
      });
      return made;
    }, signal);
    dropCalendarRehearsal(core);
    // The basis of the law is another one: the turn of the day marks everybody and deems what has run out by the new count.
    await afterwards(host, 'calendar', async () => {
      await core.longTransaction((db, pause) => advanceDay(depsFor(db), pause));
      await refreshAllDuties(core, depsFor, {
        progress: (done, total) => progress({ done, total, label: 'duties' }),
      });
    });
    return { id, moved: moves.length, deemed: deemedAmong(core, moves) };
  },

  log: ({ read }) => ({
    entries: listCalendarChanges(read).map(({ before: _, after: __, undoneBy, ...entry }) => ({
      ...entry,
      undone: undoneBy !== null,
    })),
  }),
  moves: ({ read, core }, input) => {
    const change = found(findCalendarChange(read, input.id), '日历变更', input.id);
    return {
      total: change.moved,
      rows: calendarMovePage(read, input.id, input).map((row) => moveView(core, row)),
    };
  },

  exportMoves: async (context, input) => {
    const file = context.host.grants.path(input.file);
    const written = await writing(context, file, { kind: 'moves', changeId: input.id });
    await context.core.transaction((db) =>
      context.auditIn(db, 'calendar', input.id, { file: basename(file), ...written }),
    );
    return written;
  },
  template: async (context, input) => {
    const file = context.host.grants.path(input.file);
    await writing(context, file, { kind: 'template' });
    return { fileName: basename(file) };
  },
  exportYear: async (context, input) => {
    const file = context.host.grants.path(input.file);
    await writing(context, file, { kind: 'year', year: input.year });
    return { fileName: basename(file) };
  },
};

function moveView(core: JobContext['core'], row: CalendarMoveRow): MoveView {
  return {
    ...row,
    ruleTitle: findRule(core.law.ruleBook, row.rule)?.title ?? row.rule,
    provisionalBefore: row.provisionalBefore === 1,
    provisionalAfter: row.provisionalAfter === 1,
  };
}
