import type { Screen } from '../../app/screens';

const namespaces = ['enterprises', 'lists', 'codes'] as const;

/** Screens of this module. */
export const enterpriseScreens: readonly Screen[] = [
  {
    path: '/enterprises',
    manual: 'enterprises',
    namespaces,
    load: async () => (await import('./pages/EnterprisesPage')).EnterprisesPage,
  },
];
