import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { LedgerLine, Supply } from '../stock-forms';

/** Takes a line of a ledger back by a further one, with a reason. */
export function useReverse(supply: Supply): (line: LedgerLine) => Promise<void> {
  const { t } = useTranslation('stock');
  const api = useApi();
  const { today } = useSystemState();
  const errorText = useErrorText();
  return async (line) => {
    const transfer = line.kind === 'transfer-in' || line.kind === 'transfer-out';
    const answer = await confirm({
      title: t('reverse.title', { seq: line.seq, kind: t(`kind.${line.kind}`) }),
      body: t(transfer ? 'reverse.bodyTransfer' : 'reverse.body'),
      confirmLabel: t('reverse.run'),
      reasonLabel: t('field.reason'),
    });
    if (!answer) return;
    try {
      await api.stock.reverse({ movementId: line.id, movedOn: today, reason: answer.reason });
      showToast({ tone: 'met', text: t('reverse.done', { name: supply.name }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('reverse.failed'), detail: errorText(error) });
    }
  };
}
