import type { Screen } from '../../app/screens';

/** Screens of this module. */
export const homeScreens: readonly Screen[] = [
  {
    path: '/',
    manual: 'home',
    namespaces: ['home', 'duties', 'inspections', 'watch', 'codes'],
    load: async () => (await import('./pages/HomePage')).HomePage,
  },
  {
    path: '/duties',
    manual: 'duties',
    namespaces: ['duties', 'lists', 'codes'],
    command: { id: 'duties', initials: 'fdyw' },
    load: async () => (await import('../duties/pages/DutiesPage')).DutiesPage,
  },
];
