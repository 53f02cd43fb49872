import { basename } from 'node:path';
import {
  beginForm,
  finishForm,
  removeForm,
  reopenForm,
  saveOpinion,
  saveScores,
} from '../../../db/services/drill-evaluation/forms';
import { saveItems, viewItems } from '../../../db/services/drill-evaluation/item-changes';
import { judgeObjective } from '../../../db/services/drill-evaluation/objectives';
import {
  adviseRevision,
  issueReport,
  saveReport,
  takeReportBack,
  viewReport,
} from '../../../db/services/drill-evaluation/reports';
import { viewEvaluation, viewForm } from '../../../db/services/drill-evaluation/view-evaluation';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

const looking = ({ read, core, host }: QueryContext) => ({
  db: read,
  law: core.law,
  self: host.requireSelf(),
  today: core.clock.today(),
});
const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
});

export const drillEvaluation: Handlers<Contract>['drillEvaluation'] = {
  get: (context, { drillId }) => viewEvaluation(looking(context), drillId),
  form: (context, { id }) => viewForm(looking(context), id),
  begin: ({ deps, audit }, input) => {
    const made = beginForm(deps, input);
    audit('drill', input.drillId, { form: made.id, evaluator: input.evaluator, pack: input.pack });
    return made;
  },
  saveScores: ({ deps, audit }, input) => {
    const { drillId, saved } = saveScores(deps, input);
    audit('drill', drillId, { form: input.id, answers: saved });
    return { saved };
  },
  saveOpinion: ({ deps, audit }, input) => {
    const { drillId, id, version } = saveOpinion(deps, input);
    audit('drill', drillId, { form: id, characters: input.opinion.length });
    return { id, version };
  },
  finish: ({ deps, audit }, input) => {
    const { drillId, id, version } = finishForm(deps, input);
    audit('drill', drillId, { form: id });
    return { id, version };
  },
  reopen: ({ deps, audit }, input) => {
    const { drillId, id, version } = reopenForm(deps, input);
    audit('drill', drillId, { form: id });
    return { id, version };
  },
  remove: ({ deps, audit }, input) => {
    const { drillId, id, version } = removeForm(deps, input);
    audit('drill', drillId, { form: id, reason: input.reason });
    return { id, version };
  },
  judge: ({ deps, audit }, input) => {
    const { drillId, id, version } = judgeObjective(deps, input);
    audit('drill', drillId, { objective: id, met: input.met });
    return { id, version };
  },
  items: ({ read, core }, { pack }) => viewItems(read, core.law, pack),
  saveItems: ({ deps, audit }, input) => {
    const { off, own } = saveItems(deps, input);
    audit('setting', 'drills.evaluationItems', { pack: input.pack, off, own: own.length });
    return {};
  },
  report: (context, { drillId, kind }) => viewReport(looking(context), drillId, kind),
  saveReport: ({ deps, audit }, input) => {
    const saved = saveReport(deps, input);
    audit('drill', input.drillId, { report: input.kind, parts: input.sections.map(({ key }) => key) });
    return saved;
  },
  adviseRevision: ({ deps, audit }, input) => {
    audit('drill', input.drillId, { revisePlan: input.revisePlan });
    return adviseRevision(deps, input);
  },
  issue: ({ deps, audit }, input) => {
    const { drillId, kind, issuedOn, issuedBy } = input;
    audit('drill', drillId, { report: kind, issuedOn, issuedBy });
    return issueReport(deps, input);
  },
  takeBack: ({ deps, audit }, input) => {
    const { drillId, id, version } = takeReportBack(deps, input);
    audit('drill', drillId, { report: id, reason: input.reason });
    return { id, version };
  },
  reportPreview: (context, order) =>
    context.host.tasks.run('drill-report', { ...surroundings(context), order, target: null }),
  writeReport: async (context, { file, ...order }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('drill-report', { ...surroundings(context), order, target }, { signal });
    await core.transaction((db) =>
      auditIn(db, 'drill', order.drillId, { report: order.kind, file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
};
