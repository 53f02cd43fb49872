import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Workbooks and text tables that the core can read. */
const extensions = ['xlsx', 'xls', 'csv', 'et', 'ods'];

/** Takes the office's own list of supply classes over from a workbook that is asked for. */
export function useImportClasses() {
  const { t } = useTranslation('stock');
  const api = useApi();
  const errorText = useErrorText();
  return async () => {
    const filters = [{ name: t('classes.files'), extensions }];
    const [file] = await nativeShell().openFile({ title: t('classes.import'), filters });
    if (!file) return;
    try {
      const { classes } = await api.stock.importClasses({ file: file.grant });
      showToast({ tone: 'met', text: t('classes.done', { count: classes }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('classes.failed'), detail: errorText(error) });
    }
  };
}
