import type { Screen } from '../../app/screens';

const namespaces = [
  'plans',
  'planChecks',
  'course',
  'governmentPlans',
  'responseCards',
  'lists',
  'codes',
] as const;

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
    path: '/plans/folder',
    manual: 'plan-folder',
    namespaces: ['bulk', 'ledgers', 'codes'],
    command: { id: 'plan-folder', initials: 'pldj' },
    load: async () => (await import('../bulk-plans/pages/PlanFolderPage')).PlanFolderPage,
  },
  {
    path: '/plans/$id',
    manual: 'plan',
    namespaces: [...namespaces, 'exchange'],
    load: async () => (await import('./pages/PlanPage')).PlanPage,
  },
  {
    path: '/plans/$id/compare',
    manual: 'compare',
    namespaces,
    load: async () => (await import('./pages/ComparePage')).ComparePage,
  },
];
