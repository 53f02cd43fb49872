import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import type { Stretch } from '../components/YearMap';

/** What the year screen shows, kept in its address so that going back shows the same. */
export interface YearView {
  readonly year: number;
  /** null: every unit and the office itself. */
  readonly enterprise: string | null;
  readonly stretch: Stretch | null;
}

export function useYearView(): [YearView, (change: Partial<YearView>) => void] {
  const { today } = useSystemState();
  const year = Number(useRouteSearch('year') ?? today.slice(0, 4));
  const enterprise = useRouteSearch('enterprise');
  const from = useRouteSearch('from');
  const to = useRouteSearch('to');
  const navigate = useNavigate();
  const view = useMemo<YearView>(
    () => ({ year, enterprise, stretch: from !== null && to !== null ? { from, to } : null }),
    [year, enterprise, from, to],
  );
  const change = useCallback(
    (part: Partial<YearView>) => {
      const next = { ...view, ...part };
      const search = {
        year: next.year,
        ...(next.enterprise !== null && { enterprise: next.enterprise }),
        ...next.stretch,
      };
      void navigate({ to: '.', search: search as never, replace: true });
    },
    [view, navigate],
  );
  return [view, change];
}
