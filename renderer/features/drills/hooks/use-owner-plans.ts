import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import type { DrillFields } from '../drill-form';

type PlanKind = NonNullable<DrillFields['planKind']>;

export interface OwnerPlan {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanKind;
}

const most = 200;

/** The plans in force of one unit, or of the office itself when `enterpriseId` is null. */
export function useOwnerPlans(enterpriseId: string | null): readonly OwnerPlan[] {
  const { data } = useQuery(
    ask(useApi(), 'lists', 'page', {
      list: 'plans',
      filters: [
        { column: 'ownerId', values: [enterpriseId] },
        { column: 'status', values: ['active'] },
      ],
      limit: most,
    }),
  );
  return useMemo(() => {
    const titleAt = data?.columns.indexOf('title') ?? -1;
    const kindAt = data?.columns.indexOf('kind') ?? -1;
    return (data?.rows ?? []).map((row) => ({
      id: String(row[0]),
      title: String(row[titleAt] ?? ''),
      kind: String(row[kindAt]) as PlanKind,
    }));
  }, [data]);
}
