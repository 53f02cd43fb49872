import type { Screen } from '../../app/screens';

const namespaces = ['inspections', 'codes'] as const;

/** Screens of this module: the plan of a year, a campaign, a visit. */
export const inspectionScreens: readonly Screen[] = [
  {
    path: '/inspections',
    manual: 'inspections',
    namespaces,
    load: async () => (await import('./pages/InspectionsPage')).InspectionsPage,
  },
  {
    path: '/inspections/$id',
    manual: 'inspection',
    namespaces,
    load: async () => (await import('./pages/InspectionPage')).InspectionPage,
  },
  {
    path: '/inspections/units/$id',
    manual: 'inspection-unit',
    namespaces,
    load: async () => (await import('./pages/InspectionUnitPage')).InspectionUnitPage,
  },
];
