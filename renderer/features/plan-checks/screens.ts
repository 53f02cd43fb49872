import type { Screen } from '../../app/screens';

const namespaces = ['planChecks', 'lists', 'codes'] as const;

/** County-wide checks of plans; a plan's own stand on its page. */
export const planCheckScreens: readonly Screen[] = [
  {
    path: '/plans/checks',
    manual: 'plan-checks',
    namespaces,
    command: { id: 'plan-checks', initials: 'zwjc' },
    load: async () => (await import('./pages/PlanChecksPage')).PlanChecksPage,
  },
  {
    path: '/plans/checks/links',
    manual: 'plan-checks',
    namespaces,
    load: async () => (await import('./pages/PlanLinksPage')).PlanLinksPage,
  },
];
