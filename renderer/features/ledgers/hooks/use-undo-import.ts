import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { isCancelled } from '../../../api/errors';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';

/** Undoes an import as a whole, after asking; false when it stays. */
export function useUndoImport(): (batchId: string, fileName: string) => Promise<boolean> {
  const { t } = useTranslation('ledgers');
  const api = useApi();
  const errorText = useErrorText();
  const format = useNumberFormat();
  return useCallback(
    async (batchId, fileName) => {
      const answer = await confirm({
        title: t('undoTitle', { name: fileName }),
        body: t('undoBody'),
        confirmLabel: t('undoConfirm'),
        danger: true,
      });
      if (!answer) return false;
      try {
        const undone = await trackJob(t('undoing'), (options) => api.ledgers.undo({ batchId }, options));
        showToast({
          tone: 'met',
          text: t('undone', { removed: format(undone.removed), restored: format(undone.restored) }),
        });
        return true;
      } catch (error) {
        if (!isCancelled(error)) showToast({ tone: 'late', text: t('undoFailed'), detail: errorText(error) });
        return false;
      }
    },
    [t, api, errorText, format],
  );
}
