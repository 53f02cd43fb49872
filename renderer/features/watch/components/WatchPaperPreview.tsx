import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import { PaperPreview } from '../../../ui/PaperPreview';

/** A paper of the watch as it is printed; numbers of persons stand in full in the Word file alone. */
export function WatchPaperPreview({
  of,
  onClose,
}: {
  of: Question<'watch', 'preview'>['of'];
  onClose(): void;
}) {
  const { t } = useTranslation('watch');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  return (
    <PaperPreview
      title={t('print')}
      paper={useQuery({ ...ask(api, 'watch', 'preview', { of }), gcTime: 0 })}
      note={<InlineNote tone="muted">{t('paper.masked')}</InlineNote>}
      {...(mayReveal && {
        write: (file: string, options: Parameters<typeof api.watch.export>[1]) =>
          api.watch.export({ of, format: 'docx', file }, options),
      })}
      onClose={onClose}
    />
  );
}
