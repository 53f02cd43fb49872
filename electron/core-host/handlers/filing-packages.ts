import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import { PlanDeskError } from '../../../db/domain/errors';
import { applyIntake } from '../../../db/exchange/filing/apply-intake';
import { applyResult } from '../../../db/exchange/filing/apply-result';
import { type IntakeLook, lookAtIntake } from '../../../db/exchange/filing/look-at-intake';
import { lookAtResult } from '../../../db/exchange/filing/look-at-result';
import type { MatterRows } from '../../../db/exchange/filing/matter-rows';
import { prepareCase } from '../../../db/exchange/filing/outgoing-case';
import { caseReceiver, partnersOf } from '../../../db/exchange/filing/partners';
import { matterFiles } from '../../../db/exchange/filing/read-matter-package';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { packageError } from '../../../db/exchange/problems';
import type { MatterPaper } from '../../../db/exchange/write/matter';
import { deskLaw } from '../../../db/law/desk-law';
import type { FilingCaseRecord } from '../../../db/repositories/filing-case';
import { caseForm } from '../../../db/services/filing/case-forms';
import { locatePaper } from '../../../db/services/filing/case-papers';
import {
  attachMaterial,
  beginFiling,
  detachMaterial,
  saveApplication,
  submitFiling,
} from '../../../db/services/filing/unit-filing';
import { unitDesk, viewUnitFiling } from '../../../db/services/filing/view-unit-filing';
import { isUnitDesk } from '../../../db/services/own-sight';
import { packDocument, sha256Of } from '../../../db/services/plans/pack-document';
import type { Contract, OutputOf } from '../../contract/index';
import { afterwards } from '../afterwards';
import type { Handlers } from '../dispatch';
import type { Host } from '../host-state';
import { packageView } from '../package-view';
import { readDocument, readPendingDocuments } from '../read-documents';
import { safeFileName } from '../safe-file-name';
import { sendPackage } from '../send-package';

type Contracted = Contract['filingPackages'];
type IntakeView = NonNullable<OutputOf<Contracted['rehearse']>['intake']>;
type ResultView = NonNullable<OutputOf<Contracted['rehearse']>['result']>;

/** A desk of a unit takes answers, an office takes hand-ins. */
const kindTaken = (db: ReadDb) => (isUnitDesk(db) ? 'filing-result' : 'filing');

