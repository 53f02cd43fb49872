import type { Screen } from '../../app/screens';

const namespaces = ['drillEvaluation', 'drills', 'codes'] as const;

/** Screens of a drill's evaluation: one form, one report, the items that this place asks. */
export const drillEvaluationScreens: readonly Screen[] = [
  {
    path: '/drills/evaluation-items',
    manual: 'drill-evaluation',
    namespaces,
    load: async () => (await import('./pages/ItemsPage')).ItemsPage,
  },
  {
    path: '/drills/$id/evaluation/$form',
    manual: 'drill-evaluation',
    namespaces,
    load: async () => (await import('./pages/FormPage')).FormPage,
  },
  {
    path: '/drills/$id/report/$kind',
    manual: 'drill-evaluation',
    namespaces,
    load: async () => (await import('./pages/ReportPage')).ReportPage,
  },
];
