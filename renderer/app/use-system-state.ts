import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/context';
import type { Answer } from '../api/contract';
import { ask } from '../api/queries';

export type SystemState = Answer<'system', 'state'>;

/** Where the program stands: phase, open database, office, user, today. */
export function useSystemStateQuery() {
  return useQuery(ask(useApi(), 'system', 'state', {}));
}

/** The state inside the shell, where a database is open for certain. */
export function useSystemState(): SystemState {
  const { data } = useSystemStateQuery();
  if (!data) throw new Error('system state is read before the shell is shown');
  return data;
}

/** Whether the user's role may do something; screens hide or explain what is not allowed, the core refuses it. */
export function usePermission(permission: NonNullable<SystemState['user']>['permissions'][number]): boolean {
  return useSystemState().user?.permissions.includes(permission) ?? false;
}
