import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Shift } from '../types';

/** Moves a shift to another day, or lets two people change places, and says which. */
export function useMoveShift(): (shift: Shift, day: string, target: Shift | null) => void {
  const { t } = useTranslation('watch');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(
    (shift, day, target) => {
      const run = async () => {
        try {
          const { swapped } = await api.watch.move({
            id: shift.id,
            expectedVersion: shift.version,
            day,
            swapWithId: target?.id ?? null,
          });
          showToast({
            tone: 'met',
            text: t(swapped ? 'move.swapped' : 'move.done', { name: shift.name, day }),
          });
        } catch (error) {
          showToast({ tone: 'late', text: t('move.failed'), detail: errorText(error) });
        }
      };
      void run();
    },
    [api, t, errorText],
  );
}
