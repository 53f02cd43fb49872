import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { SideDrawer } from '../../../ui/SideDrawer';
import type { FindingForm } from '../finding-forms';
import { FindingDetail } from './FindingDetail';
import { FindingDrawer } from './FindingDrawer';
import { FindingStepDrawer } from './FindingStepDrawer';
import { ProposalDrawer } from './ProposalDrawer';

/** One finding beside the page: what is known of it, or the form of the step that is being taken; never one over the other. */
export function FindingPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('drillFindings');
  const [form, setForm] = useState<FindingForm | null>(null);
  const { data: finding, error, refetch } = useQuery(ask(useApi(), 'drillFindings', 'get', { id }));
  const back = () => setForm(null);
  if (finding && form === 'edit')
    return <FindingDrawer drillId={finding.drill.id} finding={finding} onClose={back} />;
  if (finding && form === 'propose') return <ProposalDrawer finding={finding} onClose={back} />;
  if (finding && form !== null && form !== 'edit' && form !== 'propose')
    return <FindingStepDrawer finding={finding} action={form} onClose={back} />;
  return (
    <SideDrawer
      open
      title={finding ? t('detail.title', { number: finding.number }) : t('detail.loading')}
      {...(finding && { subtitle: finding.drill.title })}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {finding && <FindingDetail finding={finding} onForm={setForm} onVoided={onClose} />}
    </SideDrawer>
  );
}
