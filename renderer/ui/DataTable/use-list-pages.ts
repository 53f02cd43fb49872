import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '../../api/context';
import type { Answer } from '../../api/contract';
import { ask } from '../../api/queries';
import type { ListRow, ListSpec } from './types';

/** Rows a request; a page of this size costs the core and the wire about as much as one row would. */
export const pageSize = 200;
/** While the list is flying past, only the place where it rests is asked for. */
const settleTime = 60;

type Page = Answer<'lists', 'page'>;

const rowsOfPage = new WeakMap<Page, readonly ListRow[]>();

/** A page's arrays as rows; made once a page so that unchanged rows stay the same objects and are not redrawn. */
function rowsOf(page: Page): readonly ListRow[] {
  let rows = rowsOfPage.get(page);
  if (!rows) {
    rows = page.rows.map((cells) => ({
      id: String(cells[0]),
      cells: Object.fromEntries(page.columns.map((column, at) => [column, cells[at] ?? null])),
    }));
    rowsOfPage.set(page, rows);
  }
  return rows;
}

interface ListPages {
  readonly total: number;
  /** True until the first answer to this very request. */
  readonly pending: boolean;
  /** Rows are being asked for again while older ones are still shown. */
  readonly refreshing: boolean;
  readonly error: unknown;
  rowAt(index: number): ListRow | undefined;
  onRange(first: number, last: number): void;
  retry(): void;
}

/** The rows of a register, loaded in pages around what is in sight. */
export function useListPages(list: string, spec: ListSpec): ListPages {
  const api = useApi();
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const requestKey = JSON.stringify([list, spec]);
  const settled = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settled.current), []);

  const request = {
    list,
    text: spec.text,
    filters: [...spec.filters],
    ...(spec.sort && { sort: spec.sort }),
  };
  const answers = useQueries({
    queries: wanted.map((page) =>
      ask(api, 'lists', 'page', { ...request, offset: page * pageSize, limit: pageSize }),
    ),
  });
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
    (index: number) => {
      const page = latest.current.get(Math.floor(index / pageSize));
      return page && rowsOf(page)[index % pageSize];
    },
    [stamp, requestKey],
  );

  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(settled.current);
    settled.current = setTimeout(() => {
      const from = Math.floor(first / pageSize);
      const to = Math.floor(last / pageSize);
      const next = Array.from({ length: to - from + 1 }, (_none, at) => from + at);
      setWanted((now) => (now.join() === next.join() ? now : next));
    }, settleTime);
  }, []);

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
