import type { Screen } from '../../app/screens';

const namespaces = ['governmentPlans', 'plans', 'codes'] as const;

/** Screens of this feature; one plan is shown on the plan's own page. */
export const governmentPlanScreens: readonly Screen[] = [
  {
    path: '/plans/government',
    manual: 'government-plans',
    namespaces,
    load: async () => (await import('./pages/GovernmentPlansPage')).GovernmentPlansPage,
  },
  {
    path: '/plans/government/new',
    manual: 'government-plans',
    namespaces,
    load: async () => (await import('./pages/GovernmentPlanNewPage')).GovernmentPlanNewPage,
  },
];
