import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Expert } from '../expert-form';

/** Takes an entry out of the pool with a reason, after asking: for entries made by mistake; the row itself is kept. */
export function useVoidExpert(expert: Expert | undefined): () => void {
  const { t } = useTranslation('experts');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  return useCallback(() => {
    if (!expert) return;
    const { id, version, name } = expert;
    const run = async () => {
      const answer = await confirm({
        title: t('void.title', { name }),
        body: t('void.body'),
        confirmLabel: t('void.confirm'),
        reasonLabel: t('step.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.registers.void({
          register: 'experts',
          id,
          expectedVersion: version,
          reason: answer.reason,
        });
        showToast({ tone: 'met', text: t('void.done', { name }) });
        go('/experts');
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void run();
  }, [expert, t, api, go, errorText]);
}
