import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { CheckForm } from '../components/CheckForm';
import { Findings } from '../components/Findings';
import { InspectionPreview } from '../components/InspectionPreview';

/** A visit to a unit: the check form, what was found and how it is put right. */
export function InspectionUnitPage() {
  const { t } = useTranslation('inspections');
  const go = useGo();
  const id = useRouteParam('id');
  const mayEdit = usePermission('edit');
  const [printing, setPrinting] = useState(false);
  const { data, error, refetch } = useQuery(ask(useApi(), 'inspections', 'unit', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const toVisit = data.standing === 'drawn' || data.standing === 'added';
  const editable = mayEdit && data.ours && toVisit && data.inspection.state === 'running';
  return (
    <RecordPage
      name={data.enterprise.name}
      code={
        <>
          <span>{data.inspection.title}</span>
          <span>{data.enterprise.uscc}</span>
          <span>{data.enterprise.town}</span>
        </>
      }
      state={<StateChip of="inspectionUnit" state={data.visitedOn === null ? data.standing : 'visited'} />}
      actions={[
        {
          key: 'campaign',
          label: t('unit.campaign'),
          run: () => go(`/inspections/${data.inspection.id}`),
        },
        { key: 'record', label: t('unit.record'), run: () => go(`/enterprises/${data.enterprise.id}`) },
        { key: 'print', label: t('form.check'), run: () => setPrinting(true) },
      ]}
    >
      {!editable && data.inspection.state !== 'closed' && (
        <InlineNote tone="open">
          {t(toVisit ? 'unit.notStarted' : 'unit.aside', { reason: data.reason ?? '' })}
        </InlineNote>
      )}
      {data.findings.length > 0 && <Findings visit={data} />}
      <CheckForm key={data.version} visit={data} editable={editable} />
      {printing && (
        <InspectionPreview what={{ form: 'check', unitId: data.id }} onClose={() => setPrinting(false)} />
      )}
    </RecordPage>
  );
}
