import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { InlineNote } from '../../../ui/InlineNote';
import styles from './home.module.css';

/** From November on: the holidays of next year are not known yet, with the way to import them. */
export function CalendarWarning() {
  const { t } = useTranslation('home');
  const go = useGo();
  const { data } = useQuery(ask(useApi(), 'calendar', 'warning', {}));
  if (!data || data.missingYear === null) return null;
  return (
    <div className={styles.notice}>
      <InlineNote
        tone="provisional"
        action={
          <Button size="small" onClick={() => go('/system/calendar')}>
            {t('importCalendar')}
          </Button>
        }
      >
        {t('calendarMissing', { year: data.missingYear })}
      </InlineNote>
    </div>
  );
}
