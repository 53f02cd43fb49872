import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useNumberFormat } from '../../../ui/use-number-format';

/** 合计核对: what an office states of itself against the recount of its rows here. Nothing for one that states nothing. */
export function TotalsCheck({ officeId }: { officeId: string }) {
  const { t } = useTranslation('exchange');
  const format = useNumberFormat();
  const { data, error, refetch } = useQuery({
    ...ask(useApi(), 'exchange', 'totals', { officeId }),
    staleTime: 0,
  });
  const number = (value: number | null) => (value === null ? t('totals.none') : format(value));
  if (data?.stated === null) return null;
  return (
    <Panel title={t('totals.title')} flush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <InlineNote tone="open">{t('totals.counting')}</InlineNote>}
      {data && data.differences.length === 0 && (
        <InlineNote tone="met">{t('totals.alike', { day: data.stated?.asOf })}</InlineNote>
      )}
      {data && data.differences.length > 0 && (
        <>
          <InlineNote tone="late">
            {t('totals.differs', { count: data.differences.length, day: data.stated?.asOf })}
          </InlineNote>
          <SimpleTable
            label={t('totals.title')}
            rows={data.differences}
            rowId={({ table, column }) => `${table} ${column}`}
            columns={[
              { key: 'table', label: t('totals.table'), cell: ({ table }) => t(`totals.${table}`) },
              { key: 'column', label: t('totals.column'), cell: ({ heading }) => heading },
              {
                key: 'stated',
                label: t('totals.stated'),
                align: 'end',
                cell: ({ stated }) => number(stated),
              },
              { key: 'here', label: t('totals.here'), align: 'end', cell: ({ here }) => number(here) },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
