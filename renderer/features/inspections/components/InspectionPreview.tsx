import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

export type InspectionForm = Question<'inspections', 'formPreview'>;

/** A form of inspections as it is printed; also as an editable Word file. */
export function InspectionPreview({ what, onClose }: { what: InspectionForm; onClose(): void }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`form.${what.form}`)}
      paper={useQuery({ ...ask(api, 'inspections', 'formPreview', what), gcTime: 0 })}
      write={(file, options) => api.inspections.form({ what, file }, options)}
      onClose={onClose}
    />
  );
}
