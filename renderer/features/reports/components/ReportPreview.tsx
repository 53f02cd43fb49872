import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';
import type { ReportRequest } from '../hooks/use-report-request';

/** A table as it is printed. */
export function ReportPreview({
  request,
  onClose,
}: {
  readonly request: ReportRequest & { signers: { preparedBy: string | null } };
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const api = useApi();
  return (
    <PaperPreview
      title={t('title')}
      paper={useQuery({ ...ask(api, 'reports', 'preview', request), gcTime: 0 })}
      write={(file, options) => api.reports.export({ ...request, file }, options)}
      onClose={onClose}
    />
  );
}
