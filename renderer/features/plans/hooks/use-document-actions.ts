import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { nativeShell } from '../../../api/shell';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';

type Document = Answer<'plans', 'get'>['versions'][number]['documents'][number];

/** What can be done with an original file. */
export function useDocumentActions(document: Document) {
  const { t } = useTranslation('plans');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const documentId = document.id;
  const failed = (text: string, error: unknown) => {
    if (!isCancelled(error)) showToast({ tone: 'late', text, detail: errorText(error) });
  };
  return {
    /** A read-only copy in the PC's own program. */
    async open() {
      try {
        const { file } = await api.plans.openDocument({ documentId });
        const { opened, message } = await nativeShell().openExternally(file);
        if (!opened) showToast({ tone: 'late', text: t('documents.openFailed'), detail: message });
      } catch (error) {
        failed(t('documents.openFailed'), error);
      }
    },
    async save() {
      await saveFile({
        title: t('documents.export'),
        defaultName: document.fileName,
        extension: /\.(\w+)$/.exec(document.fileName)?.[1] ?? document.kind,
        failed: t('documents.exportFailed'),
        write: (file, options) => api.plans.exportDocument({ documentId, file }, options),
        saved: (_answer, name) => t('documents.exported', { name }),
      });
    },
    async detach() {
      const answer = await confirm({
        title: t('documents.detachTitle', { name: document.fileName }),
        body: t('documents.detachBody'),
        confirmLabel: t('documents.detach'),
        reasonLabel: t('documents.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.plans.detach({ documentId, reason: answer.reason });
      } catch (error) {
        failed(t('documents.detachFailed'), error);
      }
    },
  };
}
