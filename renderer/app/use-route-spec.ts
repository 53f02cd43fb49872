import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readSpec } from '../ui/DataTable/saved-view';
import type { ListSpec } from '../ui/DataTable/types';

/**
 * What a register screen looks for, kept in its address: going back shows the same rows, and a figure on home can
 * open exactly the rows it counts.
 */
export function useRouteSpec(): [ListSpec, (spec: ListSpec) => void] {
  const search = useRouterState({ select: (state) => state.location.search as unknown });
  const navigate = useNavigate();
  const spec = useMemo(() => readSpec(search), [search]);
  const setSpec = useCallback(
    (next: ListSpec) => {
      void navigate({ to: '.', search: { ...next } as never, replace: true });
    },
    [navigate],
  );
  return [spec, setSpec];
}
