import type { Screen } from '../../app/screens';

const namespaces = ['registers', 'lists', 'codes'] as const;

/** 专家库. */
export const expertScreens: readonly Screen[] = [
  {
    path: '/experts',
    manual: 'experts',
    namespaces,
    load: async () => (await import('./pages/RegisterPages')).ExpertsPage,
  },
];

/** 队伍与物资. */
export const resourceScreens: readonly Screen[] = [
  {
    path: '/teams',
    manual: 'resources',
    namespaces,
    load: async () => (await import('./pages/RegisterPages')).TeamsPage,
  },
  {
    path: '/equipment',
    manual: 'resources',
    namespaces,
    load: async () => (await import('./pages/RegisterPages')).EquipmentPage,
  },
  {
    path: '/supplies',
    manual: 'resources',
    namespaces,
    load: async () => (await import('./pages/RegisterPages')).SuppliesPage,
  },
];
