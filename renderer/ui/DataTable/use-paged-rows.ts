import { type QueryKey, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Rows a request; a page of this size costs the core and the wire about as much as one row would. */
export const pageSize = 200;
/** While the list is flying past, only the place where it rests is asked for. */
const settleTime = 60;

export interface RowsPage<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

export interface PagedRows<R> {
  readonly total: number;
  /** True until the first answer to this very request. */
  readonly pending: boolean;
  /** Rows are being asked for again while older ones are still shown. */
  readonly refreshing: boolean;
  readonly error: unknown;
  rowAt(index: number): R | undefined;
  onRange(first: number, last: number): void;
  retry(): void;
}

interface PageQuery<R> {
  readonly queryKey: QueryKey;
  /** For rows that change without being announced: 0 asks anew on every visit. */
  readonly staleTime?: number;
  queryFn(context: { readonly signal: AbortSignal }): Promise<RowsPage<R>>;
}

/**
 * Rows of any length for the grid, loaded in pages around what is in sight. `query` makes the query of the page that
 * begins at `offset`; `requestKey` names what is asked, so that another question starts anew.
 */
export function usePagedRows<R>(
  requestKey: string,
  query: (offset: number, limit: number) => PageQuery<R>,
  size = pageSize,
): PagedRows<R> {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const settled = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settled.current), []);

  const answers = useQueries({ queries: wanted.map((page) => query(page * size, size)) });
  const pages = new Map(wanted.map((page, at) => [page, answers[at]?.data]));
  const anyPage = [...pages.values()].find((page) => page !== undefined);

  // Until the new rows are here the length of the list stays, so that nothing jumps.
  const lastTotal = useRef(0);
  if (anyPage) lastTotal.current = anyPage.total;

  const latest = useRef(pages);
  latest.current = pages;
  const stamp = answers.map((answer) => answer.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function tells the rows that their data changed
  const rowAt = useCallback(
    (index: number) => latest.current.get(Math.floor(index / size))?.rows[index % size],
    [stamp, requestKey, size],
  );

  const onRange = useCallback(
    (first: number, last: number) => {
      clearTimeout(settled.current);
      settled.current = setTimeout(() => {
        const from = Math.floor(first / size);
        const to = Math.floor(last / size);
        const next = Array.from({ length: to - from + 1 }, (_none, at) => from + at);
        setWanted((now) => (now.join() === next.join() ? now : next));
      }, settleTime);
    },
    [size],
  );

  const failed = answers.find((answer) => answer.error);
  return useMemo(
    () => ({
      total: lastTotal.current,
      pending: anyPage === undefined && !failed,
      refreshing: answers.some((answer) => answer.isFetching),
      error: anyPage === undefined ? failed?.error : undefined,
      rowAt,
      onRange,
      retry: () => {
        for (const answer of answers) void answer.refetch();
      },
    }),
    [anyPage, failed, answers, rowAt, onRange],
  );
}
