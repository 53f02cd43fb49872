import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { answerItem, recordSearch, setAsidePlaces } from '../../../db/services/marking/answer-items';
import { addMark, changeMark, removeMark, undoLastMark } from '../../../db/services/marking/make-marks';
import { handIn, saveOwnOpinion } from '../../../db/services/marking/own-page';
import { viewDesk, viewHome, viewMarks } from '../../../db/services/marking/view-desk';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext } from '../dispatch';
import { DOCUMENTS_TIMEOUT_MS } from '../task-runner';

const place = ({ host, core }: Pick<JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
});

export const marking: Handlers<Contract>['marking'] = {
  home: ({ read, core }) => viewHome(read, core.law, core.clock.today() as CivilDate),
  get: ({ read, core }, { id }) => viewDesk(read, core.law, core.clock.today() as CivilDate, id),
  marks: ({ read, core }, { id }) => viewMarks(read, core.law, id),
  passages: (context, { id }) =>
    context.host.tasks.run(
      'find-passages',
      { ...place(context), assignmentId: id },
      { progress: context.progress, signal: context.signal, timeoutMs: DOCUMENTS_TIMEOUT_MS },
    ),
  answer: ({ deps, audit }, input) => {
    audit('checklist_answer', input.assignmentId, { item: input.item, verdict: input.verdict });
    return answerItem(deps, input);
  },
  search: async (context, { words, ...input }) => {
    const found = await context.host.tasks.run(
      'search-item',
      { ...place(context), assignmentId: input.assignmentId, item: input.item, more: words },
      { progress: context.progress, signal: context.signal, timeoutMs: DOCUMENTS_TIMEOUT_MS },
    );
    return context.core.transaction((db) => {
      const { assignmentId, item } = input;
      context.auditIn(db, 'checklist_answer', assignmentId, { item, words, hits: found.places.length });
      return recordSearch(context.depsFor(db), input, found);
    });
  },
  setAside: ({ deps, audit }, input) => {
    const { item, places, setAside } = input;
    audit('checklist_answer', input.assignmentId, { item, places: places.length, setAside });
    return setAsidePlaces(deps, input);
  },
  addMark: ({ deps, audit }, input) => {
    const made = addMark(deps, input);
    audit('mark', made.mark.id, { kind: input.kind, item: input.item });
    return made;
  },
  changeMark: ({ deps, audit }, input) => {
    audit('mark', input.id, { kind: input.kind, item: input.item });
    return changeMark(deps, input);
  },
  removeMark: ({ deps, audit }, input) => {
    audit('mark', input.id);
    return removeMark(deps, input);
  },
  undoMark: ({ deps, audit }, input) => {
    const undone = undoLastMark(deps, input);
    audit('mark', undone.mark.id);
    return undone;
  },
  saveOpinion: ({ deps, audit }, input) => {
    audit('review_opinion', input.assignmentId, { vote: input.vote });
    return saveOwnOpinion(deps, input);
  },
  handIn: ({ deps, audit }, input) => {
    audit('review_opinion', input.assignmentId);
    return handIn(deps, input);
  },
};
