import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { Timeline } from '../../../ui/Timeline';
import { DutyRows } from '../../duties/components/DutyRows';
import { type DutyKey, DutyTraceDrawer } from '../../duties/components/DutyTraceDrawer';

/** Every duty of the unit, met or not, each with its explanation. */
export function EnterpriseDuties({ id }: { id: string }) {
  const { t } = useTranslation('enterprises');
  const [traced, setTraced] = useState<DutyKey | null>(null);
  const { data, error } = useQuery(ask(useApi(), 'duties', 'forSubject', { subjectId: id }));
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.rows.length === 0) return <EmptyState title={t('duties.none')} text={t('duties.noneText')} />;
  return (
    <Panel flush>
      <DutyRows
        lines={data.rows.map((duty) => ({ duty, duties: 1, units: 1 }))}
        withOwner={false}
        onTrace={setTraced}
      />
      <DutyTraceDrawer duty={traced} onClose={() => setTraced(null)} />
    </Panel>
  );
}

/** What happened to the unit and who did it. */
export function EnterpriseTimeline({ id }: { id: string }) {
  const { data, error } = useQuery(ask(useApi(), 'enterprises', 'timeline', { id }));
  if (error) return <ErrorState error={error} />;
  return data ? <Timeline entries={data.entries} /> : null;
}
