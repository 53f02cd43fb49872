import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';

type Row = Answer<'hiddenDangers', 'counts'>['rows'][number];

/** Hidden dangers by the year in which they were found and the level of their listing. */
export function DangerCounts({ rows, onClose }: { rows: readonly Row[]; onClose(): void }) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const figures = [
    ['found', 'found'],
    ['listed', 'listed'],
    ['corrected', 'corrected'],
    ['delisted', 'delisted'],
    ['open', 'left'],
    ['overdue', 'overdue'],
  ] as const;
  return (
    <SideDrawer open title={t('danger.byYear.title')} onClose={onClose}>
      {rows.length === 0 ? (
        <p>{t('danger.byYear.none')}</p>
      ) : (
        <SimpleTable<Row>
          label={t('danger.byYear.title')}
          rows={[...rows].sort((a, b) => (a.year === b.year ? 0 : a.year < b.year ? 1 : -1))}
          rowId={(row) => `${row.year} ${row.level}`}
          columns={[
            { key: 'year', label: t('danger.byYear.year'), fixed: true, cell: (row) => row.year },
            {
              key: 'level',
              label: t('danger.byYear.level'),
              fixed: true,
              cell: (row) =>
                row.level in LEVELS
                  ? codes(`listingLevel.${row.level as keyof typeof LEVELS}`)
                  : t('danger.byYear.unlisted'),
            },
            ...figures.map(([key, word]) => ({
              key,
              label: t(`danger.byYear.${word}`),
              align: 'end' as const,
              cell: (row: Row) => row[key],
            })),
          ]}
        />
      )}
    </SideDrawer>
  );
}

const LEVELS = { county: true, city: true, province: true } as const;
