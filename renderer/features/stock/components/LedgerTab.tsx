import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useReverse } from '../hooks/use-reverse';
import type { LedgerLine, Supply } from '../stock-forms';
import styles from './stock.module.css';

/** 出入库台账: newest line first, each with the stock after it; lines are taken back, never changed. */
export function LedgerTab({ supply }: { supply: Supply }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const format = useNumberFormat();
  const reverse = useReverse(supply);
  const mayEdit = usePermission('edit') && supply.ours && supply.voided === null;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['stock', 'ledger', supply.id],
    queryFn: ({ pageParam }) => api.stock.ledger({ supplyId: supply.id, beforeSeq: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.lines.at(-1)?.seq ?? null) : null),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  if (data && lines.length === 0)
    return <EmptyState title={t('ledger.empty')} text={t('ledger.emptyText')} />;
  const signed = (value: number) => (value > 0 ? `+${format(value)}` : format(value));
  return (
    <Panel flush>
      <SimpleTable<LedgerLine>
        label={t('tab.ledger')}
        rows={lines}
        rowId={(line) => line.id}
        columns={[
          { key: 'seq', label: t('ledger.seq'), align: 'end', fixed: true, cell: ({ seq }) => seq },
          { key: 'on', label: t('field.movedOn'), fixed: true, cell: ({ movedOn }) => movedOn },
          {
            key: 'kind',
            label: t('ledger.kind'),
            fixed: true,
            cell: (line) => (
              <span className={line.reversed ? styles.reversed : undefined}>{t(`kind.${line.kind}`)}</span>
            ),
          },
          {
            key: 'quantity',
            label: t('field.quantity'),
            align: 'end',
            fixed: true,
            cell: ({ quantity, unfitChange }) =>
              quantity === 0 && unfitChange !== 0
                ? t('ledger.unfitChange', { change: signed(unfitChange) })
                : signed(quantity),
          },
          {
            key: 'balance',
            label: t('ledger.balance'),
            align: 'end',
            fixed: true,
            cell: ({ balance, unfitBalance }) =>
              unfitBalance > 0
                ? t('ledger.balanceUnfit', { balance: format(balance), unfit: format(unfitBalance) })
                : format(balance),
          },
          { key: 'document', label: t('field.documentNo'), cell: ({ documentNo }) => documentNo },
          { key: 'counterpart', label: t('ledger.counterpart'), cell: ({ counterpart }) => counterpart },
          { key: 'by', label: t('field.handledBy'), cell: ({ handledBy }) => handledBy },
          { key: 'reason', label: t('ledger.words'), cell: (line) => <Words line={line} /> },
          {
            key: 'act',
            label: t('ledger.act'),
            fixed: true,
            cell: (line) =>
              mayEdit &&
              line.reversible && (
                <Button variant="text" size="small" onClick={() => void reverse(line)}>
                  {t('reverse.run')}
                </Button>
              ),
          },
        ]}
      />
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('ledger.more')}</Button>}
    </Panel>
  );
}

function Words({ line }: { line: LedgerLine }) {
  const { t } = useTranslation('stock');
  const told = [
    line.reversesSeq === null ? null : t('ledger.reverses', { seq: line.reversesSeq }),
    line.reversed ? t('ledger.reversed') : null,
    line.reason,
  ];
  return <>{told.filter((word) => word !== null).join(t('ledger.separator'))}</>;
}
