import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { createStore } from '../../../ui/store';
import { readSpec, type SearchSpec, writeSpec } from '../search-spec';

/** What was looked for last, while the program runs: opening the page without a question goes on there. */
const last = createStore<Partial<SearchSpec>>({});

/** What the page looks for, kept in its address. */
export function useSearchSpec(): [SearchSpec, (spec: SearchSpec) => void] {
  const address = useRouterState({ select: (state) => state.location.search as unknown });
  const navigate = useNavigate();
  const asks = typeof address === 'object' && address !== null && Object.keys(address).length > 0;
  const spec = useMemo(() => readSpec(asks ? address : last.get()), [asks, address]);
  useEffect(() => last.set(writeSpec(spec)), [spec]);
  const setSpec = useCallback(
    (next: SearchSpec) => {
      const written = writeSpec(next);
      last.set(written);
      void navigate({ to: '.', search: written as never, replace: true });
    },
    [navigate],
  );
  return [spec, setSpec];
}
