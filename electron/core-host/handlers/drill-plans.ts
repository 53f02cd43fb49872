import { basename } from 'node:path';
import { deskLaw } from '../../../db/law/desk-law';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { askExpert, offerExperts } from '../../../db/services/drill-plans/ask-expert';
import { fillYearPlan } from '../../../db/services/drill-plans/fill-plan';
import { fixDrill, moveDrill } from '../../../db/services/drill-plans/move-drill';
import {
  drillsOfItem,
  planSpotCheck,
  removeYearItem,
  saveYearItem,
  viewYearItems,
} from '../../../db/services/drill-plans/office-items';
import { writeYearPlan, yearPlanCalendar, yearPlanForm } from '../../../db/services/drill-plans/plan-papers';
import {
  approveYearPlan,
  reopenYearPlan,
  saveYearPlan,
} from '../../../db/services/drill-plans/save-year-plan';
import { viewYearPlan } from '../../../db/services/drill-plans/view-year-plan';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

const scopeOf = (
  { host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>,
  { enterpriseId, year }: { enterpriseId: string | null; year: number },
) => ({ enterpriseId, year, today: core.clock.today(), self: host.requireSelf() });

export const drillPlans: Handlers<Contract>['drillPlans'] = {
  view: (context, input) =>
    viewYearPlan(context.read, deskLaw(context.read, context.core.law), scopeOf(context, input)),
  save: ({ deps, audit }, input) => {
    const made = saveYearPlan(deps, input);
    audit('drill_year_plan', made.id, { year: input.year, title: input.fields.title });
    return made;
  },
  approve: ({ deps, audit }, input) => {
    audit('drill_year_plan', input.id, { approvedBy: input.approvedBy, approvedOn: input.approvedOn });
    return approveYearPlan(deps, input);
  },
  reopen: ({ deps, audit }, input) => {
    audit('drill_year_plan', input.id, { reason: input.reason });
    return reopenYearPlan(deps, input);
  },
  fill: ({ deps, audit }, input) => {
    const made = fillYearPlan(deps, input);
    audit('drill_year_plan', input.enterpriseId, { year: input.year, ...made });
    return made;
  },
  move: ({ deps, audit }, input) => {
    audit('drill', input.id, { plannedOn: input.date, reason: input.reason });
    return moveDrill(deps, input);
  },
  fix: ({ deps, audit }, input) => {
    audit('drill', input.id, { fixed: input.fixed });
    return fixDrill(deps, input);
  },
  preview: async (context, input) => {
    const form = yearPlanForm(context.read, deskLaw(context.read, context.core.law), scopeOf(context, input));
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title: form.title, ownLayout: false };
  },
  export: async (context, { file: ticket, format, ...input }) => {
    const { core, host, auditIn, signal } = context;
    const file = host.grants.path(ticket);
    const law = deskLaw(core.read, core.law);
    const scope = scopeOf(context, input);
    if (format === 'docx') await writeOfficeForms(host, core, [yearPlanForm(core.read, law, scope)], file);
    else if (format === 'xlsx') await writeYearPlan(core.read, law, scope, { file, signal });
    else await writeWhole(yearPlanCalendar(core.read, law, scope).text, file);
    await core.transaction((db) =>
      auditIn(db, 'drill_year_plan', input.enterpriseId, { year: input.year, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
  items: ({ read, core }, { planId, year }) => ({
    items: viewYearItems(read, planId, year),
    categories: core.law.supervisionCategories.categories.map(({ name }) => name),
    specialties: core.law.specialties.specialties.map(({ code, name }) => ({ code, name })),
  }),
  saveItem: ({ deps, audit }, input) => {
    const made = saveYearItem(deps, input);
    audit('drill_year_item', made.id, { topic: input.fields.topic });
    return made;
  },
  removeItem: ({ deps, audit }, input) => {
    audit('drill_year_item', input.id, { reason: input.reason });
    return removeYearItem(deps, input);
  },
  planSpotCheck: ({ deps, audit }, input) => {
    const made = planSpotCheck(deps, input);
    audit('drill_year_item', input.id, { units: input.units, inspection: made.inspectionId });
    return made;
  },
  itemDrills: ({ read }, input) => drillsOfItem(read, input.id),
  offerExperts: ({ read }, input) => offerExperts(read, input),
  askExpert: ({ deps, audit }, input) => {
    audit('drill', input.drillId, { expert: input.expertId, kind: input.kind });
    return askExpert(deps, input);
  },
};
