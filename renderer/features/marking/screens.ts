import type { Screen } from '../../app/screens';

/** The reviewer's desk: what came to it, and one review with the plan beside the official tables. */
export const markingScreens: readonly Screen[] = [
  {
    path: '/marking',
    manual: 'marking-home',
    namespaces: ['marking', 'reviews', 'codes'],
    load: async () => (await import('./pages/MarkingHomePage')).MarkingHomePage,
  },
  {
    path: '/marking/$id',
    manual: 'marking',
    namespaces: ['marking', 'reviews', 'documents', 'codes', 'law'],
    load: async () => (await import('./pages/MarkingDeskPage')).MarkingDeskPage,
  },
];
