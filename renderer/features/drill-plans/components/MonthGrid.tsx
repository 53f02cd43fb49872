import PushPinIcon from '@mui/icons-material/PushPinOutlined';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../../ui/tokens';
import { dateOf, daysInMonth, weekdayOf } from '../../drills/civil-days';
import type { useCarry } from '../hooks/use-carry';
import type { PlanDrill } from '../year-plan';
import styles from './plan.module.css';

/** What the grids of a plan have in common. */
export interface Board {
  readonly year: number;
  readonly today: string;
  readonly daysOff: Readonly<Record<string, string>>;
  readonly refused: (date: string) => boolean;
  readonly drillsByDay: ReadonlyMap<string, readonly PlanDrill[]>;
  /** How a drill stands: late and soon for conflicts. */
  readonly toneOf: (drill: PlanDrill) => Tone;
  readonly carried: {
    readonly id: string;
    readonly date: string;
    readonly title: string;
    readonly tone: Tone;
  } | null;
  readonly selected: string | null;
  readonly chip: ReturnType<typeof useCarry>['chip'];
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const saturday = 6;

interface MonthGridProps {
  readonly board: Board;
  /** 1 … 12. */
  readonly month: number;
  readonly size: 'large' | 'medium' | 'small';
}

/** One month as weeks of days, Monday first, with the drills of each day. */
export function MonthGrid({ board, month, size }: MonthGridProps) {
  const { t } = useTranslation('drillPlans');
  const { year } = board;
  const length = daysInMonth(year, month);
  const blanks = weekdayOf(dateOf(year, month, 1)) - 1;
  const days = Array.from({ length }, (_none, at) => dateOf(year, month, at + 1));
  const held = days.reduce((sum, day) => sum + (board.drillsByDay.get(day)?.length ?? 0), 0);
  return (
    <section className={styles.month} data-size={size} aria-label={t('board.month', { month })}>
      <h3 className={styles.monthName}>
        {t('board.month', { month })}
        {held > 0 && <span className={styles.muted}>{t('board.count', { count: held })}</span>}
      </h3>
      <div className={styles.weekdays} aria-hidden>
        {weekdays.map((day) => (
          <span key={day}>{t(`weekday.${day}`)}</span>
        ))}
      </div>
      <div className={styles.days}>
        {blanks > 0 && <span className={styles.blank} data-span={blanks} />}
        {days.map((date) => (
          <DayCell key={date} date={date} board={board} size={size} />
        ))}
      </div>
    </section>
  );
}

function DayCell({ date, board, size }: { date: string; board: Board; size: MonthGridProps['size'] }) {
  const { t } = useTranslation('drillPlans');
  const off = board.daysOff[date];
  const refused = board.refused(date);
  const drills = board.drillsByDay.get(date) ?? [];
  const hint = [off, refused ? t('board.refused') : null].filter(Boolean).join(' · ');
  return (
    <div
      className={styles.day}
      data-date={date}
      data-off={off !== undefined || undefined}
      data-refused={refused || undefined}
      data-today={date === board.today || undefined}
      data-over={board.carried?.date === date || undefined}
      title={hint === '' ? undefined : `${date} ${hint}`}
    >
      <span className={styles.dayNumber}>
        {Number(date.slice(8))}
        {size === 'large' && off !== undefined && weekdayOf(date) < saturday && (
          <span className={styles.dayOff}>{off}</span>
        )}
      </span>
      {drills.map((drill) => (
        <DrillChip key={drill.id} drill={drill} board={board} size={size} />
      ))}
      {board.carried?.date === date && (
        <span className={styles.chip} data-ghost data-tone={board.carried.tone} data-size={size}>
          <span className={styles.chipText}>{size === 'small' ? '' : board.carried.title}</span>
        </span>
      )}
    </div>
  );
}

/** A drill that can be pressed, dragged, or moved with the arrow keys. */
export function DrillChip({
  drill,
  board,
  size,
}: {
  drill: PlanDrill;
  board: Pick<Board, 'toneOf' | 'carried' | 'selected' | 'chip'>;
  size: MonthGridProps['size'];
}) {
  const { t } = useTranslation('drillPlans');
  const name = t('board.chip', { title: drill.title, date: drill.date ?? t('side.undated') });
  return (
    <button
      type="button"
      className={styles.chip}
      data-tone={board.toneOf(drill)}
      data-size={size}
      data-movable={drill.movable || undefined}
      data-carried={board.carried?.id === drill.id || undefined}
      data-drill={drill.id}
      aria-pressed={board.selected === drill.id}
      aria-label={name}
      title={name}
      {...board.chip(drill)}
    >
      {drill.fixed && size !== 'small' && <PushPinIcon className={styles.pin} aria-hidden />}
      <span className={styles.chipText}>
        {drill.startsAt && size === 'large' && <span className={styles.chipTime}>{drill.startsAt}</span>}
        {size === 'small' ? '' : (drill.planTitle ?? drill.title)}
      </span>
    </button>
  );
}
