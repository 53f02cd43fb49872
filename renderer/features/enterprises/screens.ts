import type { Screen } from '../../app/screens';

const namespaces = ['enterprises', 'duties', 'inspections', 'teams', 'hazards', 'lists', 'codes'] as const;

/** Screens of this module. */
export const enterpriseScreens: readonly Screen[] = [
  {
    path: '/enterprises',
    manual: 'enterprises',
    namespaces,
    load: async () => (await import('./pages/EnterprisesPage')).EnterprisesPage,
  },
  {
    path: '/enterprises/new',
    manual: 'enterprise',
    namespaces,
    command: { id: 'new-enterprise', initials: 'djdw' },
    load: async () => (await import('./pages/EnterpriseEditPage')).EnterpriseNewPage,
  },
  {
    path: '/enterprises/merge',
    manual: 'enterprise-merge',
    namespaces,
    command: { id: 'merge-enterprises', initials: 'hbdw' },
    load: async () => (await import('./pages/MergePage')).MergePage,
  },
  {
    path: '/enterprises/$id',
    manual: 'enterprise',
    namespaces: [...namespaces, 'exchange'],
    load: async () => (await import('./pages/EnterprisePage')).EnterprisePage,
  },
  {
    path: '/enterprises/$id/edit',
    manual: 'enterprise',
    namespaces,
    load: async () => (await import('./pages/EnterpriseEditPage')).EnterpriseEditPage,
  },
];
