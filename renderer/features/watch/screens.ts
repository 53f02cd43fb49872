import type { Screen } from '../../app/screens';

const namespaces = ['watch', 'contacts', 'codes'] as const;

/** 值班表, 值班记录. */
export const watchScreens: readonly Screen[] = [
  {
    path: '/watch',
    manual: 'watch',
    namespaces,
    load: async () => (await import('./pages/RosterPage')).RosterPage,
  },
  {
    path: '/watch/book',
    manual: 'watch-book',
    namespaces,
    load: async () => (await import('./pages/BookPage')).BookPage,
  },
];
