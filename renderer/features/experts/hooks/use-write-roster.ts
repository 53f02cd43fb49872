import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { useSaveFile } from '../../../ui/use-save-file';

/** Writes the pool as a package for the offices below, who merge it like any other package. */
export function useWriteRoster(): () => void {
  const { t } = useTranslation('experts');
  const api = useApi();
  const { today } = useSystemState();
  const saveFile = useSaveFile();
  return useCallback(() => {
    void saveFile({
      title: t('roster.write'),
      defaultName: `${t('roster.fileName', { date: today })}.yjpkg`,
      extension: 'yjpkg',
      failed: t('roster.failed'),
      write: (file, options) =>
        api.experts.writeRoster(
          { contents: ['experts'], recipientName: t('roster.recipient'), file },
          options,
        ),
      saved: (answer, name) => t('roster.done', { count: answer.counts.expert ?? 0, name }),
    });
  }, [t, api, today, saveFile]);
}
