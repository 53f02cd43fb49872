import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { ToneIcon } from '../../../ui/ToneIcon';
import type { Tone } from '../../../ui/tokens';
import { useNumberFormat } from '../../../ui/use-number-format';
import { dateOf, daysInMonth, weekdayOf } from '../civil-days';
import { type CellPlace, useMapKeyboard } from '../hooks/use-map-keyboard';
import styles from './YearMap.module.css';

type Day = Answer<'drills', 'year'>['days'][number];

/** A chosen stretch of the year: one day or one month, both ends included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

interface YearMapProps {
  readonly year: number;
  readonly days: readonly Day[];
  readonly today: string;
  readonly chosen: Stretch | null;
  onChoose(stretch: Stretch | null): void;
}

const months = Array.from({ length: 12 }, (_none, at) => at + 1);
const dayNumbers = Array.from({ length: 31 }, (_none, at) => at + 1);
const saturday = 6;
const nothing = { planned: 0, done: 0, late: 0 };
const sums = ['planned', 'done', 'late'] as const;
const toneBySum = { planned: 'open', done: 'met', late: 'late' } as const;

/** The year as twelve lines of days: how many drills each day has and how they stand. Pressing a month or a day chooses it, pressing it again the whole year. */
export function YearMap({ year, days, today, chosen, onChoose }: YearMapProps) {
  const { t } = useTranslation('drills');
  const byDate = useMemo(() => new Map(days.map((day) => [day.date, day])), [days]);
  const busiest = useMemo(() => Math.max(1, ...days.map((day) => day.planned + day.done)), [days]);
  const monthWord = useMonthWord();
  const keyboard = useMapKeyboard(year);
  const isChosen = (stretch: Stretch) => chosen?.from === stretch.from && chosen.to === stretch.to;
  const choose = (stretch: Stretch) => onChoose(isChosen(stretch) ? null : stretch);
  return (
    <div className={styles.frame}>
      <table ref={keyboard.map} className={styles.map} aria-label={t('map.label', { year })}>
        <MapHead />
        <tbody onKeyDown={keyboard.onKeyDown}>
          {months.map((month) => {
            const length = daysInMonth(year, month);
            const whole = { from: dateOf(year, month, 1), to: dateOf(year, month, length) };
            return (
              <tr key={month}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.month}
                    aria-pressed={isChosen(whole)}
                    {...keyboard.cell(month, 0)}
                    onClick={() => choose(whole)}
                  >
                    {monthWord(year, month)}
                  </button>
                </th>
                {dayNumbers.map((day) => {
                  const date = dateOf(year, month, day);
                  const own = { from: date, to: date };
                  return (
                    <td key={day}>
                      {day <= length && (
                        <DayButton
                          date={date}
                          day={byDate.get(date)}
                          busiest={busiest}
                          isToday={date === today}
                          chosen={isChosen(own)}
                          place={keyboard.cell(month, day)}
                          onPress={() => choose(own)}
                        />
                      )}
                    </td>
                  );
                })}
                <MonthSums days={days.filter(({ date }) => date >= whole.from && date <= whole.to)} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Short names of months: 1月, Jan. */
function useMonthWord(): (year: number, month: number) => string {
  const { i18n } = useTranslation('common');
  return useMemo(() => {
    const language = i18n.language === 'en' ? 'en-GB' : 'zh-CN';
    const format = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
    return (year, month) => format.format(Date.UTC(year, month - 1, 1));
  }, [i18n.language]);
}

function MapHead() {
  const { t } = useTranslation('drills');
  return (
    <thead>
      <tr>
        <td className={styles.monthColumn} />
        {dayNumbers.map((day) => (
          <th key={day} scope="col">
            {day}
          </th>
        ))}
        {sums.map((sum) => (
          <th key={sum} scope="col" className={styles.sumColumn}>
            <span className={styles.sumHead}>
              <ToneIcon tone={toneBySum[sum]} />
              {t(`map.${sum}`)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface DayButtonProps {
  readonly date: string;
  readonly day: Day | undefined;
  readonly busiest: number;
  readonly isToday: boolean;
  readonly chosen: boolean;
  readonly place: CellPlace;
  onPress(): void;
}

function toneOfDay({ planned, late }: Pick<Day, 'planned' | 'late'>): Tone {
  if (late > 0) return 'late';
  return planned > 0 ? 'open' : 'met';
}

function DayButton({ date, day, busiest, isToday, chosen, place, onPress }: DayButtonProps) {
  const { t } = useTranslation('drills');
  const { planned, done, late } = day ?? nothing;
  const total = planned + done;
  return (
    <button
      type="button"
      className={styles.day}
      aria-pressed={chosen}
      aria-current={isToday ? 'date' : undefined}
      aria-label={t('map.day', { date, planned, done, late })}
      title={total > 0 ? t('map.day', { date, planned, done, late }) : undefined}
      data-tone={day && toneOfDay(day)}
      data-weekend={weekdayOf(date) >= saturday || undefined}
      style={{ '--local-depth': `${Math.round((100 * total) / busiest)}%` } as CSSProperties}
      {...place}
      onClick={onPress}
    >
      {total > 0 ? total : ''}
    </button>
  );
}

function MonthSums({ days }: { days: readonly Day[] }) {
  const format = useNumberFormat();
  return sums.map((sum) => {
    const count = days.reduce((all, day) => all + day[sum], 0);
    return (
      <td
        key={sum}
        className={styles.sum}
        data-tone={count > 0 && sum !== 'planned' ? toneBySum[sum] : undefined}
      >
        {count > 0 ? format(count) : ''}
      </td>
    );
  });
}
