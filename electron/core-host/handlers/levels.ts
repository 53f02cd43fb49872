import { basename } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import type { FormDefinition } from '../../../db/documents/forms/definition';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../../db/domain/errors';
import { reportingPeriods } from '../../../db/domain/exchange/reporting';
import { lastEndedPeriod } from '../../../db/domain/reports/period';
import { officeChanges } from '../../../db/exchange/desk/changes';
import type { OfficeFigures } from '../../../db/exchange/desk/counties';
import { figureLists } from '../../../db/exchange/desk/figure-lists';
import { reportingDays } from '../../../db/exchange/desk/gaps';
import { keptReminders } from '../../../db/exchange/desk/kept-reminders';
import { leagueTable } from '../../../db/exchange/desk/league';
import { levelTable } from '../../../db/exchange/desk/level-papers';
import { regionLines } from '../../../db/exchange/desk/regions';
import { remindOffices } from '../../../db/exchange/desk/remind-offices';
import { officeReminder } from '../../../db/exchange/desk/reminder-letter';
import { selfOffice } from '../../../db/repositories/office';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';
import { lyingPackages } from '../lying-packages';

type Context = Pick<QueryContext | JobContext, 'host' | 'core'>;

const surroundings = ({ host, core }: Context) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  today: core.clock.today(),
});
const todayOf = ({ core }: Context) => asCivilDate(core.clock.today());

/** The figures last worked out for an open database, and of which state of it they speak. */
const kept = new WeakMap<Context['core'], { state: string; figures: Promise<OfficeFigures[]> }>();

/**
 * The figures of every owner. They take seconds at a province, and tree, ranking and papers all rest on them: they are
 * worked out again only when the day or anything in the database is another.
 */
function figuresOf(context: Context): Promise<OfficeFigures[]> {
  const { core, host } = context;
  const state = `${core.clock.today()} ${core.read.value<number>('PRAGMA data_version')}`;
  const before = kept.get(core);
  if (before?.state === state) return before.figures;
  const figures = host.tasks.run('office-figures', surroundings(context));
  kept.set(core, { state, figures });
  // What failed is asked again.
  figures.catch(() => kept.delete(core));
  return figures;
}

/** Kept letters as forms, in the order in which they were asked for. @throws PlanDeskError NOT_FOUND */
function lettersOf(
  read: ReadDb,
  ids: readonly string[],
): { title: string; letters: [FormDefinition, ...FormDefinition[]] } {
  const kept = new Map(keptReminders(read).map((letter) => [letter.id, letter]));
  const office = selfOffice(read)?.name ?? '';
  const [first, ...others] = ids.flatMap((id) => {
    const letter = kept.get(id);
    return letter ? [officeReminder(letter, office)] : [];
  });
  if (first === undefined) throw new PlanDeskError('NOT_FOUND', '没有找到这些催报函。', {});
  return { title: first.title, letters: [first, ...others] };
}

export const levels: Handlers<Contract>['levels'] = {
  regions: async (context) => {
    const today = todayOf(context);
    return {
      asOf: today,
      lines: regionLines(context.read, context.host.law, today, await figuresOf(context)),
      lists: figureLists(context.host.law, today),
    };
  },
  league: async (context, asked) => {
    const today = todayOf(context);
    const { law } = context.host;
    return {
      asOf: today,
      smallest: law.figures.smallest,
      ...leagueTable(context.read, law, today, asked, await figuresOf(context)),
    };
  },
  gaps: async (context, asked) => {
    const today = todayOf(context);
    const period = asked.period ?? lastEndedPeriod(today);
    const found = await context.host.tasks.run('reporting-gaps', {
      ...surroundings(context),
      period,
      lying: lyingPackages(context.host),
    });
    return {
      period,
      periods: reportingPeriods(today),
      days: { ...reportingDays(context.read, context.host.law) },
      ...found,
    };
  },
  remind: (context, asked) => {
    const letters = remindOffices(context.deps, asked);
    context.audit('notice', letters[0]?.id ?? null, {
      kind: 'reminder',
      period: asked.period,
      offices: letters.map(({ recipient }) => recipient),
    });
    return { ids: letters.map(({ id }) => id) };
  },
  letters: async ({ read }, { ids }) => {
    const forms = lettersOf(read, ids);
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(forms.title, forms.letters), title: forms.title };
  },
  writeLetters: async (context, { ids, file }) => {
    const target = context.host.grants.path(file);
    const { letters } = lettersOf(context.core.read, ids);
    const { writeForms } = await import('../../../db/services/filing/write-form');
    await writeForms(letters, target);
    await context.core.transaction((db) =>
      context.auditIn(db, 'notice', ids[0] ?? null, { letters: letters.length, file: basename(target) }),
    );
    return { letters: letters.length };
  },
  changes: ({ read }, { officeId }) => ({ packages: officeChanges(read, officeId) }),
  changedRecords: (context, query) => {
    const { database, resourcesFolder } = surroundings(context);
    return context.host.tasks.run('changed-records', { database, resourcesFolder, ...query });
  },
  paper: async (context, asked) => {
    const today = todayOf(context);
    const { host, read } = context;
    const lying = lyingPackages(host);
    const table = levelTable(read, host.law, today, asked, await figuresOf(context), lying);
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const { reportForm } = await import('../../../db/documents/report-table');
    return { html: renderFormPage(reportForm(table)), title: table.title };
  },
  writePaper: async (context, { file, ...asked }) => {
    const target = context.host.grants.path(file);
    const rows = await context.host.tasks.run(
      'write-level-table',
      {
        ...surroundings(context),
        ...{ asked, target, figures: await figuresOf(context), lying: lyingPackages(context.host) },
      },
      { progress: context.progress, signal: context.signal },
    );
    await context.core.transaction((db) =>
      context.auditIn(db, 'list', asked.table, { ...asked, rows, file: basename(target) }),
    );
    return { rows };
  },
};
