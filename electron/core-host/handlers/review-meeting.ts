import { basename } from 'node:path';
import { commentsOnItem, decideComment } from '../../../db/services/review-meeting/comments';
import { concludeReview, signMinutes } from '../../../db/services/review-meeting/conclude';
import { noteDiscussion, saveMeeting, saveOpinion } from '../../../db/services/review-meeting/hold-meeting';
import { keepPaper, listPapers, removePaper } from '../../../db/services/review-meeting/keep-papers';
import { viewMatrix } from '../../../db/services/review-meeting/view-matrix';
import { viewMeeting } from '../../../db/services/review-meeting/view-meeting';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';
import { readDocument } from '../read-documents';

const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  today: core.clock.today(),
});

export const reviewMeeting: Handlers<Contract>['reviewMeeting'] = {
  matrix: ({ read, core, host }, { id }) => viewMatrix(read, core.law, host.requireSelf(), id),
  comments: ({ read, core }, { id, item }) => ({ rows: commentsOnItem(read, core.law, id, item) }),
  draft: (context, { id }) => context.host.tasks.run('draft-opinion', { ...surroundings(context), id }),
  get: ({ read, core, host }, { id }) =>
    viewMeeting({ db: read, law: core.law, self: host.requireSelf(), today: core.clock.today() }, id),
  note: ({ deps, audit }, input) => {
    audit('review', input.id, { item: input.key });
    return noteDiscussion(deps, input);
  },
  decide: ({ deps, audit }, input) => {
    const { reviewId, target, targetId, decision } = input;
    audit('review', reviewId, { target, targetId, decision });
    return decideComment(deps, input);
  },
  save: ({ deps, audit }, input) => {
    const { experts, held, fields } = input;
    audit('review', input.id, {
      held,
      meetingOn: fields.meetingOn,
      votes: experts.map(({ id, attended, vote }) => ({ id, attended, vote })),
    });
    return saveMeeting(deps, input);
  },
  saveOpinion: ({ deps, audit }, input) => {
    audit('review', input.id, { characters: input.opinion.length });
    return saveOpinion(deps, input);
  },
  conclude: ({ deps, audit }, input) => {
    const made = concludeReview(deps, input);
    const { outcome, onDate, by } = input;
    audit('review', input.id, { outcome, onDate, by, warnings: made.warnings });
    return made;
  },
  signMinutes: ({ deps, audit }, input) => {
    audit('review', input.id, { signedOn: input.signedOn });
    return signMinutes(deps, input);
  },
  papers: ({ read, host }, { id }) => listPapers(read, host.requireSelf(), id),
  keepPaper: async ({ host, core, progress, signal, depsFor, auditIn }, { reviewId, kind, file }) => {
    const path = host.grants.path(file);
    const fileName = basename(path);
    const { packed, extraction } = await readDocument(host, { path }, fileName, { progress, signal });
    if (!packed) throw new Error('a file from outside comes back packed');
    return core.transaction((db) => {
      const kept = keepPaper(depsFor(db), { reviewId, kind, fileName, packed, extraction });
      auditIn(db, 'review', reviewId, { paper: kind, fileName, sha256: kept.sha256 });
      return kept;
    });
  },
  removePaper: ({ deps, audit }, input) => {
    const { reviewId, fileName } = removePaper(deps, input);
    audit('review', reviewId, { fileName, reason: input.reason });
    return {};
  },
  paperPreview: (context, order) =>
    context.host.tasks.run('review-paper', { ...surroundings(context), order, target: null }),
  paper: async (context, { file, ...order }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('review-paper', { ...surroundings(context), order, target }, { signal });
    await core.transaction((db) =>
      auditIn(db, 'review', order.id, { paper: order.paper, file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
};
