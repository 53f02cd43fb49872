import { type Drill, emptyDrill } from '../../../renderer/features/drills/drill-form';
import { drillScreens } from '../../../renderer/features/drills/screens';

/** A drill of a unit, planned for the day after the sample's today. */
export function makeDrill(given: Partial<Drill> = {}, fields: Partial<Drill['fields']> = {}): Drill {
  const { held: _held, ...empty } = emptyDrill('e1');
  return {
    id: 'd1',
    version: 3,
    ours: true,
    state: 'planned',
    stateReason: null,
    fields: {
      ...empty,
      title: '火灾实战演练',
      planKind: 'special',
      form: 'action',
      plannedOn: '2026-11-22',
      place: '井口广场',
      ...fields,
    },
    enterprise: { id: 'e1', name: '舒兰市示例煤业有限公司' },
    planName: '火灾专项应急预案',
    meets: [],
    clashes: [],
    actions: [
      { action: 'prepare', allowed: true, blockers: [] },
      { action: 'record-done', allowed: true, blockers: [] },
      { action: 'postpone', allowed: true, blockers: [] },
      { action: 'cancel', allowed: true, blockers: [] },
    ],
    ...given,
  };
}

export function drillScreen(path: string) {
  const screen = drillScreens.find((one) => one.path === path);
  if (!screen) throw new Error(`no screen at ${path}`);
  return screen;
}

/** A register of drills with a title and a day, whatever is asked. */
export const drillList = {
  describe: () => ({
    columns: [
      {
        key: 'title',
        type: 'text' as const,
        width: 280,
        sortable: true,
        filter: 'none' as const,
        usual: true,
      },
      {
        key: 'date',
        type: 'date' as const,
        width: 112,
        sortable: true,
        filter: 'range' as const,
        usual: true,
      },
      {
        key: 'state',
        type: 'state' as const,
        codes: 'state.drill',
        width: 96,
        sortable: true,
        filter: 'values' as const,
        usual: true,
      },
    ],
    defaultSort: { column: 'date', descending: true },
  }),
  page: () => ({
    total: 1,
    columns: ['id', 'title', 'date', 'state'],
    rows: [['d1', '火灾实战演练', '2026-11-05', 'planned']],
  }),
  views: () => ({ views: [] }),
};
