import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ToneChip } from '../../../ui/StateChip';
import type { Sent } from '../types';

type Answered = Pick<Sent, 'receipt'>;

/** 已接收, 有退回 or 未回执, in words. */
export function useReceiptStanding(): (sent: Answered) => string {
  const { t } = useTranslation('exchange');
  return useCallback(
    ({ receipt }) => {
      if (receipt === null) return t('receipts.none');
      if (receipt.returned === 0) return t('receipts.accepted');
      return t('receipts.returned', { count: receipt.returned });
    },
    [t],
  );
}

/** How the office above has answered one of our packages; what came back and is open stands out. */
export function ReceiptStanding({ receipt }: Answered) {
  const words = useReceiptStanding()({ receipt });
  if (receipt === null) return <ToneChip tone="muted">{words}</ToneChip>;
  if (receipt.returned === 0) return <ToneChip tone="met">{words}</ToneChip>;
  return <ToneChip tone={receipt.open > 0 ? 'late' : 'open'}>{words}</ToneChip>;
}
