import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import styles from '../components/exchange.module.css';

export type CountyRow = Answer<'exchange', 'counties'>['rows'][number];
type Figure = Exclude<
  { [K in keyof CountyRow]: CountyRow[K] extends number ? K : never }[keyof CountyRow],
  'sequence'
>;

/** Figures in the order of the official table; with the one each is a share of. */
const figures: readonly { readonly key: Figure; readonly of?: Figure; readonly late?: boolean }[] = [
  { key: 'enterprises' },
  { key: 'keyUnits' },
  { key: 'plans' },
  { key: 'shouldFile' },
  { key: 'filed', of: 'shouldFile' },
  { key: 'deemed' },
  { key: 'overdueFiling', late: true },
  { key: 'shouldDrill' },
  { key: 'drilled', of: 'shouldDrill' },
  { key: 'drillsThisHalf' },
  { key: 'assessOverdue', late: true },
];

/** Columns of the side-by-side table, each figure with its sum below. */
export function useCountyColumns(rows: readonly CountyRow[]) {
  const { t } = useTranslation('exchange');
  const format = useNumberFormat();
  const period = usePeriodWord();
  return useMemo(() => {
    const sum = (key: Figure) => rows.reduce((total, row) => total + row[key], 0);
    const share = (part: number, whole: number) =>
      whole === 0 ? '' : t('counties.percent', { percent: Math.round((100 * part) / whole) });
    return [
      {
        key: 'name' as const,
        label: t('counties.name'),
        width: 180,
        grow: true,
        opens: true,
        text: (row: CountyRow) => row.name,
        order: (row: CountyRow) => row.regionCode,
        footer: t('counties.sum'),
      },
      {
        key: 'lastPeriod' as const,
        label: t('facts.period'),
        width: 104,
        text: (row: CountyRow) => (row.lastPeriod ? period(row.lastPeriod) : ''),
        order: (row: CountyRow) => row.lastPeriod ?? '',
      },
      {
        key: 'lastPackageAt' as const,
        label: t('counties.lastPackageAt'),
        width: 140,
        text: (row: CountyRow) => (row.lastPackageAt ? localMoment(row.lastPackageAt) : ''),
      },
      ...figures.map(({ key, of, late }) => ({
        key,
        label: t(`counties.figure.${key}` as 'counties.figure.plans'),
        width: of ? 104 : 84,
        align: 'end' as const,
        text: (row: CountyRow) =>
          of ? `${format(row[key])} ${share(row[key], row[of])}`.trim() : format(row[key]),
        ...((late || of) && {
          cell: (row: CountyRow) => (
            <span className={styles.figureCell} data-tone={late && row[key] > 0 ? 'late' : undefined}>
              {format(row[key])}
              {of && <span className={styles.share}>{share(row[key], row[of])}</span>}
            </span>
          ),
        }),
        order: (row: CountyRow) => row[key],
        footer: of ? (
          <span className={styles.figureCell}>
            {format(sum(key))}
            <span className={styles.share}>{share(sum(key), sum(of))}</span>
          </span>
        ) : (
          format(sum(key))
        ),
      })),
    ];
  }, [rows, t, format, period]);
}
