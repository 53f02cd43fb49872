import type { Screen } from '../../app/screens';

const namespaces = ['expertDraws', 'codes'] as const;

/** Draws of experts: the year's, a new one, one with its steps. */
export const expertDrawScreens: readonly Screen[] = [
  {
    path: '/draws',
    manual: 'expert-draws',
    namespaces,
    load: async () => (await import('./pages/DrawsPage')).DrawsPage,
  },
  {
    path: '/draws/new',
    manual: 'expert-draws',
    namespaces,
    command: { id: 'draw-experts', initials: 'cqzj' },
    load: async () => (await import('./pages/DrawNewPage')).DrawNewPage,
  },
  {
    path: '/draws/$id',
    manual: 'expert-draws',
    namespaces,
    load: async () => (await import('./pages/DrawPage')).DrawPage,
  },
];
