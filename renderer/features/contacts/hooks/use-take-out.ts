import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Takes a record out of its list with a reason, after asking; the row itself is kept. */
export function useTakeOut({
  name,
  run,
  onDone,
}: {
  name: string;
  run(reason: string): Promise<unknown>;
  onDone(): void;
}): () => void {
  const { t } = useTranslation('contacts');
  const errorText = useErrorText();
  return useCallback(() => {
    const take = async () => {
      const answer = await confirm({
        title: t('void.title', { name }),
        body: t('void.body'),
        confirmLabel: t('void.confirm'),
        reasonLabel: t('void.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await run(answer.reason);
        showToast({ tone: 'met', text: t('void.done', { name }) });
        onDone();
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void take();
  }, [name, run, onDone, t, errorText]);
}
