import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { useSaveFile } from '../../../ui/use-save-file';
import type { ReportRequest } from './use-report-request';

/** Writes a table as a workbook or a Word text, and whose name stands below it. */
export function useReportFiles() {
  const { t } = useTranslation('reports');
  const api = useApi();
  const { user } = useSystemState();
  const saveFile = useSaveFile();
  const preparedBy = user?.name ?? null;
  const save = useCallback(
    (extension: 'xlsx' | 'docx', request: ReportRequest, name: string) =>
      saveFile({
        title: t(`save.${extension}`),
        defaultName: `${name}.${extension}`,
        extension,
        failed: t('save.failed'),
        write: (file, options) => api.reports.export({ ...request, signers: { preparedBy }, file }, options),
        saved: ({ lines }, file) => t('save.done', { count: lines, name: file }),
      }),
    [api, preparedBy, saveFile, t],
  );
  return { save, signers: { preparedBy } };
}
