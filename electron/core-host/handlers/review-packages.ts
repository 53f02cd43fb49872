import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import { matterFiles } from '../../../db/exchange/filing/read-matter-package';
import { keyringOf } from '../../../db/exchange/keyring';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { applyPack } from '../../../db/exchange/review/apply-pack';
import { applyResult } from '../../../db/exchange/review/apply-result';
import { lookAtPack } from '../../../db/exchange/review/look-at-pack';
import { lookAtResult } from '../../../db/exchange/review/look-at-result';
import { packsToWrite, preparePack, prepareResult } from '../../../db/exchange/review/outgoing-review';
import type { ReviewPackage } from '../../../db/exchange/review/read-review-package';
import { unfinishedAssignments } from '../../../db/repositories/marking';
import { isReviewerDesk } from '../../../db/services/own-sight';
import { noteSent } from '../../../db/services/reviews/collect';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import { backUpBefore } from '../back-up-before';
import type { Handlers, JobContext } from '../dispatch';
import { findPackages } from '../find-packages';
import type { Host } from '../host-state';
import { openPackHere, wipePortable } from '../open-pack';
import { packageView, signerView } from '../package-view';
import { readBehind } from '../read-documents';
import { packView, resultView } from '../review-package-views';
import { safeFileName } from '../safe-file-name';
import { sendPackage } from '../send-package';
import { systemState } from '../system-state';

/** A reviewer's desk takes packs; whoever organises a review takes results. */
const kindTaken = (db: ReadDb) => (isReviewerDesk(db) ? 'review-pack' : 'review-result');

/** Writes one expert's package: the pack at the organiser's desk, the result at the expert's own. */
async function writeOne(context: JobContext, id: string, target: string, password: string | undefined) {
  const { core, depsFor } = context;
  const atReviewer = isReviewerDesk(core.read);
  const prepared = await core.transaction((db) =>
    atReviewer ? prepareResult(depsFor(db), id) : preparePack(depsFor(db), id),
  );
  const view = await sendPackage(context, {
    prepared,
    target,
    password,
    order: {
      changedSince: null,
      withFiles: prepared.kind === 'review-pack',
      matter: { kind: prepared.kind, caseId: id, papers: [] },
    },
  });
  if (prepared.kind === 'review-pack')
    await core.transaction((db) => noteSent(depsFor(db), id, prepared.head.createdAt));
  return { view, assignment: prepared.assignment };
}

/** What receiving a package would do, against the database as it is now. */
function lookAgain(host: Host, db: ReadDb, { proven, rows }: ReviewPackage) {
  const { manifest, signer } = proven;
  const self = host.requireSelf();
  const about = { manifest, signer };
  if (manifest.kind === 'review-pack') {
    const included = manifest.files.included;
    return {
      pack: lookAtPack({ db, law: host.law, self, today: host.clock.today() }, { ...about, included }, rows),
    };
  }
  return { result: lookAtResult({ db, law: host.law, self, today: host.clock.today() }, about, rows) };
}

export const reviewPackages: Handlers<Contract>['reviewPackages'] = {
  write: async (context, { id, file, password }) =>
    (await writeOne(context, id, context.host.grants.path(file), password)).view,

  writeAll: async (context, { reviewId, folder, all, password }) => {
    const { core, host, depsFor, progress, signal } = context;
    const into = host.grants.path(folder);
    const experts = await core.transaction((db) => packsToWrite(depsFor(db), reviewId, all));
    const packs: { assignmentId: string; name: string; fileName: string; sequence: number }[] = [];
    const used = new Set<string>();
    for (const [done, { id, name }] of experts.entries()) {
      signal.throwIfAborted();
      progress({ done, total: experts.length, label: 'review-packs' });
      const plain = safeFileName(`评审包-${name}.yjpkg`);
      // Two people of one name get two files.
      const fileName = used.has(plain) ? safeFileName(`评审包-${name}-${done + 1}.yjpkg`) : plain;
      used.add(fileName);
      const { view } = await writeOne(
        { ...context, progress: () => undefined },
        id,
        join(into, fileName),
        password,
      );
      packs.push({ assignmentId: id, name, fileName, sequence: view.sequence });
    }
    await core.transaction((db) =>
      context.auditIn(db, 'review', reviewId, {
        packs: packs.length,
        recipient: packs.map(({ name }) => name),
      }),
    );
    return { packs };
  },

  openHere: async ({ host, session, progress, signal }, input) => {
    await openPackHere(host, session, input, { progress, signal });
    return systemState(host, session);
  },
  place: ({ host, read }) => ({ portable: host.portable, unfinished: unfinishedAssignments(read) }),
  wipe: ({ host, session }) => {
    wipePortable(host, session);
    return systemState(host, session);
  },

  find: ({ host, signal }, { files }) => findPackages(host, files, signal),

  rehearse: async ({ host, core, progress, signal }, input) => {
    const { id, folder } = host.reviewPackages.newFolder();
    const file = host.grants.path(input.file);
    try {
      const read = await host.tasks.run(
        'read-review',
        {
          file,
          scratchFolder: folder,
          kind: kindTaken(core.read),
          self: host.requireSelf(),
          keyring: keyringOf(core.read, host.requireSelf()),
          ...(input.password ? { password: input.password } : {}),
        },
        { progress, signal },
      );
      host.reviewPackages.keep(id, { folder, fileName: basename(file), read });
      const { pack, result } = lookAgain(host, core.read, read);
      const look = pack ?? result;
      const signer = signerView(read.proven.signer, read.proven.manifest.sender.id, core.read);
      const changed = look.blocks.some(({ code }) => code === 'SENDER_KEY_CHANGED');
      return {
        rehearsalId: id,
        package: packageView(
          read.proven,
          signer && { ...signer, known: changed ? 'changed' : signer.known },
          [],
        ),
        warnings: look.warnings,
        blocks: look.blocks,
        pack: pack ? packView(pack, read) : null,
        result: result ? resultView(result, read) : null,
      };
    } catch (error) {
      host.reviewPackages.drop(id);
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },

  receive: async ({ host, core, progress, signal, depsFor, auditIn }, { rehearsalId, ...word }) => {
    const { folder, fileName, read } = host.reviewPackages.get(rehearsalId);
    const { manifest } = read.proven;
    const { pack, result } = lookAgain(host, core.read, read);
    const known = pack ? pack.as === 'known' : result?.known === true;
    if (!known) await backUpBefore(host, core.file, 'before-receive', { progress, signal });
    const received = await core.longTransaction(
      async (db) => {
        const order = { ...read, fileName, ...word };
        const done =
          manifest.kind === 'review-pack' ? applyPack(depsFor(db), order) : applyResult(depsFor(db), order);
        if (done.written)
          auditIn(db, 'review_assignment', done.assignmentId, {
            packageId: manifest.packageId,
            kind: manifest.kind,
            sender: manifest.sender.name,
            sequence: manifest.sequence,
            batchId: done.batchId,
          });
        return done;
      },
      signal,
      { attach: { packed: matterFiles(folder) } },
    );
    host.reviewPackages.drop(rehearsalId);
    if (received.written) {
      await afterwards(host, 'review-packages', () => finishMerge(core, depsFor, progress));
      readBehind(host);
    }
    const { batchId, reviewId, assignmentId, tables } = received;
    return { batchId, reviewId, assignmentId, tables };
  },
};
