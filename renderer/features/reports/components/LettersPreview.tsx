import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';
import { useSaveFile } from '../../../ui/use-save-file';
import styles from './reports.module.css';

type Letters = Omit<Question<'reports', 'letterPreview'>, 'from'>;

/** Letters that are laid out at once. */
const stretch = 200;

/** Letters as they are printed, each on its page, a stretch of them at a time; also all as one Word file. */
export function LettersPreview({ letters, onClose }: { letters: Letters; onClose(): void }) {
  const { t } = useTranslation('reports');
  const api = useApi();
  const [from, setFrom] = useState(0);
  const { data, error } = useQuery({
    ...ask(api, 'reports', 'letterPreview', { ...letters, from }),
    gcTime: 0,
  });
  const whole = data === undefined || data.shown === data.letters;
  const title =
    data &&
    (whole
      ? t('letters.all', { count: data.letters })
      : t('letters.some', { first: data.from + 1, last: data.from + data.shown, count: data.letters }));
  return (
    <PaperPreview
      title={t('letters.title')}
      paper={{ data: data && { ...data, title: title ?? data.title }, error }}
      fileName={t('letters.title')}
      write={(file, options) => api.reports.letters({ ...letters, file }, options)}
      actions={
        !whole && (
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
        )
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
