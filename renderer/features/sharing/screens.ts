import type { Screen } from '../../app/screens';

const namespaces = ['sharing', 'lists', 'codes'] as const;

/** 共享资源, beside the registers of 队伍与物资. */
export const sharingScreens: readonly Screen[] = [
  {
    path: '/shared',
    manual: 'sharing',
    namespaces,
    load: async () => (await import('./pages/SharingPages')).SharedTeamsPage,
  },
  {
    path: '/shared/depots',
    manual: 'sharing',
    namespaces,
    load: async () => (await import('./pages/SharingPages')).SharedDepotsPage,
  },
  {
    path: '/shared/supplies',
    manual: 'sharing',
    namespaces,
    load: async () => (await import('./pages/SharingPages')).SharedSuppliesPage,
  },
  {
    path: '/shared/facilities',
    manual: 'sharing',
    namespaces,
    load: async () => (await import('./pages/SharingPages')).SharedFacilitiesPage,
  },
];
