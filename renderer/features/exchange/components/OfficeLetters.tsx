import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

/** The letters of one go as they are printed, and as one Word file. */
export function OfficeLetters({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const { t } = useTranslation('levels');
  const api = useApi();
  return (
    <PaperPreview
      title={t('gaps.remindTitle')}
      paper={useQuery({ ...ask(api, 'levels', 'letters', { ids: [...ids] }), gcTime: 0 })}
      write={(file, options) => api.levels.writeLetters({ ids: [...ids], file }, options)}
      onClose={onClose}
    />
  );
}
