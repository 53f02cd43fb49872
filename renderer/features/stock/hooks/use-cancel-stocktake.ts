import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Stocktake } from '../stock-forms';

/** Ends a stock-taking without a trace in the ledgers, with a reason. */
export function useCancelStocktake(stocktake: Stocktake | undefined): () => Promise<void> {
  const { t } = useTranslation('stock');
  const api = useApi();
  const errorText = useErrorText();
  return async () => {
    if (!stocktake) return;
    const answer = await confirm({
      title: t('stocktake.cancelTitle', { title: stocktake.title }),
      body: t('stocktake.cancelBody'),
      confirmLabel: t('stocktake.cancel'),
      reasonLabel: t('field.reason'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.stock.cancelStocktake({
        id: stocktake.id,
        expectedVersion: stocktake.version,
        reason: answer.reason,
      });
    } catch (error) {
      showToast({ tone: 'late', text: t('stocktake.notCancelled'), detail: errorText(error) });
    }
  };
}
