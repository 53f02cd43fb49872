import type { Screen } from '../../app/screens';

const namespaces = [
  'drills',
  'drillConduct',
  'drillDesign',
  'law',
  'drillFindings',
  'drillEvaluation',
  'drillReports',
  'experts',
  'course',
  'duties',
  'lists',
  'codes',
] as const;

/** Screens of this module. */
export const drillScreens: readonly Screen[] = [
  {
    path: '/drills',
    manual: 'drills',
    namespaces,
    load: async () => (await import('./pages/DrillsPage')).DrillsPage,
  },
  {
    path: '/drills/year',
    manual: 'drill-year',
    namespaces,
    load: async () => (await import('./pages/YearPage')).YearPage,
  },
  {
    path: '/drills/schedule',
    manual: 'schedule',
    namespaces,
    command: { id: 'schedule', initials: 'bpndyljh' },
    load: async () => (await import('./pages/SchedulePage')).SchedulePage,
  },
  {
    path: '/drills/coverage',
    manual: 'drill-coverage',
    namespaces,
    command: { id: 'drill-coverage', initials: 'ylfgqk' },
    load: async () => (await import('./pages/CoveragePage')).CoveragePage,
  },
  {
    path: '/drills/new',
    manual: 'drill',
    namespaces,
    command: { id: 'new-drill', initials: 'djyl' },
    load: async () => (await import('./pages/DrillEditPage')).DrillNewPage,
  },
  {
    path: '/drills/$id',
    manual: 'drill',
    namespaces: [...namespaces, 'exchange'],
    load: async () => (await import('./pages/DrillPage')).DrillPage,
  },
  {
    path: '/drills/$id/edit',
    manual: 'drill',
    namespaces,
    load: async () => (await import('./pages/DrillEditPage')).DrillEditPage,
  },
];
