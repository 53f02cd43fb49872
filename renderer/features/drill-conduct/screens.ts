import type { Screen } from '../../app/screens';

/** Leading a drill on the spot. */
export const drillConductScreens: readonly Screen[] = [
  {
    path: '/drills/$id/conduct',
    manual: 'drill-conduct',
    namespaces: ['drillConduct', 'drills', 'codes'],
    load: async () => (await import('./pages/ConductPage')).ConductPage,
  },
];
