import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { verifyExpertDraw } from '../../../db/domain/draw/expert-draw-verify';
import { answerPlace } from '../../../db/services/expert-draws/answer-draw';
import {
  commitDrawSeed,
  expertDrawRecordOf,
  keepExpertDraw,
} from '../../../db/services/expert-draws/hold-draw';
import {
  closeDraw,
  planDraw,
  planNextRound,
  updateDraw,
  voidDraw,
} from '../../../db/services/expert-draws/plan-draw';
import { drawChoices, listDraws, viewDraw, viewLists } from '../../../db/services/expert-draws/view-draw';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

const SEED_BYTES = 32;

/** What a task needs to read for itself: a pool of thousands is gone through on a thread of its own. */
const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  self: host.requireSelf(),
});

export const expertDraws: Handlers<Contract>['expertDraws'] = {
  choices: ({ read, core }) => drawChoices(read, core.law),
  list: ({ read }, input) => listDraws(read, input),
  get: ({ read, core, host }, input) => viewDraw(read, core.law, host.requireSelf(), input.id),
  lists: ({ read }, input) => {
    const found = viewLists(read, input.id, input.find);
    return { ...found, ...openLists(found) };
  },
  plan: ({ deps, audit }, { fields }) => {
    const made = planDraw(deps, fields);
    audit('expert_draw', made.id, { title: fields.title, heldOn: fields.heldOn });
    return made;
  },
  update: ({ deps, audit }, input) => {
    audit('expert_draw', input.id, { title: input.fields.title });
    return updateDraw(deps, input);
  },
  commitSeed: ({ deps, audit }, { seed, ...input }) => {
    const made = commitDrawSeed(deps, {
      ...input,
      seed: seed ?? randomBytes(SEED_BYTES).toString('hex'),
    });
    // Only the hash: whoever reads the log before the draw must not know the seed.
    audit('expert_draw', input.id, { commitment: made.commitment });
    return made;
  },
  draw: async (context, order) => {
    const { core, host, progress, signal, depsFor, auditIn } = context;
    const worked = await host.tasks.run(
      'work-out-expert-draw',
      { ...surroundings(context), order },
      { progress, signal },
    );
    return core.transaction((db) => {
      const kept = keepExpertDraw(depsFor(db), worked);
      const { drawn, substitutes, missing } = kept;
      const { spoken, witness, candidates, exclusions } = worked;
      auditIn(db, 'expert_draw', order.id, {
        ...{ spoken, witness, candidates: candidates.length, excluded: exclusions.length },
        ...{ drawn, substitutes, missing },
      });
      return kept;
    });
  },
  answer: ({ deps, audit }, input) => {
    const { drawId, expertId, ...made } = answerPlace(deps, input);
    audit('expert_draw', drawId, { expert: expertId, answer: input.answer, reason: input.reason });
    return made;
  },
  nextRound: ({ deps, audit }, input) => {
    const made = planNextRound(deps, input);
    audit('expert_draw', input.id, { next: made.id, reason: input.reason });
    return made;
  },
  close: ({ deps, audit }, input) => {
    audit('expert_draw', input.id);
    return closeDraw(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('expert_draw', input.id, { reason: input.reason });
    return voidDraw(deps, input);
  },
  record: ({ read }, input) => openRecord(expertDrawRecordOf(read, input.id)),
  verify: (context, input) =>
    context.host.tasks.run('verify-expert-draw', { ...surroundings(context), ...input }),
  verifyRecord: (_, input) => ({ problems: verifyExpertDraw(input.record) }),
  saveRecord: async (context, { id, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('write-expert-draw', { ...surroundings(context), id, target }, { signal });
    await core.transaction((db) => auditIn(db, 'expert_draw', id, { file: basename(target) }));
    return { fileName: basename(target) };
  },
  formPreview: (context, { id }) =>
    context.host.tasks.run('expert-draw-form', { ...surroundings(context), id, target: null }),
  form: async (context, { id, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('expert-draw-form', { ...surroundings(context), id, target }, { signal });
    await core.transaction((db) => auditIn(db, 'expert_draw', id, { file: basename(target) }));
    return { fileName: basename(target) };
  },
};

/** Kept rows are frozen; the wire wants lists of its own. */
function openRecord(record: ReturnType<typeof expertDrawRecordOf>) {
  return {
    ...record,
    methodText: [...record.methodText],
    draftingUnits: [...record.draftingUnits],
    needs: [...record.needs],
    ...openLists(record),
    sequence: [...record.sequence],
    order: [...record.order],
    answers: [...record.answers],
    others: [...record.others],
  };
}

function openLists({
  candidates,
  exclusions,
}: Pick<ReturnType<typeof expertDrawRecordOf>, 'candidates' | 'exclusions'>) {
  return {
    candidates: candidates.map((one) => ({ ...one, specialties: [...one.specialties] })),
    exclusions: exclusions.map((one) => ({ ...one, reasons: [...one.reasons] })),
  };
}
