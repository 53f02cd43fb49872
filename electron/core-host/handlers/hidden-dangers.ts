import { basename } from 'node:path';
import { countHiddenDangers } from '../../../db/repositories/hidden-danger-views';
import { noticeOf } from '../../../db/services/hazards/danger-papers';
import {
  saveHiddenDanger,
  stepHiddenDanger,
  viewHiddenDanger,
  voidHiddenDanger,
} from '../../../db/services/hazards/hidden-dangers';
import { sightOf } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

const looking = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  self: host.requireSelf(),
  today: core.clock.today(),
});

export const hiddenDangers: Handlers<Contract>['hiddenDangers'] = {
  get: (context, { id }) => viewHiddenDanger(context.read, id, looking(context)),
  save: ({ deps, audit }, input) => {
    const made = saveHiddenDanger(deps, input);
    audit('hidden_danger', made.id, { title: input.fields.title });
    return made;
  },
  step: ({ deps, audit }, input) => {
    audit('hidden_danger', input.id, { action: input.action, onDate: input.onDate });
    return stepHiddenDanger(deps, input);
  },
  judge: ({ deps, audit }, input) => {
    const { action, onDate, by, number, level, dueOn, text } = input;
    audit('hidden_danger', input.id, { action, onDate, by, number, level, dueOn, text });
    return stepHiddenDanger(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('hidden_danger', input.id, { reason: input.reason });
    return voidHiddenDanger(deps, input);
  },
  counts: ({ read, core }) => ({ rows: countHiddenDangers(read, core.clock.today(), sightOf(read)) }),
  preview: async (context, { id }) => {
    const form = noticeOf(context.read, id, looking(context));
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title: form.title, ownLayout: false };
  },
  exportNotice: async (context, { id, file: ticket }) => {
    const { core, host, auditIn } = context;
    const file = host.grants.path(ticket);
    await writeOfficeForms(host, core, [noticeOf(core.read, id, looking(context))], file);
    await core.transaction((db) => auditIn(db, 'hidden_danger', id, { file: basename(file) }));
    return { fileName: basename(file) };
  },
};
