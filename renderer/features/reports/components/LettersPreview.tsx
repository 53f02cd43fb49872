import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { PagePreview } from '../../../ui/PagePreview';
import { useSaveFile } from '../../../ui/use-save-file';

type Letters = Question<'reports', 'letterPreview'>;

/** Letters as they are printed, each on its page; also as one Word file. */
export function LettersPreview({ letters, onClose }: { letters: Letters; onClose(): void }) {
  const { t } = useTranslation('reports');
  const saveLetters = useSaveLetters();
  const { data, error } = useQuery({ ...ask(useApi(), 'reports', 'letterPreview', letters), gcTime: 0 });
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  const title = data
    ? data.shown < data.letters
      ? t('letters.some', { shown: data.shown, count: data.letters })
      : t('letters.all', { count: data.letters })
    : t('letters.title');
  return (
    <PagePreview
      title={title}
      html={data?.html}
      actions={
        <Button disabled={!data} onClick={() => void saveLetters(letters)}>
          {t('letters.word')}
        </Button>
      }
      onClose={onClose}
    />
  );
}

/** Writes letters as one .docx. */
export function useSaveLetters(): (letters: Letters) => Promise<boolean> {
  const { t } = useTranslation('reports');
  const api = useApi();
  const saveFile = useSaveFile();
  return (letters) =>
    saveFile({
      title: t('letters.word'),
      defaultName: `${t('letters.title')}.docx`,
      extension: 'docx',
      failed: t('letters.failed'),
      write: (file, options) => api.reports.letters({ ...letters, file }, options),
      saved: (answer, name) => t('letters.saved', { count: answer.letters, name }),
    });
}
