import { basename } from 'node:path';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { lastEndedPeriod, reportingPeriods } from '../../../db/domain/exchange/reporting';
import { officeChanges } from '../../../db/exchange/desk/changes';
import type { OfficeFigures } from '../../../db/exchange/desk/counties';
import { figureLists } from '../../../db/exchange/desk/figure-lists';
import { reportingDays } from '../../../db/exchange/desk/gaps';
import { leagueTable } from '../../../db/exchange/desk/league';
import { levelTable } from '../../../db/exchange/desk/level-papers';
import { regionLines } from '../../../db/exchange/desk/regions';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

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
    const found = await context.host.tasks.run('reporting-gaps', { ...surroundings(context), period });
    return {
      period,
      periods: reportingPeriods(today),
      days: { ...reportingDays(context.read, context.host.law) },
      ...found,
    };
  },
  changes: ({ read }, { officeId }) => ({ packages: officeChanges(read, officeId) }),
  changedRecords: (context, query) => {
    const { database, resourcesFolder } = surroundings(context);
    return context.host.tasks.run('changed-records', { database, resourcesFolder, ...query });
  },
  paper: async (context, asked) => {
    const today = todayOf(context);
    const table = levelTable(context.read, context.host.law, today, asked, await figuresOf(context));
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const { reportForm } = await import('../../../db/documents/report-table');
    return { html: renderFormPage(reportForm(table)), title: table.title };
  },
  writePaper: async (context, { file, ...asked }) => {
    const target = context.host.grants.path(file);
    const rows = await context.host.tasks.run(
      'write-level-table',
      { ...surroundings(context), asked, figures: await figuresOf(context), target },
      { progress: context.progress, signal: context.signal },
    );
    await context.core.transaction((db) =>
      context.auditIn(db, 'list', asked.table, { ...asked, rows, file: basename(target) }),
    );
    return { rows };
  },
};
