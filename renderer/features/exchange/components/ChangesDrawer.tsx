import Button from '@mui/material/Button';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask, queryKey } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useFieldWords, useTableWord } from '../hooks/use-table-words';
import styles from './levels.module.css';

type MergedPackage = Answer<'levels', 'changes'>['packages'][number];
interface Pressed {
  readonly batchId: string;
  readonly table: string;
  readonly outcome: 'added' | 'changed';
}

const pageSize = 100;

/** What an office has sent since the package before: counts by table, and behind them the records by name. */
export function ChangesDrawer({
  officeId,
  name,
  onClose,
}: {
  officeId: string;
  name: string;
  onClose(): void;
}) {
  const { t } = useTranslation('levels');
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'levels', 'changes', { officeId }));
  return (
    <SideDrawer
      open
      title={t('changes.title', { name })}
      footer={pressed && <Button onClick={() => setPressed(null)}>{t('changes.back')}</Button>}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.packages.length === 0 && <p>{t('changes.empty')}</p>}
      {pressed ? (
        <Records pressed={pressed} />
      ) : (
        data?.packages.map((one) => <PackageChanges key={one.batchId} one={one} onPress={setPressed} />)
      )}
    </SideDrawer>
  );
}

function PackageChanges({ one, onPress }: { one: MergedPackage; onPress(pressed: Pressed): void }) {
  const { t } = useTranslation('levels');
  const table = useTableWord();
  const format = useNumberFormat();
  const period = usePeriodWord();
  const count = (row: MergedPackage['tables'][number], outcome: Pressed['outcome']) =>
    row[outcome] === 0 ? (
      ''
    ) : (
      <button
        type="button"
        className={styles.figure}
        aria-label={t(outcome === 'added' ? 'changes.openAdded' : 'changes.openChanged', {
          table: table(row.table),
          count: row[outcome],
        })}
        onClick={() => onPress({ batchId: one.batchId, table: row.table, outcome })}
      >
        {format(row[outcome])}
      </button>
    );
  return (
    <section className={styles.package}>
      <h3>
        {one.sequence === null
          ? t('changes.packageUnknown')
          : t('changes.package', { sequence: one.sequence, period: one.period ? period(one.period) : '' })}
      </h3>
      <p className={styles.keysPlain}>
        {t('changes.merged', {
          at: localMoment(one.appliedAt),
          base: one.base.startsWith('since:')
            ? t('changes.since', { sequence: one.base.slice('since:'.length) })
            : t('changes.full'),
        })}
      </p>
      {one.tables.length === 0 ? (
        <p>{t('changes.none')}</p>
      ) : (
        <SimpleTable
          label={t('changes.table')}
          rows={one.tables}
          rowId={(row) => row.table}
          columns={[
            { key: 'table', label: t('changes.table'), cell: (row) => table(row.table) },
            { key: 'added', label: t('changes.added'), align: 'end', cell: (row) => count(row, 'added') },
            {
              key: 'changed',
              label: t('changes.changed'),
              align: 'end',
              cell: (row) => count(row, 'changed'),
            },
          ]}
        />
      )}
    </section>
  );
}

function Records({ pressed }: { pressed: Pressed }) {
  const { t } = useTranslation('levels');
  const api = useApi();
  const table = useTableWord();
  const words = useFieldWords(pressed.table);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKey('levels', 'changedRecords'), pressed],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.levels.changedRecords({ ...pressed, offset: pageParam, limit: pageSize }, { signal }),
    getNextPageParam: (last, pages) =>
      pages.length * pageSize < last.total ? pages.length * pageSize : undefined,
  });
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <h3>
          {t('changes.records', {
            table: table(pressed.table),
            outcome: t(`changes.${pressed.outcome}`),
            count: data.pages[0]?.total ?? 0,
          })}
        </h3>
      )}
      <ul>
        {data?.pages.flatMap((page) =>
          page.rows.map(({ id, title, fields }) => {
            const told = fields.flatMap((field) => words.field(field) ?? []);
            return (
              <li key={id} className={styles.record}>
                {title}
                {told.length > 0 && (
                  <div className={styles.keysPlain}>
                    {t('changes.fields', { fields: told.join(t('separator')) })}
                  </div>
                )}
              </li>
            );
          }),
        )}
      </ul>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('changes.more')}
        </Button>
      )}
    </>
  );
}
