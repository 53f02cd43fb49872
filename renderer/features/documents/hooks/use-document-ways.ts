import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';

/** Ways out of the viewer: a read-only copy in the PC's own program, the original as a file. */
export function useDocumentWays(facts: Answer<'documents', 'get'> | undefined) {
  const { t } = useTranslation('plans');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const documentId = facts?.places[0]?.documentId;
  return {
    async open() {
      if (documentId === undefined) return;
      try {
        const { file } = await api.plans.openDocument({ documentId });
        const { opened, message } = await nativeShell().openExternally(file);
        if (!opened) showToast({ tone: 'late', text: t('documents.openFailed'), detail: message });
      } catch (error) {
        if (!isCancelled(error))
          showToast({ tone: 'late', text: t('documents.openFailed'), detail: errorText(error) });
      }
    },
    async save() {
      if (!facts || documentId === undefined) return;
      await saveFile({
        title: t('documents.export'),
        defaultName: facts.fileName,
        extension: /\.(\w+)$/.exec(facts.fileName)?.[1] ?? facts.kind,
        failed: t('documents.exportFailed'),
        write: (file, options) => api.plans.exportDocument({ documentId, file }, options),
        saved: (_answer, name) => t('documents.exported', { name }),
      });
    },
  };
}
