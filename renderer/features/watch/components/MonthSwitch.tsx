import ChevronLeftIcon from '@mui/icons-material/ChevronLeft';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import styles from './watch.module.css';

/** The month that is shown (`YYYY-MM`), and the way to the one before and after. */
export function MonthSwitch({ month, onMonth }: { month: string; onMonth(months: number): void }) {
  const { t } = useTranslation('watch');
  return (
    <span className={styles.switch}>
      <Tooltip title={t('month.before')}>
        <IconButton aria-label={t('month.before')} onClick={() => onMonth(-1)}>
          <ChevronLeftIcon />
        </IconButton>
      </Tooltip>
      <span aria-live="polite">
        {t('month.name', { year: month.slice(0, 4), month: Number(month.slice(5)) })}
      </span>
      <Tooltip title={t('month.next')}>
        <IconButton aria-label={t('month.next')} onClick={() => onMonth(1)}>
          <ChevronRightIcon />
        </IconButton>
      </Tooltip>
    </span>
  );
}
