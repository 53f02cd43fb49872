import type { Screen } from '../../app/screens';

/** The viewer; opened from plans, search hits and comparisons with `?at=OFFSET&find=WORDS`. */
export const documentScreens: readonly Screen[] = [
  {
    path: '/documents/$sha',
    manual: 'document',
    namespaces: ['documents', 'plans', 'codes'],
    load: async () => (await import('./pages/DocumentPage')).DocumentPage,
  },
];
