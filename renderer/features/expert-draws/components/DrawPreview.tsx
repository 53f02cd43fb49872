import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

/** 专家抽取记录表 as it is printed; also as an editable Word file. */
export function DrawPreview({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  return (
    <PaperPreview
      title={t('form.draw')}
      paper={useQuery({ ...ask(api, 'expertDraws', 'formPreview', { id }), gcTime: 0 })}
      write={(file, options) => api.expertDraws.form({ id, file }, options)}
      onClose={onClose}
    />
  );
}
