import type { Screen } from '../../app/screens';

const namespaces = ['teams', 'registers', 'lists', 'codes'] as const;

/** 救援队伍. */
export const teamScreens: readonly Screen[] = [
  {
    path: '/teams',
    manual: 'teams',
    namespaces,
    load: async () => (await import('./pages/TeamsPage')).TeamsPage,
  },
  {
    path: '/teams/new',
    manual: 'teams',
    namespaces,
    command: { id: 'new-team', initials: 'djdw' },
    load: async () => (await import('./pages/TeamEditPage')).TeamNewPage,
  },
  {
    path: '/teams/$id',
    manual: 'teams',
    namespaces,
    load: async () => (await import('./pages/TeamPage')).TeamPage,
  },
  {
    path: '/teams/$id/edit',
    manual: 'teams',
    namespaces,
    load: async () => (await import('./pages/TeamEditPage')).TeamEditPage,
  },
];
