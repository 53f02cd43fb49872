import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Segments } from '../../../ui/Segments';
import { usePeriodWord } from '../../../ui/use-period-word';
import { YearSwitch } from '../../../ui/YearSwitch';
import type { OfficeRow } from '../report-forms';
import styles from './reports.module.css';

const views = ['all', 'missing', 'waiting', 'returned', 'received', 'inLedger', 'late'] as const;
type View = (typeof views)[number];

const missing = ({ standing }: OfficeRow) => standing === 'none' || standing === 'draft';
const shows: Readonly<Record<View, (row: OfficeRow) => boolean>> = {
  all: () => true,
  missing,
  waiting: ({ standing }) => standing === 'handed-in',
  returned: ({ standing }) => standing === 'returned',
  received: ({ standing }) => standing === 'received',
  inLedger: ({ standing }) => standing === 'in-ledger',
  late: ({ late }) => late,
};
const tones = { missing: 'soon', waiting: 'soon', late: 'late' } as const;
const toneFor = (view: View) => (view in tones ? { tone: tones[view as keyof typeof tones] } : {});

interface OfficeReportsProps {
  readonly period: string;
  onPeriod(period: string): void;
}

/** The units that must report of a half-year, and those that did: who has reported, who has not, who is late. */
export function OfficeReports({ period, onPeriod }: OfficeReportsProps) {
  const { t } = useTranslation('drillReports');
  const go = useGo();
  const periodWord = usePeriodWord();
  const [view, setView] = useState<View>('all');
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillReports', 'list', { period }));
  const year = Number(period.slice(0, 4));
  const half = period.endsWith('H1') ? 'H1' : 'H2';
  const rows = data?.rows ?? [];
  return (
    <>
      <div className={styles.bar}>
        <YearSwitch year={year} onYear={(next) => onPeriod(`${next}${half}`)} />
        <Segments
          label={t('field.period')}
          segments={(['H1', 'H2'] as const).map((key) => ({ key, label: t(`half.${key}`) }))}
          chosen={half}
          onChoose={(next) => onPeriod(`${year}${next}`)}
        />
      </div>
      <div className={styles.bar}>
        <Segments<View>
          label={t('field.state')}
          segments={views.map((key) => ({
            key,
            label: t(`view.${key}`),
            count: rows.filter(shows[key]).length,
            ...toneFor(key),
          }))}
          chosen={view}
          onChoose={setView}
        />
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <LocalTable
          label={periodWord(period)}
          rows={rows.filter(shows[view])}
          rowId={(row) => row.enterpriseId}
          rowTone={(row) => (row.late && missing(row) ? 'late' : undefined)}
          onOpen={(row) =>
            go(row.submissionId ? `/drills/reports/${row.submissionId}` : `/enterprises/${row.enterpriseId}`)
          }
          empty={
            <EmptyState
              title={t(rows.length === 0 ? 'list.empty' : 'list.noMatch')}
              {...(rows.length === 0 && { text: t('list.emptyText') })}
            />
          }
          columns={[
            { key: 'name', label: t('field.unit'), width: 300, text: (row) => row.name, opens: true },
            { key: 'town', label: t('field.town'), width: 130, text: (row) => row.town ?? '' },
            { key: 'category', label: t('field.category'), width: 130, text: (row) => row.category ?? '' },
            {
              key: 'standing',
              label: t('field.state'),
              width: 190,
              text: (row) =>
                [t(`standing.${row.standing}`), row.late ? t('late') : ''].filter(Boolean).join(' '),
            },
            {
              key: 'drills',
              label: t('field.reported'),
              width: 110,
              align: 'end',
              text: (row) => (row.submissionId ? String(row.drills) : ''),
              order: (row) => row.drills,
            },
            { key: 'due', label: t('field.due'), width: 120, text: (row) => row.due },
            {
              key: 'handedInOn',
              label: t('field.handedInOn'),
              width: 120,
              text: (row) => row.handedInOn ?? '',
            },
            {
              key: 'round',
              label: t('field.round'),
              width: 90,
              align: 'end',
              text: (row) => (row.round === null ? '' : String(row.round)),
            },
            { key: 'number', label: t('field.number'), width: 170, text: (row) => row.number ?? '' },
            {
              key: 'answeredOn',
              label: t('field.answeredOn'),
              width: 120,
              text: (row) => row.answeredOn ?? '',
            },
          ]}
        />
      )}
    </>
  );
}
