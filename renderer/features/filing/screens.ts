import type { Screen } from '../../app/screens';

const namespaces = ['filing', 'lists', 'codes'] as const;

/** Screens of this module. */
export const filingScreens: readonly Screen[] = [
  {
    path: '/filing',
    manual: 'filing-cases',
    namespaces,
    load: async () => (await import('./pages/FilingsPage')).FilingsPage,
  },
  {
    path: '/filing/receive',
    manual: 'receive',
    namespaces,
    command: { id: 'receive-filing', initials: 'jsba' },
    load: async () => (await import('./pages/ReceiveFilingPage')).ReceiveFilingPage,
  },
  {
    path: '/filing/$id',
    manual: 'filing-case',
    namespaces,
    load: async () => (await import('./pages/FilingPage')).FilingPage,
  },
];
