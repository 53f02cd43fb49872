import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { monthOf, type PlanViewKind, planViews } from '../year-plan';

/** Which plan the screen shows and how, kept in its address so that going back shows the same. */
export interface PlanAddress {
  readonly year: number;
  /** null: the office's own at an office, the own unit's at a unit. */
  readonly enterprise: string | null;
  readonly view: PlanViewKind;
  /** Shown by the month, and whose quarter is shown; 1 … 12. */
  readonly month: number;
}

export function usePlanAddress(): [PlanAddress, (change: Partial<PlanAddress>) => void] {
  const { today } = useSystemState();
  const year = Number(useRouteSearch('year') ?? today.slice(0, 4));
  const enterprise = useRouteSearch('enterprise');
  const asked = useRouteSearch('view');
  const month = Number(useRouteSearch('month') ?? monthOf(today));
  const navigate = useNavigate();
  const address = useMemo<PlanAddress>(
    () => ({ year, enterprise, view: planViews.find((one) => one === asked) ?? 'year', month }),
    [year, enterprise, asked, month],
  );
  const change = useCallback(
    (part: Partial<PlanAddress>) => {
      const { enterprise: unit, ...next } = { ...address, ...part };
      const search = { ...next, ...(unit !== null && { enterprise: unit }) };
      void navigate({ to: '.', search: search as never, replace: true });
    },
    [address, navigate],
  );
  return [address, change];
}