export const filingPackages: Handlers<Contract>['filingPackages'] = {
  desk: ({ read, host }) => unitDesk(read, host.law, host.requireSelf(), host.clock.today()),
  get: ({ read, host }, { id }) => ({
    ...viewUnitFiling(read, host.law, host.clock.today(), id),
    offices: Object.values(partnersOf(read)).map(({ name }) => name),
  }),
  begin: ({ deps, audit }, input) => {
    const made = beginFiling(deps, input);
    audit('filing_case', made.id, { plans: input.planVersionIds.length });
    return made;
  },
  save: ({ deps, audit }, input) => {
    audit('filing_case', input.id);
    return saveApplication(deps, input);
  },
  attach: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const path = host.grants.path(input.file);
    const fileName = basename(path);
    const { packed, extraction } = await readDocument(host, { path }, fileName, { progress, signal });
    if (!packed) throw new Error('a file from outside comes back packed');
    return core.transaction((db) => {
      const saved = attachMaterial(depsFor(db), { ...input, fileName, packed, extraction });
      auditIn(db, 'filing_case', input.id, { material: input.material, fileName, sha256: packed.sha256 });
      return saved;
    });
  },
  detach: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { documentId: input.documentId });
    return detachMaterial(deps, input);
  },
  submit: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const bytes = await formBytes(core.read, host, input.id, 'application');
    const fileName = '应急预案备案申报表.docx';
    progress({ done: 0, total: 0, label: 'package-data' });
    signal.throwIfAborted();
    const extraction = {
      state: 'ok' as const,
      kind: 'docx' as const,
      text: '',
      pages: null,
      outline: [],
      warnings: [],
    };
    return core.transaction((db) => {
      const saved = submitFiling(depsFor(db), {
        ...input,
        application: { fileName, packed: packDocument(bytes), extraction },
      });
      auditIn(db, 'filing_case', input.id, { submittedOn: input.onDate });
      return saved;
    });
  },
  openFile: async ({ host, core, progress, signal }, { documentId }) => {
    const { sha256, fileName } = locatePaper(core.read, documentId);
    const target = join(host.options.scratchFolder, 'opened', randomUUID(), safeFileName(fileName));
    await host.tasks.run(
      'write-document',
      { database: core.file, sha256, target, readOnly: true },
      { progress, signal },
    );
    return { file: host.grants.grant(target) };
  },
  write: async (context, input) => {
    const { host, core, depsFor } = context;
    const prepared = await core.transaction((db) =>
      prepareCase(depsFor(db), { caseId: input.id, recipientName: input.recipientName }),
    );
    const papers =
      prepared.kind === 'filing-result' ? await issuedPapers(core.read, host, prepared.record) : [];
    return sendPackage(context, {
      prepared,
      target: host.grants.path(input.file),
      password: input.password,
      order: {
        changedSince: null,
        withFiles: true,
        matter: { kind: prepared.kind, caseId: input.id, papers },
      },
    });
  },
  rehearse: async ({ host, core, progress, signal }, input) => {
    const { id, folder } = host.matters.newFolder();
    const file = host.grants.path(input.file);
    try {
      const kind = kindTaken(core.read);
      const read = await host.tasks.run(
        'read-matter',
        {
          file,
          scratchFolder: folder,
          kind,
          receiver: caseReceiver(core.read, host.requireSelf(), kind),
          ...(input.password ? { password: input.password } : {}),
        },
        { progress, signal },
      );
      host.matters.keep(id, { folder, fileName: basename(file), read });
      const { proven, rows } = read;
      const shown = packageView(proven, { keyId: proven.signer.keyId, known: read.standing }, []);
      if (kind === 'filing') {
        const look = lookAgain(host, core.read, id, undefined);
        return {
          rehearsalId: id,
          package: shown,
          warnings: [...read.warnings, ...look.warnings],
          blocks: [...read.blocks, ...look.blocks],
          intake: intakeView(look, rows),
          result: null,
        };
      }
      const sender = proven.manifest.sender.id;
      const look = lookAtResult({ db: core.read, self: host.requireSelf(), sender }, rows);
      return {
        rehearsalId: id,
        package: shown,
        warnings: [...read.warnings, ...look.warnings],
        blocks: [...read.blocks, ...look.blocks],
        intake: null,
        result: resultView(look, rows),
      };
    } catch (error) {
      host.matters.drop(id);
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },
  rematch: ({ host, read: db }, { rehearsalId, unitId }) => {
    const { read } = host.matters.get(rehearsalId);
    const look = lookAgain(host, db, rehearsalId, unitId);
    return {
      warnings: [...read.warnings, ...look.warnings],
      blocks: [...read.blocks, ...look.blocks],
      intake: intakeView(look, read.rows),
    };
  },
  receive: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const { folder, fileName, read } = host.matters.get(input.rehearsalId);
    const { proven, rows } = read;
    for (const block of read.blocks)
      if (!(block.code === 'SENDER_KEY_CHANGED' && input.acceptKey))
        throw packageError(block.code, block.where, { sender: proven.manifest.sender.name });
    const kind = kindTaken(core.read);
    const received = await core.longTransaction(
      async (db) => {
        const deps = depsFor(db);
        const done =
          kind === 'filing'
            ? applyIntake(deps, {
                proven,
                rows,
                fileName,
                unitId: input.unitId,
                receivedOn: input.receivedOn ?? host.clock.today(),
              })
            : applyResult(deps, { proven, rows, fileName });
        if (done.written)
          auditIn(db, 'filing_case', done.caseId, {
            packageId: proven.manifest.packageId,
            kind,
            sender: proven.manifest.sender.name,
            sequence: proven.manifest.sequence,
            batchId: done.batchId,
          });
        return done;
      },
      signal,
      { attach: { packed: matterFiles(folder) } },
    );
    host.matters.drop(input.rehearsalId);
    if (received.written)
      await afterwards(host, 'filing-packages', async () => {
        await finishMerge(core, depsFor, progress);
        await readPendingDocuments(host, { progress, signal });
      });
    const { batchId, caseId, enterpriseId, tables } = received;
    return { batchId, caseId, enterpriseId, tables };
  },
};

