import type { Screen } from '../../app/screens';

const namespaces = ['stock', 'registers', 'lists', 'codes', 'law'] as const;

/** 应急物资, 储备库, 盘点. */
export const stockScreens: readonly Screen[] = [
  {
    path: '/supplies',
    manual: 'supplies',
    namespaces,
    load: async () => (await import('./pages/SuppliesPage')).SuppliesPage,
  },
  {
    path: '/supplies/$id',
    manual: 'supply',
    namespaces,
    load: async () => (await import('./pages/SupplyPage')).SupplyPage,
  },
  {
    path: '/depots',
    manual: 'depots',
    namespaces,
    load: async () => (await import('./pages/DepotsPage')).DepotsPage,
  },
  {
    path: '/depots/$id',
    manual: 'depots',
    namespaces,
    load: async () => (await import('./pages/DepotPage')).DepotPage,
  },
  {
    path: '/stocktakes/$id',
    manual: 'stocktake',
    namespaces,
    load: async () => (await import('./pages/StocktakePage')).StocktakePage,
  },
];
