import {
  listGovernmentPlans,
  readGovernmentPlan,
} from '../../../db/services/government-plans/read-government-plan';
import { recordGovernmentStep, voidGovernmentStep } from '../../../db/services/government-plans/record-step';
import {
  addGovernmentVersion,
  registerGovernmentPlan,
  updateGovernmentPlan,
  updateGovernmentVersion,
} from '../../../db/services/government-plans/save-government-plan';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const governmentPlans: Handlers<Contract>['governmentPlans'] = {
  list: ({ host, read }) => ({ rows: listGovernmentPlans(read, host.requireSelf()) }),
  kinds: ({ core }) => {
    const { source, kinds } = core.law.governmentPlans;
    return { source, kinds: kinds.map(({ filing, ...rule }) => ({ ...rule, filing: openTarget(filing) })) };
  },
  get: ({ host, read, core }, input) => {
    const view = readGovernmentPlan(read, core.law, host.requireSelf(), core.clock.today(), input.planId);
    const { kindRule } = view;
    return {
      ...view,
      kindRule: kindRule && { ...kindRule, filing: openTarget(kindRule.filing) },
    };
  },
  register: ({ deps, audit }, input) => {
    const made = registerGovernmentPlan(deps, input);
    audit('plan', made.id, { title: input.plan.title, version: input.version.label });
    return made;
  },
  update: ({ deps, audit }, input) => {
    const { changes, ...saved } = updateGovernmentPlan(deps, input);
    audit('plan', saved.id, { changes });
    return saved;
  },
  addVersion: ({ deps, audit }, input) => {
    const made = addGovernmentVersion(deps, input);
    audit('plan', input.planId, { version: input.fields.label });
    return made;
  },
  updateVersion: ({ deps, audit }, input) => {
    const { changes, planId, ...saved } = updateGovernmentVersion(deps, input);
    audit('plan', planId, { version: input.fields.label, changes });
    return saved;
  },
  record: ({ deps, audit }, input) => {
    const { planId, id } = recordGovernmentStep(deps, input);
    const { kind, recipient, doneOn } = input.fields;
    audit('plan', planId, { kind, recipient, doneOn });
    return { id };
  },
  voidRecord: ({ deps, audit }, input) => {
    const { planId, ...saved } = voidGovernmentStep(deps, input);
    audit('plan', planId, { record: saved.id, reason: input.reason });
    return saved;
  },
};

/** The rule data is frozen; the wire wants lists of its own. */
function openTarget<T extends { readonly copies: readonly string[] }>(target: T | null) {
  return target === null ? null : { ...target, copies: [...target.copies] };
}
