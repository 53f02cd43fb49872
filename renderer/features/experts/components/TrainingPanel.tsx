import { useTranslation } from 'react-i18next';
import type { ExpertView } from '../expert-form';
import { EntryPanel } from './EntryPanel';

/** 培训. */
export function TrainingPanel({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  return (
    <EntryPanel
      kind="training"
      expertId={view.expert.id}
      rows={view.trainings}
      closed={view.voided !== null}
      nameOf={(row) => row.title}
      columns={[
        { key: 'on', label: t('entry.field.heldOn'), cell: (row) => row.heldOn },
        { key: 'title', label: t('entry.field.trainingTitle'), cell: (row) => row.title },
        { key: 'hours', label: t('entry.field.hours'), cell: (row) => row.hours },
        { key: 'result', label: t('entry.field.result'), cell: (row) => row.result },
        { key: 'certificate', label: t('entry.field.certificateNo'), cell: (row) => row.certificateNo },
      ]}
    />
  );
}
