import type { Screen } from '../../app/screens';

const namespaces = ['registers', 'stock', 'lists', 'codes', 'law'] as const;

/** 队伍与物资. */
export const resourceScreens: readonly Screen[] = [
  {
    path: '/equipment',
    manual: 'resources',
    namespaces,
    load: async () => (await import('./pages/RegisterPages')).EquipmentPage,
  },
];
