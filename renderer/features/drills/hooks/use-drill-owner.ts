import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';

/** The unit that the address names; at the desk of a unit its own; at an office's desk nobody means the office itself. */
export function useDrillOwner(): { enterpriseId: string | null; ready: boolean } {
  const asked = useRouteSearch('enterprise');
  const atUnit = useSystemState().desk === 'enterprise';
  const { data, isError } = useQuery({
    ...ask(useApi(), 'enterprises', 'pick', { text: '', limit: 1 }),
    enabled: atUnit && asked === null,
  });
  if (asked !== null || !atUnit) return { enterpriseId: asked, ready: true };
  return { enterpriseId: data?.rows[0]?.id ?? null, ready: data !== undefined || isError };
}
