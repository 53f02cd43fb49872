import type { Screen } from '../../app/screens';

/** The year plan of a unit or of the office itself. */
export const drillPlanScreens: readonly Screen[] = [
  {
    path: '/drills/plan',
    manual: 'drill-plan',
    namespaces: ['drillPlans', 'drills', 'codes'],
    load: async () => (await import('./pages/YearPlanPage')).YearPlanPage,
  },
];
