import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useErrorText } from '../../../ui/use-error-text';
import { clockWords } from '../clock-words';
import { fileForm } from '../file-form';
import { useConductQuery } from '../hooks/use-conduct';
import { attachmentKinds, type KeptFile } from '../types';

interface FileDrawerProps {
  readonly drillId: string;
  readonly file: KeptFile;
  onClose(): void;
}

/** What a file shows, and which entry of the log it belongs to; or that it does not belong here. */
export function FileDrawer({ drillId, file, onClose }: FileDrawerProps) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const errorText = useErrorText();
  const log = useConductQuery(drillId).data?.log ?? [];
  const zodForm = useZodForm(`drill-file-${file.id}`, fileForm, {
    kind: file.kind,
    caption: file.caption,
    logId: file.logId,
  });
  const remove = async () => {
    const answer = await confirm({
      title: t('files.removeTitle', { name: file.fileName }),
      body: t('files.removeBody'),
      reasonLabel: t('files.reason'),
      confirmLabel: t('files.remove'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.drillConduct.removeFile({
        attachmentId: file.id,
        expectedVersion: file.version,
        reason: answer.reason,
      });
      onClose();
    } catch (thrown) {
      showToast({ tone: 'late', text: t('files.failed'), detail: errorText(thrown) });
    }
  };
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('files.describe')}
      subtitle={file.fileName}
      saveLabel={t('files.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drillConduct.describeFile({
          attachmentId: file.id,
          expectedVersion: file.version,
          ...entry,
        });
        onClose();
      }}
    >
      <TextField name="caption" label={t('files.caption')} />
      <SelectField
        name="kind"
        label={t('files.kind')}
        choices={attachmentKinds.map((value) => ({ value, label: t(`fileKind.${value}`) }))}
      />
      <SelectField
        name="logId"
        label={t('files.entry')}
        choices={log
          .filter(({ kind }) => kind !== 'correction')
          .map((entry) => ({
            value: entry.id,
            label: [clockWords(entry.clockSeconds), t(`kind.${entry.kind}`), entry.text].join(' '),
          }))}
      />
      <Button color="error" variant="text" onClick={() => void remove()}>
        {t('files.remove')}
      </Button>
    </FormDrawer>
  );
}
