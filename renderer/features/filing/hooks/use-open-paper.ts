import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Opens a copy of a case's file in the PC's own program, from where it can be printed. */
export function useOpenPaper(): (documentId: string) => Promise<void> {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const errorText = useErrorText();
  return async (documentId) => {
    try {
      const { file } = await api.filingPackages.openFile({ documentId });
      const { opened, message } = await nativeShell().openExternally(file);
      if (!opened) showToast({ tone: 'late', text: t('notOpened'), detail: message });
    } catch (thrown) {
      showToast({ tone: 'late', text: t('notOpened'), detail: errorText(thrown) });
    }
  };
}
