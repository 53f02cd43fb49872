import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { recordPath } from '../../../app/record-paths';
import { useGo } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { NumberButton } from '../../../ui/NumberButton';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { OpenReport, ReportCut } from '../hooks/use-report-request';
import styles from './reports.module.css';
import type { PressedNumber } from './TallyTable';

/** What the amount of a row is counted in; people unless told. */
const amountUnits: Readonly<Partial<Record<string, 'days' | 'cost' | 'sets' | 'times' | 'copies'>>> = {
  check: 'days',
  'drill-cost': 'cost',
  'team-equipment': 'sets',
  'team-trainings': 'times',
  'team-calls': 'times',
  'team-agreements': 'copies',
  expert: 'times',
};
type Row = Answer<'reports', 'rows'>['rows'][number];
const pageSize = 200;

/** The rows behind a number, each leading to its record. */
export function RowsDrawer({
  request,
  pressed,
  onClose,
}: {
  readonly request: { readonly report: OpenReport; readonly period: string; readonly by: ReportCut };
  readonly pressed: PressedNumber;
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const go = useGo();
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery({
    ...ask(useApi(), 'reports', 'rows', {
      ...request,
      line: pressed.line,
      column: pressed.column,
      offset,
      limit: pageSize,
    }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const pathOf = (row: Row) =>
    row.opens === 'inspection' ? `/inspections/${row.id}` : recordPath(row.opens, row.id);
  const unitOf = (data?.kind && amountUnits[data.kind]) ?? 'people';
  const about = (row: Row) =>
    [row.title, row.amount === null ? '' : t(`rows.${unitOf}`, { count: row.amount })]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <SideDrawer
      open
      title={pressed.heading}
      subtitle={`${pressed.lineLabel}${data ? ` · ${t('rows.count', { count: data.total })}` : ''}`}
      onClose={onClose}
      footer={
        data && data.total > pageSize ? (
          <>
            <Button disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
              {t('rows.before')}
            </Button>
            <Button disabled={offset + pageSize >= data.total} onClick={() => setOffset(offset + pageSize)}>
              {t('rows.next')}
            </Button>
            <span className={styles.muted}>
              {t('rows.shown', {
                from: offset + 1,
                to: Math.min(offset + pageSize, data.total),
                total: data.total,
              })}
            </span>
          </>
        ) : undefined
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className={styles.muted}>{t('rows.loading')}</p>}
      {data && (
        <SimpleTable
          label={pressed.heading}
          rows={data.rows.map((row, at) => ({ ...row, place: `${offset + at}` }))}
          rowId={(row) => row.place}
          columns={[
            {
              key: 'unit',
              label: t('rows.unit'),
              cell: (row) => (
                <>
                  {row.opens === 'none' ? (
                    row.unitName
                  ) : (
                    <NumberButton onClick={() => go(pathOf(row) ?? `/enterprises/${row.unitId}`)}>
                      {row.unitName}
                    </NumberButton>
                  )}
                  {about(row) !== '' && <div className={styles.muted}>{about(row)}</div>}
                </>
              ),
            },
            { key: 'town', label: t('rows.town'), cell: (row) => row.town },
            { key: 'date', label: t('rows.date'), fixed: true, cell: (row) => row.date },
          ]}
        />
      )}
    </SideDrawer>
  );
}
