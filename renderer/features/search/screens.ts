import type { Screen } from '../../app/screens';

/** The search over everything, with filters and all hits. */
export const searchScreens: readonly Screen[] = [
  {
    path: '/search',
    manual: 'search',
    namespaces: ['search', 'codes'],
    command: { id: 'search', initials: 'ss' },
    load: async () => (await import('./pages/SearchPage')).SearchPage,
  },
];
