import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { type ConfirmRequest, confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Drill } from '../drill-form';

/** Steps that need a reason at most: cancelling a drill, taking an entry out of the register, closing it. */
export function useDrillSteps(drill: Drill | undefined): {
  cancel(): void;
  takeOut(): void;
  closeDrill(): void;
} {
  const { t } = useTranslation('drills');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();

  const withReason = useCallback(
    async (question: ConfirmRequest, work: (reason: string) => Promise<unknown>, done: string) => {
      const answer = await confirm(question);
      if (!answer) return;
      try {
        await work(answer.reason);
        showToast({ tone: 'met', text: done });
      } catch (error) {
        showToast({ tone: 'late', text: t('step.failed'), detail: errorText(error) });
      }
    },
    [t, errorText],
  );

  const cancel = () => {
    if (!drill) return;
    const { id, version, fields } = drill;
    void withReason(
      {
        title: t('cancel.title', { title: fields.title }),
        body: t('cancel.body'),
        reasonLabel: t('step.reason'),
        confirmLabel: t('cancel.confirm'),
        danger: true,
      },
      (reason) => api.drills.cancel({ id, expectedVersion: version, reason }),
      t('cancel.done', { title: fields.title }),
    );
  };
  const takeOut = () => {
    if (!drill) return;
    const { id, version, fields } = drill;
    void withReason(
      {
        title: t('void.title', { title: fields.title }),
        body: t('void.body'),
        reasonLabel: t('step.reason'),
        confirmLabel: t('void.confirm'),
        danger: true,
      },
      async (reason) => {
        await api.drills.void({ id, expectedVersion: version, reason });
        go('/drills');
      },
      t('void.done', { title: fields.title }),
    );
  };
  const closeDrill = async () => {
    if (!drill) return;
    try {
      await api.drills.close({ id: drill.id, expectedVersion: drill.version });
      showToast({ tone: 'met', text: t('close.done', { title: drill.fields.title }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('step.failed'), detail: errorText(error) });
    }
  };
  return { cancel, takeOut, closeDrill: () => void closeDrill() };
}
