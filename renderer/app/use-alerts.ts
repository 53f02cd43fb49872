import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/context';
import { ask } from '../api/queries';
import { listPath } from './use-go';
import { useSystemState } from './use-system-state';

/** How many lines of a group home asks for; the bar asks with the same number so that both share one answer. */
export const inboxLines = 8;

/** The duties that the bar counts: overdue, or running and ending today. */
export const alertsPath = listPath('/duties', [
  { column: 'state', values: ['overdue', 'open', 'due-soon'] },
  { column: 'daysLeft', to: 0 },
  { column: 'leads', values: [1] },
]);

/** How many duties are overdue or end today. */
export function useAlerts(): number {
  // The units whose plans a reviewer reads owe their duties to somebody else.
  const enabled = useSystemState().desk !== 'reviewer';
  const { data } = useQuery({ ...ask(useApi(), 'duties', 'inbox', { limit: inboxLines }), enabled });
  if (!enabled) return 0;
  const pressing = data?.groups.filter((group) => group.key === 'overdue' || group.key === 'today') ?? [];
  return pressing.reduce((sum, group) => sum + group.total, 0);
}
