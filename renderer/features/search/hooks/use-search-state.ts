import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../../api/context';
import { ask, queryKey } from '../../../api/queries';

/** While something is still being read it is looked at again: nothing announces the end of the work. */
const lookAgainAfter = 2000;

/** Whether everything can be found already; hits are asked for anew once the rest is there. */
export function useSearchState(): { indexing: boolean; unread: number } {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery({
    ...ask(api, 'search', 'state', {}),
    refetchInterval: (query) =>
      query.state.data && (query.state.data.indexing || query.state.data.unread > 0) ? lookAgainAfter : false,
  });
  const indexing = data?.indexing ?? false;
  const was = useRef(indexing);
  useEffect(() => {
    if (was.current && !indexing) void queries.invalidateQueries({ queryKey: queryKey('search', 'find') });
    was.current = indexing;
  }, [indexing, queries]);
  return { indexing, unread: data?.unread ?? 0 };
}
