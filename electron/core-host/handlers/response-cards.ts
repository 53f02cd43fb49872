import { basename } from 'node:path';
import type { FormDefinition } from '../../../db/documents/forms/definition';
import { writeForm } from '../../../db/services/filing/write-form';
import { cardForm, draftForm } from '../../../db/services/response-cards/card-form';
import {
  contactLine,
  contactOptions,
  readPlanCards,
  suggestCardSteps,
} from '../../../db/services/response-cards/read-cards';
import { makeCard, updateCard, voidCard } from '../../../db/services/response-cards/save-card';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

async function pageOf(form: FormDefinition) {
  const { renderFormPage } = await import('../../../db/documents/forms/render-html');
  return { html: renderFormPage(form), title: form.title };
}

export const responseCards: Handlers<Contract>['responseCards'] = {
  forPlan: ({ host, read, core }, input) => readPlanCards(read, core.law, host.requireSelf(), input.planId),
  templates: ({ core }) => ({
    templates: core.law.cardRules.templates.map((template) => ({
      ...template,
      signs: [...template.signs],
      steps: [...template.steps],
      gear: [...template.gear],
      never: [...template.never],
    })),
  }),
  suggest: ({ read, core }, input) => suggestCardSteps(read, core.law, input.planId),
  contacts: ({ read }, input) => ({ options: contactOptions(read, input.planId) }),
  takeContact: ({ deps, audit }, input) => {
    const line = contactLine(deps.db, input.planId, input.key);
    audit('plan', input.planId, { contact: input.key });
    return { line };
  },
  make: ({ deps, audit }, input) => {
    const made = makeCard(deps, input);
    audit('response_card', made.id, { planId: input.planId, post: input.fields.post });
    return made;
  },
  update: ({ deps, audit }, input) => {
    const { planId, changes, ...saved } = updateCard(deps, input);
    audit('response_card', saved.id, { planId, post: input.fields.post, changes });
    return saved;
  },
  void: ({ deps, audit }, input) => {
    const { planId, post, ...saved } = voidCard(deps, input);
    audit('response_card', saved.id, { planId, post, reason: input.reason });
    return saved;
  },
  preview: ({ read }, input) => pageOf(cardForm(read, input.scope, input.layout)),
  draft: ({ read }, input) => pageOf(draftForm(read, input.planId, input.fields, input.layout)),
  form: async ({ host, core, auditIn }, input) => {
    const file = host.grants.path(input.file);
    await writeForm(cardForm(core.read, input.scope, input.layout), file);
    const { of, id } = input.scope;
    const entity = of === 'card' ? 'response_card' : of;
    await core.transaction((db) => auditIn(db, entity, id, { layout: input.layout, file: basename(file) }));
    return { fileName: basename(file) };
  },
};
