import type { Screen } from '../../app/screens';

const namespaces = ['incidents', 'incidentAids', 'deployments', 'lists', 'codes', 'law'] as const;

/** Screens of this module. */
export const incidentScreens: readonly Screen[] = [
  {
    path: '/incidents',
    manual: 'incidents',
    namespaces,
    load: async () => (await import('./pages/IncidentsPage')).IncidentsPage,
  },
  {
    path: '/incidents/new',
    manual: 'incidents',
    namespaces,
    command: { id: 'new-incident', initials: 'djsg' },
    load: async () => (await import('./pages/IncidentEditPage')).IncidentNewPage,
  },
  {
    path: '/incidents/$id',
    manual: 'incident',
    namespaces,
    load: async () => (await import('./pages/IncidentPage')).IncidentPage,
  },
  {
    path: '/incidents/$id/edit',
    manual: 'incident',
    namespaces,
    load: async () => (await import('./pages/IncidentEditPage')).IncidentEditPage,
  },
];
