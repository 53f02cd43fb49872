import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';

/** Clocks run: an answer that lay about is asked again at once, and an open screen asks now and then. */
export const LIVE = { refetchOnMount: 'always', refetchInterval: 30_000 } as const;

export function useIncident(id: string) {
  return useQuery({ ...ask(useApi(), 'incidents', 'get', { id }), ...LIVE });
}
