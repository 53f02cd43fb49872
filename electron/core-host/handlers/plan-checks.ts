import { restartChecks } from '../../../db/services/plan-checks/check-batch';
import { readCheckSummary } from '../../../db/services/plan-checks/near-copies';
import {
  addPlanLink,
  readPlanLinks,
  removePlanLink,
  setPlanScope,
} from '../../../db/services/plan-checks/plan-links';

import type { Contract } from '../../contract/index';
import { checkPlans } from '../check-plans';
import type { Handlers } from '../dispatch';

export const planChecks: Handlers<Contract>['planChecks'] = {
  forPlan: ({ host, core }, input) =>
    host.planChecks.of(core, host.tasks, host.options.resourcesFolder, input.planId),
  summary: ({ host, read }) => ({ ...readCheckSummary(read), checking: host.checking }),
  links: ({ host, core, read }, input) => readPlanLinks(read, core.law, host.requireSelf(), input.planId),
  addLink: ({ deps, audit }, input) => {
    const { id, upperTitle } = addPlanLink(deps, input);
    audit('plan', input.planId, {
      upper: upperTitle,
      accidentKind: input.accidentKind,
      responseLevel: input.responseLevel,
    });
    return { id };
  },
  removeLink: ({ deps, audit }, input) => {
    const { planId, upperPlanId } = removePlanLink(deps, input);
    audit('plan', planId, { upperPlanId, reason: input.reason });
    return {};
  },
  setScope: ({ deps, audit }, input) => {
    const saved = setPlanScope(deps, input);
    audit('plan', saved.id, { accidentKinds: input.accidentKinds, responseLevels: input.responseLevels });
    return saved;
  },
  run: async ({ host, core, progress, signal }, input) => {
    if (input.all) await restartChecks(core);
    return { checked: await checkPlans(host, { progress, signal }) };
  },
};
