import { PlanDeskError } from '../../domain/errors';
import { contacts } from './contacts';
import { deployments } from './deployments';
import { drillFindings } from './drill-findings';
import { drills } from './drills';
import { duties } from './duties';
import { enterprises } from './enterprises';
import { equipment } from './equipment';
import { experts } from './experts';
import { facilities } from './facilities';
import { filingCases } from './filing-cases';
import { filingNumbers } from './filing-numbers';
import { hazardLinks } from './hazard-links';
import { hazards } from './hazards';
import { hiddenDangers } from './hidden-dangers';
import { importBatches } from './import-batches';
import { incidents } from './incidents';
import { missingFilings } from './missing-filings';
import { planFindings } from './plan-findings';
import { planLinkProblems } from './plan-link-problems';
import { plans } from './plans';
import { reminders } from './reminders';
import { reviews } from './reviews';
import { sharedDepots, sharedFacilities, sharedSupplies, sharedTeams } from './shared';
import { supplies } from './supplies';
import { teams } from './teams';
import type { ListDefinition } from './types';

/** Every list a screen can ask for. */
export const LISTS: readonly ListDefinition[] = [
  enterprises,
  plans,
  planFindings,
  planLinkProblems,
  filingCases,
  missingFilings,
  reminders,
  filingNumbers,
  drills,
  drillFindings,
  duties,
  incidents,
  reviews,
  experts,
  teams,
  equipment,
  supplies,
  contacts,
  facilities,
  deployments,
  sharedTeams,
  sharedDepots,
  sharedSupplies,
  sharedFacilities,
  hazards,
  hazardLinks,
  hiddenDangers,
  importBatches,
];

/** @throws PlanDeskError LIST_UNKNOWN */
export function findList(name: string): ListDefinition {
  const list = LISTS.find((candidate) => candidate.name === name);
  if (!list)
    throw new PlanDeskError('LIST_UNKNOWN', '程序中没有这个列表，请更新程序后重试。', {
      list: name.slice(0, 60),
    });
  return list;
}
