import type { Screen } from '../../app/screens';

/** What is near a place, asked without an incident. */
export const incidentAidScreens: readonly Screen[] = [
  {
    path: '/incidents/nearby',
    manual: 'incidents-nearby',
    namespaces: ['incidentAids', 'law'],
    command: { id: 'nearby', initials: 'zb' },
    load: async () => (await import('./pages/NearbyPage')).NearbyPage,
  },
];
