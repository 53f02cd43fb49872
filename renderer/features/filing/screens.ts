import type { Screen } from '../../app/screens';

const namespaces = ['filing', 'lists', 'codes'] as const;
const packageNamespaces = ['filingPackages', 'filing', 'codes'] as const;

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
    path: '/filing/packages',
    manual: 'filing-packages',
    namespaces: packageNamespaces,
    load: async () => (await import('./pages/ReceiveCasesPage')).ReceiveCasesPage,
  },
  {
    path: '/filing/unit',
    manual: 'filing-packages',
    namespaces: packageNamespaces,
    load: async () => (await import('./pages/UnitFilingsPage')).UnitFilingsPage,
  },
  {
    path: '/filing/unit/$id',
    manual: 'filing-packages',
    namespaces: packageNamespaces,
    load: async () => (await import('./pages/UnitFilingPage')).UnitFilingPage,
  },
  {
    path: '/filing/numbers',
    manual: 'filing-numbers',
    namespaces: [...namespaces, 'reports'],
    command: { id: 'filing-numbers', initials: 'bhda' },
    load: async () => (await import('./pages/NumbersPage')).NumbersPage,
  },
  {
    path: '/filing/$id',
    manual: 'filing-case',
    namespaces: [...namespaces, 'filingPackages', 'exchange'],
    load: async () => (await import('./pages/FilingPage')).FilingPage,
  },
];
