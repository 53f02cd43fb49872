import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { restartChecks } from '../../../db/services/plan-checks/check-batch';
import { readCheckSummary, readPlanChecks } from '../../../db/services/plan-checks/view-checks';
import type { Contract } from '../../contract/index';
import { checkPlans } from '../check-plans';
import type { Handlers } from '../dispatch';

export const planChecks: Handlers<Contract>['planChecks'] = {
  forPlan: ({ core, read }, input) =>
    readPlanChecks(read, core.law, input.planId, asCivilDate(core.clock.today())),
  summary: ({ read }) => readCheckSummary(read),
  run: async ({ host, core, progress, signal }, input) => {
    if (input.all) await core.transaction(restartChecks);
    return { checked: await checkPlans(host, { progress, signal }) };
  },
};
