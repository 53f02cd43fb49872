import { basename } from 'node:path';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../../db/domain/errors';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { reminderTargets } from '../../../db/repositories/missing-filing';
import { found } from '../../../db/services/own-row';
import { sightOf } from '../../../db/services/own-sight';
import { recordCall } from '../../../db/services/reports/record-call';
import { deliverReminders, issueReminders, undoReminders } from '../../../db/services/reports/reminders';
import { reportPaper } from '../../../db/services/reports/write-report';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

/** Letters that are laid out for printing at once; the next ones follow on demand. */
const SHOWN_LETTERS = 200;

/** LibreOffice lays an own layout out as PDF; what takes longer is not worth waiting for. */
const PAPER_TIMEOUT_MS = 90_000;

const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  today: core.clock.today(),
});

export const reports: Handlers<Contract>['reports'] = {
  view: async (context, request) => {
    const view = await context.host.tasks.run('read-report', { ...surroundings(context), request });
    return {
      ...view,
      columns: [...view.columns],
      lines: view.lines.map(({ key, cells, parts }) => ({
        key,
        cells: [...cells],
        ...(parts && { parts: [...parts] }),
      })),
      total: view.total === null ? null : [...view.total],
      notes: [...view.notes],
      bands: { ...context.host.law.figures.bands },
    };
  },
  rows: (context, { offset, limit, ...request }) =>
    context.host.tasks.run('report-rows', { ...surroundings(context), request, offset, limit }),
  preview: async (context, { signers, ...request }) => {
    const view = await context.host.tasks.run('read-report', { ...surroundings(context), request });
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(reportPaper(view, signers)), title: view.title };
  },
  export: async (context, { signers, file, ...request }) => {
    const target = context.host.grants.path(file);
    const { lines } = await context.host.tasks.run(
      'write-report',
      { ...surroundings(context), request, signers, target },
      { progress: context.progress, signal: context.signal },
    );
    await context.core.transaction((db) =>
      context.auditIn(db, 'report', request.report, { ...request, lines, file: basename(target) }),
    );
    return { fileName: basename(target), lines };
  },
  savePicture: async (context, { file, png }) => {
    const target = context.host.grants.path(file);
    await writeWhole(Buffer.from(png, 'base64'), target);
    await context.core.transaction((db) =>
      context.auditIn(db, 'report', null, { picture: basename(target) }),
    );
    return { fileName: basename(target) };
  },

  periodPaper: ({ host, core, session }, request) =>
    host.tasks.run('preview-period-paper', {
      ...surroundings({ host, core }),
      request: { ...request, preparedBy: session.user?.name ?? null },
    }),
  exportPeriodPaper: async (context, { file, ...request }) => {
    const target = context.host.grants.path(file);
    const { cases } = await context.host.tasks.run(
      'write-period-paper',
      {
        ...surroundings(context),
        request: { ...request, preparedBy: context.session.user?.name ?? null },
        target,
      },
      { signal: context.signal, timeoutMs: PAPER_TIMEOUT_MS },
    );
    await context.core.transaction((db) =>
      context.auditIn(db, 'report', request.form, { ...request, cases, file: basename(target) }),
    );
    return { fileName: basename(target), cases };
  },

  remind: async ({ core, depsFor, auditIn, progress, signal }, input) =>
    core.longTransaction(async (db, pause) => {
      const outcome = await issueReminders(
        depsFor(db),
        { ...input, issuedOn: asCivilDate(input.issuedOn), dueOn: asCivilDate(input.dueOn) },
        pause,
        (done, total) => progress({ done, total, label: 'reminders' }),
      );
      auditIn(db, 'notice', outcome.batch, {
        kind: 'reminder',
        letters: outcome.letters,
        dueOn: input.dueOn,
      });
      return outcome;
    }, signal),
  letters: async (context, { batch, ids, file }) => {
    const target = context.host.grants.path(file);
    const { letters } = await context.host.tasks.run(
      'write-letters',
      { ...surroundings(context), batch: batch ?? null, ids: ids ?? null, target },
      { progress: context.progress, signal: context.signal },
    );
    if (letters === 0) throw nothingLeft();
    await context.core.transaction((db) =>
      context.auditIn(db, 'notice', batch ?? null, { letters, file: basename(target) }),
    );
    return { fileName: basename(target), letters };
  },
  letterPreview: async (context, { batch, ids, from }) => {
    const asked = { batch: batch ?? null, ids: ids ?? null, from, limit: SHOWN_LETTERS };
    const shown = await context.host.tasks.run('preview-letters', { ...surroundings(context), ...asked });
    if (shown.shown === 0) throw nothingLeft();
    return shown;
  },
  undoReminders: async ({ core, depsFor, auditIn, signal }, { batch, ids }) =>
    core.longTransaction(async (db, pause) => {
      const wanted = { batch: batch ?? null, ids: ids ?? null };
      const outcome = await undoReminders(depsFor(db), wanted, pause);
      auditIn(db, 'notice', batch ?? ids?.[0] ?? null, { ...outcome });
      return outcome;
    }, signal),
  deliver: ({ deps, audit }, input) => {
    const outcome = deliverReminders(deps, input);
    audit('notice', input.ids[0] ?? null, { ...outcome, on: input.deliveredOn, how: input.deliveredHow });
    return outcome;
  },
  callList: async (context, { unitIds, reasons, file }) => {
    const target = context.host.grants.path(file);
    const { units } = await context.host.tasks.run(
      'write-call-list',
      { ...surroundings(context), unitIds, reasons, target },
      { progress: context.progress, signal: context.signal },
    );
    // Telephones leave the program in full: the log says of how many units.
    await context.core.transaction((db) =>
      context.auditIn(db, 'notice', null, { callList: units, file: basename(target) }),
    );
    return { fileName: basename(target), units };
  },
  callListPreview: async (context, asked) => {
    const { progress, signal } = context;
    const shown = await context.host.tasks.run(
      'preview-call-list',
      { ...surroundings(context), ...asked },
      { progress, signal },
    );
    await context.core.transaction((db) =>
      context.auditIn(db, 'notice', null, { callList: shown.units, printed: true }),
    );
    return shown;
  },
  recordCall: ({ deps, audit }, input) => {
    const saved = recordCall(deps, input);
    audit('notice', saved.id, { enterpriseId: input.enterpriseId, outcome: input.outcome });
    return saved;
  },
  revealContact: ({ deps, audit }, { enterpriseId }) => {
    const [unit] = reminderTargets(deps.db, [enterpriseId], sightOf(deps.db));
    const { contact, phone } = found(unit, '单位', enterpriseId);
    audit('enterprise', enterpriseId, { revealed: 'contact' });
    return { name: contact, phone };
  },
};

function nothingLeft(): PlanDeskError {
  return new PlanDeskError('NOT_FOUND', '找不到这些催报函，它们可能已被撤回，请刷新后重试。', {});
}
