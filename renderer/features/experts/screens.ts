import type { Screen } from '../../app/screens';

const namespaces = ['experts', 'expertDraws', 'lists', 'codes'] as const;

/** 专家库. */
export const expertScreens: readonly Screen[] = [
  {
    path: '/experts',
    manual: 'experts',
    namespaces,
    load: async () => (await import('./pages/ExpertsPage')).ExpertsPage,
  },
  {
    path: '/experts/new',
    manual: 'expert',
    namespaces,
    command: { id: 'new-expert', initials: 'djzj' },
    load: async () => (await import('./pages/ExpertEditPage')).ExpertNewPage,
  },
  {
    path: '/experts/duplicates',
    manual: 'expert-duplicates',
    namespaces,
    command: { id: 'expert-duplicates', initials: 'cfzj' },
    load: async () => (await import('./pages/DuplicatesPage')).DuplicatesPage,
  },
  {
    path: '/experts/$id',
    manual: 'expert',
    namespaces,
    load: async () => (await import('./pages/ExpertPage')).ExpertPage,
  },
  {
    path: '/experts/$id/edit',
    manual: 'expert',
    namespaces,
    load: async () => (await import('./pages/ExpertEditPage')).ExpertEditPage,
  },
];
