import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Register, RegisterRecord } from '../register-fields';

/** Takes a record out of its register with a reason, after asking; the row itself is kept. */
export function useVoidRecord(
  register: Register,
  record: RegisterRecord | undefined,
  onDone: () => void,
): () => void {
  const { t } = useTranslation('registers');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(() => {
    if (!record) return;
    const name = String(record.values.name ?? '');
    const run = async () => {
      const answer = await confirm({
        title: t('void.title', { name }),
        body: t('void.body'),
        confirmLabel: t('void.confirm'),
        reasonLabel: t('void.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.registers.void({
          register,
          id: record.id,
          expectedVersion: record.version,
          reason: answer.reason,
        });
        showToast({ tone: 'met', text: t('void.done', { name }) });
        onDone();
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void run();
  }, [register, record, onDone, t, api, errorText]);
}
