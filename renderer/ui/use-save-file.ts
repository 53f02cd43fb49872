import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOptions } from '../api/client';
import { isCancelled } from '../api/errors';
import { nativeShell } from '../api/shell';
import { showToast } from './feedback/toast-store';
import { trackJob } from './jobs/job-store';
import { useErrorText } from './use-error-text';

interface SaveFile<T> {
  readonly title: string;
  readonly defaultName: string;
  readonly extension: string;
  readonly failed: string;
  write(grant: string, options: CallOptions): Promise<T>;
  /** The sentence after it worked. */
  saved(answer: T, name: string): string;
}

/** Asks for a place, lets the core write there, says what came of it and offers the folder. False when nothing was written. */
export function useSaveFile(): <T>(save: SaveFile<T>) => Promise<boolean> {
  const { t } = useTranslation('ui');
  const errorText = useErrorText();
  return useCallback(
    async (save) => {
      const { title, extension } = save;
      const file = await nativeShell().saveFile({
        title,
        defaultName: save.defaultName,
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      if (!file) return false;
      try {
        const answer = await trackJob(title, (options) => save.write(file.grant, options));
        showToast({
          tone: 'met',
          text: save.saved(answer, file.name),
          action: { label: t('table.reveal'), run: () => void nativeShell().reveal(file.grant) },
        });
        return true;
      } catch (error) {
        if (!isCancelled(error)) showToast({ tone: 'late', text: save.failed, detail: errorText(error) });
        return false;
      }
    },
    [t, errorText],
  );
}
