import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Question } from '../../../api/contract';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';

export const reportIds = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10'] as const;
type ReportId = Question<'reports', 'view'>['report'];
export type ReportCut = NonNullable<Question<'reports', 'view'>['by']>;
/** Reports whose numbers open their rows. */
export type OpenReport = Question<'reports', 'rows'>['report'];

const usual: readonly ReportCut[] = ['region', 'industry', 'set'];
const cuts: Readonly<Partial<Record<ReportId, readonly ReportCut[]>>> = {
  T5: ['level', 'field', 'nature', 'region'],
  T6: ['class', 'owner', 'region'],
  T7: [],
  T8: ['region', 'industry', 'set', 'level'],
  T10: [],
  C2: ['month', 'quarter'],
};
const summed: ReadonlySet<ReportId> = new Set(['T5', 'T6', 'T8']);

/** The cuts that a table offers; none where its lines are what they are. A register is cut in its sums only. */
export function cutsOf(report: ReportId, sums: boolean): readonly ReportCut[] {
  return summed.has(report) && !sums ? [] : (cuts[report] ?? usual);
}

/** True for registers that can be shown as sums. */
export const isSummed = (report: ReportId): boolean => summed.has(report);

export type ReportRequest = Required<Question<'reports', 'view'>>;

/** Which table of which period is shown, kept in the address: going back from a record shows the same number. */
export function useReportRequest(): [ReportRequest, (change: Partial<ReportRequest>) => void] {
  const { today } = useSystemState();
  const given = useRouteSearch('report');
  const cut = useRouteSearch('by');
  const asSums = useRouteSearch('sums') === 'yes';
  const period = useRouteSearch('period') ?? today.slice(0, 4);
  const navigate = useNavigate();
  const request = useMemo<ReportRequest>(() => {
    const report = reportIds.find((id) => id === given) ?? 'T1';
    const sums = asSums && isSummed(report);
    const offered = cutsOf(report, sums);
    return { report, sums, by: offered.find((key) => key === cut) ?? offered[0] ?? 'region', period };
  }, [given, cut, asSums, period]);
  const change = useCallback(
    (part: Partial<ReportRequest>) => {
      const { sums, ...rest } = { ...request, ...part };
      void navigate({
        to: '.',
        search: { ...rest, sums: sums ? 'yes' : undefined } as never,
        replace: true,
      });
    },
    [request, navigate],
  );
  return [request, change];
}
