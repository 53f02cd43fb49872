import { QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query';
import type { Contract } from '../../electron/contract';
import type { CallOptions } from './client';
import type { Answer, Api, Question } from './contract';

/** Data changes only by commands that announce it, so nothing is refetched by time, focus or network. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** The key of a query: feature, method, input. The change listener relies on this order. */
export function queryKey<F extends keyof Contract, M extends keyof Contract[F]>(
  feature: F,
  method: M,
  input?: Question<F, M>,
): QueryKey {
  return input === undefined ? [feature, method] : [feature, method, input];
}

/** Options for `useQuery` of one contract query: `useQuery(ask(api, 'enterprises', 'get', { id }))`. */
export function ask<F extends keyof Contract, M extends keyof Contract[F]>(
  api: Api,
  feature: F,
  method: M,
  input: Question<F, M>,
) {
  const call = api[feature][method] as unknown as (
    input: Question<F, M>,
    options: CallOptions,
  ) => Promise<Answer<F, M>>;
  return queryOptions({
    queryKey: queryKey(feature, method, input),
    queryFn: ({ signal }) => call(input, { signal }),
  });
}
