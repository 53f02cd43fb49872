import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';

export type AuditEntry = Answer<'system', 'auditLog'>['entries'][number];

/** Entries a request. */
const pageSize = 200;

/** The log, newest first, loaded in pages around what is in sight. It grows with every command, so it is asked anew. */
export function useAuditPages() {
  const api = useApi();
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const answers = useQueries({
    queries: wanted.map((page) => ({
      ...ask(api, 'system', 'auditLog', { offset: page * pageSize, limit: pageSize }),
      staleTime: 0,
    })),
  });
  const pages = useMemo(
    () => new Map(wanted.map((page, at) => [page, answers[at]?.data])),
    [wanted, answers],
  );
  const total = [...pages.values()].find((page) => page !== undefined)?.total ?? 0;
  const rowAt = useCallback(
    (index: number): AuditEntry | undefined =>
      pages.get(Math.floor(index / pageSize))?.entries[index % pageSize],
    [pages],
  );
  const onRange = useCallback((first: number, last: number) => {
    const from = Math.floor(first / pageSize);
    const to = Math.floor(last / pageSize);
    const next = Array.from({ length: to - from + 1 }, (_none, at) => from + at);
    setWanted((now) => (now.join() === next.join() ? now : next));
  }, []);
  return {
    total,
    pending: total === 0 && answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error)?.error ?? null,
    refresh: () => {
      for (const answer of answers) void answer.refetch();
    },
    rowAt,
    onRange,
  };
}
