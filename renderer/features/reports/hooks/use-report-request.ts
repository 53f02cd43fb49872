import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Question } from '../../../api/contract';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';

export const reportIds = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10'] as const;
/** Reports whose numbers open their rows. */
export const tallyIds = ['T1', 'T3', 'T9'] as const;
export type TallyId = (typeof tallyIds)[number];
export const reportCuts = ['region', 'industry', 'set'] as const;

export type ReportRequest = Required<Question<'reports', 'view'>>;

/** Which table of which period is shown, kept in the address: going back from a record shows the same number. */
export function useReportRequest(): [ReportRequest, (change: Partial<ReportRequest>) => void] {
  const { today } = useSystemState();
  const given = useRouteSearch('report');
  const cut = useRouteSearch('by');
  const period = useRouteSearch('period') ?? today.slice(0, 4);
  const navigate = useNavigate();
  const request = useMemo<ReportRequest>(
    () => ({
      report: reportIds.find((id) => id === given) ?? 'T1',
      by: reportCuts.find((key) => key === cut) ?? 'region',
      period,
    }),
    [given, cut, period],
  );
  const change = useCallback(
    (part: Partial<ReportRequest>) =>
      void navigate({ to: '.', search: { ...request, ...part } as never, replace: true }),
    [request, navigate],
  );
  return [request, change];
}
