import type { Screen } from '../../app/screens';

const namespaces = ['hazards', 'lists', 'codes'] as const;

/** 危险源与风险: the archive of major hazards, hidden dangers under supervision, monthly risk analyses. */
export const hazardScreens: readonly Screen[] = [
  {
    path: '/hazards',
    manual: 'hazards',
    namespaces,
    load: async () => (await import('./pages/HazardsPage')).HazardsPage,
  },
  {
    path: '/hazard-links',
    manual: 'hazard-links',
    namespaces,
    load: async () => (await import('./pages/LinksPage')).LinksPage,
  },
  {
    path: '/hidden-dangers',
    manual: 'hidden-dangers',
    namespaces,
    load: async () => (await import('./pages/DangersPage')).DangersPage,
  },
  {
    path: '/risk-analyses',
    manual: 'risk-analyses',
    namespaces: [...namespaces, 'enterprises'],
    load: async () => (await import('./pages/RiskPage')).RiskPage,
  },
  {
    path: '/hazards/$id',
    manual: 'hazards',
    namespaces,
    load: async () => (await import('./pages/HazardPage')).HazardPage,
  },
];
