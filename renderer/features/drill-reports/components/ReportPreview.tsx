import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

export type ReportForm = Question<'drillReports', 'formPreview'>['form'];

/** A form of a report as it is printed; also as an editable Word file. */
export function ReportPreview({ id, form, onClose }: { id: string; form: ReportForm; onClose(): void }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`form.${form}`)}
      paper={useQuery({ ...ask(api, 'drillReports', 'formPreview', { id, form }), gcTime: 0 })}
      write={(file, options) => api.drillReports.form({ id, form, file }, options)}
      onClose={onClose}
    />
  );
}
