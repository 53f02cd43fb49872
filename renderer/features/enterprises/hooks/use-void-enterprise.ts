import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Takes a unit out of the register with a reason, after asking; the record itself is kept. */
export function useVoidEnterprise(enterprise: Answer<'enterprises', 'get'> | undefined): () => void {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  return useCallback(() => {
    if (!enterprise) return;
    const run = async () => {
      const answer = await confirm({
        title: t('void.title', { name: enterprise.fields.name }),
        body: t('void.body'),
        confirmLabel: t('void.confirm'),
        reasonLabel: t('void.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.enterprises.void({
          id: enterprise.id,
          expectedVersion: enterprise.version,
          reason: answer.reason,
        });
        showToast({ tone: 'met', text: t('void.done', { name: enterprise.fields.name }) });
        go('/enterprises');
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void run();
  }, [enterprise, t, api, go, errorText]);
}
