import type { Screen } from '../../app/screens';

const namespaces = ['drillConduct', 'drills', 'codes'] as const;

/** Leading a drill on the spot, and entering one that was led on paper. */
export const drillConductScreens: readonly Screen[] = [
  {
    path: '/drills/$id/conduct',
    manual: 'drill-conduct',
    namespaces,
    load: async () => (await import('./pages/ConductPage')).ConductPage,
  },
  {
    path: '/drills/entry',
    manual: 'drill-entry',
    namespaces,
    command: { id: 'drill-entry', initials: 'abhblyl' },
    load: async () => (await import('./pages/EntryPage')).EntryPage,
  },
];
