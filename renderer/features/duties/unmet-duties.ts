import type { ListSpec } from '../../ui/DataTable/types';

/** What is still to be done, the nearest day first: what the register of duties shows when it is asked for nothing else. */
export const unmetDuties: ListSpec = {
  text: '',
  filters: [{ column: 'state', values: ['overdue', 'due-soon', 'open', 'provisional'] }],
};
