import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import type { FormDefinition } from '../../../db/documents/forms/definition';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { applyReport } from '../../../db/exchange/drills/apply-report';
import { applyDrillResult } from '../../../db/exchange/drills/apply-result';
import { prepareDrillPackage } from '../../../db/exchange/drills/outgoing-drills';
import { caseReceiver, partnersOf } from '../../../db/exchange/filing/partners';
import { matterFiles } from '../../../db/exchange/filing/read-matter-package';
import { sourceOf } from '../../../db/exchange/filing/source-links';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { packageError } from '../../../db/exchange/problems';
import type { ReportExtra } from '../../../db/exchange/write/drill-matter';
import { drillSubmissionTable } from '../../../db/repositories/drill-submission';
import {
  answerReport,
  nextReceiptNumber,
  registerPaperReport,
  withdrawAnswer,
} from '../../../db/services/drill-reports/answer-report';
import { drillReportForm } from '../../../db/services/drill-reports/report-forms';
import {
  beginReport,
  handInReport,
  reopenReport,
  saveReport,
} from '../../../db/services/drill-reports/save-report';
import {
  officeReports,
  reportChoices,
  unitReports,
  viewReport,
} from '../../../db/services/drill-reports/view-reports';
import { writeForm } from '../../../db/services/filing/write-form';
import { isUnitDesk } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import { backUpBefore } from '../back-up-before';
import type { Handlers } from '../dispatch';
import {
  drillResultView,
  lookAtReportAgain,
  lookAtResultAgain,
  placeOf,
  reportView,
} from '../drill-package-views';
import { packageView, signerView } from '../package-view';
import { readBehind } from '../read-documents';
import { sendPackage } from '../send-package';

/** A desk of a unit takes answers, an office takes reports. */
const kindTaken = (db: ReadDb) => (isUnitDesk(db) ? 'drill-result' : 'drill-report');

async function pageOf(form: FormDefinition) {
  const { renderFormPage } = await import('../../../db/documents/forms/render-html');
  return { html: renderFormPage(form), title: form.title.replaceAll('\n', ''), ownLayout: false };
}

