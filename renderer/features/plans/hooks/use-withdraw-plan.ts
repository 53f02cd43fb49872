import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Takes a plan out of force with a reason, after asking; its versions, files and filings are kept. */
export function useWithdrawPlan(plan: Answer<'plans', 'get'> | undefined): () => void {
  const { t } = useTranslation('plans');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(() => {
    if (!plan) return;
    const run = async () => {
      const answer = await confirm({
        title: t('withdraw.title', { title: plan.fields.title }),
        body: t('withdraw.body'),
        confirmLabel: t('withdraw.confirm'),
        reasonLabel: t('withdraw.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.plans.withdraw({ id: plan.id, expectedVersion: plan.version, reason: answer.reason });
        showToast({ tone: 'met', text: t('withdraw.done') });
      } catch (error) {
        showToast({ tone: 'late', text: t('withdraw.failed'), detail: errorText(error) });
      }
    };
    void run();
  }, [plan, t, api, errorText]);
}