function lookAgain(
  host: Host,
  db: ReadDb,
  rehearsalId: string,
  unitId: string | null | undefined,
): IntakeLook {
  const { read } = host.matters.get(rehearsalId);
  return lookAtIntake(
    {
      db,
      law: deskLaw(db, host.law),
      definitions: host.law.setDefinitions,
      self: host.requireSelf(),
      today: host.clock.today(),
      sender: read.proven.manifest.sender.id,
    },
    read.rows,
    unitId,
  );
}

function intakeView(
  { intake, own, match, plans, differences, materials }: IntakeLook,
  rows: MatterRows,
): IntakeView {
  const { unit, record } = rows;
  return {
    as: intake.as,
    round: record.round,
    submittedOn: record.submittedOn,
    contact: record.contact,
    remark: record.remark,
    ownCaseId: own?.id ?? null,
    unit: {
      name: unit.name,
      uscc: unit.uscc,
      regionCode: unit.regionCode,
      address: unit.address,
      how: match.how,
      matched: match.unit && { id: match.unit.id, name: match.unit.name, uscc: match.unit.uscc },
      differences,
    },
    plans: plans.map((plan) => ({
      title: plan.theirs.plan.title,
      kind: plan.theirs.plan.kind,
      label: plan.theirs.version.label,
      publishedOn: plan.theirs.version.publishedOn,
      outcome: plan.plan === null ? 'new-plan' : plan.version === null ? 'new-version' : 'known',
      files: rows.planDocuments.filter(({ planVersionId }) => planVersionId === plan.theirs.version.id)
        .length,
      differences: plan.differences,
    })),
    materials: materials.map(({ key, label, needed, why, local, files }) => ({
      key,
      label,
      needed,
      why,
      local,
      files,
    })),
  };
}

function resultView(look: ReturnType<typeof lookAtResult>, { record, papers }: MatterRows): ResultView {
  return {
    ownCaseId: look.own?.id ?? null,
    known: look.known,
    state: record.state,
    filingNo: record.filingNo,
    returnedOn: record.returnedOn,
    decidedOn: record.decidedOn,
    steps: look.news.map(({ action, onDate, reason }) => ({ action, onDate, reason })),
    requested: look.requested.map(({ material, outcome, note }) => ({ material, outcome, note })),
    papers: papers.map(({ material, fileName }) => ({ material, fileName })),
  };
}

async function formBytes(
  db: ReadDb,
  host: Host,
  id: string,
  form: 'application' | 'certificate' | 'supplement-notice',
): Promise<Uint8Array> {
  const { renderFormDocx } = await import('../../../db/documents/forms/render-docx');
  return renderFormDocx(caseForm(db, host.law, host.clock.today(), id, form, { fullPhones: true }));
}

/** The office's answer on paper: the notice while something is asked for, the certificate once there is a number. */
async function issuedPapers(db: ReadDb, host: Host, record: FilingCaseRecord): Promise<MatterPaper[]> {
  const form =
    record.state === 'returned'
      ? { material: 'supplement-notice' as const, fileName: '一次性补正告知书.docx' }
      : record.filingNo !== null && record.state !== 'void'
        ? { material: 'certificate' as const, fileName: `应急预案备案登记表 ${record.filingNo}.docx` }
        : null;
  if (form === null) return [];
  try {
    const bytes = await formBytes(db, host, record.id, form.material);
    const id = host.requireCore().newId();
    return [{ id, round: record.round, ...form, sha256: sha256Of(bytes), kind: 'docx', bytes }];
  } catch (error) {
    // A case taken over from a ledger may lack what a form says; its dates and number go all the same.
    if (error instanceof PlanDeskError && error.code === 'FORM_NOT_YET') return [];
    throw error;
  }
}
