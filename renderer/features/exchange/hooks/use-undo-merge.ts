import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { isCancelled } from '../../../api/errors';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';

/** Undoes a merge as a whole, after asking; false when it stays. */
export function useUndoMerge(): (batchId: string, sender: string) => Promise<boolean> {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const errorText = useErrorText();
  const format = useNumberFormat();
  return useCallback(
    async (batchId, sender) => {
      const answer = await confirm({
        title: t('undo.title', { sender }),
        body: t('undo.body'),
        confirmLabel: t('undo.confirm'),
        danger: true,
      });
      if (!answer) return false;
      try {
        const undone = await trackJob(t('undo.running'), (options) =>
          api.exchange.undo({ batchId }, options),
        );
        showToast({
          tone: 'met',
          text: t('undo.done', { removed: format(undone.removed), restored: format(undone.restored) }),
        });
        return true;
      } catch (error) {
        if (!isCancelled(error))
          showToast({ tone: 'late', text: t('undo.failed'), detail: errorText(error) });
        return false;
      }
    },
    [t, api, errorText, format],
  );
}
