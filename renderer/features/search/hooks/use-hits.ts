import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../../api/context';
import type { Answer, Api } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { questionOf, type SearchSpec } from '../search-spec';

/** Hits a request: each costs a look into its document. */
export const hitsPerPage = 40;

/** The page of hits that begins at `offset`, in the shape that paged rows want. */
export function hitPage(api: Api, spec: SearchSpec, offset: number, limit: number) {
  const question = { ...questionOf(spec), offset, limit };
  return {
    queryKey: queryKey('search', 'find', question),
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { hits, ...rest } = await api.search.find(question, { signal });
      return { ...rest, rows: hits };
    },
  };
}

export interface Hits {
  /** What the shown hits were found for: the former question until the new answer is there. */
  readonly spec: SearchSpec;
  readonly total: number;
  readonly counts: Answer<'search', 'find'>['counts'] | undefined;
  /** True until the first answer at all. */
  readonly pending: boolean;
  readonly refreshing: boolean;
  readonly error: unknown;
  retry(): void;
}

/** The first page of hits. Outdated questions are cancelled; what was found stays on view until the next answer. */
export function useHits(spec: SearchSpec): Hits {
  const api = useApi();
  const enabled = spec.text.trim() !== '';
  const query = useQuery({
    ...hitPage(api, spec, 0, hitsPerPage),
    enabled,
    placeholderData: keepPreviousData,
  });
  const answered = useRef(spec);
  if (query.data && !query.isPlaceholderData) answered.current = spec;
  return {
    spec: answered.current,
    total: query.data?.total ?? 0,
    counts: enabled ? query.data?.counts : undefined,
    pending: enabled && query.data === undefined && !query.error,
    refreshing: query.isFetching,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
