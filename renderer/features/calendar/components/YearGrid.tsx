import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import styles from './calendar.module.css';

type Year = Answer<'calendar', 'overview'>['years'][number];
type Day = Answer<'calendar', 'year'>['days'][number];

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const kinds = ['workday', 'weekend', 'holiday', 'makeup'] as const;

/** The twelve months of a year; what a notice changed carries a word, not only a colour. */
export function YearGrid({ year, actions }: { year: Year; actions: ReactNode }) {
  const { t } = useTranslation('calendar');
  const { data, error, refetch } = useQuery(ask(useApi(), 'calendar', 'year', { year: year.year }));
  return (
    <Panel title={t('yearFact', { ...year })} actions={actions}>
      <div className={styles.basis}>
        {year.source === '' ? t('noSource') : t('source', { source: year.source })}
      </div>
      <ul className={styles.legend} aria-label={t('legend')}>
        {kinds.map((kind) => (
          <li key={kind} className={styles.legendEntry}>
            <span className={styles.sample} data-kind={kind}>
              {kind === 'holiday' || kind === 'makeup' ? t(`mark.${kind}`) : ''}
            </span>
            {t(`kind.${kind}`)}
          </li>
        ))}
        <li className={styles.legendEntry}>
          <span className={styles.sample} data-kind="holiday" data-regional>
            {t('mark.holiday')}
          </span>
          {t('regionalMark')}
        </li>
      </ul>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className={styles.months}>
        {data &&
          months.map((month) => (
            <Month
              key={month}
              month={month}
              days={data.days.filter(({ date }) => Number(date.slice(5, 7)) === month)}
            />
          ))}
      </div>
    </Panel>
  );
}

function Month({ month, days }: { month: number; days: readonly Day[] }) {
  const { t } = useTranslation('calendar');
  const names = t('weekdays', { returnObjects: true }) as readonly string[];
  const before = (days[0]?.weekday ?? 1) - 1;
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells.slice(week * 7, week * 7 + 7),
  );
  return (
    <table className={styles.month}>
      <caption>{t('month', { month })}</caption>
      <thead>
        <tr>
          {names.map((name, weekday) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of the week do not move
            <th key={weekday} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor do the weeks of a month
          <tr key={number}>
            {week.map((day, weekday) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor their days
              <td key={weekday}>{day && <DayCell day={day} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: Day }) {
  const { t } = useTranslation('calendar');
  const changed = day.kind === 'holiday' || day.kind === 'makeup';
  const words = [day.date, t(`kind.${day.kind}`), day.name, day.notice].filter(Boolean).join(' ');
  return (
    <span
      className={styles.day}
      data-kind={day.kind}
      data-regional={day.source === 'regional' || undefined}
      title={words}
    >
      {Number(day.date.slice(8))}
      {changed && <span className={styles.dayMark}>{t(`mark.${day.kind as 'holiday' | 'makeup'}`)}</span>}
    </span>
  );
}
