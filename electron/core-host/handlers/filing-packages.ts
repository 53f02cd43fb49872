import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import { applyIntake } from '../../../db/exchange/filing/apply-intake';
import { applyResult } from '../../../db/exchange/filing/apply-result';
import { lookAtResult } from '../../../db/exchange/filing/look-at-result';
import { prepareCase } from '../../../db/exchange/filing/outgoing-case';
import { caseReceiver, partnersOf } from '../../../db/exchange/filing/partners';
import { matterFiles } from '../../../db/exchange/filing/read-matter-package';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { packageError } from '../../../db/exchange/problems';
import { judgePlace } from '../../../db/exchange/rehearse/rehearse-package';
import { locatePaper } from '../../../db/services/filing/case-papers';
import { submitFiling } from '../../../db/services/filing/submit-filing';
import { beginFiling, saveApplication } from '../../../db/services/filing/unit-filing';
import { attachMaterial, detachMaterial } from '../../../db/services/filing/unit-papers';
import { unitDesk, viewUnitFiling } from '../../../db/services/filing/view-unit-filing';
import { isUnitDesk } from '../../../db/services/own-sight';
import { packDocument } from '../../../db/services/plans/pack-document';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import { backUpBefore } from '../back-up-before';
import { intakeView, lookAgain, resultView, takenEntries } from '../case-package-views';
import type { Handlers } from '../dispatch';
import { findPackages } from '../find-packages';
import { formBytes, issuedPapers } from '../issued-papers';
import { packageView, signerView } from '../package-view';
import { readBehind, readDocument } from '../read-documents';
import { safeFileName } from '../safe-file-name';
import { sendPackage } from '../send-package';

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
  find: ({ host, signal }, { files }) => findPackages(host, files, signal),
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
          receiver: caseReceiver(core.read, host.requireSelf(), kind, host.clock.now()),
          ...(input.password ? { password: input.password } : {}),
        },
        { progress, signal },
      );
      host.matters.keep(id, { folder, fileName: basename(file), read });
      const { proven, rows } = read;
      const shown = packageView(proven, signerView(proven.signer, proven.manifest.sender.id, core.read), []);
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
      const { sender } = proven.manifest;
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
    const kind = kindTaken(core.read);
    const sender = proven.manifest.sender;
    // Judged again: another package of this sender may have been received since this one was looked at.
    const assertPlace = (db: ReadDb) => {
      const receiver = caseReceiver(db, host.requireSelf(), kind, host.clock.now());
      for (const block of judgePlace(proven.manifest, proven.signer, receiver).blocks)
        if (!(block.code === 'SENDER_KEY_CHANGED' && input.acceptKey))
          throw packageError(block.code, block.where, { sender: sender.name });
    };
    assertPlace(core.read);
    const { known } =
      kind === 'filing'
        ? { known: lookAgain(host, core.read, input.rehearsalId, input.unitId).intake.as === 'known' }
        : lookAtResult({ db: core.read, self: host.requireSelf(), sender }, rows);
    if (!known) await backUpBefore(host, core.file, 'before-receive', { progress, signal });
    const received = await core.longTransaction(
      async (db) => {
        const deps = depsFor(db);
        assertPlace(db);
        const done =
          kind === 'filing'
            ? applyIntake(deps, {
                proven,
                rows,
                fileName,
                confirmedHow: input.confirmedHow,
                unitId: input.unitId,
                receivedOn: input.receivedOn ?? host.clock.today(),
                takeOver: input.takeOver,
              })
            : applyResult(deps, { proven, rows, fileName, confirmedHow: input.confirmedHow });
        if (done.written)
          auditIn(db, 'filing_case', done.caseId, {
            packageId: proven.manifest.packageId,
            kind,
            sender: sender.name,
            sequence: proven.manifest.sequence,
            batchId: done.batchId,
            refused: done.taken?.refused ?? [],
          });
        for (const [entity, id, details] of takenEntries(done))
          auditIn(db, entity, id, { ...details, from: sender.name });
        return done;
      },
      signal,
      { attach: { packed: matterFiles(folder) } },
    );
    host.matters.drop(input.rehearsalId);
    if (received.written) {
      await afterwards(host, 'filing-packages', () => finishMerge(core, depsFor, progress));
      readBehind(host);
    }
    const { batchId, caseId, enterpriseId, tables } = received;
    return { batchId, caseId, enterpriseId, tables };
  },
};
