import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { DrillsFrame } from '../../drills/components/DrillsFrame';
import { PlanScreen } from '../components/PlanScreen';
import { usePlanAddress } from '../hooks/use-plan-address';

/** 年度演练计划 of a unit, or of the office itself: at a unit's desk always its own. */
export function YearPlanPage() {
  const api = useApi();
  const atUnit = useSystemState().desk === 'enterprise';
  const [address, change] = usePlanAddress();
  const own = useQuery({ ...ask(api, 'enterprises', 'pick', { text: '', limit: 1 }), enabled: atUnit });
  const enterpriseId = atUnit ? (own.data?.rows[0]?.id ?? null) : address.enterprise;
  const { data, error, refetch } = useQuery({
    ...ask(api, 'drillPlans', 'view', { enterpriseId, year: address.year }),
    enabled: !atUnit || own.data !== undefined,
  });
  const trouble = error ?? own.error;
  if (!data)
    return (
      <DrillsFrame content="fill">
        {trouble && <ErrorState error={trouble} onRetry={() => void refetch()} />}
      </DrillsFrame>
    );
  return (
    <PlanScreen key={`${enterpriseId}${address.year}`} plan={data} address={address} onAddress={change} />
  );
}
