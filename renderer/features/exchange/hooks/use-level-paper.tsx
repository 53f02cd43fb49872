import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';
import { useShortcut } from '../../../ui/shortcuts';
import { useSaveFile } from '../../../ui/use-save-file';

export type PaperRequest = Question<'levels', 'paper'>;

/** The ways out of one of the tables: Excel (Ctrl+E), and a preview that prints and saves as Word. */
export function useLevelPaper(
  request: PaperRequest,
  { title, ready }: { title: string; ready: boolean },
): { actions: ReactNode; preview: ReactNode } {
  const { t } = useTranslation('levels');
  const api = useApi();
  const saveFile = useSaveFile();
  const [printing, setPrinting] = useState(false);
  const save = () =>
    saveFile({
      title: t('export'),
      defaultName: `${title}.xlsx`,
      extension: 'xlsx',
      failed: t('exportFailed'),
      write: (file, options) => api.levels.writePaper({ ...request, file }, options),
      saved: ({ rows }, name) => t('exported', { count: rows, name }),
    });
  useShortcut('export', () => ready && void save());
  return {
    actions: (
      <>
        <Button disabled={!ready} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
        <Button aria-keyshortcuts="Control+E" disabled={!ready} onClick={() => void save()}>
          {t('export')}
        </Button>
      </>
    ),
    preview: printing && <Preview request={request} title={title} onClose={() => setPrinting(false)} />,
  };
}

function Preview({ request, title, onClose }: { request: PaperRequest; title: string; onClose(): void }) {
  const api = useApi();
  return (
    <PaperPreview
      title={title}
      paper={useQuery({ ...ask(api, 'levels', 'paper', request), gcTime: 0 })}
      write={(file, options) => api.levels.writePaper({ ...request, file }, options)}
      onClose={onClose}
    />
  );
}
