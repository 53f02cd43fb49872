import { basename } from 'node:path';
import type { ReadDb, WriteDb } from '../../../db/connection';
import type { Core, Deps } from '../../../db/core';
import { listImportBatches } from '../../../db/repositories/import-batch';
import { selfOffice } from '../../../db/repositories/office';
import { refreshAllDuties } from '../../../db/services/duties/refresh';
import { applyStaged } from '../../../db/services/ledgers/apply-staged';
import { areaCodeOf } from '../../../db/services/ledgers/area-code';
import { keepDrillWordings, ownDrillWordings } from '../../../db/services/ledgers/drill-wordings';
import type { StagedLedger } from '../../../db/services/ledgers/stage-file';
import type { KeptRow } from '../../../db/services/ledgers/staging-file';
import { undoImport } from '../../../db/services/ledgers/undo-import';
import { completeSearchIndex } from '../../../db/services/search/complete-index';
import type { Progress } from '../../contract/define';
import type { Contract, OutputOf } from '../../contract/index';
import { afterwards } from '../afterwards';
import type { Handlers } from '../dispatch';

type Summary = OutputOf<Contract['ledgers']['stage']>;
type RowView = OutputOf<Contract['ledgers']['rows']>['rows'][number];

function summaryOf(stagingId: string, ledger: StagedLedger): Summary {
  const { counts } = ledger;
  return {
    stagingId,
    kind: ledger.kind,
    fileName: ledger.fileName,
    sheets: ledger.sheets,
    fields: ledger.fields,
    counts: {
      read: counts.read,
      created: counts.create,
      updated: counts.update,
      unchanged: counts.unchanged,
      duplicate: counts.duplicate,
      rejected: counts.reject,
      warned: counts.warned,
    },
    wordings: ledger.wordings,
  };
}

function rowView(row: KeptRow): RowView {
  return {
    seq: row.seq,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    name: row.label,
    values: { ...row.values },
    changes: Object.fromEntries(row.changes.map(({ field, before, after }) => [field, [before, after]])),
    problems: row.problems.map(({ column, field, value, code, message, outcome }) => ({
      column,
      field,
      value,
      code,
      message,
      outcome,
    })),
  };
}

/** The area code that completes local telephone numbers of the desk's region, as far as it is known. */
function ownAreaCode(read: ReadDb): { areaCode?: string } {
  const areaCode = areaCodeOf(selfOffice(read)?.regionCode ?? '');
  return areaCode === undefined ? {} : { areaCode };
}

/**
 * What follows from rows that are in: duties and search entries. Not cancelled with the job; a program that ends before
 * they are done makes them when the database is next opened.
 */
async function followUp(
  core: Core,
  depsFor: (db: WriteDb) => Deps,
  progress: (progress: Progress) => void,
): Promise<void> {
  await refreshAllDuties(core, depsFor, {
    progress: (done, total) => progress({ done, total, label: 'duties' }),
  });
  progress({ done: 0, total: 0, label: 'search' });
  await completeSearchIndex(core);
}

export const ledgers: Handlers<Contract>['ledgers'] = {
  template: async ({ host, progress, signal }, input) => {
    const file = host.grants.path(input.file);
    await host.tasks.run(
      'write-template',
      { kind: input.kind, file, categories: host.law.supervisionCategories },
      { progress, signal },
    );
    return { fileName: basename(file) };
  },

  stage: async ({ host, core, progress, signal }, input) => {
    const source = host.grants.path(input.file);
    const { id, file } = host.stagings.newFile();
    const wordings = input.wordings ?? {};
    const ledger = await host.tasks.run(
      'stage-ledger',
      {
        file: source,
        fileName: basename(source),
        kind: input.kind,
        mapping: input.mapping ?? {},
        database: core.file,
        origin: host.requireSelf(),
        stagingFile: file,
        context: {
          categories: core.law.supervisionCategories,
          today: core.clock.today(),
          capabilities: core.law.capabilities.capabilities.map(({ code, label }) => ({ code, label })),
          drillWordings: { ...ownDrillWordings(core.read), ...wordings },
          ...ownAreaCode(core.read),
        },
      },
      { progress, signal },
    );
    host.stagings.keep(id, { file, source, mapping: input.mapping ?? {}, wordings, ledger });
    return summaryOf(id, ledger);
  },

  rows: ({ host }, input) => {
    const { total, rows } = host.stagings.get(input.stagingId).reader.page(input);
    return { total, rows: rows.map(rowView) };
  },

  apply: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const staging = host.stagings.get(input.stagingId);
    await host.tasks.run(
      'backup',
      { file: core.file, occasion: 'before-import', at: host.clock.now() },
      { progress, signal },
    );
    const applied = await core.longTransaction(async (db, pause) => {
      const answer = await applyStaged(depsFor(db), staging, pause, (done, total) =>
        progress({ done, total, label: 'apply' }),
      );
      if (Object.keys(staging.wordings).length > 0) keepDrillWordings(db, staging.wordings);
      auditIn(db, 'import_batch', answer.batchId, {
        kind: staging.ledger.kind,
        file: staging.ledger.fileName,
        ...answer,
      });
      return answer;
    }, signal);
    host.stagings.drop(input.stagingId);
    await afterwards(host, 'ledgers', () => followUp(core, depsFor, progress));
    return applied;
  },

  rejects: async ({ host, core, progress, signal, auditIn }, input) => {
    const staging = host.stagings.get(input.stagingId);
    const target = host.grants.path(input.file);
    const written = await host.tasks.run(
      'write-rejects',
      {
        source: staging.source,
        staging: staging.file,
        kind: staging.ledger.kind,
        mapping: staging.mapping,
        file: target,
      },
      { progress, signal },
    );
    // Rows of a roster name people and their numbers: a file with them that leaves the program is noted like any export.
    await core.transaction((db) =>
      auditIn(db, 'import_batch', null, {
        kind: staging.ledger.kind,
        source: staging.ledger.fileName,
        file: basename(target),
        ...written,
      }),
    );
    return written;
  },

  discard: ({ host }, input) => {
    host.stagings.drop(input.stagingId);
    return {};
  },

  batches: ({ read }) => ({
    batches: listImportBatches(read).map((batch) => ({
      id: batch.id,
      kind: batch.kind,
      fileName: batch.fileName,
      appliedAt: batch.appliedAt,
      actor: batch.actor,
      counts: batch.counts,
      undoneAt: batch.undoneAt,
      canUndo: batch.undoneAt === null,
      why: batch.undoneAt === null ? null : 'undone',
    })),
  }),

  undo: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const undone = await core.longTransaction(async (db, pause) => {
      const answer = await undoImport(depsFor(db), input.batchId, pause);
      auditIn(db, 'import_batch', input.batchId, { undone: true, ...answer });
      return answer;
    }, signal);
    await afterwards(host, 'ledgers', () => followUp(core, depsFor, progress));
    return undone;
  },
};
