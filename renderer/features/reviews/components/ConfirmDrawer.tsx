import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { confirmForm, type Revision } from '../revision-forms';
import styles from './revision.module.css';

/** The day on which the chair signed the note of changes. */
export function ConfirmDrawer({ revision, onClose }: { revision: Revision; onClose(): void }) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`review-changes-${revision.id}`, confirmForm, {
    confirmedOn: today,
    confirmedBy: revision.chair ?? '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('confirm.title')}
      subtitle={t('confirm.all', { count: revision.comments.length })}
      saveLabel={t('confirm.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.reviewRevision.confirm({
          id: revision.id,
          expectedVersion: revision.version,
          comments: null,
          ...entry,
        });
        showToast({ tone: 'met', text: t('confirm.saved') });
        onClose();
      }}
    >
      <p className={styles.wideText}>{t('confirm.text')}</p>
      <DateField name="confirmedOn" label={t('confirm.on')} required />
      <TextField name="confirmedBy" label={t('confirm.by')} required />
    </FormDrawer>
  );
}
