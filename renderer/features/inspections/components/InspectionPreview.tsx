import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { PagePreview } from '../../../ui/PagePreview';
import { useSaveFile } from '../../../ui/use-save-file';

export type InspectionForm = Question<'inspections', 'formPreview'>;

/** A form of inspections as it is printed; also as an editable Word file. */
export function InspectionPreview({ what, onClose }: { what: InspectionForm; onClose(): void }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const saveFile = useSaveFile();
  const { data, error } = useQuery({ ...ask(api, 'inspections', 'formPreview', what), gcTime: 0 });
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  const title = data?.title ?? t(`form.${what.form}`);
  const saveWord = () =>
    saveFile({
      title: t('form.word'),
      defaultName: `${title}.docx`,
      extension: 'docx',
      failed: t('form.failed'),
      write: (file, options) => api.inspections.form({ what, file }, options),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  return (
    <PagePreview
      title={title}
      html={data?.html}
      actions={
        <Button disabled={!data} onClick={() => void saveWord()}>
          {t('form.word')}
        </Button>
      }
      onClose={onClose}
    />
  );
}
