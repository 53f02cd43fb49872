import type { Screen } from '../../app/screens';

const namespaces = ['reports', 'lists', 'codes'] as const;

/** 统计报表. */
export const reportScreens: readonly Screen[] = [
  {
    path: '/reports',
    manual: 'reports',
    namespaces,
    load: async () => (await import('./pages/ReportsPage')).ReportsPage,
  },
  {
    path: '/reports/charts',
    manual: 'report-charts',
    namespaces,
    command: { id: 'report-charts', initials: 'tjtb' },
    load: async () => (await import('./pages/ChartsPage')).ChartsPage,
  },
  {
    path: '/reports/leader',
    manual: 'leader-page',
    namespaces,
    command: { id: 'leader-page', initials: 'ldyyt' },
    load: async () => (await import('./pages/LeaderPage')).LeaderPage,
  },
];

/** 应备案未备案 and the reminders: part of the filing desk. */
export const missingScreens: readonly Screen[] = [
  {
    path: '/filing/missing',
    manual: 'missing-filings',
    namespaces,
    command: { id: 'missing-filings', initials: 'ybawba' },
    load: async () => (await import('./pages/MissingPage')).MissingPage,
  },
  {
    path: '/filing/reminders',
    manual: 'missing-filings',
    namespaces,
    load: async () => (await import('./pages/RemindersPage')).RemindersPage,
  },
];
