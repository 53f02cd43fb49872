import type { Screen } from '../../app/screens';

/** Screens of this feature: the findings of all drills. Those of one drill are a tab of its page. */
export const drillFindingScreens: readonly Screen[] = [
  {
    path: '/drills/findings',
    manual: 'drill-findings',
    namespaces: ['drillFindings', 'drills', 'lists', 'codes'],
    load: async () => (await import('./pages/FindingsPage')).FindingsPage,
  },
];
