import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { PagePreview } from '../../../ui/PagePreview';
import { useSaveFile } from '../../../ui/use-save-file';

export type FilingForm = Question<'filing', 'preview'>['form'];

/** A form of the case as it is printed; also as an editable Word file. */
export function FormPreview({ id, form, onClose }: { id: string; form: FilingForm; onClose(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const saveFile = useSaveFile();
  const { data, error } = useQuery({ ...ask(api, 'filing', 'preview', { id, form }), gcTime: 0 });
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  const saveWord = () =>
    saveFile({
      title: t('form.word'),
      defaultName: `${data?.title ?? t(`form.${form}`)}.docx`,
      extension: 'docx',
      failed: t('form.failed'),
      write: (file, options) => api.filing.form({ id, form, file }, options),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  return (
    <PagePreview
      title={data?.title ?? t(`form.${form}`)}
      html={data?.html}
      layOut={(options) => api.forms.layOutCase({ caseId: id, form }, options)}
      actions={
        <Button disabled={!data} onClick={() => void saveWord()}>
          {t('form.word')}
        </Button>
      }
      onClose={onClose}
    />
  );
}