export const drillReports: Handlers<Contract>['drillReports'] = {
  desk: ({ read, host }) => unitReports(read, host.law, host.requireSelf(), host.clock.today()),
  list: ({ read, host }, { period }) =>
    officeReports(read, host.law, host.requireSelf(), host.clock.today(), period),
  get: ({ read, host }, { id }) => {
    const self = host.requireSelf();
    const today = host.clock.today();
    return {
      ...viewReport(read, host.law, self, today, id),
      byPackage: sourceOf(read, 'drill_submission', id) !== null,
      offices: Object.values(partnersOf(read)).map(({ name }) => name),
      nextNumber: isUnitDesk(read) ? null : nextReceiptNumber({ db: read, self }, today),
    };
  },
  choices: ({ read, host }, { enterpriseId, period }) => ({
    drills: reportChoices(read, host.law, asCivilDate(host.clock.today()), { enterpriseId, period }),
  }),
  begin: ({ deps, audit }, input) => {
    const begun = beginReport(deps, input);
    audit('drill_submission', begun.id, { period: input.period });
    return begun;
  },
  save: ({ deps, audit }, input) => {
    audit('drill_submission', input.id, { drills: input.fields.drillIds.length });
    return saveReport(deps, input);
  },
  reopen: ({ deps, audit }, input) => {
    audit('drill_submission', input.id);
    return reopenReport(deps, input);
  },
  handIn: ({ deps, audit }, input) => {
    audit('drill_submission', input.id, { onDate: input.onDate });
    return handInReport(deps, input);
  },
  answer: ({ deps, audit }, input) => {
    const answered = answerReport(deps, input);
    audit('drill_submission', input.id, { verdict: input.fields.verdict, number: answered.number });
    return answered;
  },
  withdrawAnswer: ({ deps, audit }, input) => {
    audit('drill_submission', input.id, { reason: input.reason });
    return withdrawAnswer(deps, input);
  },
  registerPaper: ({ deps, audit }, input) => {
    const registered = registerPaperReport(deps, input);
    audit('drill_submission', registered.id, { period: input.period, onDate: input.handedInOn });
    return registered;
  },
  formPreview: ({ read, host }, { id, form }) =>
    pageOf(drillReportForm(read, host.law, id, form, { fullPhones: false })),
  form: async ({ host, core, auditIn }, { id, form, file }) => {
    const target = host.grants.path(file);
    await writeForm(drillReportForm(core.read, host.law, id, form, { fullPhones: true }), target);
    await core.transaction((db) => auditIn(db, 'drill_submission', id, { form, file: basename(target) }));
    return { fileName: basename(target) };
  },
  write: async (context, input) => {
    const { host, core, depsFor } = context;
    const prepared = await core.transaction((db) => prepareDrillPackage(depsFor(db), input));
    const extras: ReportExtra[] = [
      ...(input.photos ? ['photos' as const] : []),
      ...(input.details ? ['details' as const] : []),
    ];
    return sendPackage(context, {
      prepared,
      target: host.grants.path(input.file),
      password: input.password,
      order: {
        changedSince: null,
        withFiles: true,
        matter: { kind: prepared.kind, caseId: input.id, papers: [], extras },
      },
    });
  },
  rehearse: async ({ host, core, progress, signal }, input) => {
    const { id, folder } = host.drillPackages.newFolder();
    const file = host.grants.path(input.file);
    try {
      const kind = kindTaken(core.read);
      const read = await host.tasks.run(
        'read-drills',
        {
          file,
          scratchFolder: folder,
          kind,
          receiver: caseReceiver(core.read, host.requireSelf(), kind, host.clock.now()),
          ...(input.password ? { password: input.password } : {}),
        },
        { progress, signal },
      );
      host.drillPackages.keep(id, { folder, fileName: basename(file), read });
      const report = kind === 'drill-report' ? lookAtReportAgain(host, core.read, read, undefined) : null;
      const result = kind === 'drill-result' ? lookAtResultAgain(host, core.read, read) : null;
      const look = report ?? result;
      return {
        rehearsalId: id,
        package: packageView(
          read.proven,
          signerView(read.proven.signer, read.proven.manifest.sender.id, core.read),
          [],
        ),
        warnings: [...read.warnings, ...(look?.warnings ?? [])],
        blocks: [...read.blocks, ...(look?.blocks ?? [])],
        report: report && reportView(report, read),
        result: result && drillResultView(result, read),
      };
    } catch (error) {
      host.drillPackages.drop(id);
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },
  rematch: ({ host, read: db }, { rehearsalId, unitId }) => {
    const { read } = host.drillPackages.get(rehearsalId);
    const look = lookAtReportAgain(host, db, read, unitId);
    return {
      warnings: [...read.warnings, ...look.warnings],
      blocks: [...read.blocks, ...look.blocks],
      report: reportView(look, read),
    };
  },
  receive: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const { folder, fileName, read } = host.drillPackages.get(input.rehearsalId);
    const { proven, rows } = read;
    const { kind, sender, packageId, sequence } = proven.manifest;
    // Judged again: another package of this sender may have been received since this one was looked at.
    const assertPlace = (db: ReadDb): boolean => {
      const { place, blocks } = placeOf(host, db, read);
      for (const block of blocks)
        if (!(block.code === 'SENDER_KEY_CHANGED' && input.acceptKey))
          throw packageError(block.code, block.where, { sender: sender.name });
      return place.latest;
    };
    assertPlace(core.read);
    const known =
      kind === 'drill-report'
        ? lookAtReportAgain(host, core.read, read, input.unitId).intake === 'known'
        : lookAtResultAgain(host, core.read, read).known;
    if (!known) await backUpBefore(host, core.file, 'before-receive', { progress, signal });
    const received = await core.longTransaction(
      async (db) => {
        const deps = depsFor(db);
        const latest = assertPlace(db);
        const received = { proven, rows, fileName, confirmedHow: input.confirmedHow };
        const done =
          kind === 'drill-report'
            ? applyReport(deps, { ...received, unitId: input.unitId, latest })
            : applyDrillResult(deps, received);
        if (done.written)
          auditIn(db, 'drill_submission', done.submissionId, {
            packageId,
            kind,
            sender: sender.name,
            sequence,
            batchId: done.batchId,
            period: drillSubmissionTable.find(db, done.submissionId)?.period ?? null,
          });
        return done;
      },
      signal,
      { attach: { packed: matterFiles(folder) } },
    );
    host.drillPackages.drop(input.rehearsalId);
    if (received.written) {
      await afterwards(host, 'drill-reports', () => finishMerge(core, depsFor, progress));
      readBehind(host);
    }
    const { batchId, submissionId, enterpriseId, tables } = received;
    return { batchId, submissionId, enterpriseId, tables };
  },
};
