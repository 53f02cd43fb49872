import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useFieldWords, useTableWord } from '../hooks/use-table-words';
import type { Outcome } from '../types';
import styles from './exchange.module.css';

type Row = Answer<'exchange', 'rehearsedRows'>['rows'][number];

/** Rows a request; people look at the first ones and trust the numbers for the rest. */
const pageSize = 50;

interface RowsDrawerProps {
  readonly rehearsalId: string;
  readonly table: string;
  readonly outcome: Outcome;
  onClose(): void;
}

/** The rows behind one number of a rehearsal: for each what would change, field by field, or why it is refused. */
export function RowsDrawer({ rehearsalId, table, outcome, onClose }: RowsDrawerProps) {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const tableWord = useTableWord();
  const format = useNumberFormat();
  const request = { rehearsalId, table, outcome };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKey('exchange', 'rehearsedRows'), request],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.exchange.rehearsedRows({ ...request, offset: pageParam, limit: pageSize }, { signal }),
    getNextPageParam: (last, pages) => {
      const shown = pages.length * pageSize;
      return shown < last.total ? shown : undefined;
    },
  });
  const total = data?.pages[0]?.total ?? 0;
  return (
    <SideDrawer
      open
      title={t('rows.title', { table: tableWord(table), outcome: t(`counts.${outcome}`) })}
      subtitle={t('rows.count', { count: total, total: format(total) })}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ul>
        {data?.pages.flatMap((page) =>
          page.rows.map((row) => <RowItem key={row.id} row={row} table={table} outcome={outcome} />),
        )}
      </ul>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('rows.more')}
        </Button>
      )}
    </SideDrawer>
  );
}

function RowItem({ row, table, outcome }: { row: Row; table: string; outcome: Outcome }) {
  const { t } = useTranslation('exchange');
  const words = useFieldWords(table);
  const fields = row.fields.flatMap((field) => {
    const label = words.field(field.field);
    // A new row's empty cells are no news.
    return label === null || (outcome === 'added' && field.theirs === null) ? [] : [{ ...field, label }];
  });
  return (
    <li className={styles.row}>
      <div className={styles.rowTitle}>{row.title}</div>
      {row.reason && (
        <div className={styles.reason}>
          {t(`refusal.${row.reason}` as 'refusal.conflict', { defaultValue: row.reason })}
        </div>
      )}
      {fields.length > 0 && (
        <table className={styles.fields}>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">{field.label}</th>
                {outcome !== 'added' && (
                  <td>
                    <del>{words.value(field.field, field.ours)}</del>
                  </td>
                )}
                <td>
                  <ins>{words.value(field.field, field.theirs)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}
