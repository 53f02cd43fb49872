import { bulk } from './bulk';
import { calendar } from './calendar';
import { contacts } from './contacts';
import type { ContractShape } from './define';
import { deployments } from './deployments';
import { documents } from './documents';
import { drillConduct } from './drill-conduct';
import { drillCoverage } from './drill-coverage';
import { drillDesign } from './drill-design';
import { drillEvaluation } from './drill-evaluation';
import { drillFindings } from './drill-findings';
import { drillPlans } from './drill-plans';
import { drillReports } from './drill-reports';
import { drills } from './drills';
import { duties } from './duties';
import { enterprises } from './enterprises';
import { exchange } from './exchange';
import { expertDraws } from './expert-draws';
import { experts } from './experts';
import { filing } from './filing';
import { filingPackages } from './filing-packages';
import { forms } from './forms';
import { governmentPlans } from './government-plans';
import { handed } from './handed';
import { hazards } from './hazards';
import { hiddenDangers } from './hidden-dangers';
import { incidentAids } from './incident-aids';
import { incidents } from './incidents';
import { inspections } from './inspections';
import { keys } from './keys';
import { ledgers } from './ledgers';
import { levels } from './levels';
import { lists } from './lists';
import { marking } from './marking';
import { places } from './places';
import { planChecks } from './plan-checks';
import { plans } from './plans';
import { receipts } from './receipts';
import { receiving } from './receiving';
import { registers } from './registers';
import { reports } from './reports';
import { responseCards } from './response-cards';
import { reviewMeeting } from './review-meeting';
import { reviewPackages } from './review-packages';
import { reviewRevision } from './review-revision';
import { reviews } from './reviews';
import { riskAnalyses } from './risk-analyses';
import { search } from './search';
import { stock } from './stock';
import { system } from './system';
import { teams } from './teams';
import { watch } from './watch';

/** Every call a screen, the command line or a test can make. Client, handlers and checks are derived from this value. */
export const contract = {
  system,
  lists,
  levels,
  marking,
  places,
  incidentAids,
  enterprises,
  bulk,
  ledgers,
  experts,
  registers,
  stock,
  teams,
  deployments,
  plans,
  governmentPlans,
  responseCards,
  planChecks,
  documents,
  filing,
  incidents,
  inspections,
  hazards,
  hiddenDangers,
  riskAnalyses,
  expertDraws,
  forms,
  filingPackages,
  drillCoverage,
  drills,
  drillEvaluation,
  drillFindings,
  drillReports,
  drillDesign,
  drillPlans,
  drillConduct,
  duties,
  reports,
  calendar,
  exchange,
  handed,
  receipts,
  receiving,
  keys,
  reviewMeeting,
  reviewRevision,
  reviews,
  reviewPackages,
  contacts,
  watch,
  search,
} as const satisfies ContractShape;
export type Contract = typeof contract;

export * from './define';
