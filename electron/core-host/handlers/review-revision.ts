import { basename } from 'node:path';
import { confirmChanges, saveChange } from '../../../db/services/review-revision/changes';
import { keepPlaces } from '../../../db/services/review-revision/keep-places';
import { viewRevision } from '../../../db/services/review-revision/view-revision';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
});
const TIMEOUT_MS = 300_000;

export const reviewRevision: Handlers<Contract>['reviewRevision'] = {
  get: ({ read, core, host }, { id }) =>
    viewRevision({ db: read, law: core.law, self: host.requireSelf() }, id),
  compare: async (context, { id, versionId }) => {
    const { host, core, signal, progress, depsFor, auditIn } = context;
    const found = await host.tasks.run(
      'find-marks-again',
      { ...surroundings(context), id, versionId },
      { signal, progress, timeoutMs: TIMEOUT_MS },
    );
    return core.longTransaction(async (db, pause) => {
      const kept = await keepPlaces(depsFor(db), { id, versionId, found }, pause);
      auditIn(db, 'review', id, { versionId, ...kept });
      return kept;
    });
  },
  saveChange: ({ deps, audit }, input) => {
    const { reviewId, target, targetId } = input;
    audit('review', reviewId, { target, targetId });
    return saveChange(deps, input);
  },
  confirm: ({ deps, audit }, input) => {
    const made = confirmChanges(deps, input);
    const { confirmedOn, confirmedBy } = input;
    audit('review', input.id, { confirmedOn, confirmedBy, confirmed: made.confirmed, left: made.left });
    return made;
  },
  paperPreview: (context, { id }) =>
    context.host.tasks.run('review-changes', {
      ...surroundings(context),
      self: context.host.requireSelf(),
      id,
      target: null,
    }),
  paper: async (context, { id, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run(
      'review-changes',
      { ...surroundings(context), self: host.requireSelf(), id, target },
      { signal },
    );
    await core.transaction((db) => auditIn(db, 'review', id, { paper: 'changes', file: basename(target) }));
    return { fileName: basename(target) };
  },
  markedCopy: async (context, { file, ...order }) => {
    const { core, host, auditIn, signal, progress } = context;
    const target = host.grants.path(file);
    const made = await host.tasks.run(
      'marked-copy',
      { ...surroundings(context), ...order, target },
      { signal, progress, timeoutMs: TIMEOUT_MS },
    );
    await core.transaction((db) =>
      auditIn(db, 'review', order.id, { ...made, withNames: order.withNames, file: basename(target) }),
    );
    return { ...made, fileName: basename(target) };
  },
};
