import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { FormsPanel } from './FormsPanel';
import { ObjectivesPanel } from './ObjectivesPanel';
import { ReportsPanel } from './ReportsPanel';
import { DifferPanel, SumPanel, WantingPanel } from './SumPanels';

/** 评估: the forms, what they say together, the objectives, and the two reports. */
export function EvaluationTab({ drill }: { drill: { readonly id: string } }) {
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillEvaluation', 'get', { drillId: drill.id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      <ReportsPanel overview={data} />
      <FormsPanel overview={data} />
      {data.objectives.length > 0 && <ObjectivesPanel overview={data} />}
      {data.groups.length > 0 && (
        <>
          <WantingPanel overview={data} />
          <DifferPanel overview={data} />
          <SumPanel overview={data} />
        </>
      )}
    </>
  );
}
