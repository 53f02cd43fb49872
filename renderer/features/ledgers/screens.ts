import type { Screen } from '../../app/screens';

/** The import of ledgers; reached from every register and from the palette. */
export const ledgerScreens: readonly Screen[] = [
  {
    path: '/import',
    manual: 'import',
    namespaces: ['ledgers', 'codes'],
    command: { id: 'import', initials: 'drtz' },
    load: async () => (await import('./pages/ImportPage')).ImportPage,
  },
];
