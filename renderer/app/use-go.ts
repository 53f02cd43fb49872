import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListFilter } from '../ui/DataTable/types';

/** Goes to an address: `go('/enterprises/e1')`, `go('/filing/receive?enterprise=e1')`. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return useCallback((path: string) => router.history.push(path), [router]);
}

/** Goes back to where the person came from, or to `otherwise` when the screen was opened first. */
export function useGoBack(otherwise: string): () => void {
  const router = useRouter();
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back();
    else router.history.replace(otherwise);
  }, [router, otherwise]);
}

/** A parameter of the address such as `$id`. */
export function useRouteParam(name: string): string {
  return useRouterState({
    select: (state) => {
      const params: Record<string, string | undefined> = state.matches.at(-1)?.params ?? {};
      return params[name] ?? '';
    },
  });
}

/** A word behind the question mark of the address; null when it is not there. */
export function useRouteSearch(name: string): string | null {
  return useRouterState({
    select: (state) => {
      const value = (state.location.search as Record<string, unknown>)[name];
      return value === undefined || value === null ? null : String(value);
    },
  });
}

/** The tab of a record, kept in its address: a link to another tab opens it, and going back shows the same one. */
export function useRouteTab<T extends string>(tabs: readonly T[], usual: T): [T, (tab: T) => void] {
  const asked = useRouteSearch('tab');
  const navigate = useNavigate();
  const setTab = useCallback(
    (tab: T) => {
      const search = (before: Record<string, unknown>) => ({ ...before, tab });
      void navigate({ to: '.', search: search as never, replace: true });
    },
    [navigate],
  );
  return [tabs.find((tab) => tab === asked) ?? usual, setTab];
}

/** Address of a register with filters set. */
export function listPath(path: string, filters: readonly ListFilter[]): string {
  return filters.length === 0 ? path : `${path}?filters=${encodeURIComponent(JSON.stringify(filters))}`;
}
