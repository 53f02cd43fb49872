import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { PagePreview } from '../../../ui/PagePreview';
import { Segments } from '../../../ui/Segments';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';

export type CardScope = Question<'responseCards', 'preview'>['scope'];
type Layout = Question<'responseCards', 'preview'>['layout'];

/** Cards as they are printed, for the pocket or one a page; also as Word. */
export function CardsPreview({ scope, onClose }: { scope: CardScope; onClose(): void }) {
  const { t } = useTranslation('responseCards');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const [layout, setLayout] = useState<Layout>('wallet');
  const { data, error } = useQuery({
    ...ask(api, 'responseCards', 'preview', { scope, layout }),
    gcTime: 0,
  });
  // Nothing to show is an answer, no broken screen: it is said and the page stays as it was.
  useEffect(() => {
    if (!error) return;
    showToast({ tone: 'late', text: t('print.failed'), detail: errorText(error) });
    onClose();
  }, [error, errorText, onClose, t]);
  if (error) return null;
  const saveWord = () =>
    saveFile({
      title: t('print.word'),
      defaultName: `${data?.title ?? t('panel.title')}.docx`,
      extension: 'docx',
      failed: t('print.failed'),
      write: (file, options) => api.responseCards.form({ scope, layout, file }, options),
      saved: (_answer, name) => t('print.saved', { name }),
    });
  return (
    <PagePreview
      title={data?.title ?? t('panel.title')}
      html={data?.html}
      actions={
        <>
          <Segments<Layout>
            label={t('print.layout')}
            chosen={layout}
            segments={[
              { key: 'wallet', label: t('print.wallet') },
              { key: 'sheet', label: t('print.sheet') },
            ]}
            onChoose={setLayout}
          />
          <Button disabled={!data} onClick={() => void saveWord()}>
            {t('print.word')}
          </Button>
        </>
      }
      onClose={onClose}
    />
  );
}
