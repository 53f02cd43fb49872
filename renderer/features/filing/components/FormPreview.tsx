import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

export type FilingForm = Question<'filing', 'preview'>['form'];

/** A form of the case as it is printed; also as an editable Word file. */
export function FormPreview({ id, form, onClose }: { id: string; form: FilingForm; onClose(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`form.${form}`)}
      paper={useQuery({ ...ask(api, 'filing', 'preview', { id, form }), gcTime: 0 })}
      write={(file, options) => api.filing.form({ id, form, file }, options)}
      layOut={(options) => api.forms.layOutCase({ caseId: id, form }, options)}
      onClose={onClose}
    />
  );
}
