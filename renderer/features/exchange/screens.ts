import type { Screen } from '../../app/screens';

const namespaces = ['exchange', 'enterprises', 'lists', 'codes'] as const;

/** Screens of this module. */
export const exchangeScreens: readonly Screen[] = [
  {
    path: '/exchange',
    manual: 'exchange',
    namespaces,
    load: async () => (await import('./pages/ExchangePage')).ExchangePage,
  },
  {
    path: '/exchange/write',
    manual: 'write-package',
    namespaces,
    command: { id: 'write-package', initials: 'zzsbb' },
    load: async () => (await import('./pages/WritePage')).WritePage,
  },
  {
    path: '/exchange/receive',
    manual: 'receive-package',
    namespaces,
    command: { id: 'merge-package', initials: 'jssbb' },
    load: async () => (await import('./pages/ReceivePackagePage')).ReceivePackagePage,
  },
  {
    path: '/exchange/receipts',
    manual: 'receipts',
    namespaces,
    load: async () => (await import('./pages/ReceiptsPage')).ReceiptsPage,
  },
  {
    path: '/exchange/regions',
    manual: 'regions',
    namespaces: [...namespaces, 'levels'],
    load: async () => (await import('./pages/RegionsPage')).RegionsPage,
  },
  {
    path: '/exchange/gaps',
    manual: 'reporting-gaps',
    namespaces: [...namespaces, 'levels'],
    load: async () => (await import('./pages/GapsPage')).GapsPage,
  },
  {
    path: '/exchange/counties',
    manual: 'counties',
    namespaces: [...namespaces, 'levels'],
    load: async () => (await import('./pages/CountiesPage')).CountiesPage,
  },
  {
    path: '/exchange/keys',
    manual: 'keys',
    namespaces: [...namespaces, 'keys'],
    load: async () => (await import('./pages/KeysPage')).KeysPage,
  },
];
