import type { PlanOutlineRules } from '../domain/plan/outline/outline-rules';
import type { RepealedLaws } from '../domain/plan/text-checks/law-status';
import { readPack } from './read-pack';
import { planOutlineSchema, repealedLawsSchema } from './schemas';

/** What the texts of plans are held against; all that a worker needs of the law to check them. */
export interface CheckRules {
  /** What each kind of plan is to contain. */
  readonly planOutline: PlanOutlineRules;
  /** Laws and standards that plans still name. */
  readonly repealedLaws: RepealedLaws;
}

/** @throws PlanDeskError RULE_PACK_DAMAGED */
export function loadCheckRules(resourcesFolder: string): CheckRules {
  return {
    planOutline: readPack(resourcesFolder, 'rules/plan-outline.json', planOutlineSchema),
    repealedLaws: readPack(resourcesFolder, 'codes/repealed-laws.json', repealedLawsSchema),
  };
}
