import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import styles from './system.module.css';

/** Deadlines of working days reach about a month ahead; from then on the end of the calendar is worth a warning. */
const nearMonths = 2;

/** How far the working-day calendar reaches, and what is done behind its end. */
export function CalendarCoverage() {
  const { t } = useTranslation('system');
  const { today } = useSystemState();
  const { data } = useQuery(ask(useApi(), 'system', 'about', {}));
  if (!data) return null;
  const monthsLeft = monthOf(data.calendarTo) - monthOf(today);
  return (
    <div className={styles.notes}>
      <InlineNote tone={monthsLeft < nearMonths ? 'soon' : 'open'}>
        {t('rules.calendarTo', { date: data.calendarTo })}
      </InlineNote>
    </div>
  );
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
