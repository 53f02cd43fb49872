import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readSpec } from '../ui/DataTable/saved-view';
import type { ListSpec } from '../ui/DataTable/types';

const everything: ListSpec = { text: '', filters: [] };

/** True when the address says what to show; an address without a question leaves it to the screen. */
function asksForRows(search: unknown): boolean {
  return typeof search === 'object' && search !== null && ('filters' in search || 'text' in search);
}

/**
 * What a register screen looks for, kept in its address: going back shows the same rows, and a figure on home can
 * open exactly the rows it counts. `usual` is shown when the address asks for nothing.
 */
export function useRouteSpec(usual: ListSpec = everything): [ListSpec, (spec: ListSpec) => void] {
  const search = useRouterState({ select: (state) => state.location.search as unknown });
  const navigate = useNavigate();
  const spec = useMemo(() => (asksForRows(search) ? readSpec(search) : usual), [search, usual]);
  const setSpec = useCallback(
    (next: ListSpec) => {
      // Other words of the address, such as the pile that is open, belong to the screen and stay.
      const search = ({ text: _, filters: __, sort: ___, ...rest }: Record<string, unknown>) => ({
        ...rest,
        ...next,
      });
      void navigate({ to: '.', search: search as never, replace: true });
    },
    [navigate],
  );
  return [spec, setSpec];
}
