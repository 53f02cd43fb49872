import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { TraceDrawer } from '../../../ui/TraceDrawer';

export type DutyKey = Question<'duties', 'trace'>;

/** Opens the explanation of one duty beside the page; closed while `duty` is null. */
export function DutyTraceDrawer({ duty, onClose }: { duty: DutyKey | null; onClose(): void }) {
  const { data, error } = useQuery({
    ...ask(useApi(), 'duties', 'trace', duty ?? { subjectId: '-', rule: '-', period: '-', refId: '-' }),
    enabled: duty !== null,
  });
  return <TraceDrawer open={duty !== null} trace={data} error={error} onClose={onClose} />;
}
