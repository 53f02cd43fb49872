import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ChangeEvent, Client } from './client';

/**
 * The only place that knows which queries a changed record makes stale. Registers, duties and the search are derived
 * from many records, so every topic touches them; the rest is asked again only for the records that changed.
 */
const keysByTopic: Readonly<Record<string, readonly QueryKey[]>> = {
  enterprises: [
    ['enterprises'],
    ['levels'],
    ['drills', 'get'],
    ['filing', 'get'],
    ['inspections'],
    ['planChecks'],
    ['plans', 'get'],
    ['plans', 'riskAnalyses'],
    ['riskAnalyses'],
  ],
  plans: [
    ['plans'],
    ['incidentAids', 'plans'],
    ['governmentPlans'],
    ['responseCards'],
    ['planChecks'],
    ['filing'],
    ['filingPackages'],
    ['enterprises', 'get'],
    ['enterprises', 'timeline'],
  ],
  filing: [['filing'], ['filingPackages'], ['plans'], ['enterprises', 'get'], ['enterprises', 'timeline']],
  inspections: [['inspections']],
  drills: [
    ['drills'],
    ['drillCoverage'],
    ['drillPlans'],
    ['drillDesign'],
    ['drillConduct'],
    ['drillEvaluation'],
    ['drillFindings'],
    ['drillReports'],
    ['enterprises', 'get'],
    ['enterprises', 'timeline'],
  ],
  duties: [['levels'], ['enterprises', 'get'], ['drills', 'get']],
  experts: [['registers'], ['experts'], ['expertDraws'], ['incidentAids', 'around']],
  draws: [['expertDraws'], ['reviews']],
  reviews: [['reviews'], ['marking'], ['reviewMeeting'], ['reviewRevision'], ['plans'], ['experts']],
  // A change at the desk answers with what it touched: only what counts over all of it is asked again.
  marking: [['marking', 'home']],
  teams: [['registers'], ['teams'], ['incidentAids'], ['planChecks']],
  equipment: [['registers'], ['teams'], ['stock'], ['incidentAids'], ['planChecks']],
  supplies: [['registers'], ['stock'], ['hazards'], ['incidentAids'], ['planChecks']],
  hazards: [
    ['hazards'],
    ['hiddenDangers'],
    ['incidentAids'],
    ['enterprises', 'get'],
    ['enterprises', 'timeline'],
  ],
  contacts: [['contacts'], ['levels', 'gaps'], ['watch'], ['incidentAids'], ['planChecks']],
  incidents: [['incidents'], ['incidentAids'], ['deployments']],
  deployments: [['deployments'], ['incidents'], ['incidentAids'], ['teams'], ['stock']],
  checks: [['planChecks']],
  // Both begin with a backup, which the state of the database lists.
  imports: [
    ['ledgers', 'batches'],
    ['system', 'state'],
  ],
  exchange: [
    ['exchange'],
    ['keys'],
    ['receipts'],
    ['receiving'],
    ['levels'],
    ['handed'],
    ['system', 'state'],
  ],
  settings: [
    ['levels', 'gaps'],
    ['system', 'settings'],
    ['system', 'state'],
    ['duties', 'rules'],
    ['filing', 'numbering'],
    ['forms', 'pack'],
    ['handed'],
  ],
  users: [
    ['system', 'users'],
    ['system', 'state'],
  ],
  calendar: [['calendar'], ['handed'], ['system', 'about'], ['filing', 'get']],
  audit: [['system', 'auditLog']],
  views: [['lists', 'views']],
};

/** Derived from many records: stale after any change of records. */
const derived: readonly QueryKey[] = [
  ['lists', 'page'],
  ['lists', 'facet'],
  ['duties', 'inbox'],
  ['duties', 'figures'],
  ['duties', 'filingClocks'],
  ['duties', 'forSubject'],
  ['duties', 'trace'],
  ['reports'],
  ['search'],
];
const withoutDerived = new Set(['views', 'users', 'audit', 'marking']);

/** The query keys that events of these topics make stale, each once. An unknown topic makes everything stale. */
export function staleKeys(events: readonly ChangeEvent[]): readonly QueryKey[] {
  const keys = new Map<string, QueryKey>();
  const add = (key: QueryKey) => keys.set(JSON.stringify(key), key);
  for (const event of events) {
    const own = keysByTopic[event.topic];
    if (!own) return [[]];
    for (const key of own) add(key);
    if (!withoutDerived.has(event.topic)) for (const key of derived) add(key);
  }
  return [...keys.values()];
}

/** How long changes are gathered before queries are asked again: a merge announces thousands of records in a row. */
const gatherFor = 40;

/** Makes queries stale as the core announces changes, and all of them after the line to the core was lost. */
export function listenForChanges(
  client: Pick<Client<object>, 'onChange' | 'onConnection'>,
  queries: QueryClient,
): () => void {
  let waiting: ChangeEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;

  const flush = () => {
    timer = undefined;
    const keys = staleKeys(waiting);
    waiting = [];
    for (const key of keys) void queries.invalidateQueries({ queryKey: key });
  };
  const stopChanges = client.onChange((event) => {
    waiting.push(event);
    timer ??= setTimeout(flush, gatherFor);
  });
  const stopConnection = client.onConnection((connection) => {
    if (connection === 'lost') wasLost = true;
    if (connection === 'open' && wasLost) {
      wasLost = false;
      void queries.invalidateQueries();
    }
  });
  return () => {
    clearTimeout(timer);
    stopChanges();
    stopConnection();
  };
}
