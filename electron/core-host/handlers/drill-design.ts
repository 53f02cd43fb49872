import { basename } from 'node:path';
import { applyTemplate, listTemplates } from '../../../db/services/drill-design/apply-template';
import { tickReadiness, viewReadiness } from '../../../db/services/drill-design/check-readiness';
import { designedDrill } from '../../../db/services/drill-design/designed-drill';
import {
  addParticipants,
  listOffers,
  removeParticipant,
  saveParticipant,
} from '../../../db/services/drill-design/participants';
import { headingsToDrill } from '../../../db/services/drill-design/plan-outline';
import { saveDesign } from '../../../db/services/drill-design/save-design';
import { viewDesign } from '../../../db/services/drill-design/view-design';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

const place = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
});

export const drillDesign: Handlers<Contract>['drillDesign'] = {
  get: ({ read, core, host }, { id }) => viewDesign(read, core.law, host.requireSelf(), id),
  sections: ({ read }, { id }) => ({
    paths: headingsToDrill(read, designedDrill(read, id).record).map(({ path }) => [...path]),
  }),
  save: ({ deps, audit }, input) => {
    const { objectives, injects } = input;
    audit('drill', input.id, { objectives: objectives.length, injects: injects.length });
    return saveDesign(deps, input);
  },
  templates: ({ read, core }, { id }) => listTemplates(read, core.law, id),
  applyTemplate: ({ deps, audit }, input) => {
    audit('drill', input.id, { template: input.templateId, mode: input.mode });
    return applyTemplate(deps, input);
  },
  offers: ({ read }, input) => ({ rows: listOffers(read, input) }),
  addParticipants: ({ deps, audit }, input) => {
    audit('drill', input.drillId, { names: input.rows.map(({ name }) => name) });
    return addParticipants(deps, input);
  },
  saveParticipant: ({ deps, audit }, input) => {
    const { drillId, ...saved } = saveParticipant(deps, input);
    audit('drill', drillId, { name: input.fields.name, role: input.fields.role });
    return saved;
  },
  removeParticipant: ({ deps, audit }, input) => {
    const { drillId, name, ...saved } = removeParticipant(deps, input);
    audit('drill', drillId, { removed: name });
    return saved;
  },
  readInjects: (context, { id, file }) =>
    context.host.tasks.run(
      'rehearse-injects',
      { ...place(context), id, file: context.host.grants.path(file) },
      { signal: context.signal },
    ),
  writeInjects: async (context, { id, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    const { rows } = await host.tasks.run(
      'write-injects',
      { ...place(context), id, file: target },
      { signal },
    );
    await core.transaction((db) => auditIn(db, 'drill', id, { file: basename(target), rows }));
    return { fileName: basename(target), rows };
  },
  paperPreview: (context, order) =>
    context.host.tasks.run('drill-paper', {
      ...place(context),
      today: context.core.clock.today(),
      order,
      target: null,
    }),
  paper: async (context, { file, ...order }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run(
      'drill-paper',
      { ...place(context), today: core.clock.today(), order, target },
      { signal },
    );
    await core.transaction((db) =>
      auditIn(db, 'drill', order.id, { paper: order.paper, file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
  readiness: ({ read, core, host }, { id }) => viewReadiness(read, core.law, host.requireSelf(), id),
  tick: ({ deps, audit }, input) => {
    audit('drill', input.id, { item: input.item, done: input.done });
    return tickReadiness(deps, input);
  },
};
