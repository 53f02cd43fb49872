import { rmSync } from 'node:fs';
import { listBatches, listPackages } from '../../../db/exchange/desk/log';
import { prepareUpload } from '../../../db/exchange/desk/outgoing';
import { keyringOf } from '../../../db/exchange/keyring';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { changesAnything, refuseIfBlocked, tableCounts } from '../../../db/exchange/merge/merge-package';
import { undoMerge } from '../../../db/exchange/merge/undo-merge';
import { rehearsedRows } from '../../../db/exchange/rehearse/rows';
import { selfOffice } from '../../../db/repositories/office';
import { assertMayReceive, isUnitDesk } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import { backUpBefore } from '../back-up-before';
import { checkTotalsBehind } from '../check-totals';
import type { Handlers } from '../dispatch';
import { forwardedView, packageView, signerView } from '../package-view';
import { readBehind } from '../read-documents';
import { mergeRehearsed, rehearseFile } from '../receive-package';
import { sendPackage } from '../send-package';

export const exchange: Handlers<Contract>['exchange'] = {
  profiles: ({ host }) => {
    const { usual, profiles } = host.law.exportProfiles;
    return {
      usual,
      profiles: profiles.map(({ id, label, note, omitted }) => ({ id, label, note, omitted: [...omitted] })),
    };
  },

  write: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const prepared = await core.transaction((db) =>
      prepareUpload(depsFor(db), {
        period: input.period,
        recipientName: input.recipientName,
        since: input.since ?? null,
        profile: input.profile ?? null,
      }),
    );
    return sendPackage(
      { host, core, progress, signal, depsFor, auditIn },
      {
        prepared,
        target: host.grants.path(input.file),
        password: input.password,
        order: {
          changedSince: prepared.changedSince,
          withFiles: input.withFiles,
          withOriginals: input.withOriginals,
          totals: { resourcesFolder: host.options.resourcesFolder, today: core.clock.today() },
        },
      },
    );
  },

  inspect: async ({ host, core, progress, signal }, input) => {
    const { folder } = host.rehearsals.newFolder();
    // Nothing need be open here, whatever the type of the context says.
    const read = (core as typeof core | null)?.read;
    try {
      const order = {
        file: host.grants.path(input.file),
        scratchFolder: folder,
        full: input.full,
        ...(read && { keyring: keyringOf(read, selfOffice(read)?.id ?? null) }),
        ...(input.password ? { password: input.password } : {}),
      };
      const found = await host.tasks.run('inspect-package', order, { progress, signal });
      return packageView(found, signerView(found.signer, found.manifest.sender.id, read), found.problems);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },

  rehearse: async (context, input) => {
    assertMayReceive(context.core.read);
    const { id, rehearsed } = await rehearseFile(context, {
      path: context.host.grants.path(input.file),
      password: input.password,
    });
    return {
      rehearsalId: id,
      package: packageView(
        {
          ...rehearsed,
          originals: rehearsed.forwarded.map(({ officeId, name }) => ({ officeId, officeName: name })),
        },
        signerView(rehearsed.signer, rehearsed.manifest.sender.id, context.core.read),
        [],
      ),
      tables: tableCounts(rehearsed),
      forwarded: forwardedView(rehearsed.forwarded, context.core.read),
      warnings: rehearsed.warnings,
      blocks: rehearsed.blocks,
    };
  },

  rehearsedRows: ({ host, core }, { rehearsalId, ...page }) => {
    const { folder, rehearsed } = host.rehearsals.get(rehearsalId);
    const { omitted } = rehearsed.manifest.profile;
    return rehearsedRows({ ...page, omitted, scratchFolder: folder, databaseFile: core.file });
  },

  merge: async (context, { rehearsalId, ...words }) => {
    const { host, core, progress, signal, depsFor } = context;
    const rehearsal = host.rehearsals.get(rehearsalId);
    refuseIfBlocked(rehearsal.rehearsed, words);
    if (changesAnything(rehearsal.rehearsed))
      // A province merges a hundred packages in a day: a copy before each would cost more than all of the merges.
      await backUpBefore(host, core.file, 'before-merge', { progress, signal });
    const outcome = await mergeRehearsed(context, rehearsal, words);
    host.rehearsals.drop(rehearsalId);
    await afterwards(host, 'exchange', () => finishMerge(core, depsFor, progress));
    readBehind(host);
    checkTotalsBehind(host);
    return outcome;
  },

  undo: async ({ host, core, progress, signal, depsFor, auditIn }, { batchId }) => {
    const outcome = await undoMerge(core, batchId, {
      depsFor,
      audit: (db, id, details) => auditIn(db, 'merge_batch', id, details),
      progress,
      signal,
    });
    await afterwards(host, 'exchange', () => finishMerge(core, depsFor, progress));
    checkTotalsBehind(host);
    return outcome;
  },

  log: ({ read }) => ({ packages: listPackages(read), batches: listBatches(read) }),

  // A unit's desk has nothing but its own.
  totals: async ({ host, core, read }, { officeId }) =>
    isUnitDesk(read)
      ? { stated: null, differences: [] }
      : host.tasks.run('check-totals', {
          database: core.file,
          resourcesFolder: host.options.resourcesFolder,
          officeId,
        }),
};
