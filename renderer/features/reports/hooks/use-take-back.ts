import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Takes letters back that nobody has received yet, after asking; true when it was done. */
export function useTakeBack(): (letters: Question<'reports', 'undoReminders'>) => Promise<boolean> {
  const { t } = useTranslation('reports');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(
    async (letters) => {
      const answer = await confirm({
        title: letters.ids ? t('undo.title', { count: letters.ids.length }) : t('undo.titleAll'),
        body: t('undo.body'),
        confirmLabel: t('undo.run'),
        danger: true,
      });
      if (!answer) return false;
      try {
        const { undone, kept } = await trackJob(t('undo.run'), (options) =>
          api.reports.undoReminders(letters, options),
        );
        showToast({
          tone: 'met',
          text: t('undo.done', { count: undone }),
          ...(kept > 0 && { detail: t('undo.kept', { count: kept }) }),
        });
        return true;
      } catch (error) {
        if (!isCancelled(error))
          showToast({ tone: 'late', text: t('undo.failed'), detail: errorText(error) });
        return false;
      }
    },
    [t, api, errorText],
  );
}
