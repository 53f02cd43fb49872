import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { AlarmTable } from './AlarmTable';

/** Warning levels of a whole unit, with those of its hazards; new ones stand for all of it. */
export function UnitAlarms({ id, name, editable }: { id: string; name: string; editable: boolean }) {
  const api = useApi();
  const { data, error, refetch } = useQuery(ask(api, 'hazards', 'alarms', { enterpriseId: id }));
  const { data: hazards } = useQuery(ask(api, 'hazards', 'ofUnit', { enterpriseId: id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <AlarmTable
      enterpriseId={id}
      hazardId={null}
      about={name}
      alarms={data.alarms}
      editable={editable}
      hazards={new Map(hazards?.hazards.map((hazard) => [hazard.id, hazard.name]))}
    />
  );
}
