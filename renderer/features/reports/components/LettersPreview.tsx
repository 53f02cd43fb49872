import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { PagePreview } from '../../../ui/PagePreview';
import { useSaveFile } from '../../../ui/use-save-file';
import styles from './reports.module.css';

type Letters = Omit<Question<'reports', 'letterPreview'>, 'from'>;

/** Letters that are laid out at once. */
const stretch = 200;

/** Letters as they are printed, each on its page, a stretch of them at a time; also all as one Word file. */
export function LettersPreview({ letters, onClose }: { letters: Letters; onClose(): void }) {
  const { t } = useTranslation('reports');
  const saveLetters = useSaveLetters();
  const [from, setFrom] = useState(0);
  const { data, error } = useQuery({
    ...ask(useApi(), 'reports', 'letterPreview', { ...letters, from }),
    gcTime: 0,
  });
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  const title = data
    ? data.shown < data.letters
      ? t('letters.some', { first: data.from + 1, last: data.from + data.shown, count: data.letters })
      : t('letters.all', { count: data.letters })
    : t('letters.title');
  const whole = data === undefined || data.shown === data.letters;
  return (
    <PagePreview
      // Another stretch is another paper: the old pages must not stand under the new title.
      key={from}
      title={title}
      html={data?.html}
      actions={
        <>
          {!whole && (
            <>
              <Button disabled={from === 0} onClick={() => setFrom(Math.max(0, from - stretch))}>
                {t('letters.previous')}
              </Button>
              <Button
                disabled={data.from + data.shown >= data.letters}
                onClick={() => setFrom(data.from + data.shown)}
              >
                {t('letters.next')}
              </Button>
            </>
          )}
          <Button disabled={!data} onClick={() => void saveLetters(letters)}>
            {t('letters.word')}
          </Button>
        </>
      }
      note={!whole && <p className={styles.muted}>{t('letters.someText')}</p>}
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
