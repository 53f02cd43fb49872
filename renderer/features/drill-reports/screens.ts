import type { Screen } from '../../app/screens';

const namespaces = ['drillReports', 'drills', 'codes'] as const;

/** Screens of half-yearly reports of drills; they belong to the module of drills. */
export const drillReportScreens: readonly Screen[] = [
  {
    path: '/drills/reports',
    manual: 'drill-reports',
    namespaces,
    command: { id: 'drill-reports', initials: 'ylbs' },
    load: async () => (await import('./pages/ReportsPage')).ReportsPage,
  },
  {
    path: '/drills/reports/receive',
    manual: 'drill-reports',
    // What stands in the way of a package is said as of packages of cases.
    namespaces: [...namespaces, 'filingPackages'],
    load: async () => (await import('./pages/ReceiveDrillsPage')).ReceiveDrillsPage,
  },
  {
    path: '/drills/reports/$id',
    manual: 'drill-reports',
    namespaces,
    load: async () => (await import('./pages/ReportPage')).ReportPage,
  },
];
