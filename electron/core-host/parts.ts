import { duties } from '../contract/duties';
import type { Contract } from '../contract/index';
import { system } from '../contract/system';
import type { Parts } from './dispatch';
import { duties as dutiesHandlers } from './handlers/duties';
import { system as systemHandlers } from './handlers/system';

/** What a schema file and a handler file export under the name of a feature. */
async function part<K extends PropertyKey, E extends { [P in K]: unknown }, H extends { [P in K]: unknown }>(
  feature: K,
  schemas: Promise<E>,
  functions: Promise<H>,
): Promise<{ endpoints: E[K]; handlers: H[K] }> {
  const [endpoints, handlers] = await Promise.all([schemas, functions]);
  return { endpoints: endpoints[feature], handlers: handlers[feature] };
}

/**
 * Every feature of the contract with its endpoints and the functions that answer them. What home asks first is there at
 * once; the others are loaded with the first call to them.
 */
export const parts: Parts<Contract> = {
  system: async () => ({ endpoints: system, handlers: systemHandlers }),
  lists: () => part('lists', import('../contract/lists'), import('./handlers/lists')),
  enterprises: () => part('enterprises', import('../contract/enterprises'), import('./handlers/enterprises')),
  bulk: () => part('bulk', import('../contract/bulk'), import('./handlers/bulk')),
  ledgers: () => part('ledgers', import('../contract/ledgers'), import('./handlers/ledgers')),
  experts: () => part('experts', import('../contract/experts'), import('./handlers/experts')),
  incidentAids: () =>
    part('incidentAids', import('../contract/incident-aids'), import('./handlers/incident-aids')),
  places: () => part('places', import('../contract/places'), import('./handlers/places')),
  teams: () => part('teams', import('../contract/teams'), import('./handlers/teams')),
  registers: () => part('registers', import('../contract/registers'), import('./handlers/registers')),
  stock: () => part('stock', import('../contract/stock'), import('./handlers/stock')),
  deployments: () => part('deployments', import('../contract/deployments'), import('./handlers/deployments')),
  marking: () => part('marking', import('../contract/marking'), import('./handlers/marking')),
  plans: () => part('plans', import('../contract/plans'), import('./handlers/plans')),
  governmentPlans: () =>
    part('governmentPlans', import('../contract/government-plans'), import('./handlers/government-plans')),
  responseCards: () =>
    part('responseCards', import('../contract/response-cards'), import('./handlers/response-cards')),
  planChecks: () => part('planChecks', import('../contract/plan-checks'), import('./handlers/plan-checks')),
  documents: () => part('documents', import('../contract/documents'), import('./handlers/documents')),
  filing: () => part('filing', import('../contract/filing'), import('./handlers/filing')),
  incidents: () => part('incidents', import('../contract/incidents'), import('./handlers/incidents')),
  inspections: () => part('inspections', import('../contract/inspections'), import('./handlers/inspections')),
  hazards: () => part('hazards', import('../contract/hazards'), import('./handlers/hazards')),
  hiddenDangers: () =>
    part('hiddenDangers', import('../contract/hidden-dangers'), import('./handlers/hidden-dangers')),
  riskAnalyses: () =>
    part('riskAnalyses', import('../contract/risk-analyses'), import('./handlers/risk-analyses')),
  expertDraws: () =>
    part('expertDraws', import('../contract/expert-draws'), import('./handlers/expert-draws')),
  forms: () => part('forms', import('../contract/forms'), import('./handlers/forms')),
  filingPackages: () =>
    part('filingPackages', import('../contract/filing-packages'), import('./handlers/filing-packages')),
  drillEvaluation: () =>
    part('drillEvaluation', import('../contract/drill-evaluation'), import('./handlers/drill-evaluation')),
  drills: () => part('drills', import('../contract/drills'), import('./handlers/drills')),
  drillCoverage: () =>
    part('drillCoverage', import('../contract/drill-coverage'), import('./handlers/drill-coverage')),
  drillFindings: () =>
    part('drillFindings', import('../contract/drill-findings'), import('./handlers/drill-findings')),
  drillReports: () =>
    part('drillReports', import('../contract/drill-reports'), import('./handlers/drill-reports')),
  drillDesign: () =>
    part('drillDesign', import('../contract/drill-design'), import('./handlers/drill-design')),
  drillPlans: () => part('drillPlans', import('../contract/drill-plans'), import('./handlers/drill-plans')),
  drillConduct: () =>
    part('drillConduct', import('../contract/drill-conduct'), import('./handlers/drill-conduct')),
  duties: async () => ({ endpoints: duties, handlers: dutiesHandlers }),
  reports: () => part('reports', import('../contract/reports'), import('./handlers/reports')),
  calendar: () => part('calendar', import('../contract/calendar'), import('./handlers/calendar')),
  keys: () => part('keys', import('../contract/keys'), import('./handlers/keys')),
  levels: () => part('levels', import('../contract/levels'), import('./handlers/levels')),
  exchange: () => part('exchange', import('../contract/exchange'), import('./handlers/exchange')),
  handed: () => part('handed', import('../contract/handed'), import('./handlers/handed')),
  receipts: () => part('receipts', import('../contract/receipts'), import('./handlers/receipts')),
  receiving: () => part('receiving', import('../contract/receiving'), import('./handlers/receiving')),
  reviewPackages: () =>
    part('reviewPackages', import('../contract/review-packages'), import('./handlers/review-packages')),
  reviewRevision: () =>
    part('reviewRevision', import('../contract/review-revision'), import('./handlers/review-revision')),
  reviews: () => part('reviews', import('../contract/reviews'), import('./handlers/reviews')),
  reviewMeeting: () =>
    part('reviewMeeting', import('../contract/review-meeting'), import('./handlers/review-meeting')),
  contacts: () => part('contacts', import('../contract/contacts'), import('./handlers/contacts')),
  watch: () => part('watch', import('../contract/watch'), import('./handlers/watch')),
  search: () => part('search', import('../contract/search'), import('./handlers/search')),
};
