import type { CivilDate } from '../../domain/dates/civil-date';
import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { windowOf } from '../../domain/duties/windows';
import type { OfficeFigure } from '../../domain/exchange/office-figures';
import { FILED_STATES } from '../../domain/filing/filing-state';
import type { Law } from '../../law';

/** The register that holds what a figure counts, and how it is filtered; the owners are still to be added. */
export interface FigureList {
  list: 'enterprises' | 'plans' | 'filing-cases' | 'duties' | 'drills' | 'teams' | 'supplies' | 'hazards';
  filters: { column: string; values?: (string | number)[]; from?: string; to?: string }[];
}

const is = (column: string, ...values: (string | number)[]) => ({ column, values });

/**
 * Where the records behind each figure are looked at. Units that owe something are counted once, the list shows each duty:
 * a unit with three plans to file stands in it three times.
 */
export function figureLists(law: Law, today: CivilDate): Record<OfficeFigure, FigureList> {
  const { keyUnits, filing, assessment, drills } = law.figures;
  const half = windowOf(today, 'half-year');
  const owed = is('state', 'met', 'open', 'due-soon', 'overdue', 'provisional');
  const held = [is('state', ...COMPLETED_DRILL_STATES), { column: 'endOn', from: half.start, to: half.end }];
  const overdue = is('state', 'overdue');
  const owes = is('unitOwes', 1);
  return {
    enterprises: { list: 'enterprises', filters: [] },
    keyUnits: { list: 'enterprises', filters: [is('sets', keyUnits)] },
    plans: { list: 'plans', filters: [is('status', 'active')] },
    shouldFile: { list: 'duties', filters: [is('rule', filing), owed] },
    filed: { list: 'filing-cases', filters: [is('state', ...FILED_STATES), owes] },
    // Of units that have another case filed as well, the list shows the deemed one all the same.
    deemed: { list: 'filing-cases', filters: [is('state', 'deemed-filed'), owes] },
    overdueFiling: { list: 'duties', filters: [is('rule', filing), overdue] },
    shouldDrill: {
      list: 'duties',
      filters: [is('rule', ...drills), { column: 'due', from: half.start, to: half.end }, owed],
    },
    // Units that drilled are counted once, the list shows each of their drills.
    drilled: { list: 'drills', filters: held },
    drillsThisHalf: { list: 'drills', filters: held },
    assessOverdue: { list: 'duties', filters: [is('rule', assessment), overdue] },
    teams: { list: 'teams', filters: [] },
    supplies: { list: 'supplies', filters: [] },
    hazards: { list: 'hazards', filters: [] },
  };
}
