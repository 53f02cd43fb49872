import type { Screen } from '../../app/screens';

const namespaces = ['plans', 'lists', 'codes'] as const;

/** Screens of this module. */
export const planScreens: readonly Screen[] = [
  {
    path: '/plans',
    manual: 'plans',
    namespaces,
    load: async () => (await import('./pages/PlansPage')).PlansPage,
  },
  {
    path: '/plans/new',
    manual: 'plan',
    namespaces,
    command: { id: 'new-plan', initials: 'djya' },
    load: async () => (await import('./pages/PlanNewPage')).PlanNewPage,
  },
  {
    path: '/plans/$id',
    manual: 'plan',
    namespaces,
    load: async () => (await import('./pages/PlanPage')).PlanPage,
  },
];
